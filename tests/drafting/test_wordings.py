"""The wording table: enough sentences for every topic, none with a number; a table mended wrongly is named with its entry."""

from pathlib import Path

import pytest
import yaml

from assistant.drafting.wordings import FEWEST, load, read
from assistant.errors import UsageError

SOURCE = Path(__file__).parents[2] / "knowledge" / "wording.yaml"


def test_every_topic_has_enough_for_plan_and_review() -> None:
    table = load()
    assert [topic.name for topic in table.topics] == ["经济", "三农", "人居环境", "社会事业", "民生", "乡村振兴", "平安稳定", "自身建设"]
    assert all(len(topic.sentences[kind]) >= FEWEST for topic in table.topics for kind in ("plan", "review"))


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("聚力环境整治，擦亮生态底色", "人居环境"),
        ("突出固本安民，全力保稳定", "平安稳定"),
        ("顶压前行，经济发展韧性增强", "经济"),
        ("勤政廉洁，自身建设不断强化", "自身建设"),
    ],
)
def test_a_heading_tells_its_topic(heading: str, topic: str) -> None:
    found = load().topic(heading)
    assert found is not None
    assert found.name == topic


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("全年完成改厕300户。", "不能带数"), ("加强X管理。", "不能带数"), ("加强管理", "以“。”结尾")],
    ids=["number", "placeholder", "full stop"],
)
def test_a_sentence_that_may_not_stand_there_is_named(tmp_path: Path, sentence: str, told: str) -> None:
    content = yaml.safe_load(SOURCE.read_text("utf-8"))
    content["topics"][0]["plan"][0] = sentence
    (tmp_path / "wording.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    with pytest.raises(UsageError) as refused:
        read(tmp_path)
    assert told in str(refused.value)
    assert "经济" in str(refused.value)
