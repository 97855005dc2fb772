"""What one run of the command line left, and a report to give it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

REPORT = """清河镇2021年工作总结

一、2021年工作完成情况
（一）人居环境不断改善。全年完成危房改造64户，改厕120座。
（二）民生保障有力。发放低保金35.6万元。

二、2022年工作计划
计划完成危房改造60户，修建蓄水池4口。
"""

@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command line left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """stdout, which must be one JSON object and nothing else."""
        read: dict[str, Any] = json.loads(self.out)
        return read


Run = Callable[..., Ran]
