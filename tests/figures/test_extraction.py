"""Every number of a report with what it counts, when, and as what it is told; texts are our own, in the ways reports phrase figures."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant import reading
from assistant.figures import figures
from assistant.figures.labels import labels
from assistant.figures.lists import amounts
from assistant.records import Block, Figure
from tests.figures.report import REVIEW, manuscript, told

ROOT = Path(__file__).parents[2]


def words(sentence: str, heading: str = REVIEW) -> list[tuple[str, str]]:
    return [(figure.quantity.text, figure.indicator) for figure in told(sentence, heading)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年完成危房改造86户。", [("86户", "完成危房改造")]),
        ("粮食播种面积12万亩、产量5.3亿斤。", [("12万亩", "粮食播种面积"), ("5.3亿斤", "粮食产量")]),
        ("全年粮食播种面积5.62万亩，总产量2.41万吨。", [("5.62万亩", "粮食播种面积"), ("2.41万吨", "粮食总产量")]),
        ("新建3座水厂，改造管网12公里。", [("3座", "新建水厂"), ("12公里", "改造管网")]),
        ("帮助1200名群众就业。", [("1200名", "帮助群众就业")]),
        ("新建8个养老服务站和两个口袋公园。", [("8个", "新建养老服务站"), ("两个", "新建口袋公园")]),
        ("拆除违法建设46处、5300余平方米。", [("46处", "拆除违法建设"), ("5300余平方米", "拆除违法建设")]),
        ("排查矛盾纠纷251起，调处成功247起。", [("251起", "排查矛盾纠纷"), ("247起", "矛盾纠纷调处成功")]),
        ("投资486万元新建高标准农田3200亩。", [("486万元", "投资新建高标准农田"), ("3200亩", "新建高标准农田")]),
        ("新增家庭农场7家、总数达到25家。", [("7家", "新增家庭农场"), ("25家", "家庭农场总数")]),
        ("通过“一卡通”发放惠农补贴1342.7万元。", [("1342.7万元", "发放惠农补贴")]),
        ("6个村成立合作社，带动社会投资超千万元。", [("6个", "村成立合作社"), ("超千万元", "村成立合作社带动社会投资")]),
        ("粮食产量稳步提升，达到2.4万吨。", [("2.4万吨", "粮食产量")]),
        ("14个村集体经济收入合计246万元。", [("14个", "村"), ("246万元", "村集体经济收入")]),
        ("安装太阳能路灯两百余盏，修建桥梁三座。", [("两百余盏", "安装太阳能路灯"), ("三座", "修建桥梁")]),
        ("新增托位3000个，为35万居家老年人提供上门服务。", [("3000个", "新增托位"), ("35万", "居家老年人提供上门服务")]),
        ("改造老旧小区、新建5个口袋公园。", [("5个", "新建口袋公园")]),
        ("实施免费教育政策、惠及1400名儿童。", [("1400名", "免费教育政策惠及儿童")]),
        ("商业收入收到3，319万元。", [("3，319万元", "商业收入")]),
        ("“县域通办”累计发布四批次355项服务事项。", [("四批次", "“县域通办”累计发布服务事项"), ("355项", "“县域通办”累计发布服务事项")]),
        ("保障性住房基本建成432套，新开工1043套。", [("432套", "保障性住房基本建成"), ("1043套", "保障性住房新开工")]),
        ("新增学位4万个，67.5%的初中毕业生就读普通高中。", [("4万个", "新增学位"), ("67.5%", "初中毕业生就读普通高中")]),
        ("自收到申请之日起7个工作日内告知申请人补正。", [("7个工作日", "告知申请人补正")]),
        ("清算组应当自成立之日起十日内通知债权人。", [("十日内", "通知债权人")]),
        ("货物进出口总额3亿美元，其中，出口增长2%，进口增长4%。", [("3亿美元", "货物进出口总额"), ("2%", "货物出口"), ("4%", "货物进口")]),
        ("新建提升310公里农村公路。", [("310公里", "新建提升农村公路")]),
        ("518个项目开工建设、270个建成投产。", [("518个", "项目开工建设"), ("270个", "项目建成投产")]),
        ("不仅取消了原先336亿元的农业税赋。", [("336亿元", "取消农业税赋")]),
        ("PM2.5年均浓度36微克/立方米。", [("36微克/立方米", "PM2.5年均浓度")]),
        ("人参、食用菌全产业链产值分别达到123亿元、12亿元。", [("123亿元", "人参全产业链产值"), ("12亿元", "食用菌全产业链产值")]),
        ("平均受教育年限从10.2年提高到10.8年。", [("10.2年", "平均受教育年限"), ("10.8年", "平均受教育年限")]),
        ("转诊量增长90%，70%村卫生室实现与乡镇卫生院一体化管理。", [("90%", "转诊量"), ("70%", "村卫生室实现与乡镇卫生院一体化管理")]),
        ("桃园挂果面积3.1万亩，因倒春寒，产量4.2万吨。", [("3.1万亩", "桃园挂果面积"), ("4.2万吨", "桃园挂果产量")]),
        ("60岁以上人口占比26.8%。", [("26.8%", "60岁以上人口占比")]),
        ("新增规上企业9家，退库4家，总数达到58家。", [("9家", "新增规上企业"), ("4家", "退库"), ("58家", "规上企业总数")]),
        ("4.加装既有住宅电梯9台。", [("9台", "加装既有住宅电梯")]),
        ("秸秆利用率达到94%，其中还田率70%。", [("94%", "秸秆利用率"), ("70%", "还田率")]),
        ("一九五八年我国工农业总产值达到二千亿元。", [("二千亿元", "工农业总产值")]),
        ("养老保险制度不断完善，2020年参保人数突破2万人。", [("突破2万人", "养老保险制度参保人数")]),
        ("采购人按照订单金额的10%冻结保证金。", [("10%", "采购人冻结保证金")]),
        ("200万元以下的货物项目、400万元以下的工程项目。", [("200万元以下", "货物项目"), ("400万元以下", "工程项目")]),
        ("粮食生产再获丰收，总产达到5.57万吨。", [("5.57万吨", "粮食总产")]),
        ("检查企业154家，查出隐患327处，完成整改324处。", [("154家", "检查企业"), ("327处", "查出隐患"), ("324处", "隐患完成整改")]),
        ("水电站完成投资13.5亿元，开工以来累计投资达到19.8亿元。", [("13.5亿元", "水电站完成投资"), ("19.8亿元", "水电站完成投资")]),
        ("预算收入3.4亿元，扣除减税因素后同口径增长6.8%。", [("3.4亿元", "预算收入"), ("6.8%", "预算收入（扣除减税因素后）")]),
        ("财政支出近八成投向民生领域。", [("近八成", "财政支出投向民生领域")]),
        ("镇财政投入423万元，用于扶助就业。", [("423万元", "镇财政投入用于扶助就业")]),
        ("交通、水利分别完成投资3252万元、748万元。", [("3252万元", "交通投资"), ("748万元", "水利投资")]),
        ("粮食作物1030亩（青稞715亩、马铃薯315亩）、油菜730亩。", [("1030亩", "粮食作物"), ("715亩", "青稞"), ("315亩", "马铃薯"), ("730亩", "油菜")]),
        ("烤烟1800亩，收购4725担。", [("1800亩", "烤烟"), ("4725担", "烤烟收购")]),
        ("59个扶贫开发工作重点县免征农业税。", [("59个", "扶贫开发工作重点县免征农业税")]),
        ("7.8万户、22.9万人稳定消除返贫风险。", [("7.8万户", "稳定消除返贫风险"), ("22.9万人", "稳定消除返贫风险")]),
        ("经营主体稳中培优。总量达1461户。", [("1461户", "经营主体总量")]),
        ("森林覆盖率、户数分别为61.2%和320户。", [("61.2%", "森林覆盖率"), ("320户", "户数")]),
        ("新开工10亿元以上制造业项目24个。", [("10亿元以上", "新开工制造业项目"), ("24个", "新开工10亿元以上制造业项目")]),
        ("钢产量35万吨，水泥78万吨。", [("35万吨", "钢产量"), ("78万吨", "水泥产量")]),
        ("零售总额增长4%，出口增长5%。", [("4%", "零售总额"), ("5%", "出口")]),
        ("外贸进出口88万元，下降4%，其中出口75万元。", [("88万元", "外贸进出口"), ("4%", "外贸进出口"), ("75万元", "外贸出口")]),
        ("新建改扩建小学19所、普通高中4所。", [("19所", "新建改扩建小学"), ("4所", "新建改扩建普通高中")]),
        ("有序改造供热管网12公里、燃气管网8公里、供水管网5公里。",
         [("12公里", "有序改造供热管网"), ("8公里", "有序改造燃气管网"), ("5公里", "有序改造供水管网")]),
        ("更新设备约15台（套），新增货车89辆（台）。", [("约15台（套）", "更新设备"), ("89辆（台）", "新增货车")]),
        ("新增年收入超亿元的龙头企业10家。", [("超亿元", "龙头企业年收入"), ("10家", "新增年收入超亿元的龙头企业")]),
        ("技工学校实现16个市全覆盖。", [("16个", "技工学校全覆盖的市")]),
        ("全镇新建10个“15分钟品质生活服务圈”。", [("10个", "新建“15分钟品质生活服务圈”")]),
        ("改造提升超50个已建成自然村的治污设施。", [("超50个", "改造提升自然村的治污设施")]),
        ("施工线路有甲乙线、丙丁线等25条。", [("25条", "施工线路")]),
        ("实验室助力页岩油年产量突破10万吨。", [("突破10万吨", "页岩油年产量")]),
        ("牛存栏受行情影响回落到91万头。", [("91万头", "牛存栏")]),
        ("老年助餐点新增9个，全镇达30个。", [("9个", "老年助餐点新增"), ("30个", "老年助餐点")]),
        ("农村低保动态调整，有进有出、应保尽保，现有39户。", [("39户", "农村低保动态调整")]),
        ("三次产业结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53。",
         [("8.7", "第一产业比重"), ("41.2", "第二产业比重"), ("50.1", "第三产业比重"), ("7.4", "第一产业比重"), ("39.6", "第二产业比重"), ("53", "第三产业比重")]),
        ("总产值达到六十亿元，比二〇一五年的四十八亿元增长百分之二十五。",
         [("六十亿元", "总产值"), ("四十八亿元", "总产值"), ("百分之二十五", "总产值")]),
        ("农村居民纯收入和城镇居民可支配收入，2020年分别达到2253元和6280元。", [("2253元", "农村居民纯收入"), ("6280元", "城镇居民可支配收入")]),
        ("筹集公租房、保障性租赁住房共620套。", [("620套", "筹集公租房、保障性租赁住房")]),
        ("改造燃气、供水老旧管网合计36.4公里。", [("36.4公里", "改造燃气、供水老旧管网")]),
        ("教育、卫生两项支出合计1.8亿元。", [("两项", "支出合计"), ("1.8亿元", "教育、卫生两项支出")]),
        ("在甲港、乙港、丙港等十五个港口建设三十二个泊位。", [("十五个", "港口"), ("三十二个", "建设泊位")]),
        ("压减落后产能37万吨，其中2020年关闭6处、压减14万吨。", [("37万吨", "压减落后产能"), ("6处", "关闭"), ("14万吨", "压减落后产能")]),
        ("经营性收入883万元，平均每村23.2万元。", [("883万元", "经营性收入"), ("23.2万元", "村均经营性收入")]),
        ("社会消费品零售总额达6.4亿元，进出口总额2.5亿元。", [("6.4亿元", "社会消费品零售总额"), ("2.5亿元", "进出口总额")]),
        ("跨境电商企业发展到5家，进出口总额2.5亿元。", [("5家", "跨境电商企业"), ("2.5亿元", "跨境电商企业进出口总额")]),
        ("年末在册监测户83户，其中51户已消除风险。", [("83户", "在册监测户"), ("51户", "消除风险")]),
        ("全年生产原油62万吨、天然气8.6亿立方米。", [("62万吨", "生产原油"), ("8.6亿立方米", "生产天然气")]),
        ("出栏生猪3万头、肉牛2000头。", [("3万头", "出栏生猪"), ("2000头", "出栏肉牛")]),
        ("金融机构存、贷款余额分别为21.6亿元和15.3亿元。", [("21.6亿元", "金融机构存款余额"), ("15.3亿元", "金融机构贷款余额")]),
        ("羊饲养量38.5万只，其中出栏22.4万只。", [("38.5万只", "羊饲养量"), ("22.4万只", "羊出栏")]),
        ("新建绿道23公里、累计200公里。", [("23公里", "新建绿道"), ("200公里", "绿道")]),
    ],
)  # fmt: skip
def test_a_number_takes_its_own_words_and_no_neighbours(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert words(sentence) == expected


def test_a_broken_sentence_may_begin_within_a_list() -> None:
    text = "、5个项目开工。"
    assert [label.words for label in labels(text, amounts(text))] == ["项目开工"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("自来水、户用卫生厕所普及率分别达到91.6%和86.2%。", [("91.6%", "自来水普及率", "value"), ("86.2%", "户用卫生厕所普及率", "value")]),
        ("城乡低保标准分别达到610元和405元。", [("610元", "城市低保标准", "value"), ("405元", "农村低保标准", "value")]),
        ("城乡低保标准分别由570元、360元提高到610元、405元。",
         [("570元", "城市低保标准", "from"), ("360元", "农村低保标准", "from"), ("610元", "城市低保标准", "value"), ("405元", "农村低保标准", "value")]),
        ("科技、教育支出分别为774元、536元，比上年增长29.2%、39.4%。",
         [("774元", "科技支出", "value"), ("536元", "教育支出", "value"), ("29.2%", "科技支出", "growth"), ("39.4%", "教育支出", "growth")]),
        ("物流、批发和零售业增加值分别增长12.4%、5.1%。", [("12.4%", "物流增加值", "growth"), ("5.1%", "批发和零售业增加值", "growth")]),
        ("今年小麦、稻谷最低收购价平均每50公斤分别提高3.2元和5元。",
         [("50公斤", "小麦、稻谷最低收购价平均每", "value"), ("3.2元", "小麦最低收购价", "change"), ("5元", "稻谷最低收购价", "change")]),
        ("全社会用电量8.2亿千瓦时，按可比价格计算，比上年增长百分之六点五。", [("8.2亿千瓦时", "全社会用电量", "value"), ("百分之六点五", "全社会用电量", "growth")]),
        ("全年工业投资增长19·5％，农业投资增长4·1％。", [("19·5%", "工业投资", "growth"), ("4·1%", "农业投资", "growth")]),
        ("接待游客10万人次，旅游收入1500万元，其中“五一”和国庆两个假期接待3万人次、收入500万元。",
         [("10万人次", "接待游客", "value"), ("1500万元", "旅游收入", "value"),
          ("3万人次", "“五一”和国庆两个假期接待", "value"), ("500万元", "“五一”和国庆两个假期收入", "value")]),
        ("钓具企业达到186家，其中规模以上企业14家，全年实现产值8.6亿元。",
         [("186家", "钓具企业", "value"), ("14家", "规模以上企业", "value"), ("8.6亿元", "钓具企业实现产值", "value")]),
        ("镇养老服务中心9月投入运营，设置床位80张，其中护理型床位48张，总投资1024万元。",
         [("80张", "设置床位", "value"), ("48张", "护理型床位", "value"), ("1024万元", "镇养老服务中心总投资", "value")]),
        ("实施衔接资金项目18个，其中产业类项目8个、投入资金772万元。",
         [("18个", "实施衔接资金项目", "value"), ("8个", "产业类项目", "value"), ("772万元", "产业类项目投入资金", "value")]),
        ("长者食堂达到78处，上半年和下半年分别新增6处、9处。", [("78处", "长者食堂", "value"), ("6处", "长者食堂新增", "value"), ("9处", "长者食堂新增", "value")]),
        ("改造供水管网135公里，受益村庄62个、群众4.3万人。",
         [("135公里", "改造供水管网", "value"), ("62个", "改造供水管网受益村庄", "value"), ("4.3万人", "改造供水管网受益群众", "value")]),
        ("·12座公厕建成投用。", [("12座", "公厕建成投用", "value")]),
        ("社保兜底365户。", [("365户", "社保兜底", "value")]),
        ("新建学校3所；实施项目18个，其中产业类8个，总投资2亿元。",
         [("3所", "新建学校", "value"), ("18个", "实施项目", "value"), ("8个", "产业类", "value"), ("2亿元", "实施项目总投资", "value")]),
        ("存款余额2015年底达16亿元，比2010年底增加9亿元。", [("16亿元", "存款余额", "value"), ("9亿元", "存款余额", "change")]),
        ("“富农贷”累计发放9100万元，其中当年发放3200万元。", [("9100万元", "“富农贷”累计发放", "value"), ("3200万元", "“富农贷”发放", "value")]),
        ("工业、建筑业增加值分别增长5.1%、3%。", [("5.1%", "工业增加值", "growth"), ("3%", "建筑业增加值", "growth")]),
        ("自来水、户用卫生厕所普及率分别比上年提高3.3个和7.7个百分点。",
         [("3.3个", "自来水普及率", "change"), ("7.7个百分点", "户用卫生厕所普及率", "change")]),
        ("接待游客31万人次，实现旅游收入2.6亿元，分别增长11%和14%。",
         [("31万人次", "接待游客", "value"), ("2.6亿元", "旅游收入", "value"), ("11%", "接待游客", "growth"), ("14%", "旅游收入", "growth")]),
        ("城镇、农村居民人均可支配收入30210元、16540元，分别增长5%和7%。",
         [("30210元", "城镇居民人均可支配收入", "value"), ("16540元", "农村居民人均可支配收入", "value"),
          ("5%", "城镇居民人均可支配收入", "growth"), ("7%", "农村居民人均可支配收入", "growth")]),
    ],
    ids=["respectively", "town-and-country", "from-to", "changes of a list", "joined by 和 within",
         "for so much each", "at constant prices", "a dot between", "holidays", "back to the whole", "what was built", "of the part",
         "times, not things", "reached", "after a dot", "no end of a year", "of its own clause", "at the end of a year", "of it this year",
         "growth", "points", "growth of two things before", "of two in step"],
)  # fmt: skip
def test_lists_are_given_out_in_order(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = told(sentence)
    assert [(figure.quantity.text, figure.indicator, figure.measure) for figure in found] == expected


def test_a_list_that_is_compared_keeps_its_base() -> None:
    found = told("事故起数、死亡人数比2018年分别下降65.3%、58.3%，有力支持9个项目。")
    assert [(figure.indicator, figure.base, figure.period.first) for figure in found] == [
        ("事故起数", "2018年", 2020), ("事故死亡人数", "2018年", 2020), ("有力支持项目", "", 2020),
    ]  # fmt: skip


def test_the_points_of_a_list_share_their_unit() -> None:
    assert [figure.quantity.unit for figure in told("普及率和覆盖率分别提高3.3个和7.7个百分点。")] == ["个百分点", "个百分点"]
    assert [figure.quantity.unit for figure in told("工业、农业产值分别增长8.4、9.8%。")] == ["%", "%"]


@pytest.mark.parametrize(
    ("sentence", "number", "measure", "base", "indicator"),
    [
        ("财政收入1980万元，同比增长6.3%。", "6.3%", "growth", "上年同期", "财政收入"),
        ("财政收入1980万元，比上年增加118万元。", "118万元", "change", "上年", "财政收入"),
        ("粮食产量2.4万吨，比上年增产300吨。", "300吨", "change", "上年", "粮食产量"),
        ("贫困发生率较2015年下降8.4个百分点。", "8.4个百分点", "change", "2015年", "贫困发生率"),
        ("完成危房改造64户，为年度计划的106.7%。", "106.7%", "completion", "年度计划", "完成危房改造"),
        ("完成财政收入1862万元，占年度任务的103.4%。", "103.4%", "completion", "年度任务", "完成财政收入"),
        ("完成改厕520户，超年度计划20户。", "20户", "change", "年度计划", "完成改厕"),
        ("农产品加工产值3.2亿元，占农业总产值的41%。", "41%", "share", "农业总产值", "农产品加工产值"),
        ("每周开展不少于2次夜间巡逻。", "不少于2次", "norm", "", "每周开展夜间巡逻"),
        ("农村居民收入16540元，高于全县平均水平0.6个百分点。", "0.6个百分点", "change", "全县平均水平", "农村居民收入"),
        ("耕地流转率由26.4%提高到30.2%。", "26.4%", "from", "", "耕地流转率"),
        ("耕地流转率由26.4%提高到30.2%。", "30.2%", "value", "", "耕地流转率"),
    ],
)  # fmt: skip
def test_what_a_number_measures_and_against_what(sentence: str, number: str, measure: str, base: str, indicator: str) -> None:
    [figure] = [one for one in told(sentence) if one.quantity.text == number]
    assert (figure.measure, figure.base, figure.indicator) == (measure, base, indicator)


def test_parts_of_a_whole_know_the_whole() -> None:
    found = told("发放惠农补贴1342.7万元，其中地力补贴768.2万元、稻谷补贴265.3万元，涉及农户7865户。")
    assert [(figure.indicator, figure.part_of) for figure in found] == [
        ("发放惠农补贴", ""), ("地力补贴", "发放惠农补贴"), ("稻谷补贴", "发放惠农补贴"), ("涉及农户", ""),
    ]  # fmt: skip


def test_one_number_for_several_things_is_combined() -> None:
    assert [figure.is_combined for figure in told("改造老旧小区、城中村、农村危房等320户，新建公厕4座。")] == [True, False]


def test_a_redacted_number_and_an_estimate_are_told_as_such() -> None:
    hidden, expected = told("发放危房改造补助资金X万元，全年预计财政收入1980万元。")
    assert (hidden.quantity.redacted, hidden.quantity.unit, hidden.quantity.number) == (True, "万元", 0.0)
    assert "预计" in expected.quantity.hedge


def test_a_table_row_gives_place_header_unit_and_year() -> None:
    table = manuscript(
        "村名: 柳树村；危房改造（户）: 12；改厕: 40户\n指标: 自来水普及率；单位: %；2019年: 88.3；2020年: 91.6\n作物: 水稻；播种面积（亩）: 36200；单产（公斤/亩）: —",
        "清河镇2020年情况统计表.txt",
    )
    found = [(f.indicator, f.quantity.number, f.quantity.unit, f.place, f.period.first) for f in figures(table)]
    assert found == [
        ("危房改造", 12.0, "户", "柳树村", 2020),
        ("改厕", 40.0, "户", "柳树村", 2020),
        ("自来水普及率", 88.3, "%", "清河镇", 2019),
        ("自来水普及率", 91.6, "%", "清河镇", 2020),
        ("水稻播种面积", 36200.0, "亩", "清河镇", 2020),
    ]


def test_a_long_table_names_place_period_and_unit_in_each_row() -> None:
    table = manuscript(
        "place: 龙桥镇(安徽庐江)；level: 镇；period: 2020；indicator: 招商引资到位资金；value: 3.45；unit: 亿元；change_or_note: +5.6%\n"
        "指标: 危房改造；年初计划/单位: 户；年初计划/数量: 60；完成情况/单位: 户；完成情况/数量: 64",
        "facts.csv",
    )
    found = [(f.indicator, f.quantity.number, f.quantity.unit, f.place, f.period.first, f.measure) for f in figures(table)]
    assert found == [
        ("招商引资到位资金", 3.45, "亿元", "龙桥镇", 2020, "value"),
        ("招商引资到位资金", 5.6, "%", "龙桥镇", 2020, "growth"),
        ("危房改造年初计划", 60.0, "户", "", 0, "value"),
        ("危房改造完成情况", 64.0, "户", "", 0, "value"),
    ]


def test_headings_dates_and_numbers_of_documents_are_no_figures() -> None:
    assert told("1.推进改革。根据清政发〔2020〕5号文件，2020年3月15日召开第三次会议，电话0731-5551234，扎实开展“五清一改”。") == []


def test_figures_are_slices_of_the_text() -> None:
    for file in sorted((ROOT / "knowledge" / "reports").iterdir()):
        document = reading.read(file.read_bytes(), file.name)
        for figure in figures(document):
            assert document.text[figure.quantity.start : figure.quantity.end] == figure.quantity.text
            assert document.text[figure.sentence_start : figure.sentence_end] == figure.sentence
            assert figure.sentence_start <= figure.quantity.start < figure.quantity.end <= figure.sentence_end


# ---- the figures planted in the sample library

PLANTED: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "gold" / "sample_figures.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def sample() -> dict[str, tuple[Figure, ...]]:
    """Figures of each sample report, by its path below knowledge/."""
    files = {str(row["file"]): ROOT / "knowledge" / str(row["file"]) for row in PLANTED}
    return {name: figures(reading.read(file.read_bytes(), file.name, folders=("reports",))) for name, file in files.items()}


def dashed(part: str) -> str:
    return part.replace("份", "").replace("—", "-")


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: f"{row['period']}-{row['indicator']}-{row['value']}")
def test_every_planted_figure_is_found(row: dict[str, Any], sample: dict[str, tuple[Figure, ...]]) -> None:
    """The planted indicator is told freely (农村改厕 for 完成改厕): the words must share most of their characters with it."""
    asked, bare = row["sentence"], row["value"]
    at = [f for f in sample[row["file"]] if f.sentence in asked or asked in f.sentence]
    near = [f for f in at if re.fullmatch(rf"(?:约|突破)?{re.escape(bare)}(?:左右)?", f.quantity.text)]
    wanted = [f for f in near if bool(f.part_of) == bool(row["part_of"])] or near
    assert wanted, [f.quantity.text for f in at]
    found = max(wanted, key=lambda f: len(set(f.indicator) & set(row.get("words", row["indicator"]))))
    quantity, period = found.quantity, found.period
    assert quantity.redacted == row["redacted"]
    assert row["number"] is None or quantity.number == row["number"]
    assert quantity.unit == row["unit"].removesuffix("/月"), "元/月 is planted where the sentence says 每月"
    assert row["hedge"] in quantity.hedge
    assert (str(period.first) if period.first == period.last else f"{period.first}-{period.last}") == row["period"]
    assert period.part == dashed(row["part"])
    assert (found.role, found.span == "cumulative", found.is_combined, bool(found.part_of)) == (
        row["role"], row["cumulative"], row["combined"], bool(row["part_of"])
    )  # fmt: skip
    assert found.heading_path == tuple(row["heading_path"])
    written = set(row.get("words", row["indicator"]))
    assert len(set(found.indicator) & written) >= 0.4 * len(written) or found.name == row["indicator"]


@pytest.mark.parametrize(
    "piece", ["完成改厕5户，", "甲和乙分别5户、6户，", "达到", "增长了", "比上年", "其中"], ids=["commas", "lists", "reached", "grew", "than", "of-which"]
)
def test_a_line_without_an_end_is_read_to_the_end(piece: str) -> None:
    """Every figure is found, and each sentence still holds its number; the work grows with the length only (pytest's timeout watches)."""
    found = told(piece * 8000 + "新建水厂3座")
    assert found[-1].quantity.text == "3座"
    assert all(figure.sentence_start <= figure.quantity.start < figure.sentence_end for figure in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建高标准农田5000亩，改造提升2000亩。", ["新建高标准农田", "高标准农田改造提升"]),
        ("建档立卡贫困户1235户4326人全部脱贫。", ["建档立卡贫困户", "建档立卡贫困户"]),
        ("城乡居民养老保险参保14326人，参保率96%。", ["城乡居民养老保险参保", "城乡居民养老保险参保率"]),
        ("耕地面积3.6万亩，人均1.1亩。", ["耕地面积", "人均耕地面积"]),
        ("改厕任务数500户，已完成428户，完成率85.6%。", ["改厕任务数", "完成改厕", "改厕完成率"]),
        ("完成柳树村、石桥村等5个村的自来水管网改造。", ["完成村的自来水管网改造"]),
        ("争取上级资金4860万元。", ["争取上级资金"]),
        ("提升21个景区运营水平。", ["提升景区运营水平"]),
        ("办好12类45件民生实事。", ["办好民生实事", "办好民生实事"]),
    ],
)
def test_words_left_out_are_taken_from_where_they_stand(sentence: str, expected: list[str]) -> None:
    assert [figure.indicator for figure in told(sentence)] == expected


def test_a_target_is_not_a_share_of_a_task() -> None:
    lines = ["柳河省2025年政府工作报告", "二、2025年工作安排", "经济增长预期目标为5%左右。"]
    [target] = figures(reading.manuscript([Block(line) for line in lines], "柳河省2025年政府工作报告.txt"))
    assert (target.measure, target.role) == ("growth", "plan")


