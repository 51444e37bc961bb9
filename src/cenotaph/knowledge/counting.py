"""The rules by which the figures of an incident become a range, with what they rest on."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from cenotaph.record.base import Record


class CountingRule(Record, frozen=True, kw_only=True):
    """One row of `data/counting_rules.csv`: the standard that a rule follows and the passage of
    it, in our words, and how that was checked. We apply the rule; the standard's authors have
    not looked at any case."""

    rule: str
    meaning: str
    after: str
    paragraph: str
    basis: str


@cache
def counting_rules() -> dict[str, CountingRule]:
    """The rules by name, in the order of the table."""
    table = files("cenotaph.knowledge").joinpath("data/counting_rules.csv").read_text("utf-8")
    rows = (CountingRule(**row) for row in csv.DictReader(table.splitlines()))
    return {row.rule: row for row in rows}
