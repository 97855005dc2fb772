"""The standard name of a figure: given where it is that indicator, and left open where a thing of its own is counted."""

import pytest

from assistant.figures import standard_name
from tests.figures.report import told


@pytest.mark.parametrize(("words", "name"), [("硬化村组道路", "道路硬化"), ("城市低保标准", "城市低保标准"), ("某某事情", "")])
def test_the_standard_name_is_found_whichever_way_round_deed_and_thing_stand(words: str, name: str) -> None:
    assert standard_name(words) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("县内医院达到12家。", "医院"),
        ("县人民医院门诊量达到19万人次。", ""),
        ("上市公司达到31家。", "上市公司"),
        ("上市公司市值增长6.2%。", ""),
        ("粮食产量8.4万吨。", "粮食产量"),
        ("粮食产量超5万吨的乡镇有4个。", ""),
        ("全年研发投入增长8%。", "研发投入"),
        ("城镇职工基本医疗保险参保人数增加1.2万。", "职工医保"),
        ("工业和手工业总产值达到70亿元。", ""),
        ("还有12户农村户厕待改造。", "农村改厕"),
        ("工业企业上云率达到六成。", ""),
        ("为经营主体降低物流、用能等成本3亿元。", ""),
        ("淘汰落后的炼钢产能19万吨。", ""),
        ("扫除青壮年文盲300人。", ""),
        ("全年广义货币M2增长8%。", "广义货币供应量"),
        ("又有80户农村危房得到改造。", "危房改造"),
        ("年初确定的10件民生实事全部兑现。", "民生实事"),
        ("计算机通信等新兴产业税收增长12%。", ""),
        ("沿海港口货物吞吐量320万吨。", ""),
        ("港口货物吞吐量910万吨。", "港口货物吞吐量"),
        ("外出农民工2.1万人。", "外出农民工"),
    ],
)
def test_what_is_counted_of_a_thing_does_not_go_by_the_name_of_the_thing(sentence: str, name: str) -> None:
    figure = told(sentence)[-1]
    assert figure.name == name, figure
