"""Answers and queries as JSON text and back, for what is kept over years: unknown fields are skipped, missing ones get their default.

Not here: the JSON of the commands (contract), which is promised to other programs and leaves the query out."""

import json
from dataclasses import MISSING, asdict, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from assistant.records import Answer, Query

R = TypeVar("R", Answer, Query)


def written(record: Answer | Query | None) -> str:
    """The record as JSON text, "" for none."""
    return json.dumps(asdict(record), ensure_ascii=False) if record else ""


def read(kind: type[R], text: str) -> R | None:
    """The record of this kind; None for "" or for what an answer can no longer be made of."""
    try:
        made = _made(kind, json.loads(text)) if text else None
    except (ValueError, TypeError, KeyError):
        return None
    return made if isinstance(made, kind) else None


def _made(kind: Any, value: Any) -> Any:
    """value → an instance of the annotated type: records and tuples of them are made anew, everything else stays."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if value is None else _made(next(one for one in inside if one is not NoneType), value)
    if origin is tuple:
        kinds = [inside[0]] * len(value) if inside[-1] is ... else inside
        return tuple(_made(one, part) for one, part in zip(kinds, value, strict=True))
    if not is_dataclass(kind):
        return value
    hints = get_type_hints(kind)
    given = {one.name: _made(hints[one.name], value[one.name]) for one in fields(kind) if one.name in value}
    missing = [one.name for one in fields(kind) if one.name not in given and one.default is MISSING and one.default_factory is MISSING]
    if missing:
        raise KeyError(missing[0])
    return kind(**given)  # type: ignore[operator]  # a record type, as is_dataclass said
