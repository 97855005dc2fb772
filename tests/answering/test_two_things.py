"""Sums over two years, places or things, and two things set against each other, over two years of a county and its neighbour. Our own texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

TEXTS = {
    "禾津县2024年政府工作报告.txt": """禾津县2024年政府工作报告
——2024年1月10日在禾津县第十八届人民代表大会第四次会议上
县长　梁守田
一、2023年工作回顾
改造危桥13座，新改建农村户用卫生厕所1.2万户。农村低保398户931人，发放低保金402.3万元。新签约亿元以上产业项目56个、总投资212亿元。新增公办幼儿园学位1200个。
农村居民人均可支配收入20460元。年末贷款余额118亿元。规上工业企业52家。公共建筑节能改造面积4.5万平方米。旅游收入7.4亿元。
二、2024年工作安排
（一）办好民生实事
免费开展农村适龄和城镇低保适龄妇女“两癌”检查1.5万人。
""",
    "禾津县2025年政府工作报告.txt": """禾津县2025年政府工作报告
——2025年1月8日在禾津县第十八届人民代表大会第五次会议上
县长　梁守田
一、2024年工作回顾
改造危桥8座，新改建农村户厕0.9万户。新签约亿元以上产业项目41个、总投资186亿元。
新增义务教育学位1.3万个、普通高中学位2400个。茶产业综合产值18.4亿元，竹产业总产值11.7亿元。
全年办理结婚登记1526对，同比下降7.1%；离婚登记612对。农村居民人均可支配收入21980元。年末贷款余额126亿元。
发放汽车、家电、餐饮等消费券860万元。争取中央预算内投资、特别国债、地方政府专项债券等资金9.6亿元，其中专项债券5.1亿元。
土地延包试点在石埠镇、柳湾镇2个镇铺开，已完成延包合同签订4310份。
农村低保标准由5160元/年提高到5760元/年。14个村集体经济收入合计960万元。规上企业中产值过亿元的仅6家。
召开屋场会96场，收集群众意见建议520条，办结487条。入境旅游人次增长31.2%。县人民医院通过三级乙等医院评审。
新建集镇农贸市场1个，占地面积2100平方米，总投资900万元。疏港铁路线路全长23.6公里、总投资17.5亿元。
农村低保385户894人，发放低保金411.8万元。完成农村危房改造118户，其中C级51户、D级67户。发放残疾人两项补贴93.2万元。
县财政和群众投入1200万元。产权单位和居民出资320万元。规上工业企业56家。公共建筑节能改造面积5.5万平方米。旅游收入8.4亿元。
石埠镇扎实推进环境整治，全镇改造户厕320户。全县规模最大的云岭现代农业产业园区一期工程项目总投资12亿元，其他项目投资36亿元。
建成乡镇综合养老服务中心9个。城南污水处理厂日处理能力由2万吨提高到3.5万吨。新开通国际客货运航线5条。普通高中3所，在校学生4926人；初中14所，在校学生9385人。
粮食总产15.31亿斤，其中夏粮总产8.86亿斤、秋粮总产6.45亿斤。发展中药材6.7万亩，其中黄精3.1万亩。粮食播种面积38.6万亩。
提前转移地质灾害点和低洼地带群众87户214人。18个村集体经营性收入862万元，前孙村最高，达到97.5万元。
公租房在保家庭1895户，其中实物保障1312户、租赁补贴583户。联运量达到1.3万标箱。新建改造排水管网13.7公里，其中污水管网9.1公里、雨水管网4.6公里。
2024年巴黎残奥会获得3枚奖牌。中药材在县域生产总值中所占的比重由2023年的4%上升到5%。
二、存在的问题
全县仍有在册地质灾害隐患点64处。
三、2025年工作安排
治理地质灾害隐患点20处。支持云帆公司上半年产品面市。改造危桥7座。
支持金源公司新材料项目上半年投产，云峰公司电池项目年底前建成，力争黑山水库汛期前完工。
""",
    "石埠镇2024年工作总结.txt": """石埠镇2024年工作总结
