"""Commands for who looks after the program: serve, evaluate, bench, settings, user, journal."""

from argparse import Namespace

from assistant import printing
from assistant.commands.asking import answering_of
from assistant.commands.running import Done, settings_of
from assistant.errors import UsageError


def serve(options: Namespace) -> Done:
    """The page, until it is stopped."""
    if options.json:
        raise UsageError("serve 没有 JSON 输出，请去掉 --json。")
    from assistant import ui

    ui.serve(settings_of(options, host=options.host, port=options.port))
    return Done({}, "网页已关闭。")


def evaluate(options: Namespace) -> Done:
    """The quality table."""
    from assistant import evaluation

    for folder in options.corpus:
        if not folder.is_dir():
            raise UsageError(f"“{folder}”不是文件夹。")
    settings = settings_of(options)
    report = evaluation.evaluated(options.questions, settings, options.corpus, answering_of(options, settings))
    return Done(report, evaluation.table(report))


def bench(options: Namespace) -> Done:
    """The speed table."""
    from assistant import bench as measuring

    report = measuring.measured(settings_of(options))
    return Done(report, measuring.table(report))


def settings_table(options: Namespace) -> Done:
    """Every setting, its value and where it came from."""
    from assistant.settings import origins

    rows = origins(settings_of(options))
    names = ("name", "value", "origin", "description")
    made = {"settings": [dict(zip(names, row, strict=True)) for row in rows]}
    shown = [("设置", "值", "来自", "说明"), *((name, value or "（空）", origin, told) for name, value, origin, told in rows)]
    return Done(made, printing.table(shown) + "\n可用环境变量 ASSISTANT_大写名称，或资料库文件夹里的 settings.toml 修改。")


def user(options: Namespace) -> Done:
    """Accounts of the page."""
    from assistant import accounts

    return Done(*accounts.changed(options, settings_of(options)))


def journal(options: Namespace) -> Done:
    """Who did what."""
    from assistant import accounts

    return Done(*accounts.read(options, settings_of(options)))
