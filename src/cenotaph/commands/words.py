"""The commands on documents and their words, and the table of settings."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cenotaph.case.harmless import harmless
from cenotaph.commands.running import Case, Json, opened, print_json, write

PANEL = "Look up"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (documents, text, search, settings):
        app.command(rich_help_panel=PANEL)(command)


def documents(case: Case, as_json: Json = False) -> None:
    """The documents of the case and, where one could not be read, why."""
    from cenotaph.commands.tables import documents_table, show  # noqa: PLC0415
    from cenotaph.publish.answers import documents_answer  # noqa: PLC0415

    with opened(case) as folder:
        answer = documents_answer(folder.case_file())
    if as_json:
        print_json(answer)
    else:
        show(documents_table(answer))


def text(
    case: Case,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help="Its file name, with or without ending, or the start of its id.",
        ),
    ],
) -> None:
    """Print the text of a document, exactly: the text that all start and end numbers count in."""
    with opened(case) as folder:
        exact = folder.text(document).text
    # what another program reads must be exact; a terminal must not act on the words of a report
    shown = "\n".join(map(harmless, exact.split("\n"))) if sys.stdout.isatty() else exact
    write(sys.stdout, shown)


def search(
    case: Case,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help='All in one paragraph; "in quotes" in this order; fire* as a beginning.',
        ),
    ],
    most: Annotated[int, typer.Option("--most", min=1, help="How many paragraphs at most.")] = 20,
    as_json: Json = False,
) -> None:
    """Find paragraphs by their words, without regard to case and accents."""
    from cenotaph.commands.tables import search_table, show  # noqa: PLC0415

    with opened(case) as folder:
        hits = folder.search(_query(words), most)
        names = {document.id: document.name for document in folder.projection().documents()}
    rows = [
        {
            "document": names.get(hit.document, hit.document),
            "document_id": hit.document,
            "quote": hit.quote,
            "start": hit.start,
            "end": hit.end,
        }
        for hit in hits
    ]
    if as_json:
        print_json({"schema": "cenotaph/search/1", "paragraphs": rows})
    else:
        show(search_table(rows))


def settings(as_json: Json = False) -> None:
    """Every setting that the case.toml of a case may hold, with its default."""
    from cenotaph.case.reader_settings import qualified  # noqa: PLC0415
    from cenotaph.case.settings import table  # noqa: PLC0415
    from cenotaph.commands.tables import settings_table, show  # noqa: PLC0415

    known = (*table(), *qualified())
    if as_json:
        rows = [{"name": row.name, "default": row.default, "help": row.help} for row in known]
        print_json({"schema": "cenotaph/settings/1", "settings": rows})
    else:
        show(settings_table(known))


def _query(words: list[str]) -> str:
    """An argument of several words was in quotation marks that the shell took away."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
