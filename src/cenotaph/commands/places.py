"""The commands on the user's own gazetteer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cenotaph.commands.running import one_line, write

PANEL = "Set up"
Dumps = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...", help="GeoNames country dumps: .txt, .txt.gz or .zip."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="gazetteer", no_args_is_help=True)
    group.callback()(_about)
    group.command(name="import")(import_dumps)
    app.add_typer(group, rich_help_panel=PANEL)


def _about() -> None:
    """The places that all cases of this user know."""


def import_dumps(files: Dumps) -> None:
    """Add the places of GeoNames country dumps; all files go in or none.

    Cases built before find the new places at their next build.
    """
    from cenotaph.case.errors import CaseError  # noqa: PLC0415
    from cenotaph.knowledge.gazetteer import (  # noqa: PLC0415
        BadDumpError,
        default_index_path,
        import_geonames,
    )

    index = default_index_path()
    try:
        places = import_geonames(files, index)
    except BadDumpError as cause:
        raise CaseError(str(cause)) from cause
    write(sys.stdout, f"{places:,} places added to {one_line(str(index))}\n")
