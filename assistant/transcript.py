"""A conversation to keep outside the program: Word or Markdown, each question as a heading, its answer with sources below.

The layout is that of a draft. Not here: which conversation (library), sending it (ui)."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.printing import answer_text
from assistant.records import Conversation, Draft, DraftSection, DraftSentence, Exchange


def as_docx(conversation: Conversation, exchanges: Iterable[Exchange]) -> bytes:
    """The Word file."""
    from assistant.drafting import layout, word  # python-docx: when a file is asked for

    with TemporaryDirectory() as folder:
        out = Path(folder) / "conversation.docx"
        word.write(_draft(conversation, exchanges), out, layout.load())
        return out.read_bytes()


def as_markdown(conversation: Conversation, exchanges: Iterable[Exchange]) -> str:
    """The same as Markdown; foreign text is escaped, so it shows the characters it holds."""
    from assistant.drafting import exits

    return exits.markdown(_draft(conversation, exchanges))


def _draft(conversation: Conversation, exchanges: Iterable[Exchange]) -> Draft:
    sections = [DraftSection(f"问：{one.question}", (DraftSentence(_told(one), "wording"),)) for one in exchanges]
    return Draft(f"{conversation.title}（问答记录）", tuple(sections))


def _told(exchange: Exchange) -> str:
    """The answer, or what was told instead, and what the person noted; a paragraph a line."""
    told = answer_text(exchange.answer) if exchange.answer else exchange.said or "没有答完。"
    note = f"批注：{exchange.note}" if exchange.note else ""
    return "\n".join(filter(None, (*(line.strip() for line in told.splitlines()), note)))
