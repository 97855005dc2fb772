"""What the command line shows a person: an answer with its sources, lists, figures, an outline, and progress on stderr while something takes long.

Not here: the JSON of the same things (contract), and any decision."""

import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from assistant.contract import Json
from assistant.records import Answer, Citation, Document, Evidence

ROLES: Final = {"result": "回顾", "problem": "问题", "plan": "计划", "other": ""}
KINDS: Final = {"report": "报告", "plan": "计划", "policy": "政策", "table": "表格", "other": "其他"}
MEASURES: Final = {  # how a number measures its indicator
    "value": "",
    "from": "原为",
    "change": "增减",
    "growth": "增减幅度",
    "completion": "完成率",
    "share": "占比",
    "norm": "要求",
}
SPANS: Final = {"year": "", "part": "", "cumulative": "累计", "years": "多年", "": ""}
NEWS: Final = {"changed": "改动", "conflicts": "冲突", "jumps": "可疑"}
MOST_CHANGES: Final = 5  # of one kind and file
MISSES: Final = {  # why a near miss was not taken
    "no_evidence": "没有直接说明",
    "place_absent": "是别的地方",
    "period_absent": "是别的时段",
    "plan_only": "是计划，不是完成情况",
    "part_period_only": "只是部分时段，不是全年",
    "combined_total_only": "是几项合并的总数",
    "breakdown_absent": "没有这一细分",
    "redacted": "数字在原文中已隐去",
    "term_retired": "这一说法当时已停用",
    "ambiguous": "可以有几种理解",
}
TITLES: Final = {  # of an answer in Chinese or English: sources, near misses, how it was understood, formula
    "zh": ("出处", "相近但没有采用", "按此理解：", "计算："),
    "en": ("Sources", "Near, but not taken", "Understood as: ", "Computed: "),
}
LEVELS: Final = {"error": "必错", "warning": "疑似", "hint": "提示"}
AROUND = 24  # characters shown on either side of a finding
LINES_EVERY_FILES, LINES_EVERY_SECONDS = 10, 5.0  # progress where stderr is no terminal


def answer_text(answer: Answer) -> str:
    """The answer first, then its sources; a refusal with its reason and what came nearest."""
    sources, misses, assumed, computed = TITLES[answer.language]
    lines = [answer.answer]
    if answer.computation:
        lines.append(f"{computed}{answer.computation.formula}（{answer.computation.unit}）")
    if answer.note:
        lines.append(f"（{answer.note}）")
    if answer.understood and answer.understood.assumed:
        lines.append(f"{assumed}{'；'.join(answer.understood.assumed)}")
    if answer.citations:
        lines += ["", sources, *(line for citation in answer.citations for line in _citation_lines(citation, f"[{citation.mark}]"))]
    if answer.near_misses:
        lines += ["", misses]
        lines += [line for miss in answer.near_misses for line in _citation_lines(miss.citation, "·", f"：{MISSES[miss.why]}")]
    return "\n".join(lines)


def _citation_lines(citation: Citation, mark: str, remark: str = "") -> list[str]:
    told = "，".join(part for part in (citation.period, ROLES[citation.role]) if part)
    lines = [f"{mark} {citation.source}{f'（{told}）' if told else ''}{remark}"]
    if citation.heading_path:
        lines.append(f"    {' › '.join(citation.heading_path)}")
    return [*lines, f"    “{citation.quote}”"]


def search_text(evidence: Sequence[Evidence]) -> str:
    """Passages, best first."""
    if not evidence:
        return "没有找到相关片段。可以换个说法，或去掉年份、地方再查。"
    lines = []
    for number, found in enumerate(evidence, 1):
        lines.append(f"{number}. {found.source}（{found.score:.3f}）")
        if found.passage.heading_path:
            lines.append(f"   {' › '.join(found.passage.heading_path)}")
        lines += [f"   {' '.join(found.passage.text.split())}", ""]
    return "\n".join(lines[:-1])


def list_text(documents: Sequence[Document]) -> str:
    """One line a document."""
    if not documents:
        return "资料库是空的。用“assistant add 文件或文件夹”添加资料。"
    rows = [("编号", "年份", "地方", "类别", "片段", "数据", "来源")]
    for document in documents:
        known = document.metadata
        passages = "同文" if document.same_text_as else str(document.passages)
        rows.append((document.id, str(known.year or "—"), known.place or "—", KINDS[known.kind], passages, str(document.figures), document.source))
    return table(rows) + f"\n共 {len(documents)} 份。"


def added_text(made: Json) -> str:
    """What became of the files: refusals and notes each on a line, then the counts."""
    lines = [f"未添加 {row['source']}：{row['reason']}" for row in made["refused"]]
    for status in ("added", "replaced", "unchanged"):
        lines += [f"提示 {row['source']}：{note}" for row in made[status] for note in row.get("notes", ())]
    lines += [line for status in ("added", "replaced") for row in made[status] for line in _news_lines(row)]
    names = {"added": "新增", "replaced": "替换", "unchanged": "未变", "refused": "未能添加"}
    counts = "，".join(f"{word} {len(made[status])} 份" for status, word in names.items() if made[status]) or "没有可添加的文件"
    return "\n".join([*lines, f"{counts}，用时 {made['seconds']:.1f} 秒。"])


