"""Question files: lines of JSON in, lines of JSON out, in the same order, each written as soon as it is ready.

Not here: answering and searching; the caller gives the verb."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError, UnreadableFile, UsageError

Line = dict[str, Any]


def questions(file: Path) -> list[Line]:
    """All lines of a question file, each with a non-empty "question". Raises UnreadableFile naming the wrong line; nothing is answered then."""
    try:
        content = file.read_text("utf-8-sig")
    except FileNotFoundError as cause:
        raise UsageError(f"找不到“{file}”。请检查路径。") from cause
    except OSError as cause:
        raise UnreadableFile(f"“{file}”读不出来：{cause.strerror}。请检查权限。") from cause
    except UnicodeDecodeError as cause:
        raise UnreadableFile(f"“{file}”不是 UTF-8 文本。请另存为 UTF-8 编码后再试。") from cause
    return list(_parsed(file.name, content))


def _parsed(name: str, content: str) -> Iterator[Line]:
    for number, text in enumerate(content.split("\n"), 1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as cause:
            raise UnreadableFile(f"{name} 第 {number} 行不是一个 JSON 对象：{cause}。请改正这一行后再试。") from cause
        if not isinstance(line, dict) or not isinstance(line.get("question"), str) or not line["question"].strip():
            raise UnreadableFile(f'{name} 第 {number} 行没有问题。每行应为 {{"id": …, "question": "…"}}。')
        yield line


def run(lines: list[Line], out: Path, answered: Callable[[str], Line], failed: Callable[[str, str], Line], said: Callable[[int, int], None]) -> int:
    """Write answered(question) for every line to out, with its "id"; returns how many questions failed.

    A question that fails is written as failed(question, error) and does not stop the others. said(done, total) is called after each.
    Raises UsageError when out cannot be written.
    """
    failures = 0
    try:
        with out.open("w", encoding="utf-8") as file:
            for done, line in enumerate(lines, 1):
                try:
                    made = answered(line["question"])
                except AssistantError as cause:
                    made, failures = failed(line["question"], str(cause)), failures + 1
                except Exception as cause:  # the edge of one question: hundreds of others wait behind it
                    made, failures = failed(line["question"], f"程序出错：{type(cause).__name__}: {cause}"), failures + 1
                file.write(json.dumps({"id": line.get("id", done), **made}, ensure_ascii=False) + "\n")
                file.flush()
                said(done, len(lines))
    except OSError as cause:
        raise UsageError(f"“{out}”写不进去：{cause.strerror}。请检查文件夹、权限和磁盘空间。") from cause
    return failures
