"""Short reports of a town of our own, for tests of what is read from them."""

from assistant import reading
from assistant.figures import figures
from assistant.records import Block, Figure, Manuscript

REVIEW, PLAN = "一、2020年工作完成情况", "三、2021年工作计划"


def manuscript(text: str, name: str = "清河镇2020年工作总结及2021年工作计划.txt") -> Manuscript:
    """A document whose first line is the title."""
    return reading.manuscript([Block(line) for line in (name.removesuffix(".txt") + "\n" + text).split("\n")], name, is_noise_free=True)


def told(sentence: str, heading: str = REVIEW) -> list[Figure]:
    """The figures of a sentence of its review, or of another chapter."""
    return list(figures(manuscript(f"{heading}\n（一）重点工作\n{sentence}")))
