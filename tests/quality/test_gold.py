"""The gold questions over the sample library hold their thresholds; `make quality` prints the table."""

from pathlib import Path

import pytest

from assistant.evaluation import evaluated
from assistant.settings import Settings

QUESTIONS = Path(__file__).parents[1] / "gold" / "sample_questions.jsonl"


@pytest.mark.quality
def test_the_sample_library_answers_its_gold_questions(sample_home: Path, settings: Settings) -> None:
    report = evaluated(QUESTIONS, settings.model_copy(update={"home": sample_home}))
    assert report["all"]["right"] >= 80
    assert report["all"]["wrong"] <= 10
    assert report["refused"]["refused"] >= 90
