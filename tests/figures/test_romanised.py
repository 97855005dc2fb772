"""Places in Latin letters: found by their reading, told apart by kind, and never made up from ordinary words."""

import pytest

from assistant.figures import romanised

KNOWN = ("清河镇", "清河县", "长岭乡", "安溪市")


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("toilets in Qinghe Town in 2020", "Qinghe Town", ("清河镇",)),
        ("toilets in Qinghe County in 2020", "Qinghe County", ("清河县",)),
        ("toilets in Qinghe", "Qinghe", ("清河县", "清河镇")),
        ("what Qing He Town built", "Qing He Town", ("清河镇",)),
        ("Anxi City's output", "Anxi City", ("安溪市",)),
        ("in Changling Township", "Changling Township", ("长岭乡",)),
        ("in Zhangling Township", "Zhangling Township", ("长岭乡",)),
        ("grown in Baishan County", "Baishan County", ()),
        ("grown in Baishan", "Baishan", ()),
    ],
    ids=["town", "county", "both", "apart", "whose", "one reading", "the other reading", "unknown with its kind", "unknown by its sound"],
)
def test_a_name_in_latin_letters(text: str, name: str, places: tuple[str, ...]) -> None:
    [found] = romanised(text, KNOWN)
    assert (found.name, found.places, text[found.start : found.end]) == (name, places, name)


@pytest.mark.parametrize(
    "text", ["Which County grew most?", "the GDP of our Town", "submitted by the NPC", "How many households did it renovate in the Old Town?", "5G and GDP in 2020"]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert romanised(text, KNOWN) == ()


def test_a_thing_is_not_taken_for_a_place_nobody_has_heard_of() -> None:
    assert romanised("What was the cargo throughput of Longtan Airport in 2023?", ["乌渡市"]) == ()
    assert [one.name for one in romanised("What was the output of Longtan in 2023?", ["乌渡市"])] == ["Longtan"]
