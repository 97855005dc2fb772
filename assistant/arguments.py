"""The command line as a clerk types it: commands, options and their help, in Chinese. Importing this costs milliseconds.

Not here: doing any of it (cli)."""

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NoReturn

from assistant.records import KINDS, USER_ROLES

COMPLAINTS: Final = (  # argparse says these in English
    (re.compile(r"the following arguments are required: (.+)"), r"缺少：\1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识：\1"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"\1 不能是 \2，可选：\3"),
    (re.compile(r"argument (.+?): invalid \S+ value: (.+)"), r"\1 的值 \2 不对"),
    (re.compile(r"argument (.+?): expected .*argument"), r"\1 后面要有一个值"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), r"\1 不能和 \2 一起用"),
)


class ChineseHelp(argparse.RawDescriptionHelpFormatter):
    """Help with Chinese titles."""

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None) -> None:
        """As argparse, with 用法 in front."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """Complains in Chinese and exits with 2."""

    def __init__(self, **given: Any) -> None:
        """As argparse.ArgumentParser."""
        super().__init__(**{"formatter_class": ChineseHelp, "add_help": False, "allow_abbrev": False, **given})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help="显示帮助")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        for english, chinese in COMPLAINTS:
            message = english.sub(chinese, message)
        self.exit(2, f"{message}。“{self.prog} --help”说明用法。\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line; the parsed name of the command is options.command."""
    made = ChineseParser(prog="assistant", description="镇文：乡镇办公室的资料问答助手。离线、有出处、不编数。")
    _everywhere(made, home=None, json=False)
    commands = made.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=ChineseParser)

    def command(name: str, told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told, description=told)
        _everywhere(added, home=argparse.SUPPRESS, json=argparse.SUPPRESS)
        return added

    _library_commands(command)
    _question_commands(command)
    _measuring_commands(command)
    _account_commands(command)
    return made


def _everywhere(parser: argparse.ArgumentParser, *, home: Any, json: Any) -> None:
    """--home and --json before or after the command; SUPPRESS keeps the second place from undoing the first."""
    parser.add_argument("--home", type=Path, metavar="文件夹", default=home, help="资料库文件夹（默认见 assistant settings）")
    parser.add_argument("--json", action="store_true", default=json, help="标准输出只有一个 JSON 对象")


def _library_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    serve = command("serve", "打开网页；资料库是空的时，先放入样例资料")
    serve.add_argument("--host", help="监听地址：127.0.0.1 只有本机能打开，0.0.0.0 别的电脑也能打开（要先有账号）")
    serve.add_argument("--port", type=int, help="端口；被占用时自动顺延")
    add = command("add", "把文件或整个文件夹加入资料库")
    add.add_argument("paths", nargs="+", type=Path, metavar="路径", help="文件、文件夹或 zip；.jsonl 每行一份 {id, title, text}")
    add.add_argument("--kind", choices=KINDS, help="类别：report 报告，plan 计划，policy 政策，table 表格，other 其他（默认自动判断）")
    add.add_argument("--place", default="", metavar="地方", help="这些资料属于哪里，如“清河镇”（默认自动判断）")
    add.add_argument("--year", type=int, default=0, metavar="年份", help="标题年份，如 2021（默认自动判断）")
    command("list", "列出资料库里的资料")
    command("remove", "从资料库删除一份资料").add_argument("id", metavar="编号", help="assistant list 第一列的编号")
    command("reindex", "重建全部索引（更换向量模型后，或索引损坏时）")
    command("backup", "把资料库备份成一个 zip 文件（原件和全部记录，不含设置）").add_argument("file", type=Path, metavar="OUT.zip", help="备份文件写到哪里")
    command("restore", "用备份恢复资料库；现有的先另存一份，索引重建").add_argument("file", type=Path, metavar="备份.zip", help="assistant backup 做的文件")
    command("outline", "看一个文件的标题层次和会被去掉的行，不加入资料库").add_argument("file", type=Path, metavar="文件", help="要看的文件")
    check = command("check", "核稿：数字、用词、序号和没填完的地方；有必错时返回码是 1，不加入资料库")
    check.add_argument("file", type=Path, metavar="文件", help="要核对的文件（txt、md、docx、pdf……）")

    figures = command("figures", "数据台账：资料库或一个文件里的每个数，可导出表格")
    figures.add_argument("file", type=Path, nargs="?", metavar="文件", help="只看这个文件，不加入资料库；不写则看整个资料库")
    figures.add_argument("--indicator", default="", metavar="指标", help="只要这个指标，如“危房改造”；同义说法也算")
    figures.add_argument("--place", default="", metavar="地方", help="只要这个地方的，如“清河镇”")
    figures.add_argument("--year", type=int, default=0, metavar="年份", help="只要这一年的，如 2020")
    figures.add_argument("--csv", type=Path, metavar="OUT.csv", help="另存为 csv，Excel 可直接打开")
    figures.add_argument("--xlsx", type=Path, metavar="OUT.xlsx", help="另存为 Excel 文件，第二张表是出处")


