"""The one command that sends words of a case over a connection: to the reader that a user set."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cenotaph.case.harmless import harmless
from cenotaph.commands.running import Case, Json, fail, opened, print_json, write

if TYPE_CHECKING:
    from cenotaph.case.asking import Asked

PANEL = "Second opinion"
Documents = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOCUMENT...",
        help="Only these, by file name or the start of an id; all that are open without.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(rich_help_panel=PANEL)(second)


def second(case: Case, documents: Documents = None, as_json: Json = False) -> None:
    """Ask the language model that the case's [reader] settings name to read the documents too.

    Off by default. What is sent where is written to the ledger first. Nothing that it answers
    enters an incident or a figure; cenotaph claims CASE --second shows both readers.
    """
    from cenotaph.case.asking import second_read  # noqa: PLC0415
    from cenotaph.commands.screen import Screen  # noqa: PLC0415

    try:
        with opened(case) as folder, Screen() as screen:
            asked = second_read(folder, documents or (), screen)
            answer = _answer(asked, folder.title)
    except KeyboardInterrupt:
        fail("interrupted; what is answered is kept, the same command carries on")
        raise
    if as_json:
        print_json(answer)
    else:
        from cenotaph.commands.second_tables import asked_lines  # noqa: PLC0415

        lines = [*asked_lines(answer), "Look next:", f"  cenotaph claims {case} --second"]
        write(sys.stdout, "\n".join(map(harmless, lines)) + "\n")
    if asked.faults:
        raise typer.Exit(1)


def _answer(asked: Asked, title: str) -> Any:
    from cenotaph.publish import contract as shape  # noqa: PLC0415
    from cenotaph.publish import contract_parts as shared  # noqa: PLC0415
    from cenotaph.publish.comparison import AskedAnswer  # noqa: PLC0415
    from cenotaph.record.base import to_plain  # noqa: PLC0415

    return to_plain(
        AskedAnswer(
            schema="cenotaph/asked/1",
            case=shared.CaseHead(title=title),
            endpoint=asked.endpoint,
            model=asked.model,
            documents=asked.documents,
            sent=asked.sent,
            withheld=asked.withheld,
            passages=asked.passages,
            before=asked.before,
            answered=asked.answered,
            faults=[shape.FaultAnswer(what=item.what, where=item.where) for item in asked.faults],
        )
    )
