"""What every reader hands back: blocks in document order, a title when the file itself names one, notes for the clerk."""

from dataclasses import dataclass

from assistant.records import Block


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file as read. title: only what the file calls its title. notes: Chinese, what could not be read or was read differently."""

    blocks: tuple[Block, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
