"""A text in two languages, read as the one that is spoken."""

from typing import Generic, TypeVar

from assistant.ui.words.speaking import language

T = TypeVar("T")


class Both(Generic[T]):
    """An attribute that is Chinese or English by the language of the moment. Placeholders are the same in both."""

    def __init__(self, zh: T, en: T) -> None:
        self.zh, self.en = zh, en

    def __get__(self, owner: object, kind: type) -> T:
        return self.en if language() == "en" else self.zh
