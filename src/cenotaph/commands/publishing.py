"""The commands that write a case down for others: dossier and export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cenotaph.case.harmless import harmless
from cenotaph.commands.running import Case, fail, opened, write

PANEL = "Publish"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (dossier, export):
        app.command(rich_help_panel=PANEL)(command)


def dossier(
    case: Case,
    form: Annotated[str, typer.Option("--format", help="The form of the dossier: html.")] = "html",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Write a copy there too.")
    ] = None,
) -> None:
    """Write the dossier: one file that a browser opens, with nothing loaded from elsewhere."""
    from cenotaph.case.publishing import FORMS, publish_to  # noqa: PLC0415

    if form not in FORMS:
        known = ", ".join(sorted(FORMS))
        raise typer.BadParameter(f"{form!r} is not available; available: {known}")
    with opened(case) as folder:
        faults = folder.shelf_faults()
        for fault in faults.values():
            fail(f"{fault.where}: {fault.what}")
        write(sys.stdout, f"{harmless(str(publish_to(folder, to)))}\n")
    if faults:
        raise typer.Exit(1)


def export(
    case: Case,
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="json or csv; see docs/commands.md.")
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="PATH", help="The file to write; standard output without."),
    ] = None,
) -> None:
    """Write the data of a case for other programs."""
    from cenotaph.publish.exports import EXPORTS  # noqa: PLC0415

    if form not in EXPORTS:
        known = ", ".join(f"{row.name} ({row.help})" for row in EXPORTS.values())
        raise typer.BadParameter(f"{form!r} is not available; available: {known}")
    with opened(case) as folder:
        text = EXPORTS[form].render(folder.case_file())
    if to is None:
        write(sys.stdout, text)
    else:
        from cenotaph.evidence.disk import replace  # noqa: PLC0415

        replace(to, text.encode())
