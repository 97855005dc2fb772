"""From a file's bytes to a manuscript: a township's report with every kind of noise, and (opt-in) the real corpus."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import UnreadableFile
from assistant.reading import described, manuscript, read
from assistant.records import Block, Manuscript

DOCUMENTS = Path(__file__).parents[1] / "documents"


@pytest.fixture(scope="module")
def report() -> Manuscript:
    path = DOCUMENTS / "2020年工作总结.txt"
    return read(path.read_bytes(), path.name, folders=("历年材料", "柳溪镇"))


def test_all_headings_with_their_parents(report: Manuscript) -> None:
    """The shape of a township's report: 3 一、, 12 （一）, 8 1.; 13 of them run into their text."""
    found = [section for section in report.sections if section.level]
    styles = Counter("一、" if re.match("[一二三]、", section.heading) else section.heading[0] for section in found)
    assert (len(found), styles["一、"], styles["（"], sum(styles[digit] for digit in "123")) == (23, 3, 12, 8)
    run_in = [section for section in found if "\n" not in report.text[section.start : section.body]]
    assert len(run_in) == 13
    assert all(report.text[section.body - 1] == "。" for section in run_in)
    tree = {section.heading: section.heading_path[:-1] for section in found}
    assert tree["3.集镇管理日趋规范"] == ("一、2020年工作完成情况", "（三）人居环境不断改善")
    assert tree["（五）聚力社会治理，守护一方平安"] == ("三、2021年工作计划",)
    assert tree["（七）自身建设持续加强"] == ("一、2020年工作完成情况",)


def test_noise_is_set_aside_and_reported(report: Manuscript) -> None:
    assert len(report.noise) == 11
    assert all(line.why for line in report.noise)
    assert report.text.startswith("关于镇2020年工作总结及2021年工作计划的报告\n县政府：\n")
    assert report.text.endswith("献礼。")
    assert "笔尖" not in report.text


def test_place_comes_from_the_folder_and_year_from_the_title(report: Manuscript) -> None:
    known = report.metadata
    assert (known.kind, known.place, known.level, known.year) == ("report", "柳溪镇", "乡镇", 2020)


def test_the_same_programme_is_done_in_one_section_and_planned_in_another(report: Manuscript) -> None:
    roles = {number: passage.role for passage in report.passages for number in ("危房改造73户", "危房改造40户") if number in passage.text}
    assert roles == {"危房改造73户": "result", "危房改造40户": "plan"}
    assert {section.role for section in report.sections if section.heading.startswith("二、")} == {"problem"}


def test_passages_are_slices(report: Manuscript) -> None:
    assert all(passage.text == report.text[passage.start : passage.end] for passage in report.passages)


def test_what_the_clerk_enters_wins() -> None:
    made = manuscript([Block("全年完成危房改造12户。")], "a.txt", kind="report", place="梅岭乡", year=2019)
    assert (made.metadata.kind, made.metadata.place, made.metadata.level, made.metadata.year) == ("report", "梅岭乡", "乡镇", 2019)


def test_what_the_review_admits_is_a_passage_of_its_own_and_stays_so_when_described_anew() -> None:
    lines = [
        "2025年柳溪镇政府工作报告",
        "各位代表：",
        "一、2024年工作回顾",
        "新建大棚40座，改造危房12户。各位代表！成绩来之不易。同时，我们也清醒地看到，发展中还存在不少困难和问题：一是产业不强；二是财政自给率仅26.1%。",
        "二、2025年工作安排",
        "新建大棚50座。",
    ]
    made = manuscript([Block(line) for line in lines], "a.txt")
    told = [(passage.role, passage.text[:6]) for passage in made.passages if passage.heading_path]
    assert told == [("result", "新建大棚40"), ("problem", "同时，我们也"), ("plan", "新建大棚50")]
    again = described(made, replace(made.metadata, place="青山镇"))
    assert [passage.role for passage in again.passages] == [passage.role for passage in made.passages]


