"""The library: what an office owns, on disk. The door of this package."""

from assistant.library.index import Index, label
from assistant.library.intake import Given, Outcome, Overrides, collected, sample, uploaded
from assistant.library.library import Library, opened

__all__ = ["Given", "Index", "Library", "Outcome", "Overrides", "collected", "label", "opened", "sample", "uploaded"]