def _question_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    ask = command("ask", "提一个问题，或批量回答一个问题文件")
    _one_or_many(ask, "问题")
    _engine(ask)
    draft = command("draft", "按拟稿单写出带出处的段落；有必错时返回码是 1")
    draft.add_argument("file", type=Path, metavar="拟稿单", help="拟稿单文件（YAML 或 JSON）")
    draft.add_argument("--indicators", type=Path, metavar="指标表", help="把一张指标表（xlsx、csv，表头：指标、单位、本年、上年、目标……）填进拟稿单")
    draft.add_argument("--section", type=_positive, default=1, metavar="N", help="指标表填进第几节（默认第 1 节）")
    draft.add_argument("--docx", type=Path, metavar="OUT.docx", help="另存为公文版式的 Word，旁边再存一份数据依据表")
    draft.add_argument("--markdown", type=Path, metavar="OUT.md", help="另存为 Markdown，句后有编号，文末有出处")
    draft.add_argument("--text", type=Path, metavar="OUT.txt", help="另存为纯文字，可直接粘贴")
    draft.add_argument("--missing", type=Path, metavar="OUT.md", help="另存待补数据清单，按责任单位分列")
    draft.add_argument("--until", default="", metavar="日期", help="清单上写明的报送期限，如 12月10日")
    _engine(draft)
    search = command("search", "只查片段，不作回答")
    _one_or_many(search, "查询")
    search.add_argument("-k", type=_positive, default=10, metavar="个数", help="最多几个片段（默认 10）")


def _one_or_many(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("question", nargs="?", metavar=what, help="一句话；批量时不写，改用 --batch")
    parser.add_argument("--batch", type=Path, metavar="IN.jsonl", help='每行一个 {"id": …, "question": "…"}')
    parser.add_argument("--out", type=Path, metavar="OUT.jsonl", help="批量结果写到哪里，次序不变")


def _engine(parser: argparse.ArgumentParser) -> None:
    told = "quote：不用对话模型，只用资料原句（默认）；model：由设置里的对话模型组织文字，逐句核对"
    parser.add_argument("--engine", choices=("quote", "model"), default="quote", help=told)


def _measuring_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    evaluate = command("evaluate", "用一个带标准答案的问题文件测质量")
    evaluate.add_argument("--questions", type=Path, required=True, metavar="Q.jsonl", help="问题文件")
    evaluate.add_argument("--corpus", type=Path, action="append", default=[], metavar="文件夹", help="先加入一个临时资料库，可写几次；不写则用现有资料库")
    _engine(evaluate)
    command("bench", "测速度：与内置模型原有引擎之比、添加、查询、回答（约一分钟）")
    command("settings", "列出全部设置、当前值和来源")


def _account_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    user = command("user", "账号：添加、列出、停用、改密码、改角色、退出登录")
    verbs = user.add_subparsers(dest="verb", metavar="做什么", title="做什么", parser_class=ChineseParser, required=True)

    def verb(name: str, told: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = verbs.add_parser(name, help=told, description=told)
        _everywhere(added, home=argparse.SUPPRESS, json=argparse.SUPPRESS)
        if name != "list":
            added.add_argument("name", metavar="名字", help="登录用的名字")
        return added

    for name, told in (("add", "添加账号，密码从终端或标准输入读"), ("role", "改角色")):
        verb(name, told).add_argument("--role", required=True, choices=USER_ROLES, help="管理员什么都能做；编辑能改资料库；只读只能问和看")
    verb("list", "列出账号")
    verb("remove", "停用账号：不能再登录，对话和草稿留着")
    verb("password", "设新密码，从终端或标准输入读；停用的账号即恢复")
    verb("logout", "让一个账号的全部浏览器退出登录")
    journal = command("journal", "操作记录：谁在什么时候做了什么，新的在前")
    journal.add_argument("--last", type=_positive, default=50, metavar="条数", help="最多几条（默认 50）")
    journal.add_argument("--who", default="", metavar="名字", help="只看一个人的")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
