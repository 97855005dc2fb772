"""What each document of one addition brings to the ledger, told before it is stored, against everything stored or told before it.

Not here: what counts as news (comparison/news.py), storing (library.py)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.comparison import Ledgered, News, news
from assistant.library.registry import Incoming

if TYPE_CHECKING:
    from assistant.library.library import Library


class Arrivals:
    """One addition; the ledger is read once, when the first document comes."""

    def __init__(self, library: "Library") -> None:
        self._library, self._known = library, Ledgered()
        self._is_read = False

    def news_of(self, document: Incoming) -> News:
        """The news of a document about to be stored; from then on its figures are known and those of the version it replaces are not."""
        if not self._is_read:
            self._is_read = True
            sources = {stored.id: stored.source for stored in self._library.documents()}
            for id_, found in self._library.figures_of(sources).items():
                self._known.add(found, sources[id_])
        found = self._library.corrections.applied(replace(figure, document_id=document.id) for figure in document.figures)
        told = news(found, self._known, document.replaces)
        self._known.drop(document.replaces)
        self._known.add(found, document.source)
        return told
