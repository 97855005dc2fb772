"""Addresses of our own routes (downloads.py): the text of a document at a sentence, its original, a conversation as a file."""

from urllib.parse import quote

from assistant.records import Citation
from assistant.ui.tongues import prefixed

CITED = "cited"  # the place of the sentence in the page of a text


def text_link(citation: Citation) -> str:
    """The cited version of the document, at the quoted sentence."""
    return prefixed(f"/text/{quote(citation.document_id, safe='')}?start={citation.start}&end={citation.end}#{CITED}")


def original_link(document_id: str) -> str:
    """The file as it was added."""
    return prefixed(f"/original/{quote(document_id, safe='')}")


def conversation_link(number: int, suffix: str) -> str:
    """A conversation as a file; suffix: docx or md."""
    return prefixed(f"/conversation/{number}.{suffix}")
