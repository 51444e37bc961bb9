"""Every command, option, setting, act and environment variable has its entry in docs."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from cenotaph.case.history import Act
from cenotaph.case.reader_settings import ROWS
from cenotaph.case.settings import table
from cenotaph.cli import app
from cenotaph.publish.exports import EXPORTS

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = (DOCS / "commands.md").read_text("utf-8")
FOLDER = (DOCS / "case-folder.md").read_text("utf-8")
SHARED = {"--json", "--help"}


def commands() -> dict[str, tuple[str, ...]]:
    """The options of each command by its full name."""
    root = typer.main.get_command(app)
    found: dict[str, tuple[str, ...]] = {}
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {"": command})
        for part, leaf in inner.items():
            options = tuple(o for p in leaf.params for o in p.opts if o.startswith("--"))
            found[f"{name} {part}".strip()] = options
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_has_its_entry_with_its_options(name: str) -> None:
    heading = f"### `cenotaph {name}"
    assert COMMANDS.count(f"{heading} ") + COMMANDS.count(f"{heading}`") == 1
    entry = COMMANDS.partition(heading)[2].partition("###")[0]
    assert {option for option in commands()[name] if option not in SHARED} <= {
        word.strip("`,.:") for word in entry.split()
    }


def test_no_entry_is_left_over() -> None:
    entries = [line for line in COMMANDS.splitlines() if line.startswith("### `cenotaph ")]
    assert len(entries) == len(commands())


@pytest.mark.parametrize("row", table(), ids=lambda row: row.name)
def test_a_setting_has_its_row(row: object) -> None:
    name, default, meaning = row.name, row.default, row.help  # type: ignore[attr-defined]
    assert f"| `{name}` | {default} | {meaning} |" in FOLDER


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_setting_of_the_second_reader_has_its_row(row: object) -> None:
    name, default, meaning = row.name, row.default, row.help  # type: ignore[attr-defined]
    assert f"| `{name}` | {default or 'empty'} | {meaning} |" in FOLDER


@pytest.mark.parametrize(
    ("heading", "rows"), [("setting", len(table())), ("of `[reader]`", len(ROWS))]
)
def test_no_row_of_settings_is_left_over(heading: str, rows: int) -> None:
    below = FOLDER.partition(f"| {heading} | default | meaning |")[2].strip()
    assert len(below.partition("\n\n")[0].splitlines()[1:]) == rows


@pytest.mark.parametrize("act", list(Act))
def test_an_act_has_its_row(act: Act) -> None:
    assert f"`{act.value}`" in FOLDER


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_export_has_its_row(name: str) -> None:
    assert f"| `{name}` |" in COMMANDS


@pytest.mark.parametrize("name", ["CENOTAPH_ACTOR", "CENOTAPH_DEBUG"])
def test_a_variable_has_its_row(name: str) -> None:
    assert f"| `{name}` |" in COMMANDS
