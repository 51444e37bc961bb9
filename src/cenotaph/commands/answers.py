"""The commands that only look: what a case holds, as tables for people or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cenotaph.commands.running import Case, Json, fail, note, opened, print_json

PANEL = "What the reports say"
Second = Annotated[
    bool,
    typer.Option(
        "--second", help="Beside what the second reader makes of the same words; see second."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (incidents, tally, claims, disputes, origins, gaps, demands):
        app.command(rich_help_panel=PANEL)(command)


def incidents(case: Case, as_json: Json = False) -> None:
    """What is reported to have happened: when, where, how many deaths, by whom, on whose word."""
    _show(case, "incidents", as_json=as_json)


def tally(case: Case, as_json: Json = False) -> None:
    """How many deaths are documented at least and at most, each counted once, and why."""
    _show(case, "tally", as_json=as_json)


def claims(case: Case, second: Second = False, as_json: Json = False) -> None:
    """Every statement that was found, with its words."""
    if second:
        _compare(case, as_json=as_json)
    else:
        _show(case, "claims", as_json=as_json)


def disputes(case: Case, as_json: Json = False) -> None:
    """Where the reports contradict each other."""
    _show(case, "disputes", as_json=as_json)


def origins(case: Case, as_json: Json = False) -> None:
    """Who first established what, and which documents rest on it."""
    _show(case, "origins", as_json=as_json)


def gaps(case: Case, as_json: Json = False) -> None:
    """What an investigation under the Minnesota Protocol would still have to establish."""
    _show(case, "gaps", as_json=as_json)


def demands(case: Case, as_json: Json = False) -> None:
    """What was demanded of whom, and how it was answered."""
    _show(case, "demands", as_json=as_json)


def _show(path: Path, what: str, *, as_json: bool) -> None:
    from cenotaph.publish.answers import ANSWERS  # noqa: PLC0415

    with opened(path) as folder:
        if folder.unfinished():
            note(f"documents wait to be read or linked; cenotaph build {path} carries on")
        answer = ANSWERS[what](folder.case_file())
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.tables import TABLES, show  # noqa: PLC0415

        show(TABLES[what](answer))


def _compare(path: Path, *, as_json: bool) -> None:
    from cenotaph.case.comparing import compared  # noqa: PLC0415
    from cenotaph.publish.comparison import second_answer  # noqa: PLC0415

    with opened(path) as folder:
        case = folder.case_file()
        answer = second_answer(case, compared(folder, case))
    if not answer["documents"]:
        note(f"no second reader has read a document of this case; see cenotaph second {path}")
    for name in answer["outdated"]:
        note(f"{name}: changed since it was sent, or is asked about otherwise now")
    for fault in answer["faults"]:
        fail(f"{fault['where']}: {fault['what']}")
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.second_tables import comparison_table  # noqa: PLC0415
        from cenotaph.commands.tables import show  # noqa: PLC0415

        show(comparison_table(answer))
    if answer["faults"]:
        raise typer.Exit(1)
