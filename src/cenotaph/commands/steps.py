"""The commands that change a case: build and its single steps, and rebuild."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cenotaph.case.harmless import harmless
from cenotaph.commands.running import Case, Json, fail, one_line, print_json, write

if TYPE_CHECKING:
    from cenotaph.case.steps import Steps, Summary

Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="SOURCE...", help="Files and folders of reports."),
]
Title = Annotated[str | None, typer.Option("--title", help="What the case is called.")]
PANEL = "Make a case"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (build, add, read, link, rebuild):
        app.command(rich_help_panel=PANEL)(command)


def build(case: Case, sources: Sources = None, title: Title = None, as_json: Json = False) -> None:
    """The main job: preserve the sources, read them, link reports to incidents, count deaths
    once, assess, and write the dossier.

    What is done already is not done again; a run that was interrupted is carried on by the same
    command. A file that cannot be read is named and the others go on.
    """
    _build(case, sources, title, as_json=as_json)


def add(case: Case, sources: Sources = None, title: Title = None, as_json: Json = False) -> None:
    """Only preserve the sources: every byte kept, nothing read yet."""
    from cenotaph.case.steps import Steps  # noqa: PLC0415

    _require(sources, case)
    _finish(_run(case, Steps.ADD, sources, title), as_json=as_json)


def read(case: Case, as_json: Json = False) -> None:
    """Only read what is unread, or was read by another version or with other settings."""
    from cenotaph.case.steps import Steps  # noqa: PLC0415

    _finish(_run(case, Steps.READ), as_json=as_json)


def link(case: Case, as_json: Json = False) -> None:
    """Only group what was read: link reports to incidents, count and assess them."""
    from cenotaph.case.steps import Steps  # noqa: PLC0415

    _finish(_run(case, Steps.CONCLUDE), as_json=as_json)


def rebuild(case: Case, as_json: Json = False) -> None:
    """Throw the projection (case.db) away and make it anew from originals and ledger."""
    from cenotaph.case.steps import REBUILD  # noqa: PLC0415

    _finish(_run(case, REBUILD), as_json=as_json)


def _build(case: Path, sources: list[Path] | None, title: str | None, *, as_json: bool) -> None:
    from cenotaph.case.steps import BUILD  # noqa: PLC0415

    if not (case / "ledger.jsonl").exists():
        _require(sources, case)
    _finish(_run(case, BUILD, sources, title), as_json=as_json)


def _require(sources: list[Path] | None, case: Path) -> None:
    if not sources:
        raise typer.BadParameter(
            f"name the files or folders to put into {one_line(str(case))}", param_hint="SOURCE..."
        )


def _run(
    case: Path, steps: Steps, sources: list[Path] | None = None, title: str | None = None
) -> Summary:
    from cenotaph.case.folder import CaseFolder  # noqa: PLC0415
    from cenotaph.commands.screen import Screen  # noqa: PLC0415

    make = CaseFolder.create if sources else CaseFolder.open
    try:
        with make(case) as folder, Screen() as screen:
            if title is not None:
                folder.name(title)
            return folder.run(steps, sources or (), watch=screen)
    except KeyboardInterrupt:
        fail("interrupted; what is done is kept, the same command carries on")
        raise


def _finish(summary: Summary, *, as_json: bool) -> None:
    if as_json:
        print_json(_answer(summary))
    else:
        from cenotaph.commands.wording import summary_lines  # noqa: PLC0415

        write(sys.stdout, "\n".join(map(harmless, summary_lines(summary))) + "\n")
    if summary.faults:
        raise typer.Exit(1)


def _answer(summary: Summary) -> Any:
    from cenotaph.publish import contract as shape  # noqa: PLC0415
    from cenotaph.publish import contract_parts as shared  # noqa: PLC0415
    from cenotaph.record.base import to_plain  # noqa: PLC0415

    return to_plain(
        shape.SummaryAnswer(
            schema="cenotaph/summary/1",
            case=shared.CaseHead(title=summary.title),
            documents=summary.documents,
            read=summary.read,
            incidents=summary.incidents,
            minimum=summary.minimum,
            maximum=summary.maximum,
            disputes=summary.disputes,
            faults=[shape.FaultAnswer(what=item.what, where=item.where) for item in summary.faults],
        )
    )
