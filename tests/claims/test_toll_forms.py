"""How many died, said in the many ways in which writers say it, and what only looks like it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.sentences import report
from cenotaph.claims.reader import read_claims
from cenotaph.incidents.linking import link
from tests.claims.reports import gazetteer

TABLE = Path(__file__).parent / "data" / "toll_forms.csv"
SHEETS = frozenset({"sheet"})  # rows that stand at the head of a sheet, without a dateline
Toll = tuple[int | None, int | None]


def rows() -> Iterator[tuple[str, frozenset[Toll]]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            dateline = "" if row["class"] in SHEETS else "BAMAKO, 5 May 2024 - "
            wanted = (item for item in row["expected"].split(";") if item.strip())
            yield dateline + row["text"] + "\n", frozenset(map(_toll, wanted))


def _toll(item: str) -> Toll:
    low, _, high = item.strip().partition("..")
    return int(low) if low else None, int(high) if high else None


def reported(words: str) -> frozenset[Toll]:
    """The figures on which a report stands, one for each incident."""
    text, document = report(words)
    claims = read_claims(text, document, gazetteer())
    tolls = (
        (told.deaths.minimum, told.deaths.maximum)
        for incident in link((document,), (text,), claims).incidents
        for told in incident.reports
        if told.deaths is not None
    )
    return frozenset(toll for toll in tolls if toll != (None, None))


@pytest.mark.parametrize(("words", "tolls"), list(rows()))
def test_a_report_stands_on_the_figure_that_its_words_give(
    words: str, tolls: frozenset[Toll]
) -> None:
    assert reported(words) == tolls
