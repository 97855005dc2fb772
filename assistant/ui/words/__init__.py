"""Every text the page shows, Chinese and English side by side, a file for each of its rooms: `texts.ASK` is the one of the language spoken.

A text is read when it is shown, never kept in a constant. Not here: answers, and messages of the packages below (refusals.py has their English)."""

from typing import Final

from assistant.ui.words.answers import AnswersWords
from assistant.ui.words.chat import ChatWords
from assistant.ui.words.drafting import DraftingWords
from assistant.ui.words.forms import FormsWords
from assistant.ui.words.gradio import GradioWords
from assistant.ui.words.ledger import LedgerWords
from assistant.ui.words.library import LibraryWords
from assistant.ui.words.login import LoginWords
from assistant.ui.words.model import ModelWords
from assistant.ui.words.page import PageWords
from assistant.ui.words.rewriting import RewritingWords
from assistant.ui.words.settings import SettingsWords
from assistant.ui.words.speaking import LANGUAGES, SCOPE, answering_in, language, speaking
from assistant.ui.words.users import UsersWords

__all__ = ["LANGUAGES", "SCOPE", "Texts", "answering_in", "language", "speaking", "texts"]


class Texts(
    FormsWords, GradioWords, PageWords, LoginWords, ChatWords, AnswersWords, LedgerWords, DraftingWords, RewritingWords, LibraryWords, SettingsWords, ModelWords,
    UsersWords,
):  # fmt: skip
    """All of them; no name stands in two files."""


texts: Final = Texts()
