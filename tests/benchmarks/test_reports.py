"""Gold of our own reports quotes them, and keeps both sides apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.score_reports import UNSEEN_SERIES, of_side

REPORTS = Path(__file__).parents[2] / "benchmarks" / "reports"
GOLD: dict[str, Any] = json.loads((REPORTS / "gold.json").read_text(encoding="utf-8"))


def body(name: str) -> str:
    return (REPORTS / "docs" / f"{name}.txt").read_text(encoding="utf-8")


def test_every_report_has_gold_and_every_gold_a_report() -> None:
    assert {path.stem for path in (REPORTS / "docs").glob("*.txt")} == set(GOLD["documents"])


@pytest.mark.parametrize("incident", GOLD["incidents"], ids=lambda incident: str(incident["id"]))
def test_quotes_are_verbatim_and_figures_in_order(incident: dict[str, Any]) -> None:
    assert set(incident["deaths_by_doc"]) == set(incident["docs"])
    for name, told in incident["deaths_by_doc"].items():
        assert told["quote"] in body(name)
        for figure in (told, *told.get("alt", ()), *told.get("parts", ())):
            assert figure["min"] is None or figure["max"] is None or figure["min"] <= figure["max"]
        assert incident["id"] in GOLD["documents"][name]["incidents"]
    assert not incident["date_to"] or incident["date_from"] <= incident["date_to"]


def test_parts_name_an_incident_of_the_gold() -> None:
    known = {incident["id"] for incident in GOLD["incidents"]}
    assert {i["part_of"] for i in GOLD["incidents"] if i["part_of"]} <= known


def test_an_incident_lies_on_one_side() -> None:
    for incident in GOLD["incidents"]:
        assert len({name[0] in UNSEEN_SERIES for name in incident["docs"]}) == 1, incident["id"]


def test_negative_reports_have_no_incident() -> None:
    for name, document in GOLD["documents"].items():
        assert document["negative"] == (not document["incidents"]), name


@pytest.mark.parametrize(
    ("name", "side", "taken"),
    [
        ("b03.txt", "tuned", True),
        ("c04.txt", "tuned", True),
        ("l04.txt", "tuned", False),
        ("n10.txt", "unseen", True),
        ("f10.txt", "unseen", False),
        ("k01.txt", "", True),
        ("9.txt", "unseen", False),
    ],
)
def test_sides_go_by_series(name: str, side: str, taken: bool) -> None:
    assert of_side(Path(name), side) is taken
