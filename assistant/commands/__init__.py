"""Commands: each a thin call of one verb below, options → Done. The door of this package."""

from assistant.commands.asking import ask, search
from assistant.commands.drafting import draft
from assistant.commands.keeping import add, backup, list_documents, reindex, remove, restore
from assistant.commands.looking import check, figures, outline
from assistant.commands.running import Done
from assistant.commands.upkeep import bench, evaluate, journal, serve, settings_table, user

__all__ = [
    "Done", "add", "ask", "backup", "bench", "check", "draft", "evaluate", "figures", "journal", "list_documents", "outline", "reindex", "remove", "restore",
    "search", "serve", "settings_table", "user",
]  # fmt: skip
