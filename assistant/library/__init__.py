"""The library: what an office owns, on disk. The door of this package."""

from assistant.library.backup import Step, backup, restore
from assistant.library.catalogue import KEPT_DAYS, Description, Removed
from assistant.library.index import Index, label
from assistant.library.intake import Given, Outcome, Overrides, collected, sample, uploaded
from assistant.library.library import Library, opened
from assistant.library.packing import expanded

__all__ = [
    "KEPT_DAYS", "Description", "Given", "Index", "Library", "Outcome", "Overrides", "Removed", "Step", "backup", "collected", "expanded", "label",
    "opened", "restore", "sample", "uploaded",
]  # fmt: skip