一、2024年工作回顾
改造危桥2座。农村居民人均可支配收入20150元。新增规上工业企业2家。
""",
    "苇塘县2025年政府工作报告.txt": """苇塘县2025年政府工作报告
——2025年1月9日在苇塘县第十七届人民代表大会第五次会议上
县长　沈一苇
一、2024年工作回顾
改造危桥5座，完成特殊困难老年人家庭适老化改造320户。农村居民人均可支配收入19870元。
二、2025年工作安排
改造危桥6座。
""",
}


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("two"), cache, TEXTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("禾津县2023年和2024年两年一共改造了多少座危桥", "21座"),
        ("2023、2024两年禾津县一共新改建了多少户农村厕所", "2.1万户"),
        ("2024年禾津县和苇塘县改造的危桥加起来有几座", "13座"),
        ("禾津县2024年新增的义务教育学位和普通高中学位加起来有多少个", "15400个"),
        ("禾津县2024年普通高中和初中在校学生加起来有多少人", "14311人"),
        ("苇塘县2024年改造的危桥加上2025年计划改造的，两年总共多少座", "11座"),
        ("How many dangerous bridges were renovated in Hejin County (禾津县) in 2023 and 2024 in total?", "21 (21座)"),
    ],
)
def test_two_years_places_or_things_are_added_up(counties: Library, question: str, headline: str) -> None:
    told = answer(question, counties)
    assert told.headline == headline
    assert told.computation is not None
    assert len(told.computation.operands) == len(told.citations) == 2


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("禾津县2024年茶产业综合产值比竹产业总产值高多少亿", "多6.7亿元"),
        ("禾津县2024年登记结婚的比登记离婚的多多少对", "多914对"),
        ("禾津县农村低保标准2024年提高以后，比原来多多少元", "600元/年"),
        ("By how much did the per capita disposable income of rural residents in Hejin County (禾津县) exceed that of Weitang County (苇塘县) in 2024?", "2,110 more"),
        ("禾津县2024年农村居民人均可支配收入比上一年多了多少元", "增加1520元"),
        ("禾津县发的农村低保金，2024年和2023年哪年多，多出多少", "增加9.5万元"),
        ("禾津县2024年新建改造的排水管网，污水管比雨水管长多少公里", "多4.5公里"),
    ],
)
def test_two_things_are_set_against_each_other(counties: Library, question: str, headline: str) -> None:
    assert answer(question, counties).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "2023年禾津县和苇塘县改造的危桥加起来有几座",  # 苇塘 tells nothing of 2023
        "禾津县2024年新增的义务教育学位和幼儿园学位加起来有多少个",
        "禾津县2024年发的消费券里，汽车消费券是多少钱",
        "禾津县2024年争取到的特别国债资金是多少亿元",
        "禾津县石埠镇2024年签了多少份土地延包合同",
        "禾津县2024年残疾人两项补贴里，重度残疾人护理补贴发了多少钱",
        "禾津县2024年建成了多少个村级幸福院",
        "禾津县2024年新开的国际航线里，光客运的有几条",
        "禾津县2024年全县港口集装箱吞吐量是多少标箱",
        "禾津县2024年的农村低保对象里有多少是残疾人",
    ],
)
def test_one_of_them_is_not_all_and_all_is_not_one_of_them(counties: Library, question: str) -> None:
    told = answer(question, counties)
    assert told.abstained, told.answer


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("禾津县2024年争取到的上级资金里，地方政府专项债券占了多少亿", "5.1亿元"),
        ("禾津县2024年的民生实事里，打算给妇女免费查“两癌”多少人", "1.5万人"),
        ("2024年禾津县规上企业里头产值上亿的有几家", "6家"),
        ("禾津县2025年报告里说，县里在册的地质灾害隐患点还有多少处", "64处"),
        ("2024年到禾津县来的境外游客人次涨了多少", "31.2%"),
        ("禾津县2024年新建的集镇农贸市场总共投了多少钱", "900万元"),
        ("How many of the opinions and suggestions collected in Hejin County (禾津县) in 2024 were resolved?", "487条"),
        ("禾津县的云帆公司，产品按2025年报告的安排什么时候面市", "2025年上半年"),
        ("禾津县疏港铁路总共要投多少钱", "17.5亿元"),
        ("禾津县城南污水处理厂扩建以后，一天能处理多少污水", "3.5万吨"),
        ("禾津县2024年秋季粮食收了多少", "6.45亿斤"),
        ("禾津县2024年黄精种了多少亩", "3.1万亩"),
        ("禾津县2024年下大暴雨那阵，提前撤离了多少群众（人）", "214人"),
        ("2024年禾津县集体经营收入最多的那个村，收入有多少", "97.5万元"),
        ("How many households in Hejin County (禾津县) were housed in public rental housing in kind (rather than receiving rent subsidies) in 2024?", "1312户"),
    ],
)
def test_what_is_asked_for_in_other_words_is_found(counties: Library, question: str, headline: str) -> None:
    assert answer(question, counties).headline == headline


def test_a_place_in_the_one_around_it_has_its_share_worked_out(counties: Library) -> None:
    told = answer("石埠镇2024年改造的危桥，占禾津县改造危桥的百分之几", counties)
    assert told.headline == "25%"
    assert [one.mark for one in told.citations] == [1, 2]


@pytest.mark.parametrize(
    "question",
    [
        "苇塘县2024年改造的危桥，占禾津县改造危桥的百分之几",  # the one does not lie in the other
        "石埠镇2024年农村居民人均可支配收入占禾津县的百分之几",
        "石埠镇2024年规上工业企业占禾津县的百分之几",  # what came new beside all there are
    ],
)
def test_there_is_no_share_of_what_is_no_whole_of_it(counties: Library, question: str) -> None:
    assert answer(question, counties).abstained


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("禾津县2023年和2024年两年年末贷款余额一共多少亿", "存量"),
        ("禾津县2023年和2024年农村居民人均可支配收入加起来多少", "平均数"),
        ("2024年石埠镇和禾津县改造的危桥一共几座", "之内"),
        ("禾津县2024年危桥和农村危房改造加起来多少个", "单位不同"),
        ("禾津县2023年和2024年规上工业企业一共多少家", "存量"),
    ],
)
def test_what_has_no_sum_is_set_side_by_side(counties: Library, question: str, why: str) -> None:
    told = answer(question, counties)
    assert told.headline is None
    assert why in told.answer


def test_a_part_is_not_added_to_its_whole(counties: Library) -> None:
    assert answer("禾津县2024年农村危房改造和C级危房加起来多少户", counties).headline is None


def test_the_sum_of_plans_says_so(counties: Library) -> None:
    assert "计划合计" in answer("2025年禾津县和苇塘县一共要改造几座危桥", counties).answer


@pytest.mark.parametrize("question", ["禾津县2023年和2024年公共建筑节能改造面积有什么变化", "禾津县2023年和2024年旅游收入合计有什么变化"])
def test_a_change_is_no_sum(counties: Library, question: str) -> None:
    assert (answer(question, counties).headline or "").startswith("增加")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("禾津县2024年争取了多少资金", "9.6亿元"),
        ("禾津县云峰公司电池项目什么时候建成", "2025年底前"),
        ("禾津县2025年黑山水库什么时候完工", "2025年汛期前"),
        ("禾津县石埠镇2024年改造了多少户户厕", "320户"),
        ("禾津县2024年规模最大的项目总投资多少", "12亿元"),
    ],
)
def test_a_plain_question_is_still_answered(counties: Library, question: str, headline: str) -> None:
    assert answer(question, counties).headline == headline


@pytest.mark.parametrize("question", ["禾津县2024年县财政投入多少万元", "禾津县2024年产权单位出资多少"])
def test_a_joint_sum_is_not_the_first_givers_own(counties: Library, question: str) -> None:
    assert answer(question, counties).abstained


def test_the_grade_of_a_hospital_is_told_in_a_sentence(counties: Library) -> None:
    assert "三级乙等" in answer("禾津县人民医院2024年评上了几级几等医院", counties).answer


def test_a_city_without_reports_named_before_its_district_asks_for_nothing_more(counties: Library) -> None:
    assert answer("泽川市禾津县2024年改造了多少座危桥", counties).headline == "8座"
