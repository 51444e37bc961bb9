"""The names and adjectives of countries, for the actors that are named after them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from cenotaph.record.base import Record


class State(Record, frozen=True, kw_only=True):
    """One country of `data/countries.csv`: `code` is ISO 3166-1 alpha-2, `XK` for Kosovo.

    `capitals` (`data/capitals.csv`) also stand for the government: "Moscow denies".
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    adjectives_fr: tuple[str, ...]
    capitals: tuple[str, ...] = ()


@cache
def states() -> tuple[State, ...]:
    """All countries in the order of the file."""
    capitals = {row["code"]: _several(row["names"]) for row in _rows("capitals.csv")}
    return tuple(
        State(
            code=row["code"],
            name=row["name"],
            names=(row["name"], *_several(row["names"])),
            adjectives=_several(row["adjectives"]),
            adjectives_fr=_several(row["adjectives_fr"]),
            capitals=capitals.get(row["code"], ()),
        )
        for row in _rows("countries.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    table = files("cenotaph.knowledge").joinpath(f"data/{name}").read_text("utf-8")
    return list(csv.DictReader(table.splitlines()))


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(word for word in (cell or "").split("|") if word)
