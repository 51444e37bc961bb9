"""The tally under filters and told apart: bars for people, more keys for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph.commands.bars import FULL, OPEN, SHADED, WIDTH, bar
from tests.commands.conftest import Command


@pytest.mark.parametrize("by", ["month", "country", "perpetrator", "category"])
def test_rows_have_bars_and_the_same_numbers_in_json(
    cenotaph: Command, case: Path, by: str
) -> None:
    told = cenotaph("tally", case, "--by", by, "--json").json
    rows = told["breakdown"]["rows"]
    shown = cenotaph("tally", case, "--by", by).out.decode()
    assert rows
    assert told["breakdown"]["by"] == by
    assert all(row["value"].split()[0] in shown for row in rows)
    assert (FULL in shown) == any(row["minimum"] for row in rows)
    assert "\x1b" not in shown
    if told["breakdown"]["exclusive"]:
        known = sum(row["minimum"] for row in rows)
        assert known + told["breakdown"]["beyond"] == told["minimum"]


def test_a_filter_has_its_own_bounds_beside_those_of_the_case(
    cenotaph: Command, case: Path
) -> None:
    whole = cenotaph("tally", case, "--json").json
    some = cenotaph("tally", case, "--country", "Mali", "--json").json
    assert (whole["filter"], whole["whole"], whole["breakdown"]) == (None, None, None)
    assert some["whole"] == {"minimum": whole["minimum"], "maximum": whole["maximum"]}
    assert some["filter"]["country"] == "ML"
    assert 0 < some["minimum"] < whole["minimum"]
    assert {line["match"] for line in some["incidents"]} <= {"within", "perhaps", "torn"}
    assert len(some["incidents"]) < len(whole["incidents"])
    head = cenotaph("tally", case, "--country", "ml").out.decode().splitlines()[0]
    assert "(country ML)" in head
    assert "in the whole case at least" in head


def test_filters_go_together(cenotaph: Command, case: Path) -> None:
    years = ("--from", "1900-01-01", "--to", "1900-12-31")
    none = cenotaph("tally", case, "--country", "ML", *years, "--json").json
    assert none["minimum"] == 0
    assert (none["filter"]["earliest"], none["filter"]["latest"]) == ("1900-01-01", "1900-12-31")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--country", "Atlantis"),
        ("--category", "unicorns"),
        ("--from", "yesterday"),
        ("--from", "2024-02-01", "--to", "2024-01-01"),
        ("--by", "colour"),
    ],
)
def test_a_filter_that_nobody_knows_is_wrong_usage(
    cenotaph: Command, case: Path, wrong: tuple[str, ...]
) -> None:
    assert cenotaph("tally", case, *wrong).code == 2


def test_a_bar_shows_what_is_certain_and_what_is_possible() -> None:
    assert bar({"minimum": 10, "maximum": 20}, 20) == FULL * (WIDTH // 2) + SHADED * (WIDTH // 2)
    assert bar({"minimum": 1, "maximum": 1}, 1000) == FULL
    assert bar({"minimum": 0, "maximum": None}, 1000) == SHADED + OPEN
