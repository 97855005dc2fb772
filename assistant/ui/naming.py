"""Names of files, as they come from a browser and as they are offered to one: no folder, no sign and no length that some system does not take.

Not here: where a file lies on our disk; there it has its id."""

import re
from typing import Final

from assistant.ui.words import texts

LONGEST_SHOWN: Final = 500  # bytes; a file that is added is known by its name, so this cuts only what no system would have allowed
LONGEST_OFFERED: Final = 200  # bytes, of the 255 that file systems take: room for “(1)” and “.partial”
_LONGEST_SUFFIX: Final = 12
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]+')
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*(?:\.|$)", re.I)  # Windows opens these as devices


def shown_name(name: str) -> str:
    """The last part of a name as sent by a browser; its signs stay, for it is only ever shown, and escaped there."""
    return _cut(_UNSEEN.sub("", last_part(name)).strip(". ") or texts.UNNAMED, LONGEST_SHOWN)


def last_part(path: str) -> str:
    """What stands behind the last slash of either kind."""
    return re.split(r"[/\\]", path)[-1]


def offered_name(name: str) -> str:
    """A name for a file that is handed out, made of any text; slashes become blanks."""
    plain = _FORBIDDEN.sub(" ", _UNSEEN.sub("", name)).strip(". ") or texts.UNNAMED
    return _cut(f"_{plain}" if _DEVICE.match(plain) else plain, LONGEST_OFFERED)


def _cut(name: str, most: int) -> str:
    """The name in so many bytes; what is too long loses the end of its stem and keeps its suffix."""
    if len(name.encode()) <= most:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = name, ""
    return stem.encode()[: most - len((dot + suffix).encode())].decode(errors="ignore").rstrip(". ") + (dot + suffix if suffix else "")
