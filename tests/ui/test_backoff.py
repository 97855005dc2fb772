"""Wrong passwords: a few are free, then each further try waits; the right one works after the wait."""

import pytest

from assistant.ui.backoff import ADDRESS, NAME, PAIR, Backoff


class Clock:
    """Seconds that pass when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_after_a_few_tries_each_waits_twice_as_long(clock: Clock) -> None:
    backoff = Backoff(clock)
    assert [backoff.begun("张三", "192.168.1.7") for _ in range(PAIR.free)] == [0] * PAIR.free
    waits = []
    for _ in range(5):
        waits.append(backoff.begun("张三", "192.168.1.7"))
        clock.now += waits[-1]
        assert backoff.begun("张三", "192.168.1.7") == 0
    assert waits == [1, 2, 4, 8, 16]


def test_waiting_does_not_make_the_wait_longer(clock: Clock) -> None:
    backoff = Backoff(clock)
    for _ in range(PAIR.free):
        backoff.begun("张三", "a")
    assert {backoff.begun("张三", "a") for _ in range(50)} == {1}


def test_the_right_password_after_the_wait_starts_anew(clock: Clock) -> None:
    backoff = Backoff(clock)
    for _ in range(PAIR.free):
        backoff.begun("张三", "a")
    clock.now += 1
    assert backoff.begun("张三", "a") == 0
    backoff.succeeded("张三", "a")
    assert [backoff.begun("张三", "a") for _ in range(PAIR.free)] == [0] * PAIR.free


def test_another_person_at_another_address_does_not_wait(clock: Clock) -> None:
    backoff = Backoff(clock)
    for _ in range(PAIR.free):
        backoff.begun("张三", "a")
    assert backoff.begun("张三", "a") > 0
    assert backoff.begun("张三", "b") == 0
    assert backoff.begun("李四", "a") == 0


def test_one_address_cannot_try_many_names_and_many_addresses_not_one_name(clock: Clock) -> None:
    one_address, one_name = Backoff(clock), Backoff(clock)
    assert [one_address.begun(f"人{n}", "a") for n in range(ADDRESS.free + 1)][-1] > 0
    assert [one_name.begun("张三", f"地址{n}") for n in range(NAME.free + 1)][-1] > 0


def test_an_office_behind_one_address_logs_in_as_often_as_it_likes(clock: Clock) -> None:
    backoff = Backoff(clock)
    for number in range(3 * ADDRESS.free):
        assert backoff.begun(f"人{number % 7}", "a") == 0
        backoff.succeeded(f"人{number % 7}", "a")


def test_a_wait_has_an_end_and_is_forgotten_after_an_hour(clock: Clock) -> None:
    backoff = Backoff(clock)
    for _ in range(40):
        clock.now += backoff.begun("张三", "a")
        backoff.begun("张三", "a")
    assert backoff.begun("张三", "a") <= PAIR.most_seconds
    clock.now += 3601
    assert backoff.begun("张三", "a") == 0
