"""The last step: the dossier written whole, and its hash entered in the ledger."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cenotaph.case import keys
from cenotaph.case.conclude import ASSESS, COUNT
from cenotaph.case.folder import CaseFolder
from cenotaph.case.history import Act, History
from cenotaph.case.keys import Key
from cenotaph.case.making import DOSSIER
from cenotaph.case.projection import Projection
from cenotaph.case.watch import Silent, Watch
from cenotaph.evidence.disk import make_directory, replace, sync_directory
from cenotaph.evidence.ledger import Ledger
from cenotaph.publish.dossier import render

DOSSIER_FILE = "index.html"
FORMS = ("html",)


def dossier_key(folder: CaseFolder, history: History) -> Key:
    """What the dossier depends on: all that the case holds, and the ledger up to now."""
    projection = Projection(folder.database)
    results = [(projection.stage(name) or "").encode() for name in (COUNT, ASSESS)]
    title = folder.title.encode()
    return {
        **keys.of_rooms("publish", "knowledge", "record"),
        "assessed": keys.digest(results),
        "title": keys.digest([title]),
        "ledger": history.head,
    }


def publish(folder: CaseFolder, ledger: Ledger, history: History, watch: Watch) -> Path:
    """Write `dossier/index.html` unless the one that stands there is what it would be.

    Raises:
        EvidenceError: the disk refused.
        OSError: likewise.
    """
    path = folder.path / DOSSIER / DOSSIER_FILE
    key = keys.short(dossier_key(folder, history))
    name = f"{DOSSIER}/{DOSSIER_FILE}"
    before = history.published.get(name, {})
    if before.get("of") == key and before.get("sha256") == _sha256(path):
        return path
    watch.start("Writing the dossier", 0)
    page = render(folder.case_file()).encode()
    make_directory(path.parent)
    # a crash leaves no dossier rather than one that is not the last that the ledger published
    path.unlink(missing_ok=True)
    sync_directory(path.parent)
    entry = {"file": name, "sha256": hashlib.sha256(page).hexdigest(), "of": key}
    history.tell(ledger.append(Act.PUBLISH, entry))
    replace(path, page)
    return path


def publish_to(folder: CaseFolder, to: Path | None) -> Path:
    """Write the dossier of a case, and a copy of it into another folder; where it is to be read.

    Raises:
        CaseError: the case is in use, was never built, or the disk refused.
    """
    folder.projection()
    with folder.writing() as (ledger, history):
        path = publish(folder, ledger, history, Silent())
        if to is None:
            return path
        make_directory(to)
        replace(to / DOSSIER_FILE, path.read_bytes())
        return to / DOSSIER_FILE


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
