"""English words, by which a text without small letters shows what is no unknown place."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class English(NamedTuple):
    """`common` are words that running text writes small, `known` those and frequent names.

    All in lower case. A place that no gazetteer lists is hardly ever called by one of them.
    """

    common: frozenset[str]
    known: frozenset[str]


@cache
def english() -> English:
    """The table `data/english_words.txt`, read once: a capital marks what is not common."""
    data = files("cenotaph.knowledge").joinpath("data/english_words.txt").read_text("utf-8")
    rows = [row for row in data.splitlines() if row and row[0] != "#"]
    return English(
        common=frozenset(row for row in rows if row[0].islower()),
        known=frozenset(row.lower() for row in rows),
    )
