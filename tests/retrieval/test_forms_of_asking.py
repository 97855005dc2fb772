"""The same thing asked in many forms: what kind of answer is wanted, plan or result, the unit. The sample library."""

import pytest

from assistant.library import Library
from assistant.retrieval import understood


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("清河镇2020年城镇人口几何", "value"),
        ("清河镇净增企业若干家，2020年", "value"),
        ("清河镇2020年危房改造户数是个什么数", "value"),
        ("清河镇危房改造，是2019年多还是2020年多", "compare"),
        ("清河镇低保标准从2018年到2020年上调几元", "compare"),
        ("清河镇和双河镇2020年危房改造哪个镇多", "compare"),
        ("清河镇2020年改厕，说要改的跟真改的，差几座", "compare"),
        ("清河镇改厕2018、2019、2020年三个年头，各是多少", "series"),
        ("清河镇从2018年到2020年每年改厕多少，挨个报一下", "series"),
        ("清河镇2020年春灌几月启动", "date"),
        ("清河镇大桥何年何月通车", "date"),
        ("清河镇、双河镇等多少个镇2020年完成改厕", "value"),
        ("Over how many households did Qinghe Town outnumber its goal in 2020?", "compare"),
        ("Between 2018 and 2020, how many more households got toilets in Qinghe Town?", "compare"),
        ("What measures did Qinghe Town take in 2020 to keep people in work?", "list"),
        ("What was done in Qinghe Town in 2020 about dilapidated houses, in a few words?", "text"),
        ("In what year was the road of Qinghe Town finished, and what year did the bridge open?", "date"),
    ],
)
def test_what_kind_of_answer_is_wanted(library: Library, question: str, operation: str) -> None:
    assert understood(question, library).operation == operation


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("清河镇力求2021年改厕多少座", "plan"),
        ("清河镇2021年想给多少户装路灯", "plan"),
        ("清河镇一天要清走多少吨垃圾", None),
        ("清河镇2020年改厕任务下了多少座，到头来干成多少座", None),
        ("清河镇2020年计划改厕数与完成数的缺口有几座", None),
        ("How many toilets is Qinghe Town supposed to rebuild in 2021?", "plan"),
        ("What share of homes was the piped water of Qinghe Town to be extended to in 2021?", "plan"),
    ],
)
def test_plan_and_result_are_told_apart(library: Library, question: str, role: str | None) -> None:
    assert understood(question, library).role == role


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("清河镇2020年人均住房合几个平方米", "平方米"),
        ("清河镇2020年户均几口人", "人"),
        ("清河镇2020年接待了多少赏花的人", "人"),
        ("清河镇绿化的面积2020年比2019年多多少", "平方米"),
        ("清河镇改厕的投资，2019年和2020年哪年多", "元"),
        ("How did the funds for roads in Qinghe Town change from 2019 to 2020?", "元"),
        ("How did the number of household-waste truck trips in Qinghe Town change from 2019 to 2020?", ""),
    ],
)
def test_the_unit_is_that_of_what_is_asked_for(library: Library, question: str, unit: str) -> None:
    assert understood(question, library).unit == unit
