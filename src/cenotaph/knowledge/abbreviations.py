"""Which full stops belong to an abbreviation."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.record.base import Record


class Abbreviations(Record, frozen=True, kw_only=True):
    """Lower-case words without their stop; `before_figures` count only where a figure follows."""

    always: frozenset[str]
    before_figures: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The table `data/abbreviations.toml`."""
    table = files("cenotaph.knowledge").joinpath("data/abbreviations.toml").read_bytes()
    return msgspec.toml.decode(table, type=Abbreviations)
