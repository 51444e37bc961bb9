"""Two real reports, read, linked, counted and assessed as a careful reader would."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.shared.conftest import cenotaph

Answers = dict[str, Any]
WAGNER, DIOURA = "000_8afac6dc5d0e241b", "003_bbe0ddb246ae7122"


def scored(shared: Path, gold: str, answer: Any, folder: Path) -> dict[str, float]:
    path = folder / "incidents.json"
    path.write_text(json.dumps(answer), "utf-8")
    scorer = str(shared / "score" / "score.py")
    command = [sys.executable, scorer, str(shared / gold), str(path), "--json"]
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    figures: dict[str, float] = json.loads(printed)
    return figures


def test_the_reference_scorer_agrees(shared: Path, seeds: Answers, tmp_path: Path) -> None:
    figures = scored(shared, "gold/seeds.json", seeds["incidents"], tmp_path)
    assert figures["overall"] >= 0.98
    assert figures["toll_f1"] == 1.0
    assert figures["part_of"] == 1.0


def test_the_dead_are_counted_once(seeds: Answers) -> None:
    assert (seeds["tally"]["minimum"], seeds["tally"]["maximum"]) == (37, None)


def test_the_beginning_of_a_presence_is_in_dispute(seeds: Answers) -> None:
    (dispute,) = [d for d in seeds["disputes"]["disputes"] if d["kind"] == "presence"]
    words = {Path(value["document"]).stem: value["quote"] for value in dispute["values"]}
    assert "late 2021" in words[WAGNER]
    assert "since 2022" in words[DIOURA]


def test_a_place_outside_the_regions_of_its_report_is_in_dispute(seeds: Answers) -> None:
    (dispute,) = [d for d in seeds["disputes"]["disputes"] if d["kind"] == "place"]
    assert "Léré" in dispute["why"]
    assert any("Lere" in value["quote"] for value in dispute["values"])


@pytest.mark.parametrize(
    ("by", "of", "words"),
    [
        ("UN experts", "Malian authorities", "independent, impartial, and transparent"),
        ("UN experts", None, "immediate cessation"),
        ("UN experts", "Malian government", "hold accountable those responsible"),
        ("Amnesty International", None, "brought to justice"),
        ("United Nations", None, "independent investigation into the conduct"),
    ],
)
def test_what_was_demanded_of_whom(by: str, of: str | None, words: str, seeds: Answers) -> None:
    demands = seeds["demands"]["demands"]
    assert any(
        by in demand["by"] and demand["of"] == of and words in demand["quote"] for demand in demands
    )


def test_silence_is_a_response(seeds: Answers) -> None:
    responses = [
        response for demand in seeds["demands"]["demands"] for response in demand["responses"]
    ]
    assert any(
        response["by"] == "Malian government" and "not yet publicly responded" in response["quote"]
        for response in responses
    )


def test_what_an_investigation_at_dioura_would_still_need(seeds: Answers) -> None:
    (gaps,) = [item for item in seeds["gaps"]["gaps"] if "Dioura" in item["title"]]
    rows = {row["id"]: row for row in gaps["rows"]}
    quotes = " ".join(quote["quote"] for quote in rows["M2"]["quotes"])
    assert rows["M2"]["status"] == "contradicted"
    assert "burned" in quotes
    assert "well" in quotes
    assert rows["M1"]["status"] == "missing"
    assert rows["M1"]["quotes"]
    assert rows["P3"]["status"] in ("missing", "contradicted")
    assert any("independent" in quote["quote"] for quote in rows["P3"]["quotes"])


def test_every_claim_quotes_its_words(seeds: Answers, seeds_case: Path) -> None:
    texts = {
        name: cenotaph("text", seeds_case, name).decode()
        for name in sorted({claim["document"] for claim in seeds["claims"]["claims"]})
    }
    assert len(texts) == 2
    for claim in seeds["claims"]["claims"]:
        text = texts[claim["document"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_what_the_reports_tell_besides_the_dead(seeds: Answers) -> None:
    kinds = {(claim["kind"], Path(claim["document"]).stem) for claim in seeds["claims"]["claims"]}
    assert ("interview", WAGNER) in kinds
    assert ("concealment of evidence", DIOURA) in kinds
    assert ("legal characterisation", WAGNER) in kinds
    (heard,) = [c for c in seeds["claims"]["claims"] if c["kind"] == "interview"]
    assert heard["count"]["minimum"] == 51


def test_the_case_verifies(seeds_case: Path) -> None:
    assert json.loads(cenotaph("verify", seeds_case, "--json"))["ok"] is True
