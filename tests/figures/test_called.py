"""One name for one place."""

import pytest

from assistant.figures import called, places_in


@pytest.mark.parametrize(
    ("place", "known", "name"),
    [
        ("恩施州", (), "恩施土家族苗族自治州"),
        ("云岭州", ("云岭彝族自治州", "石门区"), "云岭彝族自治州"),
        ("云岭彝族自治州", ("云岭州",), "云岭州"),
        ("雾坪彝族乡", ("雾坪乡",), "雾坪乡"),
        ("云岭州", ("云溪州",), "云岭州"),
        ("石门区", ("石门县",), "石门区"),
    ],
    ids=["by the table", "short after full", "full after short", "township", "another", "not of this kind"],
)
def test_a_place_has_the_name_the_library_gives_it(place: str, known: tuple[str, ...], name: str) -> None:
    assert called(place, known) == name


@pytest.mark.parametrize("wording", ["云岭州", "云岭", "云岭彝族自治州"])
@pytest.mark.parametrize("known", ["云岭州", "云岭彝族自治州"])
def test_it_is_found_under_each_of_its_names(wording: str, known: str) -> None:
    assert [mention.name for mention in places_in(f"{wording}2024年粮食产量", [known])] == [known]
