"""What all commands share: the case argument, faults on one line, JSON on standard output."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cenotaph.case.harmless import harmless, misleads

if TYPE_CHECKING:
    from cenotaph.case.folder import CaseFolder

DEBUG = "CENOTAPH_DEBUG"
C_STDOUT, C_STDERR = 1, 2

Case = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.")]
Json = Annotated[
    bool, typer.Option("--json", help="Print one JSON document on standard output, nothing else.")
]


@contextmanager
def opened(path: Path) -> Iterator[CaseFolder]:
    """A case that exists.

    Raises:
        CaseError: it does not.
    """
    from cenotaph.case.folder import CaseFolder  # noqa: PLC0415 - loads Django

    with CaseFolder.open(path) as folder:
        yield folder


def fail(line: str) -> None:
    """One line on standard error."""
    write(sys.stderr, f"cenotaph: {one_line(line)}\n")


def note(line: str) -> None:
    """One line on standard error on something that is no fault."""
    write(sys.stderr, f"note: {one_line(line)}\n")


def print_json(document: Any) -> None:
    """The document on standard output: keys as the contract orders them, UTF-8."""
    text = json.dumps(document, indent=1, ensure_ascii=False)
    write(sys.stdout, "\n".join(map(_json_line, text.split("\n"))) + "\n")


@contextmanager
def own_output() -> Iterator[None]:
    """Standard output is for what commands write through `sys.stdout` and for nothing else.

    Libraries in C print to file descriptor 1 on their own (HiGHS has done so, and would spoil
    `--json`); in here that is standard error, and `sys.stdout` leads to where descriptor 1 led.
    """
    before = sys.stdout
    try:
        ours, outward = os.dup(before.fileno()), os.dup(C_STDOUT)
    except (AttributeError, OSError, ValueError):  # closed, or no file at all, as in some tests
        yield
        return
    before.flush()
    os.dup2(C_STDERR, C_STDOUT)
    try:
        with os.fdopen(
            ours,
            "w",
            encoding=before.encoding,
            errors=before.errors,
            buffering=1 if before.line_buffering else -1,
        ) as sys.stdout:
            yield
    finally:
        sys.stdout = before
        os.dup2(outward, C_STDOUT)
        os.close(outward)


def _json_line(line: str) -> str:
    """The same JSON where a terminal would act on characters that JSON leaves as they are."""
    return "".join(f"\\u{ord(each):04x}" if misleads(each) else each for each in line)


def write(stream: Any, text: str) -> None:
    """Exactly this text in UTF-8, whatever the terminal's encoding and line ends are."""
    stream.flush()
    raw = getattr(stream, "buffer", None)
    if raw is None:
        stream.write(text)
    else:
        raw.write(text.encode("utf-8", "replace"))
        raw.flush()


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would act on."""
    return harmless(" ".join(text.split()))


def stopped(cause: Exception) -> int:
    """Say in one line why a command stopped; the exit code."""
    from cenotaph.case.errors import CaseError  # noqa: PLC0415
    from cenotaph.evidence.disk import EvidenceError  # noqa: PLC0415

    if os.environ.get(DEBUG):
        traceback.print_exception(cause)
    if isinstance(cause, BrokenPipeError):
        return _reader_left()
    if isinstance(cause, CaseError | EvidenceError):
        fail(str(cause))
    elif isinstance(cause, OSError):
        place = f"{cause.filename}: " if cause.filename else ""
        fail(f"{place}{cause.strerror or cause}")
    else:
        name = type(cause).__name__
        fail(f"internal error: {name}: {cause} (set {DEBUG}=1 to see where; please report it)")
    return 1


def _reader_left() -> int:
    """The reader of our output has closed it, as `head` does; that is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
