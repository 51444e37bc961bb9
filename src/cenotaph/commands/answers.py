"""The commands that only look: what a case holds, as tables for people or as JSON."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cenotaph.commands.running import Case, Json, fail, note, opened, print_json

if TYPE_CHECKING:
    from cenotaph.case.folder import CaseFolder
    from cenotaph.tally.filters import Filter

PANEL = "What the reports say"
Second = Annotated[
    bool,
    typer.Option(
        "--second", help="Beside what the second reader makes of the same words; see second."
    ),
]


class Rows(StrEnum):
    """What the tally can be told apart by."""

    MONTH = "month"
    COUNTRY = "country"
    PERPETRATOR = "perpetrator"
    CATEGORY = "category"


By = Annotated[Rows | None, typer.Option("--by", help="A row with a bar for each.")]
Country = Annotated[
    str | None, typer.Option("--country", help="Only deaths there: an ISO code or a name.")
]
From = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d"], help="Only deaths from this day on."),
]
To = Annotated[
    datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], help="Only deaths up to this day."),
]
ByWhom = Annotated[
    str | None,
    typer.Option("--perpetrator", help="Only deaths of which this body is accused, as named."),
]
Category = Annotated[
    str | None, typer.Option("--category", help="Only these dead: women, children, combatants ...")
]
Grade = Annotated[
    str | None, typer.Option("--grade", help="Only deaths of incidents with this grade.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (incidents, tally, claims, disputes, origins, gaps, demands):
        app.command(rich_help_panel=PANEL)(command)


def incidents(case: Case, as_json: Json = False) -> None:
    """What is reported to have happened: when, where, how many deaths, by whom, on whose word."""
    _show(case, "incidents", as_json=as_json)


def tally(
    case: Case,
    *,
    by: By = None,
    country: Country = None,
    first: From = None,
    last: To = None,
    perpetrator: ByWhom = None,
    category: Category = None,
    grade: Grade = None,
    as_json: Json = False,
) -> None:
    """How many deaths are documented at least and at most, each counted once, and why.

    Under a filter: at least those that certainly belong to it, at most those that possibly do.
    """
    wanted = _filter(
        country=country,
        first=first,
        last=last,
        category=category,
        perpetrator=perpetrator,
        grade=grade,
    )
    if by is None and not wanted:
        _show(case, "tally", as_json=as_json)
    else:
        _ask(case, wanted, by.value if by else None, as_json=as_json)


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
        _tell_unfinished(path, folder)
        answer = ANSWERS[what](folder.case_file())
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.tables import TABLES, show  # noqa: PLC0415

        show(TABLES[what](answer))


def _filter(
    *,
    country: str | None,
    first: datetime | None,
    last: datetime | None,
    category: str | None,
    **rest: str | None,
) -> Filter:
    """The options as a filter; a value that nobody knows is a wrong use of the command."""
    from cenotaph.tally.categories import known_category  # noqa: PLC0415
    from cenotaph.tally.filters import Filter, country_code  # noqa: PLC0415

    if first is not None and last is not None and last < first:
        raise typer.BadParameter("the last day lies before the first")
    try:
        return Filter(
            country=country_code(country) if country is not None else None,
            earliest=first.date() if first is not None else None,
            latest=last.date() if last is not None else None,
            category=known_category(category) if category is not None else None,
            **rest,
        )
    except ValueError as cause:
        raise typer.BadParameter(str(cause)) from None


def _ask(path: Path, wanted: Filter, by: str | None, *, as_json: bool) -> None:
    from cenotaph.publish.asked import asked_answer  # noqa: PLC0415
    from cenotaph.tally.ranges import rule_of  # noqa: PLC0415

    with opened(path) as folder:
        _tell_unfinished(path, folder)
        case = folder.case_file()
        answer = asked_answer(case, rule_of(case.tally), wanted, by)
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.bars import bars_sheet  # noqa: PLC0415
        from cenotaph.commands.tables import TABLES, show  # noqa: PLC0415

        show(bars_sheet(answer) if by else TABLES["tally"](answer))


def _tell_unfinished(path: Path, folder: CaseFolder) -> None:
    if folder.unfinished():
        note(f"documents wait to be read or linked; cenotaph build {path} carries on")


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
