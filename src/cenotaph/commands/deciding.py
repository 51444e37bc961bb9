"""The commands by which people decide what is one happening, and see what they decide on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cenotaph.case.harmless import harmless
from cenotaph.commands.running import Case, Json, fail, note, opened, print_json, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cenotaph.case.folder import CaseFolder
    from cenotaph.case.watch import Watch
    from cenotaph.record.decision import Decision

PANEL = "Decide"
TWO = 2
NAMING = "DOCUMENT where it tells of one happening, else DOCUMENT@START or DOCUMENT@INCIDENT."
Reports = Annotated[list[str], typer.Argument(metavar="REPORT...", help=f"Each {NAMING}")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for the ledger.")]
Later = Annotated[
    bool,
    typer.Option("--later", help="Only enter it; the next build or link applies it."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (links, same, differ, undo, decisions):
        app.command(rich_help_panel=PANEL)(command)


def links(
    case: Case,
    incident: Annotated[
        str,
        typer.Argument(
            metavar="INCIDENT",
            help="Its id, the start of it, or a document that tells of it alone.",
        ),
    ],
    as_json: Json = False,
) -> None:
    """Why the reports of an incident are taken for one, and why the nearest others are not:
    each pair with its evidence and what that weighs."""
    from cenotaph.case.accounts import incident_of  # noqa: PLC0415
    from cenotaph.publish.decisions import links_answer  # noqa: PLC0415

    with opened(case) as folder:
        _tell_unfinished(folder, case)
        file = folder.case_file()
        answer = links_answer(file, incident_of(file.incidents, incident, file.documents))
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.link_lines import link_lines  # noqa: PLC0415

        _print(link_lines(answer))


def same(
    case: Case, reports: Reports, why: Why, later: Later = False, as_json: Json = False
) -> None:
    """Decide that reports tell of one happening, whatever the evidence says.

    Refused, with the reason, if people decided before that some of them are not.
    """
    if len(reports) < TWO:
        raise typer.BadParameter("name at least two reports", param_hint="REPORT...")
    _decide(case, "merge", reports, why, later=later, as_json=as_json)


def differ(
    case: Case, reports: Reports, why: Why, later: Later = False, as_json: Json = False
) -> None:
    """Decide that two reports do not tell of one happening, however alike they are.

    Refused, with the reason, if people decided before that they do.
    """
    if len(reports) != TWO:
        raise typer.BadParameter("name two reports", param_hint="REPORT...")
    _decide(case, "split", reports, why, later=later, as_json=as_json)


def undo(
    case: Case,
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="Its id, or the start of it.")
    ],
    why: Why,
    later: Later = False,
    as_json: Json = False,
) -> None:
    """Take a decision back. It stays in the ledger and is shown as undone."""
    from cenotaph.case.deciding import How  # noqa: PLC0415
    from cenotaph.case.deciding import undo as take_back  # noqa: PLC0415

    how = How(_reason(why), later=later)
    _enter(case, lambda folder, watch: take_back(folder, decision, how, watch), how.later, as_json)


def decisions(case: Case, as_json: Json = False) -> None:
    """What people decided: who, when, on which words, why, and what has become of it."""
    from cenotaph.publish.decisions import decisions_answer  # noqa: PLC0415

    with opened(case) as folder:
        _tell_unfinished(folder, case)
        answer = decisions_answer(folder.case_file())
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.tables import TABLES, show  # noqa: PLC0415

        show(TABLES["decisions"](answer))


def _decide(
    case: Path, kind: str, reports: list[str], why: str, *, later: bool, as_json: bool
) -> None:
    from cenotaph.case.deciding import How, decide_on  # noqa: PLC0415
    from cenotaph.record.decision import DecisionKind  # noqa: PLC0415

    how = How(_reason(why), later=later)
    _enter(
        case,
        lambda folder, watch: decide_on(folder, DecisionKind(kind), reports, how, watch),
        how.later,
        as_json,
    )


def _reason(why: str) -> str:
    if not why.strip():
        raise typer.BadParameter("a decision needs its reason", param_hint="--why")
    return why.strip()


def _enter(
    case: Path,
    enter: Callable[[CaseFolder, Watch], Decision],
    later: bool,
    as_json: bool,
) -> None:
    from cenotaph.commands.screen import Screen  # noqa: PLC0415
    from cenotaph.publish.decisions import decided_answer  # noqa: PLC0415

    try:
        with opened(case) as folder, Screen() as screen:
            decision = enter(folder, screen)
            answer = decided_answer(folder.case_file(), decision.id)
    except KeyboardInterrupt:
        fail("interrupted; what is entered is kept, cenotaph build applies it")
        raise
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.link_lines import decided_lines  # noqa: PLC0415

        _print(decided_lines(answer["decision"], str(case), later=later))


def _tell_unfinished(folder: CaseFolder, case: Path) -> None:
    if folder.unfinished():
        note(f"documents or decisions wait to be linked; cenotaph build {case} carries on")


def _print(lines: list[str]) -> None:
    write(sys.stdout, "\n".join(map(harmless, lines)) + "\n")
