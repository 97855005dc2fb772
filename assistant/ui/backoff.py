"""Wrong passwords cost time: after a few, each further try has to wait longer, per name and address, per address, and per name.

Kept in memory: a restart forgets it. A try is counted before it is checked, so many at once gain nothing.
Not here: checking a password (library/users.py)."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FORGOTTEN_SECONDS: Final = 3600  # after so long without a try
MOST_KEPT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """free: tries without waiting; then 1, 2, 4 … seconds, most_seconds at most."""

    free: int
    most_seconds: float


PAIR, ADDRESS, NAME = Limit(5, 300), Limit(20, 300), Limit(30, 60)  # a name waits least: nobody may lock another out for long


class Backoff:
    """Counts tries. clock: seconds, never going back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()  # how many, when the last
        self._lock = threading.Lock()

    def begun(self, name: str, address: str) -> float:
        """Seconds this try still has to wait; 0 when it may be made, which then counts as a wrong one until `succeeded`."""
        now = self._clock()
        limits = {(name, address): PAIR, ("", address): ADDRESS, (name, ""): NAME}
        with self._lock:
            wait = max(self._left(key, limit, now) for key, limit in limits.items())
            if wait <= 0:
                for key in limits:
                    self._tries[key] = (self._count(key, now) + 1, now)
                    self._tries.move_to_end(key)
                while len(self._tries) > MOST_KEPT:
                    self._tries.popitem(last=False)
        return max(wait, 0.0)

    def succeeded(self, name: str, address: str) -> None:
        """The password was right: this name starts anew at this address, and the try counts neither for the address nor for the name."""
        with self._lock:
            self._tries.pop((name, address), None)
            for key in (("", address), (name, "")):
                tries, last = self._tries.get(key, (1, 0.0))
                self._tries[key] = (max(tries - 1, 0), last)

    def _count(self, key: tuple[str, str], now: float) -> int:
        tries, last = self._tries.get(key, (0, now))
        return 0 if now - last > FORGOTTEN_SECONDS else tries

    def _left(self, key: tuple[str, str], limit: Limit, now: float) -> float:
        over = self._count(key, now) - limit.free
        if over < 0:
            return 0.0
        return self._tries[key][1] + min(2.0 ** min(over, 20), limit.most_seconds) - now
