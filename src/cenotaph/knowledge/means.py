"""Means and particulars of an act that help to tell one happening from another."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.knowledge.speech import Phrases, find_phrase, phrases_of


@cache
def _table() -> dict[str, Phrases]:
    table = files("cenotaph.knowledge").joinpath("data/means.toml").read_bytes()
    rows = msgspec.toml.decode(table, type=dict[str, list[str]])
    return {name: phrases_of(phrases) for name, phrases in rows.items()}


def find_means(words: tuple[str, ...]) -> tuple[str, ...]:
    """The means whose words stand in a sentence, in the order of the table."""
    return tuple(name for name, phrases in _table().items() if find_phrase(words, phrases) >= 0)
