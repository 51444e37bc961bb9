"""The command that checks a case against itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from cenotaph.commands.running import Case, Json, fail, print_json, write

if TYPE_CHECKING:
    from cenotaph.evidence.verify import Verification

PANEL = "Check"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(rich_help_panel=PANEL)(verify)


def verify(case: Case, as_json: Json = False) -> None:
    """Re-read every byte of the originals and every line of the ledger; name what does not hold.

    Exit code 0 only if everything holds.
    """
    from cenotaph.case.errors import CaseError  # noqa: PLC0415
    from cenotaph.case.folder import CaseFolder  # noqa: PLC0415

    if not case.is_dir():
        raise CaseError(f"{case}: no such case")
    with CaseFolder(case) as folder:
        result = folder.verify()
    if as_json:
        print_json(_answer(result))
    else:
        for fault in result.faults:
            fail(f"{case / fault.where}: {fault.what}")
        how = "all hold" if result.ok else f"{len(result.faults)} at fault"
        lines = f"{result.originals} originals and {result.ledger} ledger entries checked: {how}\n"
        write(sys.stdout, lines)
    if not result.ok:
        raise typer.Exit(1)


def _answer(result: Verification) -> Any:
    from cenotaph.publish import contract as shape  # noqa: PLC0415
    from cenotaph.record.base import to_plain  # noqa: PLC0415

    faults = [shape.FaultAnswer(what=item.what, where=item.where) for item in result.faults]
    return to_plain(
        shape.VerifyAnswer(
            ok=result.ok, originals=result.originals, ledger=result.ledger, faults=faults
        )
    )
