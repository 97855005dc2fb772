"""A made-up draft of three sections with every kind of paragraph, figure and source."""

from assistant.records import AskedIndicator, Citation, Draft, DraftFigure, DraftSection, DraftSentence, Origin

BUSY = (
    "持续开展“五清一改”村庄清洁行动，1-9月出动人员12600余人次、车辆3480台次，清理垃圾1860.5吨、沟渠76.4公里，整治乱搭乱建1235处，"
    "拆除残垣断壁2046平方米，农村生活垃圾集中收运率达到98.7%，群众满意度提高2.1个百分点。"
)
PAST = Citation(
    1, "d1", "reports/清河镇2020年工作总结.docx", "清河镇2020年工作总结", ("一、2020年工作完成情况", "（三）人居环境不断改善"), "2020", "result",
    "加大防违控违工作力度，完成危房改造86户，其中贫困户危房改造31户；", 10, 43,
)  # fmt: skip
POLICY = Citation(2, "d2", "policies/安澜县农村危房改造实施细则.docx", "细则", ("第二章",), "", "plan", "危房改造应当坚持应改尽改。", 5, 18)


def sentence(text: str, origin: Origin = "wording", *citations: int, computation: str = "") -> DraftSentence:
    return DraftSentence(text, origin, citations, computation)


def of_text(*texts: str) -> Draft:
    """A draft of one section, one paragraph for each text."""
    sentences = [part for text in texts for part in (sentence(text), sentence("\n"))]
    return Draft("清河镇2021年工作总结", (DraftSection("一、2021年工作完成情况", tuple(sentences)),))


SAMPLE = Draft(
    "关于清河镇2021年工作总结和2022年工作计划的报告",
    (
        DraftSection("一、2021年工作完成情况", (sentence("2021年，全镇上下团结一心，较好地完成了全年各项目标任务。"),)),
        DraftSection(
            "（一）人居环境不断改善",
            (
                sentence("2020年完成危房改造86户，其中贫困户31户，2021年完成64户，比上年减少22户。", "past", 1, computation="64-86=-22"),
                sentence("\n"),
                sentence("1.推进农村改厕。"),
                sentence("完成农村改厕【待补：农村改厕（户）】，整改问题厕所412座。"),
                sentence("\n"),
                sentence("（1）建立长效机制"),
                sentence("\n"),
                sentence(BUSY),
            ),
        ),
        DraftSection(
            "二、2022年工作计划",
            (sentence("2022年，力争完成危房改造60户，10月底前完成。", "form"), sentence("危房改造坚持应改尽改。", "policy", 2)),
        ),
    ),
    (PAST, POLICY),
    (
        DraftFigure("86户", "past:1", True),
        DraftFigure("31户", "past:1", True),
        DraftFigure("64户", "form:sections[1].indicators[0]", True),
        DraftFigure("22户", "computed:64-86=-22", True),
        DraftFigure("60户", "form:sections[2].indicators[0]", True),
    ),
    (AskedIndicator("农村改厕", unit="户", responsible="村建所", deadline="2022年10月底"),),
)
