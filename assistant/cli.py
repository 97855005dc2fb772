"""The command line: each command is a thin call; results on stdout, progress and errors on stderr.

Exit codes: 0 done, 1 nothing found, 2 wrong usage, 3 unreadable input. Heavy imports wait until a command needs them.
Not here: the JSON shapes (contract.py)."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, UnreadableFile, UsageError
from assistant.settings import Settings, load, origins

if TYPE_CHECKING:
    from assistant.library import Outcome

Command = Callable[[argparse.Namespace, Settings], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors a clerk can mend are one line on stderr."""
    given = _parser().parse_args(arguments)
    try:
        command: Command = given.command
        return command(given, load(home=given.home))
    except AssistantError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("已停止；已完成的部分都已保存。", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="资料库文件夹")
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="只输出一个 JSON 对象")
    parser = argparse.ArgumentParser(prog="assistant", description="镇文：从历年报告和政策里查数、找依据。", parents=[shared])
    parser.set_defaults(home=None, json=False)
    commands = parser.add_subparsers(required=True, metavar="命令")

    def command(name: str, run: Command, told: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=told, description=told, parents=[shared])
        made.set_defaults(command=run)
        return made

    serve = command("serve", _serve, "打开网页")
    serve.add_argument("--host", help="监听地址（只允许本机）")
    serve.add_argument("--port", type=int, help="端口，被占用时自动顺延")
    add = command("add", _add, "添加文件或整个文件夹")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add.add_argument("--kind", choices=("report", "plan", "policy", "table", "other"), help="资料类型")
    add.add_argument("--place", default="", help="地区，如 清河镇")
    add.add_argument("--year", type=int, default=0, help="年份")
    command("list", _list, "列出资料")
    command("remove", _remove, "删除一份资料").add_argument("id", metavar="ID")
    command("reindex", _reindex, "重建向量和关键词索引")
    ask = command("ask", _ask, "提问")
    search = command("search", _search, "只查找片段")
    for asking in (ask, search):
        asking.add_argument("question", nargs="?", metavar="问题")
        asking.add_argument("--batch", type=Path, metavar="IN.jsonl", help="每行 {id, question}")
        asking.add_argument("--out", type=Path, metavar="OUT.jsonl", help="批量结果写到这里")
    search.add_argument("-k", type=int, default=10, help="片段数")
    command("outline", _outline, "查看一个文件的标题层次和被清理的行").add_argument("file", type=Path, metavar="FILE")
    evaluate = command("evaluate", _evaluate, "用带答案的问题检验回答质量")
    evaluate.add_argument("--questions", type=Path, required=True, metavar="Q.jsonl")
    evaluate.add_argument("--corpus", type=Path, metavar="DIR", help="先把这个文件夹加入一个临时资料库")
    command("bench", _bench, "测速度")
    command("settings", _settings, "列出全部设置及其来源")
    return parser


def _say(given: argparse.Namespace, result: dict[str, Any], text: str) -> None:
    print(json.dumps(result, ensure_ascii=False) if given.json else text)


