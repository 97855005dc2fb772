"""English words that the tables do not know, in the Chinese words a library uses."""

import pytest

from assistant.figures.dictionary import GRAMMAR, translated


@pytest.mark.parametrize(
    ("word", "used", "expected"),
    [
        ("taxpayer", {"纳税人": 0.2}, ("纳税人",)),
        ("reservoir", {"水库": 0.3, "贮水处": 0.1}, ("水库", "贮水处")),
        ("reservoir", {}, ()),
        ("xyzzy", {"水库": 0.3}, ()),
    ],
    ids=["one", "the more usual", "none is used", "no word"],
)
def test_the_words_a_library_uses_are_taken_the_most_used_first(word: str, used: dict[str, float], expected: tuple[str, ...]) -> None:
    assert translated(word, lambda chinese: used.get(chinese, 0.0)) == expected


def test_words_that_only_ask_are_not_looked_up() -> None:
    assert {"how", "many", "which", "were"} <= GRAMMAR
    assert not {"taxpayer", "reservoir"} & GRAMMAR
