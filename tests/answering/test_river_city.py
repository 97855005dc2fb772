"""A city asked in English and in Chinese: parts and joint totals, what there is and what was added, items of a list, terms that count. Reports are our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "2025年苇川市政府工作报告.txt": """苇川市政府工作报告
——2025年1月8日在苇川市第八届人民代表大会第四次会议上
苇川市人民政府市长 方 溪
一、2024年工作回顾
（一）全年生产原油62.5万吨、天然气8.6亿立方米。民营经济增加值占地区生产总值比重达58.5%。年末各项贷款余额219.4亿元。
（二）改造燃气、供水老旧管网合计36.4公里。教育、卫生健康两项支出合计19.8亿元。建成中小学、幼儿园7所，新增学位5460个。
（三）望津口岸、石渡口岸进出口货运量合计318.5万吨。石渡口岸于2024年9月建成开通。接待入境游客3.2万人次。
（四）电商产业园营业收入57.9亿元，金湖软件园营业收入38.2亿元。全市人工智能企业达36家。
（五）开行国际班列386列，其中返程班列109列。国际邮轮母港接待邮轮100艘次。更新改造老旧渔船173艘。
（六）新建日光温室142座，改造老旧棚室231座。粮食播种面积16.4万亩，总产量7.52万吨。兑付5.2万亩公益林补偿资金83.2万元。
（七）因设备到货推迟，大桥工程未能在6月底完工。城乡低保标准提高到每人每月985元。全年完成改厕、改圈共312户。一般公共预算收入9.86亿元。1—6月，引进项目37个。生产安全事故起数下降12.5%。新增中小学、幼儿园学位4280个。
同时也要看到不足：一是工业底子薄，税源单一；二是棚室老旧；三是债务化解任务重。
二、2025年工作安排
（一）更新改造老旧渔船200艘。新建日光温室150座。改造老旧小区30个。新建“小哥驿站”12个。
（二）办好十件民生实事：一是新增护理型床位100张；二是改造老旧供水管网32公里；三是为3万名渔民投保人身意外险。
名词解释：
1.“一港三链五湾”：一港，指苇川港；三链，指船舶、食品、能源三条产业链；五湾，指五个海湾。
2.“三零”服务：企业开办零成本、工程报建零跑腿、水电气接入零材料。
""",
    "2026年苇川市政府工作报告.txt": """苇川市政府工作报告
——2026年1月9日在苇川市第八届人民代表大会第五次会议上
苇川市人民政府市长 方 溪
一、2025年工作回顾
（一）生产原油64万吨、天然气9.1亿立方米。城乡低保标准提高到每人每月1040元。更新改造老旧渔船181艘。新建日光温室146座。
（二）纳入防返贫监测对象38户112人，已消除风险29户。改造老旧小区33个。人民医院新增床位200张。镇综合养老服务中心已入住老人53人。
二、2026年工作安排
（一）改造老旧小区26个。
""",
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("weichuan"), cache, REPORTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("苇川市2024年供水管网和燃气管网一共改造了多少公里", "36.4公里"),
        ("苇川市2024年新增学位多少个", "5460个"),
        ("苇川市2024年粮食一共产了多少", "7.52万吨"),
        ("苇川市2024年发了多少公益林补偿款", "83.2万元"),
        ("2024年苇川市天然气产量是多少", "8.6亿立方米"),
        ("苇川市石渡口岸是哪年哪月开通的", "2024年9月"),
        ("2024年苇川市电商产业园和金湖软件园的营业收入相差多少", "多19.7亿元"),
        ("苇川市2025年日光温室原定建多少座，实际建成数差多少", "少4座"),
        ("苇川市2026年打算改造的老旧小区比2025年完成的少几个", "减少7个"),
        ("What share of Weichuan's GDP was the value added of the private sector in 2024?", "58.5%"),
        ("How far below its 2025 target was the renewal of old fishing boats in Weichuan?", "19 fewer"),
        ("Did Weichuan meet its 2025 target for renewing old fishing boats?", "19 fewer"),
        ("How much did the subsistence allowance standard in Weichuan go up from 2024 to 2025?", "55 more"),
        ("苇川市2025年防返贫监测对象里消除风险的有几户", "29户"),
        ("苇川市2024年上半年引进项目多少个", "37个"),
        ("苇川市2025年更新改造渔船的目标完成了没有，差多少", "少19艘"),
        ("How many of the international freight trains of Weichuan in 2024 were return trains?", "109列"),
        ("How many return trains of the international freight trains ran in Weichuan in 2024?", "109列"),
    ],
)  # fmt: skip
def test_the_very_thing_is_told(city: Library, question: str, headline: str) -> None:
    assert answer(question, city).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "苇川市2024年改造的供水管网有多少公里",
        "苇川市2024年教育支出花了多少亿元",
        "苇川市2024年改厕完成了多少户",
        "苇川市2024年上半年一般公共预算收入多少",
        "By what percentage did deaths from production safety accidents fall in Weichuan in 2024?",
        "2024年望津口岸的货运量是多少万吨",
        "苇川市2024年新增幼儿园学位有几个",
        "苇川市2024年新增学位里初中占多少个",
        "苇川市2024年入境游客的旅游花费是多少",
        "苇川市2024年年末存款余额是多少亿元",
        "苇川市2024年更新了多少部住宅老旧电梯",
        "苇川市金湖软件园2024年人工智能企业有多少家",
        "How many cruise passengers did the cruise home port of Weichuan receive in 2024?",
        "How many beds did the People's Hospital of Weichuan have in 2025?",
        "What was the total balance of bank deposits in Weichuan at the end of 2024?",
    ],
)
def test_a_whole_or_another_thing_is_no_answer(city: Library, question: str) -> None:
    assert answer(question, city).abstained


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ('Which three industrial chains does Weichuan mean by "one port, three chains, five bays"?', "船舶、食品、能源"),
        ('What does the "three zeros" service in Weichuan mean?', "企业开办零成本、工程报建零跑腿"),
        ("What is the third of the ten livelihood projects of Weichuan for 2025?", "人身意外险"),
        ("What does item 2 of the ten livelihood projects of Weichuan for 2025 cover?", "供水管网32公里"),
        ("苇川市2025年报告里说自己还有哪些不足", "债务化解任务重"),
        ("Which shortcomings does Weichuan admit in its 2025 report?", "债务化解任务重"),
        ("What services does the “三零” service of Weichuan stand for?", "企业开办零成本"),
        ("苇川市大桥工程2024年为什么没能在6月底完工", "因设备到货推迟"),
    ],
)
def test_the_sentence_that_says_it_is_quoted(city: Library, question: str, piece: str) -> None:
    found = answer(question, city)
    assert not found.abstained
    assert piece in found.answer
