"""Errors a clerk may see; each message is Chinese and says what to do next. exit_code is what the command line returns.

AssistantError
├── UnreadableFile      a file that cannot be added: why, and the remedy
├── UsageError          a wrong command, option or setting
│   └── PromptMismatch  a prompt file that does not ask for what it gets
├── ModelFailure        the chat model could not be used: why, and what to do; answers go on without it
├── NotAllowed          something the person's role does not include
└── LibraryError        the library on disk and the program do not fit together
    └── IndexMismatch   vectors of another model, size or engine: `assistant reindex`"""


class AssistantError(Exception):
    """Something the user can mend; str(error) is shown as it is."""

    exit_code = 1


class UnreadableFile(AssistantError):
    """A file that cannot be read; the message names cause and remedy."""

    exit_code = 3


class UsageError(AssistantError):
    """A wrong command, option or setting."""

    exit_code = 2


class NotAllowed(AssistantError):
    """The role of the person who is logged in does not include this."""


class PromptMismatch(UsageError):
    """A prompt file is missing, has no two parts or asks for other variables."""


class ModelFailure(AssistantError):
    """The chat model did not answer; the message is one sentence that says what to do."""


class LibraryError(AssistantError):
    """The library folder cannot be used as it is."""


class IndexMismatch(LibraryError):
    """The stored vectors were made by another model, dimension or engine; `assistant reindex` mends it."""
