"""Cleaning: what is noise, what is not, and that cleaning twice is cleaning once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.cleaning import cleaned, unified
from assistant.records import Block

REPORT = ["柳溪镇2020年工作总结", "今年以来，全镇上下团结一心，较好地完成了各项任务。", "一、工作完成情况", "全年完成危房改造73户。"]


def lines(*texts: str) -> list[str]:
    return cleaned([Block(text) for text in texts]).text.split("\n")


@pytest.mark.parametrize(
    "noise",
    [
        "打印 关闭",
        "【字号：大 中 小】",
        "首页 > 政务公开 > 工作报告 > 正文",
        "您现在的位置：首页 > 公文范文",
        "— 12 —",
        "第 3 页 共 15 页",
        "分享到：",
        "上一篇：关于做好春耕备耕工作的通知",
        "扫一扫在手机打开当前页",
        "责任编辑：王晓明",
        "粤ICP备12345678号",
        "版权所有：某某县人民政府办公室",
        "相关报道：",
        "更多公文范文请关注公众号“材料库”",
        "本文档由某某文秘网整理，转载请注明出处",
        "<!-- INFO END -->",
        "-----",
    ],
)
def test_furniture_and_adverts_go_wherever_they_stand(noise: str) -> None:
    result = cleaned([Block(text) for text in [*REPORT[:3], noise, REPORT[3]]])
    assert result.text.split("\n") == REPORT
    assert [line.text for line in result.noise] == [noise]
    assert result.noise[0].why


@pytest.mark.parametrize(
    "sentence",
    [
        "开通“柳溪发布”微信公众号，全年发布信息1200条，关注人数达到8600人。",
        "建成公文网上流转系统，公文网上办理率达到100%。",
        "（三）新材料在线交易平台建设",
        "咨询服务热线：0712-3456789",
        "来源于土地流转的收入占村集体收入的六成以上。",
        "网址：http://www.liuxi.example/banshi",
        "下载安装“国家反诈中心”APP 4300人，免费发放宣传资料6000份。",
        "2020",
        "——2021年1月12日在柳溪镇第十八届人民代表大会第五次会议上",
        "镇长 李明华",
        "主办单位：柳溪镇人民政府",
        "各位代表！",
    ],
)
def test_a_fact_that_looks_like_noise_stays(sentence: str) -> None:
    body = ["这一段是正文，说的是另外一件事，与上下文无关。"] * 12
    assert sentence in lines(*REPORT, *body, sentence, *body)


def test_navigation_above_the_title_goes_and_the_speaker_below_it_stays() -> None:
    web = ["下载", "打印", "全屏", "【字号：", "加大", "还原", "减小", "】"]
    speech = ["2026年柳溪省政府工作报告", "——2026年1月27日在柳溪省第十四届人民代表大会第五次会议上", "省长 胡明远", "各位代表："]
    assert lines(*web, *speech[:2], "来源：柳溪日报", "时间：2026-02-01", *speech[2:], REPORT[1], "相关报道：") == [*speech, REPORT[1]]


def test_an_office_document_keeps_its_head_but_a_secret_mark_is_reported() -> None:
    head = ["柳溪镇人民政府文件", "柳政发〔2021〕5号", "关于印发2021年工作要点的通知"]
    result = cleaned([Block(text) for text in ["机密★1年", *head, REPORT[1]]])
    assert result.text.split("\n") == [*head, REPORT[1]]
    assert [line.why for line in result.noise] == ["密级标志"]


def test_links_after_the_end_go_with_their_heading() -> None:
    assert lines(*REPORT, "相关阅读：", "柳溪镇召开年度总结会", "柳溪镇获评先进集体") == REPORT


def test_a_line_stamped_on_every_page_is_a_watermark() -> None:
    assert lines(REPORT[0], "材料库 仅供试读", *REPORT[1:3], "材料库 仅供试读", REPORT[3], "材料库 仅供试读") == REPORT


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("　　增长９５．６％，", "增长95.6%,".replace(",", "，")),
        ("第一章　总　　则", "第一章 总则"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("龚 正", "龚 正"),
        ("完成Ｘ户﹔其中", "完成X户；其中"),
        ("各位代表：\u200d", "各位代表："),
    ],
)
def test_widths_are_unified(raw: str, clean: str) -> None:
    assert unified(raw) == clean


def test_a_line_broken_before_its_punctuation_is_one_line_again() -> None:
    assert lines("修订了《", "村规民约", "》，评选出道德模范12名。") == ["修订了《村规民约》，评选出道德模范12名。"]


def test_levels_follow_their_lines() -> None:
    result = cleaned([Block("打印"), Block("总结", 1), Block("正文一句。"), Block("## 计划")])
    assert result.text == "总结\n正文一句。\n计划"
    assert result.levels == ((0, 1), (9, 2))


PARTS = (
    *("一、工作回顾", "（一）经济", "相关报道：", "打印", "来源：日报", "》，", "《", "2", "。", "总 结", "工作总结", "关于", "CO"),
    *("# 标题", "# # 嵌套", "QQ 123456789", "—2—", "第一章　总　则", "　　正文一句。", "更多资料下载", "【", "】"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=12)), max_size=30))
def test_cleaning_twice_is_cleaning_once(texts: list[str]) -> None:
    once = cleaned([Block(text) for text in texts]).text
    assert cleaned([Block(line) for line in once.split("\n")]).text == once
    assert "\n\n" not in once
