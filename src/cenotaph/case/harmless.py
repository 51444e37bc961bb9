"""Text that no terminal takes for a command: control and direction characters as escapes."""

from __future__ import annotations

import unicodedata

DIRECTIONS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def harmless(text: str) -> str:
    """The text with what could move the cursor or turn the reading order shown as `\\x1b`.

    Control characters (C0 and C1), line and paragraph separators, and changes of writing
    direction are escaped; letters of every script stay.
    """
    return "".join(_escape(character) if misleads(character) else character for character in text)


def misleads(character: str) -> bool:
    """Whether a terminal would act on the character instead of showing it."""
    return (
        unicodedata.category(character) in ("Cc", "Zl", "Zp")
        or unicodedata.bidirectional(character) in DIRECTIONS
    )


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
