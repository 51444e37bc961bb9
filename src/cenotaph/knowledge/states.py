"""The names and adjectives of countries, for the actors that are named after them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from cenotaph.record.base import Record


class State(Record, frozen=True, kw_only=True):
    """One country of `data/countries.csv`: `code` is ISO 3166-1 alpha-2, `XK` for Kosovo."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    adjectives_fr: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    """All countries in the order of the file."""
    table = files("cenotaph.knowledge").joinpath("data/countries.csv").read_text("utf-8")
    return tuple(
        State(
            code=row["code"],
            name=row["name"],
            names=(row["name"], *_several(row["names"])),
            adjectives=_several(row["adjectives"]),
            adjectives_fr=_several(row["adjectives_fr"]),
        )
        for row in csv.DictReader(table.splitlines())
    )


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(word for word in (cell or "").split("|") if word)
