"""The commands that only look: tables, JSON, texts, words, and errors in one line."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from cenotaph.case.folder import CaseFolder
from cenotaph.commands.tables import said_by
from cenotaph.commands.wording import held
from cenotaph.evidence.ledger import Ledger
from cenotaph.publish.answers import ANSWERS, Answer, tally_answer
from cenotaph.record.casefile import CaseFile
from tests.case.building import answers
from tests.commands.conftest import Command

LOOKING = (*sorted(ANSWERS), "documents")


@pytest.mark.parametrize("name", LOOKING)
def test_json_is_one_document_and_nothing_else(cenotaph: Command, case: Path, name: str) -> None:
    ran = cenotaph(name, case, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["schema"] == f"cenotaph/{name}/1"
    if name in ANSWERS:
        assert ran.json == json.loads(answers(case)[name])


def test_what_libraries_print_cannot_spoil_the_json(
    cenotaph: Command, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chattering(case_file: CaseFile) -> Answer:
        os.write(1, b"Coefficient ranges:\n")  # as C code does, past sys.stdout
        return tally_answer(case_file)

    monkeypatch.setitem(ANSWERS, "tally", chattering)
    ran = cenotaph("tally", case, "--json")
    assert ran.json["schema"] == "cenotaph/tally/1"
    assert (ran.code, ran.err) == (0, "Coefficient ranges:\n")
    os.write(1, b"as before")
    assert cenotaph("tally", case, "--json").out.startswith(b"as before{")


@pytest.mark.parametrize("name", LOOKING)
def test_a_table_is_for_people(cenotaph: Command, case: Path, name: str) -> None:
    ran = cenotaph(name, case)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.decode().startswith("Incidents in 4 countries: ")
    assert b"\x1b" not in ran.out


def test_the_tally_says_at_least(cenotaph: Command, case: Path) -> None:
    first = cenotaph("tally", case).out.decode().splitlines()[0]
    assert "deaths documented at least" in first
    assert first.endswith("no upper bound")


def test_perpetrators_stand_with_their_certainty(cenotaph: Command, case: Path) -> None:
    shown = cenotaph("incidents", case).out.decode()
    assert "Reportedly by" in shown
    for incident in cenotaph("incidents", case, "--json").json["incidents"]:
        for actor in incident["perpetrators"]:
            words = held(actor["certainty"])
            assert words.split()[0] in shown
            assert "stated" not in words


@pytest.mark.parametrize("name", ["rains.txt", "rains", "road", "survey.md", "obo.eml"])
def test_text_is_exactly_the_text(cenotaph: Command, case: Path, name: str) -> None:
    with CaseFolder.open(case) as folder:
        text = folder.text(name).text
    ran = cenotaph("text", case, name)
    assert (ran.code, ran.out) == (0, text.encode())


def test_text_says_why_there_is_none(cenotaph: Command, case: Path) -> None:
    ran = cenotaph("text", case, "empty.txt")
    assert (ran.code, ran.out, ran.err) == (1, b"", "cenotaph: empty.txt: empty file\n")


def test_documents_name_the_one_that_could_not_be_read(cenotaph: Command, case: Path) -> None:
    rows = cenotaph("documents", case, "--json").json["documents"]
    assert {row["name"]: row["fault"] for row in rows if row["fault"]} == {
        "empty.txt": "empty file"
    }
    assert "empty file" in cenotaph("documents", case).out.decode()


def test_search_finds_words_and_phrases(cenotaph: Command, case: Path) -> None:
    found = cenotaph("search", case, "ménaka", "civilians", "--json").json["paragraphs"]
    assert {row["document"] for row in found} == {"survey.md"}
    assert cenotaph("search", case, "two survivors").out.startswith(b"1 paragraph")
    assert cenotaph("search", case, "survivors two").out.startswith(b"0 paragraphs")


def test_settings_are_shown(cenotaph: Command) -> None:
    rows = cenotaph("settings", "--json").json["settings"]
    assert {"workers", "pages", "rule"} <= {row["name"] for row in rows}
    assert "workers" in cenotaph("settings").out.decode()


@pytest.mark.parametrize("name", [*LOOKING, "verify", "rebuild", "read", "link", "dossier"])
def test_what_is_no_case_is_one_line(cenotaph: Command, tmp_path: Path, name: str) -> None:
    ran = cenotaph(name, tmp_path / "nowhere")
    assert (ran.code, ran.out) == (1, b"")
    assert ran.err.startswith(f"cenotaph: {tmp_path / 'nowhere'}: ")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("incidents",),
        ("incidents", "a", "b"),
        ("incidents", "a", "--nonsense"),
        ("export", "a", "--to"),
        ("add", "a"),
        ("search", "a"),
        ("search", "a", "b", "--most", "0"),
        ("gazetteer", "import"),
    ],
)
def test_wrong_usage_is_2(cenotaph: Command, arguments: tuple[str, ...]) -> None:
    ran = cenotaph(*arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err


def test_a_new_case_needs_sources(cenotaph: Command, tmp_path: Path) -> None:
    assert cenotaph("build", tmp_path / "c").code == 2
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("arguments", [(), ("--help",), ("build", "-h"), ("gazetteer", "--help")])
def test_help_is_given(cenotaph: Command, arguments: tuple[str, ...]) -> None:
    assert b"Usage" in cenotaph(*arguments).out


def test_the_version_is_told(cenotaph: Command) -> None:
    assert cenotaph("--version").out.startswith(b"cenotaph 0.")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_export_goes_to_a_file_or_a_pipe(
    cenotaph: Command, case: Path, tmp_path: Path, form: str
) -> None:
    piped = cenotaph("export", case, form)
    filed = cenotaph("export", case, form, "--to", tmp_path / "out")
    assert (piped.code, filed.code, filed.out) == (0, 0, b"")
    assert (tmp_path / "out").read_bytes() == piped.out
    assert len(piped.out) > 1000


@pytest.mark.parametrize("command", [("export", "docx"), ("dossier", "--format", "odt")])
def test_an_unknown_format_names_those_there_are(
    cenotaph: Command, case: Path, command: tuple[str, ...]
) -> None:
    ran = cenotaph(command[0], case, *command[1:])
    assert (ran.code, ran.out) == (2, b"")
    assert "available" in ran.err


def test_the_dossier_is_written_and_copied(cenotaph: Command, case: Path, tmp_path: Path) -> None:
    mine = shutil.copytree(case, tmp_path / "c")
    ran = cenotaph("dossier", mine, "--to", tmp_path / "there")
    assert ran.out.decode().strip() == str(tmp_path / "there" / "index.html")
    page = (mine / "dossier" / "index.html").read_bytes()
    assert (tmp_path / "there" / "index.html").read_bytes() == page
    assert cenotaph("verify", mine).code == 0


def test_verify_counts_and_names(cenotaph: Command, case: Path, tmp_path: Path) -> None:
    whole = cenotaph("verify", case, "--json").json
    assert (whole["ok"], whole["faults"]) == (True, [])
    mine = shutil.copytree(case, tmp_path / "c")
    original = next(path for path in sorted((mine / "originals").rglob("*")) if path.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"x")
    broken = cenotaph("verify", mine, "--json")
    assert broken.code == 1
    assert broken.json["originals"] == whole["originals"]
    (fault,) = broken.json["faults"]
    assert fault["where"] == original.relative_to(mine).as_posix()
    told = cenotaph("verify", mine)
    assert told.err == f"cenotaph: {original}: {fault['what']}\n"


def test_looking_needs_no_lock(cenotaph: Command, case: Path, tmp_path: Path) -> None:
    mine = shutil.copytree(case, tmp_path / "c")
    with Ledger.open(mine / "ledger.jsonl", actor="another"):
        assert cenotaph("tally", mine).code == 0
        for command in (("build", mine), ("dossier", mine), ("rebuild", mine)):
            ran = cenotaph(*command)
            assert ran.code == 1
            assert "in use by another writer" in ran.err


def test_a_case_without_projection_says_what_to_do(
    cenotaph: Command, case: Path, tmp_path: Path
) -> None:
    mine = shutil.copytree(case, tmp_path / "c")
    for path in mine.glob("case.db*"):
        path.unlink()
    ran = cenotaph("incidents", mine, "--json")
    assert (ran.code, ran.out) == (1, b"")
    assert f"run cenotaph rebuild {mine}" in ran.err


def test_documents_that_wait_are_noted(cenotaph: Command, case: Path, tmp_path: Path) -> None:
    mine = shutil.copytree(case, tmp_path / "c")
    (tmp_path / "new.txt").write_text("Two people were killed in Obo.\n")
    assert cenotaph("add", mine, tmp_path / "new.txt").code == 0
    ran = cenotaph("incidents", mine, "--json")
    assert ran.json == cenotaph("incidents", case, "--json").json
    assert ran.err.startswith("note: documents wait to be read or linked; cenotaph build")
    assert cenotaph("build", mine).code == 1
    assert cenotaph("incidents", mine).err == ""


def test_a_wrong_setting_is_named(cenotaph: Command, case: Path, tmp_path: Path) -> None:
    mine = shutil.copytree(case, tmp_path / "c")
    (mine / "case.toml").write_text("[settings]\nwokers = 2\n")
    ran = cenotaph("build", mine)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.err.startswith(f"cenotaph: {mine / 'case.toml'}: unknown setting 'wokers'")


def test_the_table_of_claims_says_on_whose_word_each_stands() -> None:
    chain = [
        {"name": "Courier", "speaks_as": "media", "stance": "asserts"},
        {"name": "Awa D.", "speaks_as": "person", "stance": "asserts"},
        {"name": "the army", "speaks_as": "army", "stance": "denies"},
    ]
    assert said_by(chain) == "Courier (media) > Awa D. > the army (army, denies)"
    assert said_by([]) == ""
