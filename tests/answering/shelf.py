"""A library of the reports a test writes itself."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.library import Library, collected, opened
from assistant.settings import load


def shelf(folder: Path, cache: Path, reports: Mapping[str, str]) -> Iterator[Library]:
    """The library that holds these texts by their paths; closed when the test is over."""
    for name, text in reports.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    made = opened(load(home=folder / "home", cache=cache))
    list(made.add(collected([folder / "docs"])))
    yield made
    made.registry.close()
