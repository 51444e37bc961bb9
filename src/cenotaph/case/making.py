"""The folder of a case made on disk: whole or not at all, and never where something else lies."""

from __future__ import annotations

import getpass
import os
import tempfile
from pathlib import Path

import cenotaph
from cenotaph.case import settings as table
from cenotaph.case.database import NAME as DATABASE
from cenotaph.case.errors import CaseError
from cenotaph.case.history import Act
from cenotaph.case.settings import CASE_TOML
from cenotaph.evidence.disk import PRIVATE_FOLDER, make_directory
from cenotaph.evidence.ledger import Ledger
from cenotaph.evidence.vault import Vault
from cenotaph.evidence.verify import ANSWERS, LEDGER, ORIGINALS

DOSSIER = "dossier"
PLACES = "places.csv"
ACTOR = "CENOTAPH_ACTOR"
NOBODY = "unknown"


def actor() -> str:
    """Who the ledger says acted: the name in CENOTAPH_ACTOR, else the user's login name."""
    try:
        return os.environ.get(ACTOR) or getpass.getuser()
    except (KeyError, OSError):
        return NOBODY


def refuse_foreign(path: Path) -> None:
    """Refuse a place that holds something else.

    Raises:
        CaseError: it is a file, holds other files, or originals without their ledger.
    """
    if not path.is_dir():
        raise CaseError(f"{path}: is a file, not a case folder")
    own = {CASE_TOML, ORIGINALS, ANSWERS, DOSSIER, PLACES, DATABASE}
    foreign = [
        name.name
        for name in path.iterdir()
        if name.name not in own and not name.name.startswith((".", "ledger.", DATABASE))
    ]
    if foreign:
        raise CaseError(f"{path}: holds other files ({min(foreign)}); name a new folder")
    if any(Vault(path / ORIGINALS)):
        raise CaseError(f"{path}: holds originals but no ledger.jsonl; bring the ledger back")


def make_whole(path: Path, title: str | None) -> None:
    """Make a new folder under another name and move it to its place."""
    make_directory(path.parent)
    temporary = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        furnish(temporary, title)
        temporary.chmod(PRIVATE_FOLDER)
        temporary.rename(path)
    except BaseException:
        for left in temporary.iterdir():
            left.unlink()
        temporary.rmdir()
        raise


def furnish(path: Path, title: str | None) -> None:
    """Put the settings and the first line of the ledger into an empty folder."""
    table.write(path / CASE_TOML, title)
    with Ledger.open(path / LEDGER, actor=actor()) as ledger:
        if not len(ledger):
            ledger.append(Act.CREATE, {"program": f"cenotaph {cenotaph.__version__}"})
