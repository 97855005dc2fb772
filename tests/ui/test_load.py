"""Many requests at once: some are told to wait, none breaks the server, and answers stay right."""

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from assistant.ui.gate import LARGEST_BODY
from tests.ui.serving import served
from tests.ui.test_server import asked

QUESTIONS = ("2020年完成危房改造多少户？", "2020年农村改厕多少座？", "1987年完成危房改造多少户？")


@pytest.fixture(scope="module")
def address(sample_home: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: what is left in its queue is nobody else's trouble."""
    home = tmp_path_factory.mktemp("flooded") / "home"
    shutil.copytree(sample_home, home)
    with served(home, cache) as found:
        yield found
        drained(found, whole=True)


def drained(address: str, whole: bool = False) -> None:
    """Wait until the queue takes a question again, or has answered everything; pytest's time-out is the patience."""
    while httpx.post(f"{address}/gradio_api/call/answer", json={"data": ["2020年"]}, timeout=60).status_code == 503:
        time.sleep(0.5)
    if whole:
        asked(address, "2020年")


def test_a_flood_is_turned_away_and_the_next_person_is_answered(address: str) -> None:
    """The queue holds so many and no more."""
    with httpx.Client(base_url=address, timeout=120, limits=httpx.Limits(max_connections=50)) as client, ThreadPoolExecutor(40) as crowd:
        sent = list(crowd.map(lambda _: client.post("/gradio_api/call/answer", json={"data": ["2020年完成危房改造多少户？"]}).status_code, range(200)))
    assert set(sent) == {200, 503}
    drained(address)
    assert asked(address, "2020年完成危房改造多少户？")["headline"] == "86户"


def test_questions_asked_at_once_get_their_own_answers(address: str) -> None:
    drained(address)
    questions = QUESTIONS * 4
    alone = {question: asked(address, question).get("headline") for question in QUESTIONS}
    assert alone["2020年完成危房改造多少户？"] == "86户"
    with ThreadPoolExecutor(10) as crowd:
        together = list(crowd.map(lambda question: asked(address, question).get("headline"), questions))
    assert together == [alone[question] for question in questions]


def test_a_body_that_is_too_large_is_refused_and_one_within_the_limit_is_answered(address: str) -> None:
    drained(address)
    most = LARGEST_BODY // len("问".encode())
    answer = httpx.post(f"{address}/gradio_api/call/answer", content=f'{{"data": ["{"问" * most}"]}}'.encode(), headers={"Content-Type": "application/json"}, timeout=60)
    assert answer.status_code == 413
    assert "太长" in str(asked(address, "问" * (most - 100))["error"])
    assert asked(address, "2020年完成危房改造多少户？")["headline"] == "86户"