def test_a_file_of_nothing_but_noise_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有可用的正文"):
        read("打印\n关闭\n— 1 —\n".encode(), "空.txt")


@pytest.mark.parametrize(
    "head",
    ["机密★1年", "秘密★", "绝密★长期", "【机密】", "机密级", "秘密", "秘 密 ★ 3年", "密级：机密", "机密★1年　柳溪镇政府文件　第001号",
     "秘密 特急", "柳溪镇2020年工作总结（秘密★2年）",
     "内部资料 注意保存", "内部资料，请勿外传", "（内部文件）", "柳溪镇2020年工作总结（内部资料 不得外传）"],
)  # fmt: skip
@pytest.mark.parametrize("is_record", [False, True], ids=["file", "record"])
def test_a_secret_mark_is_told(head: str, is_record: bool) -> None:
    made = manuscript([Block(head), Block("柳溪镇2020年工作总结"), Block("全年完成危房改造12户。")], "a.txt", is_noise_free=is_record)
    [note] = made.notes
    assert ("密级标志" in note) == ("密" in head)
    assert "移除" in note


@pytest.mark.parametrize(
    "line",
    ["机密文件管理", "机密级涉密人员3人，秘密级8人。", "内部资料管理规范", "加强内部资料管理", "保守国家秘密", "保守国家秘密，严守工作纪律", "密级文件管理"],
)
def test_a_line_about_secrets_is_no_mark(line: str) -> None:
    assert manuscript([Block("柳溪镇2020年保密工作总结"), Block(line), Block("全年完成危房改造12户。")], "a.txt").notes == ()


def normalised(heading: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", heading)).rstrip("。.!?；;:,，、：！？")


def heading_f1(documents: Iterable[str]) -> float:
    shared = gold = found = 0
    for line in documents:
        document = json.loads(line)
        made = manuscript([Block(document["text"])], document["id"], title=document["title"])
        wanted = Counter(
            [normalised(section["title"]) for section in document["sections"]] + [article["no"] for article in document.get("articles", [])]
        )
        have = Counter(normalised(section.heading) for section in made.sections if section.level)
        shared, gold, found = shared + (wanted & have).total(), gold + wanted.total(), found + have.total()
    return 2 * shared / (gold + found)


@pytest.mark.parametrize(("file", "least"), [("eval/statutes/longdoc_docs.jsonl", 0.95), ("eval/gov_measures/docs.jsonl", 0.90)])
def test_headings_of_real_documents(shared: Path, file: str, least: float) -> None:
    assert heading_f1((shared / file).read_text("utf-8").splitlines()) >= least


@pytest.mark.parametrize("folder", ["corpus/prov_2025/txt", "corpus/prov_2026/txt", "formats/prov_2025_docx", "formats/prov_2026_csv"])
def test_place_year_and_kind_of_provincial_reports(shared: Path, folder: str) -> None:
    year = int(re.findall(r"20\d\d", folder)[0])
    for path in sorted((shared / folder).glob(f"{year}*")):
        made = read(path.read_bytes(), path.name)
        assert (made.metadata.kind, made.metadata.level, made.metadata.year) == ("report", "省", year), path.name
        assert made.metadata.place
        assert made.metadata.place in path.name.replace("_", "")
        edges = made.text.split("\n")[:15] + made.text.split("\n")[-15:]
        assert not [
            line for line in edges if re.fullmatch(r"打印|下载|全屏|收藏|加大|减小|还原|来源：.*|时间：.*|相关报道：|【字号：|】", line)
        ], path.name
        if not folder.endswith("csv"):
            assert {"result", "plan"} <= {section.role for section in made.sections}, path.name


def test_state_council_reports_are_national(shared: Path) -> None:
    for path in sorted((shared / "corpus/national_gwr/txt").glob("*.txt")):
        known = read(path.read_bytes(), path.name).metadata
        assert (known.kind, known.place, known.level, known.year) == ("report", "全国", "国家", int(path.name[:4])), path.name
