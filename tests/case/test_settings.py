"""The table of settings, and case.toml over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.case import settings as table
from cenotaph.case.errors import CaseError
from cenotaph.case.reader_settings import ROWS, ReaderSettings, qualified
from cenotaph.case.settings import Settings
from cenotaph.text import Limits


def written(folder: Path, content: str) -> Path:
    path = folder / "case.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert table.load(tmp_path / "case.toml") == Settings()


def test_the_defaults_of_the_table_are_those_of_the_records() -> None:
    values = {row.name: row.default for row in table.table()}
    for name in ("workers", "document_seconds", "worker_megabytes", "original_bytes", "rule"):
        assert values[name] == getattr(Settings(), name)
    assert all(values[name] == getattr(Limits(), name) for name in Limits.__struct_fields__)


def test_the_second_reader_is_off_and_its_table_has_the_defaults_of_its_record() -> None:
    values = {row.name: row.default for row in ROWS}
    assert values == {name: getattr(ReaderSettings(), name) for name in values}
    assert set(values) == set(ReaderSettings.__struct_fields__)
    assert (Settings().reader.endpoint, Settings().reader.elsewhere) == ("", "no")


def test_the_second_reader_is_set(tmp_path: Path) -> None:
    path = written(tmp_path, "[reader]\nendpoint = 'http://localhost:1/v1'\nmodel = 'toy'\n")
    reader = table.load(path).reader
    assert reader == ReaderSettings(endpoint="http://localhost:1/v1", model="toy")


def test_every_row_says_what_it_means() -> None:
    rows = (*table.table(), *qualified())
    names = [row.name for row in rows]
    assert len(names) == len(set(names))
    assert all(row.help.endswith(".") for row in rows)


def test_the_template_is_toml_and_changes_nothing(tmp_path: Path) -> None:
    loaded = table.load(written(tmp_path, table.template("Mali")))
    assert loaded == Settings(title="Mali")


def test_a_setting_and_a_limit_are_taken_over(tmp_path: Path) -> None:
    path = written(tmp_path, "[settings]\nworkers = 3\npages = 12\n")
    settings = table.load(path)
    assert (settings.workers, settings.limits) == (3, Limits(pages=12))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[settings]\nworker = 3\n", "unknown setting 'worker'"),
        ("titel = 'x'\n", "unknown key 'titel'"),
        ("title = 3\n", "title must be text"),
        ("settings = 3\n", "settings must be a table"),
        ("[settings]\nworkers = 'all'\n", "workers must be a whole number"),
        ("[settings]\nworkers = true\n", "workers must be a whole number"),
        ("[settings]\nworkers = -1\n", "workers must be at least 0"),
        ("[settings]\npages = 0\n", "pages must be at least 1"),
        ("[settings]\nrule = 1\n", "rule must be text"),
        ("[settings]\nrule = 'none'\n", "rule must be one of"),
        ("[settings\n", "is not valid TOML"),
        ("reader = 'x'\n", "reader must be a table"),
        ("[reader]\nendpiont = 'x'\n", "unknown setting 'endpiont' in [reader]"),
        ("[reader]\nendpoint = 8080\n", "reader.endpoint must be text"),
        ("[reader]\nelsewhere = 'yes'\n", "reader.elsewhere must be one of no, https, http"),
        ("[reader]\nelsewhere = true\n", "reader.elsewhere must be text"),
        ("[reader]\ntimeout_seconds = 0\n", "reader.timeout_seconds must be at least 1"),
        ("[reader]\ntimeout_seconds = 9999999\n", "reader.timeout_seconds must be at most"),
        ("[reader]\npassage_characters = 10\n", "reader.passage_characters must be at least 200"),
        ("[settings]\nendpoint = 'x'\n", "unknown setting 'endpoint'"),
    ],
)
def test_a_wrong_file_is_named_with_the_cause(tmp_path: Path, content: str, says: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(CaseError) as caught:
        table.load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text(min_size=1).filter(str.strip))
def test_any_title_is_kept(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    path = tmp_path_factory.mktemp("toml") / "case.toml"
    try:
        table.write(path, title)
    except UnicodeEncodeError:  # a lone surrogate is no text
        return
    assert table.load(path).title == title.strip()


def test_a_new_title_leaves_the_settings_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "title = 'Old'\n\n[settings]\nworkers = 2 # few\n")
    table.retitle(path, 'A "new" one')
    assert table.load(path) == Settings(title='A "new" one', workers=2)
    assert "# few" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"x = " + b"[" * 3000,
        b"x = " + b"[" * 3000 + b"]" * 3000,
        b"x = " + b"9" * 10_000,
        b"x = 2020-99-99",
        b"\xff",
        b"title = 1979-05-27T07:32:00-99:99",
    ],
)
def test_a_case_toml_that_cannot_be_parsed_is_one_clear_line(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "case.toml").write_bytes(content)
    for load in (table.load, table.title_in):
        with pytest.raises(CaseError, match=r"case\.toml: is not valid TOML: [^\n]+$"):
            load(tmp_path / "case.toml")


def test_the_rule_most_credible_needs_its_order(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('[settings]\nrule = "most credible"\n', encoding="utf-8")
    with pytest.raises(CaseError, match="needs the setting credible"):
        table.load(path)
    path.write_text(
        '[settings]\nrule = "most credible"\ncredible = "UN; NGO ;Example Watch"\n',
        encoding="utf-8",
    )
    assert table.load(path).order == ("UN", "NGO", "Example Watch")


def test_translations_are_marked_by_file_name(tmp_path: Path) -> None:
    path = written(tmp_path, "[translations]\n'b-fr.txt' = 'b.txt'\n'a-fr.txt' = 'a.txt'\n")
    assert table.load(path).translations == (("a-fr.txt", "a.txt"), ("b-fr.txt", "b.txt"))


@pytest.mark.parametrize("lines", ["'a.txt' = 'a.txt'", "'a.txt' = 3"])
def test_a_translation_of_itself_or_of_no_name_is_an_error(tmp_path: Path, lines: str) -> None:
    with pytest.raises(CaseError, match="translations"):
        table.load(written(tmp_path, f"[translations]\n{lines}\n"))
