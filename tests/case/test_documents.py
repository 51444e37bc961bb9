"""Naming a document, its text, and the words of all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.case.projection import fts_query
from tests.case.building import build
from tests.case.reports import RAINS


@pytest.fixture
def folder(tmp_path: Path, reports: Path) -> Iterator[CaseFolder]:
    """A built case."""
    (reports / "vidé.txt").write_bytes(b"")
    (reports / "other").mkdir()
    (reports / "other" / "road.txt").write_text("Nothing happened on the road.\n")
    (reports / "other" / "market.txt").write_text("Another market: nine injured.\n")
    build(tmp_path / "c", reports)
    with CaseFolder.open(tmp_path / "c") as case:
        yield case


def test_a_document_answers_to_name_stem_and_id(folder: CaseFolder) -> None:
    texts = {folder.text(name).text for name in ("rains.txt", "rains")}
    assert texts == {RAINS.rstrip("\n")} or texts == {RAINS}
    document = folder.text("rains").document
    assert folder.text(document) == folder.text(document[:15]) == folder.text("rains")
    assert folder.text(document.removeprefix("sha256:")[:8]) == folder.text("rains")


@pytest.mark.parametrize("reference", ["market.txt", "market", "road"])
def test_an_ambiguous_name_is_told(folder: CaseFolder, reference: str) -> None:
    with pytest.raises(CaseError, match="several documents"):
        folder.text(reference)


@pytest.mark.parametrize("reference", ["nothing", "", "sha256:", "ab"])
def test_an_unknown_name_is_told(folder: CaseFolder, reference: str) -> None:
    with pytest.raises(CaseError, match="no such document"):
        folder.text(reference)


def test_a_document_without_text_says_why(folder: CaseFolder) -> None:
    with pytest.raises(CaseError, match=r"vidé\.txt: empty file"):
        folder.text("vidé.txt")


def test_words_are_found_without_case_and_accents(folder: CaseFolder) -> None:
    hits = folder.search("OBO bodíes")
    assert len(hits) == 1
    text = folder.text(hits[0].document).text
    assert text[hits[0].start : hits[0].end] == hits[0].quote
    assert "seven bodies" in hits[0].quote.replace("\n", " ")


def test_phrases_and_beginnings_are_found(folder: CaseFolder) -> None:
    assert folder.search('"survivors two"') == []
    assert len(folder.search('"two survivors"')) == 1
    assert len(folder.search("surviv*")) == 1
    assert folder.search("surviv") == []


@pytest.mark.parametrize(
    "query", ["", "AND", '"', "(", "NEAR(a b)", "a:b", "*", "' OR 1=1 --", "^"]
)
def test_no_query_is_a_command(folder: CaseFolder, query: str) -> None:
    assert folder.search(query) == [] or fts_query(query)


def test_words_of_a_document_read_again_stand_once(folder: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "c" / "case.toml").write_text("[settings]\npages = 7\n")
    before = folder.search("market", limit=1000)
    build(tmp_path / "c")
    assert folder.search("market", limit=1000) == before
