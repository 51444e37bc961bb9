"""Which kinds of people reports speak of, and whether the words make them civilian or combatant."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cenotaph.record.base import Record


class Category(Record, frozen=True, kw_only=True):
    """One row of `data/categories.csv`.

    `status` is civilian, protected, combatant or "" where the word does not say; `age` is child,
    adult or ""; `sex` is man, woman or "". It is what the word says of a person, as a source
    uses it, never a finding on the status of anybody.
    """

    category: str
    status: str
    age: str
    sex: str
    language: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]

    @property
    def nouns(self) -> tuple[str, ...]:
        """All noun forms, singular first."""
        return (*self.singular, *self.plural)


@dataclass(frozen=True, eq=False)
class Categories:
    """The table, with look-up by noun (lower case, one or several words)."""

    rows: tuple[Category, ...]
    by_noun: dict[str, Category]
    plurals: frozenset[str]
    longest: int

    def find(self, noun: str) -> Category | None:
        """The row whose noun this is (singular or plural), if any."""
        return self.by_noun.get(noun.lower().replace("’", "'"))

    def category_of(self, noun: str) -> str | None:
        """The name of the category of a noun ("women" for "woman"), if any."""
        row = self.find(noun)
        return row.category if row else None

    def status_of(self, category: str) -> str:
        """civilian, protected, combatant or "" for the name of a category."""
        return next((row.status for row in self.rows if row.category == category), "")


@cache
def categories() -> Categories:
    """The table of person categories; of two rows with one noun the first stands."""
    table = files("cenotaph.knowledge").joinpath("data/categories.csv").read_text("utf-8")
    rows = tuple(
        Category(
            category=row["category"],
            status=row["status"],
            age=row["age"],
            sex=row["sex"],
            language=row["language"],
            singular=tuple(row["singular"].split("|")),
            plural=tuple(row["plural"].split("|")),
        )
        for row in csv.DictReader(table.splitlines())
    )
    by_noun: dict[str, Category] = {}
    # English first: a French "parent" or "patient" must not win over the English word
    for row in sorted(rows, key=lambda each: each.language != "en"):
        for noun in row.nouns:
            by_noun.setdefault(noun, row)
    return Categories(
        rows=rows,
        by_noun=by_noun,
        plurals=frozenset(noun for row in rows for noun in row.plural),
        longest=max(len(noun.split()) for noun in by_noun),
    )
