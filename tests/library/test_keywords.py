"""BM25 over characters and pairs: what it finds, and that saving changes nothing."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.library import keywords
from assistant.library.keywords import built, keys, load, weighted

TEXTS = ["完成危房改造86户", "完成农村改厕120户", "GDP增长5.2%，一般公共预算收入1.2亿元", ""]


def test_the_passage_with_the_rare_pair_comes_first() -> None:
    assert built(TEXTS).scores(weighted([("危房改造多少户", 1.0)])).argmax() == 0


def test_latin_words_ignore_case_and_numbers_are_whole() -> None:
    index = built(TEXTS)
    assert index.scores(weighted([("gdp", 1.0)])).argmax() == 2
    assert index.scores(weighted([("5.2", 1.0)]))[2] > 0
    assert not index.scores(weighted([("5", 1.0)])).any()


def test_pairs_do_not_cross_passages() -> None:
    index = built(["完成危", "房改造"])
    assert not index.scores(dict.fromkeys(keywords.pair_keys("危房"), 1.0)).any()


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=12))
def test_a_saved_index_scores_as_before(texts: list[str], question: str) -> None:
    import tempfile

    index = built(texts)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "keywords.npz"
        index.save(file, "1")
        again = load(file, "1")
        assert again is not None
        wanted = weighted([(question, 1.0)])
        assert np.array_equal(again.scores(wanted), index.scores(wanted))
        assert load(file, "2") is None


def test_a_damaged_file_is_built_again_not_trusted(tmp_path: Path) -> None:
    file = tmp_path / "keywords.npz"
    file.write_bytes(b"PK\x03\x04 broken")
    assert load(file, "1") is None


@given(st.text(max_size=60))
def test_a_text_scores_highest_for_its_own_words(text: str) -> None:
    if keys(text):
        assert built([text, "无关"]).scores(weighted([(text, 1.0)]))[0] > 0
