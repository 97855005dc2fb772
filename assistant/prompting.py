"""Prompts: prompts/NAME.md → messages. A file is a system part, a line of three dashes, and a user part with {variables}; both are prose for clerks.

Documents are quoted between delimiters made for one request, so that no text inside can close its own quotation.
Not here: any model, and what is asked of it."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Final, Literal

from assistant.errors import PromptMismatch
from assistant.shipped import shipped

_RULE: Final = re.compile(r"^---\s*$", re.MULTILINE)
_PLAIN: Final = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a chat model."""

    role: Literal["system", "user"]
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt file."""

    name: str
    system: str
    user: str

    @property
    def variables(self) -> frozenset[str]:
        """What the user part asks to be filled in."""
        return frozenset(field for _, field, _, _ in Formatter().parse(self.user) if field is not None)

    def messages(self, **values: str) -> list[Message]:
        """Both parts, the variables filled in; values may hold braces. Raises PromptMismatch when the file asks for other variables."""
        if self.variables != values.keys():
            wrong = "、".join(sorted(self.variables ^ values.keys()))
            raise PromptMismatch(f"提示词 prompts/{self.name}.md 里的变量不对：{wrong}。需要：{'、'.join(sorted(values))}。请改正，或恢复原来的文件。")
        return [Message("system", self.system), Message("user", self.user.format_map(values))]


def load(name: str) -> Prompt:
    """The prompt of prompts/NAME.md as it is on disk now. Raises PromptMismatch when it is missing or has no two parts."""
    return read(shipped("prompts"), name)


def read(folder: Path, name: str) -> Prompt:
    """The prompt of a folder, checked."""
    file = folder / f"{name}.md"
    try:
        system, *rest = _RULE.split(file.read_text("utf-8"), maxsplit=1)
    except (OSError, UnicodeDecodeError) as cause:
        raise PromptMismatch(f"提示词 prompts/{name}.md 读不出来：{cause}。请恢复原来的文件。") from cause
    if not rest or not system.strip() or not rest[0].strip():
        raise PromptMismatch(f"提示词 prompts/{name}.md 应有两部分，中间一行“---”。请改正，或恢复原来的文件。")
    made = Prompt(name, system.strip(), rest[0].strip())
    try:
        strange = [field for field in made.variables if not _PLAIN.fullmatch(field)]
    except ValueError as cause:
        raise PromptMismatch(f"提示词 prompts/{name}.md 里的花括号不成对：{cause}。请改正，或恢复原来的文件。") from cause
    if strange:
        raise PromptMismatch(f"提示词 prompts/{name}.md 里的变量“{strange[0]}”不对，变量只能是小写字母。请改正，或恢复原来的文件。")
    return made


def delimiter() -> str:
    """A word that no document can know: new for each request."""
    return f"资料{secrets.token_hex(4)}"


def quoted(texts: Iterable[str], mark: str) -> str:
    """Numbered texts, each between <mark n> and </mark n>; angle brackets and square marks inside are made harmless."""
    return "\n".join(f"<{mark} {number}>\n{_plain(text)}\n</{mark} {number}>" for number, text in enumerate(texts, 1))


def _plain(text: str) -> str:
    return re.sub(r"\[(\d+)\]", r"（\1）", text.replace("<", "〈").replace(">", "〉"))
