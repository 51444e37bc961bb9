"""What the commands print has the shapes of the contract, and its schemas in docs are current."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cenotaph.case.folder import CaseFolder
from cenotaph.publish.answers import ANSWERS, document_labels, documents_answer
from cenotaph.publish.contract import ANSWERS as SHAPES
from cenotaph.publish.exports import COLUMNS, EXPORTS, incident_rows, whole_case
from cenotaph.publish.schemas import schemas
from cenotaph.record.casefile import CaseFile
from cenotaph.record.document import Document
from cenotaph.record.schema import render
from tests.case.building import build
from tests.case.reports import write_reports

FOLDER = Path(__file__).parents[2] / "docs" / "schema" / "answers"

# The keys that DESIGN.md promises to other programs; more may be added, none taken away.
PROMISED = {
    "incidents": "id title scope part_of when where deaths reports victims perpetrators origins"
    " grade disputes",
    "claims": "id document start end quote kind modality count when where victims perpetrators"
    " attribution confidence extractor status",
    "disputes": "kind about values why",
    "demands": "by of what quote responses",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    """The reports of the tests, built."""
    folder = tmp_path_factory.mktemp("contract")
    build(folder / "c", write_reports(folder / "reports"))
    with CaseFolder.open(folder / "c") as opened:
        return opened.case_file()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_in_docs_is_current(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == render(schemas()[name]), (
        "run: python -m cenotaph.publish.schemas docs/schema/answers"
    )


def test_no_schema_in_docs_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(schemas())
    assert {"second.json", "asked.json"} <= set(schemas())


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_an_answer_has_its_shape(case: CaseFile, name: str) -> None:
    answer = ANSWERS[name](case)
    assert answer["schema"] == f"cenotaph/{name}/1"
    assert answer["case"] == {"title": case.title}
    again = msgspec.json.decode(json.dumps(answer), type=SHAPES[name])
    assert msgspec.to_builtins(again) == answer


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_the_promised_keys_are_there(case: CaseFile, name: str) -> None:
    rows = ANSWERS[name](case)[name]
    assert rows
    assert all(set(PROMISED[name].split()) <= set(row) for row in rows)


def test_a_report_points_at_its_words(case: CaseFile) -> None:
    texts = {text.document: text.text for text in case.texts}
    incidents = ANSWERS["incidents"](case)["incidents"]
    reports = [report for incident in incidents for report in incident["reports"]]
    assert reports
    for report in reports:
        words = texts[report["document_id"]][report["start"] : report["end"]]
        assert words == report["quote"]
        assert report["document"] in {document.name for document in case.documents}


def test_every_quote_anywhere_points_at_its_words(case: CaseFile) -> None:
    texts = {text.document: text.text for text in case.texts}
    quotes = [
        item
        for answer in ANSWERS.values()
        for item in every_object(answer(case))
        if {"quote", "start", "end", "document_id"} <= set(item)
    ]
    assert len(quotes) > len(case.documents)
    for item in quotes:
        assert texts[item["document_id"]][item["start"] : item["end"]] == item["quote"]


def test_documents_tell_what_could_not_be_read(case: CaseFile) -> None:
    rows = documents_answer(case)["documents"]
    assert [row["name"] for row in rows] == [document.name for document in case.documents]
    assert all(row["fault"] is None and row["characters"] > 0 for row in rows)


def test_documents_of_one_name_are_told_apart() -> None:
    same = [Document(id=f"sha256:{digit * 64}", name="report.txt") for digit in "ab"]
    other = Document(id="sha256:" + "c" * 64, name="other.txt")
    labels = document_labels([*same, other])
    assert labels[other.id] == "other.txt"
    assert labels[same[0].id] == f"report.txt (sha256:{'a' * 12})"
    assert len(set(labels.values())) == 3


def test_the_whole_case_holds_every_answer(case: CaseFile) -> None:
    whole = json.loads(whole_case(case))
    assert set(whole) == {"schema", "documents", *ANSWERS}
    assert whole["tally"] == json.loads(json.dumps(ANSWERS["tally"](case)))


def test_the_table_of_incidents_reads_back(case: CaseFile) -> None:
    rows = list(csv.DictReader(io.StringIO(incident_rows(case))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == [incident.id for incident in case.incidents]
    for row, incident in zip(rows, case.incidents, strict=True):
        low = incident.deaths.minimum
        assert row["deaths_minimum"] == ("" if low is None else str(low))


def test_no_cell_is_a_formula(case: CaseFile) -> None:
    first = msgspec.structs.replace(case.incidents[0], title='=HYPERLINK("http://x")')
    spoiled = msgspec.structs.replace(case, incidents=(first,))
    row = next(csv.DictReader(io.StringIO(incident_rows(spoiled))))
    assert row["title"] == '\'=HYPERLINK("http://x")'


def test_every_export_says_what_it_is() -> None:
    assert all(name == row.name and row.help for name, row in EXPORTS.items())


def every_object(value: Any) -> list[dict[str, Any]]:
    """All objects in a JSON document."""
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in every_object(item))]
    if isinstance(value, list):
        return [found for item in value for found in every_object(item)]
    return []