def _news_lines(row: Json) -> list[str]:
    """What a file brought to the ledger; each kind of change with its first few pairs."""
    told = row.get("news")
    if not told or not told["figures"]:
        return []
    lines = [f"数据 {row['source']}：{told['figures']} 个，其中 {told['new']} 个是台账里没有的"]
    for kind, word in NEWS.items():
        for change in told[kind][:MOST_CHANGES]:
            before, after = change["before"], change["after"]
            when = "" if before["period"] == after["period"] else f"{after['period']}年 "
            then = f"{before['period']}年 " if when else ""
            about = f"{change['place']}{'' if when else after['period'] + '年'}{change['indicator']}"
            lines.append(f"  {word}：{about}，{then}{before['text']}（{before['source']}）→ {when}{after['text']}")
        if len(told[kind]) > MOST_CHANGES:
            lines.append(f"  {word}共 {len(told[kind])} 处，列出 {MOST_CHANGES} 处；全部见 --json")
    return lines


def figures_text(made: Json) -> str:
    """One line a figure."""
    if not made["figures"]:
        return "没有符合条件的数据。可以去掉年份或地方，或换一个指标说法再查。"
    rows = [("指标", "数", "时段", "口径", "来源")]
    for row in made["figures"]:
        told = "，".join(part for part in (ROLES[row["role"]], SPANS[row["span"]], MEASURES[row["measure"]]) if part)
        whole = f"（{row['part_of']}其中）" if row["part_of"] else ""
        when = f"{row['period']}{'年' if row['period'] else '—'}{row['part']}"
        rows.append((f"{row['indicator'] or '—'}{whole}", _with_unit(row), when, told or "—", row["source"]))
    return table(rows) + f"\n共 {made['count']} 个数。"


def _with_unit(row: Json) -> str:
    """The number as written; a table's cell gets the unit its header names."""
    told = str(row["text"]) if row["unit"] in row["text"] else f"{row['text']}{row['unit']}"
    return f"{told}（人工更正，原为{row['corrected']}）" if row["corrected"] else told


def outline_text(outline: Json) -> str:
    """The heading tree, indented, then the lines that were dropped."""
    lines = list(_branch(outline["headings"], 0)) or ["没有认出标题。"]
    if outline["noise"]:
        lines += ["", f"已去掉 {len(outline['noise'])} 行", *(f"  {line['text']}（{line['why']}）" for line in outline["noise"])]
    return "\n".join([*lines, *(f"提示：{note}" for note in outline["notes"])])


def _branch(rows: Iterable[Json], depth: int) -> Iterable[str]:
    for row in rows:
        role = ROLES[row["role"]]
        yield f"{'  ' * depth}{row['heading']}{f'  〔{role}〕' if role else ''}"
        yield from _branch(row["children"], depth + 1)


def check_text(made: Json, text: str) -> str:
    """Findings by level, each with the words around it and the place itself in 》《, then the counts."""
    if not made["findings"]:
        return "没有发现问题。程序只认得一部分错误，定稿前仍请人看一遍。"
    lines: list[str] = []
    for level, name in LEVELS.items():
        found = [row for row in made["findings"] if row["level"] == level]
        if found:
            lines += [f"{name}（{len(found)}）", *(line for row in found for line in _finding_lines(row, text)), ""]
    counts = "，".join(f"{name} {made['counts'][level]} 处" for level, name in LEVELS.items())
    return "\n".join([*lines, f"{counts}。", *(f"提示：{note}" for note in made["notes"])])


def _finding_lines(row: Json, text: str) -> Iterable[str]:
    yield f"· {row['text']}"
    start, end = row["start"], row["end"]
    if start < end:
        first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
        last = min(at for at in (text.find("\n", end), end + AROUND, len(text)) if at >= 0)
        place = text[start:end].replace("\n", " ")
        yield f"    第{text.count(chr(10), 0, start) + 1}段：{text[first:start]}》{place}《{text[end:last]}"
    for citation in row["citations"]:
        yield f"    见 {citation['source']}：“{citation['quote']}”"


def draft_text(made: Json, text: str) -> str:
    """Title, sections and sources, then what is missing and the findings."""
    lines = [made["title"]]
    for section in made["sections"]:
        lines += ["", section["heading"], f"　　{section['text']}"]
    if made["citations"]:
        lines += ["", "出处"]
        for row in made["citations"]:
            lines += [f"[{row['mark']}] {row['source']}", f"    “{row['quote']}”"]
    if made["missing"]:
        named = "、".join(f"{row['indicator']}（{row['unit']}）" if row["unit"] else row["indicator"] for row in made["missing"])
        lines += ["", f"待补 {len(made['missing'])} 项：{named}"]
    if made["findings"]:
        lines += ["", "核验意见", *(line for row in made["findings"] for line in _finding_lines(row, text))]
    return "\n".join(lines)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned for a terminal, where a Chinese character takes two places; the last column is not padded."""
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        padded = [cell + " " * (widths[at] - width(cell)) for at, cell in enumerate(row[:-1])]
        lines.append("  ".join([*padded, row[-1]]).rstrip())
    return "\n".join(lines)


def width(text: str) -> int:
    """Places a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


class Progress:
    """Count and rate on stderr: one line that is rewritten in a terminal, else a line every ten files or five seconds."""

    def __init__(self, what: str) -> None:
        """what: the word for the things counted, e.g. 份."""
        self._what, self._started = what, time.monotonic()
        self._said, self._said_at = 0, self._started
        self._rewrites = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        """Say how far it is; cheap enough to call for every file."""
        now = time.monotonic()
        due = done - self._said >= LINES_EVERY_FILES or now - self._said_at >= LINES_EVERY_SECONDS
        if not (self._rewrites or due or done == total) or done == self._said:
            return
        self._said, self._said_at = done, now
        rate = done / max(now - self._started, 1e-6)
        line = f"{done}/{total} {self._what}，每秒 {rate:.1f} {self._what}"
        print(f"\r\x1b[K{line}" if self._rewrites else line, end="" if self._rewrites else "\n", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the rewritten line."""
        if self._rewrites and self._said:
            print(file=sys.stderr)