def _serve(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.ui import serve

    chosen = {name: value for name, value in (("host", given.host), ("port", given.port)) if value is not None}
    serve(load(home=given.home, **chosen) if chosen else settings)
    return 0


def _add(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.contract import added_json
    from assistant.library import Overrides, collected, opened

    started = time.perf_counter()
    files = collected(given.paths)
    outcomes = list(_progress(opened(settings).add(files, Overrides(given.kind, given.place, given.year))))
    result = added_json(outcomes, time.perf_counter() - started)
    counts = "，".join(f"{name} {len(result[key])}" for key, name in (("added", "已添加"), ("replaced", "已替换"), ("unchanged", "未变化"), ("refused", "未添加")))
    _say(given, result, f"{counts}；用时 {result['seconds']} 秒")
    if outcomes and all(outcome.status == "refused" for outcome in outcomes):
        return UnreadableFile.exit_code
    return 0 if outcomes else 1


def _progress(outcomes: Iterator["Outcome"]) -> Iterator["Outcome"]:
    """Every outcome, with a line on stderr for each refusal and note and a running count."""
    shown = 0.0
    for outcome in outcomes:
        if outcome.status == "refused":
            print(f"未添加 {outcome.source}：{outcome.reason}", file=sys.stderr)
        for note in outcome.notes:
            print(f"注意 {outcome.source}：{note}", file=sys.stderr)
        if outcome.seconds - shown >= 5 or (sys.stderr.isatty() and outcome.seconds - shown >= 0.5):
            shown = outcome.seconds
            print(f"{outcome.done}/{outcome.total} 个文件，每秒 {outcome.done / max(outcome.seconds, 0.01):.1f} 个", file=sys.stderr)
        yield outcome


def _list(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.contract import list_json
    from assistant.library import opened

    documents = opened(settings).documents()
    lines = [f"{d.id}  {d.source}  {d.metadata.place or '—'}  {d.metadata.year or '—'}  {d.passages} 段" for d in documents]
    _say(given, list_json(documents), "\n".join(lines) or "资料库是空的。用 assistant add 添加文件。")
    return 0


def _remove(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.library import opened

    removed = opened(settings).remove(given.id)
    _say(given, {"removed": [given.id] if removed else []}, "已删除。" if removed else f"没有编号为 {given.id} 的资料；assistant list 列出全部编号。")
    return 0 if removed else 1


def _reindex(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.library import opened

    done = total = 0
    for done, total in opened(settings, check=False).reindex():
        print(f"{done}/{total} 段", file=sys.stderr)
    _say(given, {"passages": total, "done": done}, f"索引已重建，共 {total} 段。")
    return 0


def _ask(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.answering import answer
    from assistant.contract import answer_json
    from assistant.library import opened

    library = opened(settings)
    if given.batch:
        return _batch(given, lambda question: answer_json(answer(question, library, home_place=settings.place)))
    found = answer(_question(given), library, home_place=settings.place)
    sources = [f"[{c.mark}] {c.source} › {' › '.join(c.heading_path)}" for c in found.citations]
    near = [f"相近但未采用（{miss.why}）：{miss.citation.quote}（{miss.citation.source}）" for miss in found.near_misses]
    _say(given, answer_json(found), "\n".join([found.answer, *sources, *near]))
    return 1 if found.abstained else 0


def _search(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.contract import search_json
    from assistant.library import opened
    from assistant.retrieval import search, understood

    library = opened(settings)

    def found(question: str) -> dict[str, Any]:
        started = time.perf_counter()
        evidence = search(understood(question, library, home_place=settings.place), library, given.k)
        return search_json(question, evidence, {"total": round((time.perf_counter() - started) * 1000, 2)})

    if given.batch:
        return _batch(given, found)
    result = found(_question(given))
    lines = [f"{p['score']:.2f}  {p['source']} › {' › '.join(p['heading_path'])}\n      {p['text']}" for p in result["passages"]]
    _say(given, result, "\n".join(lines) or "没有找到。")
    return 0 if result["passages"] else 1


def _question(given: argparse.Namespace) -> str:
    if not (given.question or "").strip():
        raise UsageError("请写出问题，例如：assistant ask \"2020年完成危房改造多少户？\"；批量提问用 --batch IN.jsonl --out OUT.jsonl。")
    return str(given.question)


def _batch(given: argparse.Namespace, run: Callable[[str], dict[str, Any]]) -> int:
    """One line of result for each line of questions, in order, written as soon as it is known."""
    if not given.out:
        raise UsageError("批量提问要用 --out OUT.jsonl 指定结果文件。")
    questions = _questions(given.batch)
    with closing(given.out.open("w", encoding="utf-8")) as out:
        for question in questions:
            out.write(json.dumps({"id": question["id"]} | run(question["question"]), ensure_ascii=False) + "\n")
            out.flush()
    _say(given, {"questions": len(questions), "out": str(given.out)}, f"{len(questions)} 个问题的结果已写入 {given.out}。")
    return 0


def _questions(file: Path) -> list[dict[str, Any]]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as cause:
        raise UnreadableFile(f"问题文件 {file} 读不出来：{cause}。请检查路径，并存为 UTF-8。") from cause
    questions = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            questions.append({**row, "id": row["id"], "question": str(row["question"])})
        except (json.JSONDecodeError, KeyError, TypeError) as cause:
            raise UnreadableFile(f"{file} 第 {number} 行应是 {{\"id\": …, \"question\": …}} 这样的 JSON，请改正。") from cause
    return questions


def _outline(given: argparse.Namespace, settings: Settings) -> int:
    from assistant import reading
    from assistant.contract import outline_json

    try:
        data = given.file.read_bytes()
    except OSError as cause:
        raise UnreadableFile(f"“{given.file}”读不出来：{cause.strerror}。请检查路径。") from cause
    folder = given.file.resolve().parent.name
    manuscript = reading.read(data, given.file.name, folders=(folder,), max_bytes=settings.max_file_mb * 2**20)
    lines = [f"{'  ' * (s.level - 1)}{s.heading}  〔{s.role}〕" for s in manuscript.sections if s.level]
    noise = [f"  {line.text}  （{line.why}）" for line in manuscript.noise]
    _say(given, outline_json(given.file.name, manuscript), "\n".join([*lines, *(["清理掉的行：", *noise] if noise else [])]))
    return 0


def _evaluate(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.evaluation import evaluate, table

    report = evaluate(_questions(given.questions), settings, given.corpus)
    _say(given, report, table(report))
    return 0


def _bench(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.bench import bench, table

    report = bench(settings)
    _say(given, report, table(report))
    return 0


def _settings(given: argparse.Namespace, settings: Settings) -> int:
    rows = origins(settings)
    result = {name: {"value": value, "origin": origin, "description": told} for name, value, origin, told in rows}
    _say(given, {"settings": result}, "\n".join(f"{name} = {value}  （{origin}）  {told}" for name, value, origin, told in rows))
    return 0
