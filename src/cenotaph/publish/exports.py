"""The data of a case in the formats of other programs; a new format is a new row of the table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any, NamedTuple

from cenotaph.publish.answers import ANSWERS, documents_answer, incidents_answer
from cenotaph.record.casefile import CaseFile

# A cell that a spreadsheet would take for a formula is text when an apostrophe stands before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "id",
    "title",
    "scope",
    "part_of",
    "earliest",
    "latest",
    "date_precision",
    "date_wording",
    "place",
    "place_wording",
    "country",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "deaths_minimum",
    "deaths_maximum",
    "victims",
    "perpetrators_reported",
    "grade",
    "origins",
    "documents",
    "quotes",
    "disputes",
    "decided_by",
)


class Export(NamedTuple):
    """A format: its name on the command line, what it holds, and how it is made."""

    name: str
    help: str
    render: Callable[[CaseFile], str]


def whole_case(case: CaseFile) -> str:
    """All answers of the JSON contract in one document, under the names of their commands."""
    answers: dict[str, Any] = {"schema": "cenotaph/case/1", "documents": documents_answer(case)}
    answers |= {name: answer(case) for name, answer in ANSWERS.items()}
    return json.dumps(answers, indent=1, ensure_ascii=False) + "\n"


def incident_rows(case: CaseFile) -> str:
    """A row for each incident (RFC 4180, UTF-8); several values in a cell are parted by "; ".

    An empty bound is open, never zero. Perpetrators stand with the certainty that sources give.
    `decided_by` names the people who had a say in which reports an incident holds.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for incident in incidents_answer(case)["incidents"]:
        row = _row(incident)
        writer.writerow([_safe(row[column]) for column in COLUMNS])
    return stream.getvalue()


EXPORTS: dict[str, Export] = {
    row.name: row
    for row in (
        Export("json", "everything, in one document", whole_case),
        Export("csv", "a row for each incident", incident_rows),
    )
}


def _row(incident: dict[str, Any]) -> dict[str, Any]:
    when, where = incident["when"] or {}, incident["where"] or {}
    reports = incident["reports"]
    return {
        "id": incident["id"],
        "title": incident["title"],
        "scope": incident["scope"],
        "part_of": incident["part_of"],
        "earliest": when.get("earliest"),
        "latest": when.get("latest"),
        "date_precision": when.get("precision"),
        "date_wording": when.get("wording"),
        "place": where.get("name"),
        "place_wording": where.get("wording"),
        "country": where.get("country"),
        "admin1": where.get("admin1"),
        "admin2": where.get("admin2"),
        "latitude": where.get("latitude"),
        "longitude": where.get("longitude"),
        "deaths_minimum": incident["deaths"]["minimum"],
        "deaths_maximum": incident["deaths"]["maximum"],
        "victims": _joined(group["category"] for group in incident["victims"]),
        "perpetrators_reported": _joined(
            f"{actor['name']} ({actor['certainty']})" for actor in incident["perpetrators"]
        ),
        "grade": incident["grade"],
        "origins": _joined(incident["origins"]),
        "documents": _joined(report["document"] for report in reports),
        "quotes": _joined(report["quote"] for report in reports),
        "disputes": len(incident["disputes"]),
        "decided_by": _joined(dict.fromkeys(each["who"] for each in incident["decisions"])),
    }


def _joined(values: Any) -> str:
    return "; ".join(" ".join(value.split()) for value in values)


def _safe(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
