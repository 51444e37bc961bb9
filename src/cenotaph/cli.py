"""The command line, `cenotaph COMMAND CASE`: exit 0 done, 1 case or input at fault, 2 usage.

Each command loads only the rooms that it uses, when it runs, so that `--help` is instant.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import cenotaph
from cenotaph.commands import (
    answers,
    deciding,
    evidence,
    places,
    publishing,
    second,
    steps,
    words,
)
from cenotaph.commands.running import own_output, stopped

app = typer.Typer(
    name="cenotaph",
    help="Turns reports of unlawful killings into a case file in which every figure can be "
    "followed back to its words and bytes. Everything runs on this machine.",
    epilog="Start with: cenotaph build my.case FOLDER_OF_REPORTS",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (steps, answers, deciding, second, words, evidence, publishing, places):
    room.register(app)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cenotaph {cenotaph.__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        callback=_tell_version,
        is_eager=True,
        help="Print the version and stop.",
    ),
]


@app.callback()
def _root(version: Version = False) -> None:
    """The command line as a whole."""


def main() -> None:
    """Run the command that the arguments name and end the process with its exit code."""
    try:
        with own_output():
            app()
    except Exception as cause:
        sys.exit(stopped(cause))
