"""Opening the library in the background, so that the page answers at once; an empty library gets the sample documents, once.

Not here: what is done with the library. Everything is told to the page by `status`."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from assistant import models
from assistant.errors import AssistantError
from assistant.settings import Settings
from assistant.ui import visitor
from assistant.ui.edge import logged
from assistant.ui.translating import translated
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Given, Library

SAMPLE_STATE: Final = "sample"  # "" → never offered, "adding" → begun, "added" or "declined" → never again
log = logging.getLogger(__name__)


class Opening:
    """One library on its way: not there yet, there while the sample is being added, ready, or failed with a message."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None
        self._sample: tuple[int, int] | None = None  # files done, files in all
        self._failure: Callable[[], str] | None = None  # in words, in the language of whoever asks
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._open, name="opening the library", daemon=True)

    def start(self) -> None:
        """Begin; call it when the server answers, because the imports of this thread slow down everything beside them."""
        self._thread.start()

    def close(self) -> None:
        """Stop adding the sample; what was added stays."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def library(self) -> "Library":
        """The opened library. Raises AssistantError while there is none, with the words of `status`."""
        if self._library is None:
            raise AssistantError(self.status())
        return self._library

    @property
    def settings(self) -> Settings:
        """Those the page was started with."""
        return self._settings

    def is_open(self) -> bool:
        """`library` gives one."""
        return self._library is not None

    def status(self) -> str:
        """What the person should know now; "" when everything is ready."""
        if self._failure or self._library is None:
            return self._failure() if self._failure else texts.PREPARING
        return texts.ADDING_SAMPLE.format(done=self._sample[0], total=self._sample[1]) if self._sample else ""

    def is_settled(self) -> bool:
        """Nothing will change any more: ready or failed."""
        return self._failure is not None or (self._library is not None and self._sample is None)

    def waiting(self, seconds: float = 0.5) -> Iterator[str]:
        """The status again and again until a question can be answered: the library is open and not empty for want of its sample."""
        while self._library is None or (self._sample and not self._sample[0]):
            if self._failure:
                raise AssistantError(self.status())
            yield self.status()
            self.wait(seconds)

    def wait(self, seconds: float = 0.5) -> None:
        """Wait for the next change, so many seconds at most."""
        with self._changed:
            self._changed.wait(seconds)

    def note(self) -> str:
        """A remark for answers given while the sample is still being added."""
        return texts.SAMPLE_INCOMPLETE.format(done=self._sample[0], total=self._sample[1]) if self._sample else ""

    def _open(self) -> None:
        try:
            from assistant.library import opened

            library = opened(self._settings)
            library.registry.who, library.registry.permits = visitor.acting, visitor.must
            library.embed.of_question("准备")  # the first vector loads what the second finds loaded
            library.index()
            library.catalogue.clear()
            sample = _wanted(library)
            self._sample = (0, len(sample)) if sample else None
            self._library = library
            self._tell()
            self._add(library, sample)
            with contextlib.suppress(AssistantError):
                models.connected(self._settings)  # loads what the first answer by model finds loaded; nothing without one
        except AssistantError as cause:
            message = str(cause)
            self._failure = lambda: translated(message)
        except Exception:
            reference = logged()
            self._failure = lambda: texts.UNEXPECTED.format(reference=reference)
        finally:
            self._sample = None
            self._tell()

    def _add(self, library: "Library", sample: "list[Given]") -> None:
        if not sample:
            return
        library.registry.remember(SAMPLE_STATE, "adding")
        for done, given in enumerate(sample, start=1):  # one at a time: each can be asked about as soon as it is in
            for outcome in library.add([given]):
                if outcome.status == "refused":
                    log.warning("sample document %s refused: %s", outcome.source, outcome.reason)
            self._sample = (done, len(sample))
            self._tell()
            if self._closing.is_set():
                return
        library.index()
        library.registry.remember(SAMPLE_STATE, "added")

    def _tell(self) -> None:
        with self._changed:
            self._changed.notify_all()


def _wanted(library: "Library") -> "list[Given]":
    """The sample documents, unless the library has its own documents or the person removed the sample."""
    from assistant.library import sample

    state = library.registry.state(SAMPLE_STATE)
    if not state and library.documents():
        library.registry.remember(SAMPLE_STATE, "declined")
        return []
    # reports first: they hold the figures that are asked for first
    return sorted(sample(), key=lambda given: given.source, reverse=True) if state in ("", "adding") else []
