"""The registry of formats: to add one, write its module and add its row here."""

from __future__ import annotations

from cenotaph.text import html, markdown, plain
from cenotaph.text.draft import Format
from cenotaph.text.errors import Unreadable
from cenotaph.text.foreign import foreign

# In the order in which they are tried: those with an unmistakable mark first, plain text last.
FORMATS: tuple[Format, ...] = (html.FORMAT, markdown.FORMAT, plain.FORMAT)


def format_of(data: bytes, name: str) -> Format:
    """The format that the bytes are in; the name only helps where bytes leave a choice.

    Raises:
        Unreadable: the bytes are of a kind that nothing here reads.
    """
    lower = name.lower()
    for row in FORMATS[:-1]:
        if row.recognise(data, lower):
            return row
    kind = foreign(data)
    if kind:
        raise Unreadable(kind)
    return FORMATS[-1]
