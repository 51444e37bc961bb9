"""The registry of formats: to add one, write its module with a `FORMAT` and add its row here."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from cenotaph.text.draft import Format
from cenotaph.text.errors import Unreadable
from cenotaph.text.foreign import foreign

# Modules in the order in which they are tried: unmistakable marks first, plain text last.
# They are named and not imported, so that a format may look for others inside it (an e-mail
# and its attachments).
MODULES = ("pdf", "docx", "email", "html", "markdown", "plain")


@cache
def formats() -> tuple[Format, ...]:
    """The rows of the registry in the order in which they are tried."""
    return tuple(import_module(f"cenotaph.text.{module}").FORMAT for module in MODULES)


def format_of(data: bytes, name: str) -> Format:
    """The format that the bytes are in; the name only helps where bytes leave a choice.

    Raises:
        Unreadable: the bytes are of a kind that nothing here reads.
    """
    lower = name.lower()
    *marked, plain = formats()
    for row in marked:
        if row.recognise(data, lower):
            return row
    kind = foreign(data)
    if kind:
        raise Unreadable(kind)
    return plain
