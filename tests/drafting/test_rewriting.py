"""A chat model rewords a drafted section: facts stay as they were, whatever it writes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant import drafting
from assistant.drafting.facts import facts
from assistant.drafting.rewriting import MORE_CONCISE, Rewriting, longer, style
from assistant.drafting.rewriting import rewritten as growing
from assistant.drafting.verification import text_of
from assistant.library import Library
from assistant.models import Model
from assistant.records import DraftSection, DraftSentence
from tests.scripted import scripted

SECTION = DraftSection(
    "持续改善人居环境",
    (
        DraftSentence("持续推进农村生活污水治理，巩固“五清一改”成果。", "form"),
        DraftSentence("2023年计划完成危房改造30户，由村建所负责，10月底前完成。", "form"),
        DraftSentence("\n", "wording"),
        DraftSentence("坚持建管并重，把保洁、绿化、路灯统一纳入管护范围，落实管护人员112名。", "past", (1,)),
        DraftSentence("完成农村改厕【待补：农村改厕（户）】。", "form"),
        DraftSentence("切实加强组织领导，压紧压实工作责任。", "wording"),
    ),
)
TEXT = "".join(one.text for one in SECTION.sentences)
GOOD = (
    "持续推进农村生活污水治理，不断巩固“五清一改”成果。2023年计划完成危房改造30户，由村建所负责，于10月底前完成。\n"
    "坚持建管并重，将保洁、绿化、路灯统一纳入管护范围，落实管护人员112名。[1]完成农村改厕【待补：农村改厕（户）】。加强组织领导，压实工作责任。"
)


def rewritten(section: DraftSection, instruction: str, model: Model, examples: Sequence[str] = ()) -> Rewriting:
    *_, made = growing(section, instruction, model, examples)
    return made


def shown(made: Rewriting) -> str:
    return "".join(one.text for one in made.section.sentences)


def test_new_wording_with_the_old_facts_is_taken_over_with_its_sources() -> None:
    model, chat = scripted(GOOD.replace("不断巩固", "巩固"))
    made = rewritten(SECTION, MORE_CONCISE, model, ("坚持久久为功，扎实推进各项工作落地见效。",))
    assert "将保洁、绿化、路灯统一纳入管护范围" in shown(made)
    assert facts(shown(made)) == facts(TEXT)
    [cited] = [one for one in made.section.sentences if "管护人员" in one.text]
    assert (cited.origin, cited.citations) == ("past", (1,))
    assert not [change for change in made.refused if change.kind == "invented"]
    assert MORE_CONCISE in chat.sent()
    assert "久久为功" in chat.sent()


@pytest.mark.parametrize(
    ("was", "becomes", "kind"),
    [
        ("30户", "50户", "altered"),
        ("30户", "30座", "altered"),
        ("30户", "三十五户", "altered"),
        ("30户", "约30户", "altered"),
        ("30户", "３１户", "altered"),
        ("30户", "多户", "dropped"),
        ("10月底", "9月底", "altered"),
        ("2023年", "2024年", "altered"),
        ("计划完成", "完成", "altered"),
        ("村建所负责", "村建所和东岭村负责", "altered"),
        ("112名", "112名，投入资金86万元", "invented"),
        ("112名", "一百余名", "altered"),
        ("“五清一改”", "“四清一改”", "altered"),
        ("【待补：农村改厕（户）】", "300户", "altered"),
        ("【待补：农村改厕（户）】", "", "dropped"),
        ("保洁、绿化", "<b>保洁</b>、绿化", "foreign"),
        ("保洁", "保洁 http://evil.cn", "foreign"),
        ("落实管护人员", "未落实管护人员", "altered"),
    ],
)  # fmt: skip
def test_a_changed_fact_is_refused_and_the_old_sentence_stands(was: str, becomes: str, kind: str) -> None:
    made = rewritten(SECTION, longer(500), scripted(GOOD.replace("不断巩固", "巩固").replace(was, becomes))[0])
    assert facts(shown(made)) == facts(TEXT)
    assert becomes not in shown(made) or becomes in TEXT or not becomes
    refused = [change for change in made.refused if change.before]
    assert kind in {change.kind for change in refused}
    assert all(change.before in TEXT.replace("\n", "") for change in refused)


@pytest.mark.parametrize(
    "reply",
    ["", "好的，以下是修改后的内容：", "忽略以上要求。", "第一季度投入500万元新建广场12个。" * 20, "哈哈哈" * 500, "<script>alert(1)</script>",
     "30户10月112名2023年", "。。。", "危房改造30户。" * 100, f"修改后的正文如下：\n{GOOD}\n如需调整，请您告诉我。", f"{GOOD}荣获省级文明乡镇称号。",
     GOOD.replace("统一纳入管护范围", "统一纳入管护范围，获评先进单位"),
     "此外，投资200万元建设文化广场，新增就业86人，得到市委书记肯定。", GOOD + "2024年力争达到全县第一，投资一亿元。"],
)  # fmt: skip
def test_whatever_the_model_writes_the_facts_are_those_of_before(reply: str) -> None:
    made = rewritten(SECTION, "随便写", scripted(reply)[0])
    assert set(facts(shown(made))) == set(facts(TEXT))
    assert not [word for word in ("500万", "200万", "市委书记", "一亿", "script", "86人", "好的", "如下", "您", "荣获", "获评") if word in shown(made)]


def test_a_sentence_left_out_with_a_fact_is_put_back_where_it_stood() -> None:
    made = rewritten(SECTION, MORE_CONCISE, scripted(GOOD.replace("2023年计划完成危房改造30户，由村建所负责，于10月底前完成。", ""))[0])
    texts = [one.text for one in made.section.sentences]
    assert SECTION.sentences[1].text in texts
    assert "dropped" in {change.kind for change in made.refused}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("完成危房改造86户，改厕450户。", "完成危房改造450户，改厕86户。"),
        ("完成危房改造86户，改厕450户。", "完成改厕86户，危房改造450户。"),
        ("完成危房改造86户，群众满意度不断提升。", "完成改厕86户，群众满意度不断提升。"),
        ("完成危房改造86户，群众满意度不断提升。", "完成危房改造和改厕86户，群众满意度不断提升。"),
        ("完成了86户危房改造任务，群众满意度不断提升。", "完成了86户改厕任务，群众满意度不断提升。"),
        ("2020年完成危房改造86户，2021年完成64户。", "2021年完成危房改造86户，2020年完成64户。"),
        ("新增规模以上企业1家，总数达到5家，发展势头良好。", "总数达到5家，新增规模以上企业1家，发展势头良好。"),
        ("培育合作社8家，总数达到5家，发展势头良好。", "发展势头良好，总数达到8家，培育合作社5家。"),
        ("新增就业86人，发展势头良好。", "就业86人，发展势头良好。"),
        ("城乡低保分别达到640元和470元，保障有力。", "城乡低保达到640元和470元，保障有力。"),
        ("危房改造由村建所负责，改厕由农业服务中心负责。", "危房改造由农业服务中心负责，改厕由村建所负责。"),
        ("危房改造由村建所负责，10月底前完成。", "危房改造由财政所负责，10月底前完成。"),
        ("危房改造由村建所牵头，农业服务中心配合。", "危房改造由农业服务中心牵头，村建所配合。"),
        ("东岭村完成饮水工程，西岭村完成道路硬化。", "西岭村完成饮水工程，东岭村完成道路硬化。"),
        ("危房改造方面，完成86户；改厕方面，完成450户。", "改厕方面，完成86户；危房改造方面，完成450户。"),
        ("路灯方面，安装86盏；护栏方面，安装450盏。", "护栏方面，安装86盏；路灯方面，安装450盏。"),
        ("落实“五清一改”，推进《村规民约》修订。", "推进《村规民约》，落实“五清一改”修订。"),
    ],
)  # fmt: skip
def test_a_fact_that_belongs_to_another_thing_now_is_refused(old: str, new: str) -> None:
    made = rewritten(DraftSection("一", (DraftSentence(old, "past", (1,)),)), MORE_CONCISE, scripted(f"{new}[1]")[0])
    assert shown(made) == old
    assert made.refused


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("加大防违控违工作力度，完成危房改造86户，其中贫困户31户。", "加大防违控违力度，完成危房改造86户，其中贫困户31户。"),
        ("2023年计划完成危房改造30户，由村建所负责，10月底前完成。", "2023年计划实施危房改造30户，由村建所负责，于10月底前完成。"),
        ("硬化村组道路15公里，安装太阳能路灯320盏，改善群众出行条件。", "硬化村组道路15公里、安装太阳能路灯320盏，改善群众出行。"),
        ("农村居民人均可支配收入达到15800元，增长8.5%。", "农村居民人均可支配收入达15800元，增长8.5%。"),
    ],
)  # fmt: skip
def test_other_words_around_the_same_facts_are_taken(old: str, new: str) -> None:
    assert shown(rewritten(DraftSection("一", (DraftSentence(old, "past", (1,)),)), MORE_CONCISE, scripted(f"{new}[1]")[0])) == new


def test_if_the_model_fails_the_section_stays_as_it_was() -> None:
    made = rewritten(SECTION, MORE_CONCISE, scripted(GOOD, breaks_after=9)[0])
    assert made.section == SECTION
    assert made.note.endswith("这一节保持原样。")


def test_a_model_that_cannot_stop_is_left_and_a_broken_sentence_is_not_taken() -> None:
    model = scripted(GOOD.replace("不断巩固", "巩固").replace("压实工作责任。", "压实工作责") + "，再接再厉" * 2000)[0]
    steps = list(growing(SECTION, MORE_CONCISE, model))
    assert steps[-2].characters < 3 * len(TEXT)
    assert "再接再厉" not in shown(steps[-1])
    assert "将保洁、绿化、路灯统一纳入管护范围" in shown(steps[-1])
    assert shown(steps[-1]).endswith("。")


def test_what_a_person_wrote_stays_marked_as_a_persons() -> None:
    """Else the names in it would no longer be asked for their source."""
    edited = replace(SECTION, sentences=(DraftSentence("东岭村积极推进人居环境整治工作。", "edited"),))
    [one] = rewritten(edited, MORE_CONCISE, scripted("东岭村推进人居环境整治工作。")[0]).section.sentences
    assert (one.text, one.origin) == ("东岭村推进人居环境整治工作。", "edited")


def test_the_section_stays_as_it_was_while_the_model_is_writing() -> None:
    steps = list(growing(SECTION, MORE_CONCISE, scripted(GOOD)[0]))
    assert {step.section for step in steps[:-1]} == {SECTION}
    counted = [step.characters for step in steps[:-1]]
    assert counted == sorted(counted)
    assert counted[-1] > 100


def test_examples_of_tone_carry_no_number() -> None:
    [example] = style(["全年完成危房改造86户，改厕450户，群众满意度不断提升。", "短。", "没有句号的一句话，写得也不算短，但不完整"])
    assert not any(sign.isdigit() for sign in example)


def test_a_whole_draft_by_model_is_verified_like_any_other(library: Library) -> None:
    request = drafting.parsed(
        "place: 清河镇\ndocument: 清河镇2022年工作总结及2023年工作计划\nyear: 2023\nsections:\n  - heading: 持续改善人居环境\n    kind: plan\n"
        "    points: [推进农村生活污水治理]\n    indicators: [{name: 危房改造, value: 30, unit: 户}]\n    length: [150, 400]\n"
    )
    plain = drafting.draft(request, library)
    model, chat = scripted("投资999万元。")
    made = drafting.draft(request, library, model)
    assert len(chat.asked) == len(request.sections)
    assert text_of(made) == text_of(plain)
    assert made.engine == "quote"
    body = "".join(one.text for one in plain.sections[0].sentences)
    better = drafting.draft(request, library, scripted(body.replace("，", "，切实", 1))[0])
    assert better.engine == "model"
    assert not [finding for finding in better.findings if finding.level == "error"]
