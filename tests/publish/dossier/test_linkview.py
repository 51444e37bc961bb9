"""The page says in words why reports are linked, and who decided; closed documents stay out."""

from __future__ import annotations

import msgspec
import pytest

from cenotaph.case.deciding import How, decide_on
from cenotaph.case.folder import CaseFolder
from cenotaph.case.watch import Silent
from cenotaph.publish.dossier import render
from cenotaph.record.casefile import CaseFile
from cenotaph.record.decision import DecisionKind
from cenotaph.record.document import Sensitivity
from tests.case.building import build
from tests.case.reports import write_reports

MARK = '<span class="flag small">decided by people</span>'


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    """The reports of the tests, of which somebody told two of a market apart."""
    folder = tmp_path_factory.mktemp("page")
    build(folder / "c", write_reports(folder / "reports"))
    with pytest.MonkeyPatch.context() as patch, CaseFolder.open(folder / "c") as case:
        patch.setenv("CENOTAPH_ACTOR", "Ines Duarte")
        reports = ("market", "market-later")
        why = How("told me by <b>Awa</b>, who wrote market-official.txt")
        decide_on(case, DecisionKind.SPLIT, reports, why, Silent())
        return case.case_file()


def closed(case: CaseFile, name: str) -> CaseFile:
    """The case with one document restricted."""
    documents = tuple(
        msgspec.structs.replace(document, sensitivity=Sensitivity.RESTRICTED)
        if document.name == name
        else document
        for document in case.documents
    )
    return msgspec.structs.replace(case, documents=documents)


def test_evidence_stands_in_words_with_the_odds_before_and_the_sum(decided: CaseFile) -> None:
    page = render(decided)
    assert "before looking −3.4; " in page
    assert "both give the same day +3.6" in page
    assert "<strong>sum +" in page
    assert "one happening: the evidence speaks for it" in page
    assert "The nearest reports kept apart" in page
    assert "kept apart: people decided so" in page


def test_who_decided_stands_apart_from_what_the_machine_proposes(decided: CaseFile) -> None:
    page = render(decided)
    assert page.count(MARK) == 2
    assert page.count('<span class="note">decided by people</span>') == 2
    assert "Ines Duarte, " in page
    assert "not one happening" in page
    assert "told me by &lt;b&gt;Awa&lt;/b&gt;" in page
    undecided = msgspec.structs.replace(
        decided,
        decisions=(),
        incidents=tuple(msgspec.structs.replace(i, decisions=()) for i in decided.incidents),
    )
    assert "decided by people" not in render(undecided)


def test_a_decision_on_a_closed_document_is_not_shown(decided: CaseFile) -> None:
    page = render(closed(decided, "market-later.txt"))
    assert "Ines Duarte" not in page
    assert "market-later" not in page
    assert "decided by people" not in page


def test_a_reason_that_names_a_closed_document_is_not_shown(decided: CaseFile) -> None:
    page = render(closed(decided, "market-official.txt"))
    assert "Ines Duarte" in page
    assert "Awa" not in page
    assert "market-official" not in page


def test_french_says_it_in_french(decided: CaseFile) -> None:
    page = render(decided, language="fr")
    assert "décidé par des personnes" in page
    assert "tenus séparés : des personnes en ont décidé ainsi" in page
