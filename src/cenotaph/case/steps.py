"""The steps of a case in their order, under the ledger's lock, and what they came to."""

from __future__ import annotations

from collections.abc import Container, Sequence
from enum import Flag, auto
from pathlib import Path

from cenotaph.case.conclude import Concluding
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder, reading_faults
from cenotaph.case.history import NAMELESS, History
from cenotaph.case.pool import MakeExecutor
from cenotaph.case.preserve import Preserving
from cenotaph.case.projection import Projection
from cenotaph.case.publishing import publish
from cenotaph.case.read import Reading
from cenotaph.case.watch import Silent, Watch
from cenotaph.evidence.disk import EvidenceError, failure
from cenotaph.evidence.ledger import Ledger
from cenotaph.knowledge.gazetteer import BadTableError, Gazetteer, open_gazetteer
from cenotaph.knowledge.gazetteer.geonames import default_index_path
from cenotaph.record.base import Record
from cenotaph.record.casefile import Fault


class Steps(Flag):
    """What to do; `FORGET` throws the projection away first, `CONCLUDE` links, counts, assesses."""

    ADD = auto()
    FORGET = auto()
    READ = auto()
    CONCLUDE = auto()
    PUBLISH = auto()


BUILD = Steps.ADD | Steps.READ | Steps.CONCLUDE | Steps.PUBLISH
REBUILD = Steps.FORGET | Steps.READ | Steps.CONCLUDE


class Summary(Record, frozen=True, kw_only=True):
    """What a case holds after some steps; `read` documents were read in this run.

    `minimum..maximum` bound the deaths documented, `faults` are those told in this run.
    """

    title: str
    documents: int
    read: int
    incidents: int
    minimum: int
    maximum: int | None
    disputes: int
    faults: tuple[Fault, ...]
    dossier: Path | None = None


class _Listening:
    """Passes on what is told and keeps the faults."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.faults: list[Fault] = []
        self.start = watch.start
        self.advance = watch.advance
        self.note = watch.note

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault)
        self._watch.fault(fault)


def run(
    folder: CaseFolder,
    steps: Steps,
    sources: Sequence[Path] = (),
    *,
    watch: Watch | None = None,
    make_executor: MakeExecutor | None = None,
) -> Summary:
    """Run steps on a case. Each does only what is not done, so that a run that was interrupted
    at any instant is carried on by running it again.

    Raises:
        CaseError: the case is in use, damaged or cannot be written, or a setting is wrong.
    """
    listening = _Listening(watch or Silent())
    try:
        with folder.writing() as (ledger, history):
            return _run(
                folder, (ledger, history), steps, sources, listening, make_executor=make_executor
            )
    except EvidenceError as cause:
        raise CaseError(str(cause)) from cause
    except OSError as cause:
        raise CaseError(str(failure(folder.path, cause))) from cause


def _run(
    folder: CaseFolder,
    held: tuple[Ledger, History],
    steps: Steps,
    sources: Sequence[Path],
    watch: _Listening,
    *,
    make_executor: MakeExecutor | None,
) -> Summary:
    ledger, history = held
    settings = folder.settings
    if Steps.ADD in steps:
        adding = Preserving(
            folder.vault, ledger, history, limit=settings.original_bytes, watch=watch
        )
        adding.run(list(sources), folder.path)
    if Steps.FORGET in steps:
        folder.database.delete()
    _ready(folder, watch)
    broken = folder.shelf_faults(history)
    for fault in broken.values():
        watch.fault(fault)
    read, dossier = 0, None
    if steps & (Steps.READ | Steps.CONCLUDE):
        gazetteer = gazetteer_of(folder)
        if Steps.READ in steps:
            reading = Reading(
                folder, ledger, history, gazetteer, watch=watch, make_executor=make_executor
            )
            read = reading.run()
        if Steps.CONCLUDE in steps:
            Concluding(folder, history, gazetteer, watch).run()
        _tell_standing_faults(folder, history, watch, broken)
    if Steps.PUBLISH in steps:
        dossier = publish(folder, ledger, history, watch)
    return _summary(folder, history, read, watch, dossier)


def gazetteer_of(folder: CaseFolder) -> Gazetteer:
    """The gazetteer of a case: its own places, the user's import if there is one, and the base.

    Raises:
        CaseError: the case's places.csv is faulty.
    """
    index = default_index_path()
    try:
        return open_gazetteer(index if index.is_file() else None, folder.places)
    except (BadTableError, OSError) as cause:
        raise CaseError(" ".join(str(cause).split())) from cause
    except ValueError as cause:
        raise CaseError(f"{folder.places}: is not a UTF-8 table of places: {cause}") from cause


def _ready(folder: CaseFolder, watch: Watch) -> None:
    """A database with the tables of this version; one of another version is thrown away."""
    database = folder.database
    try:
        current = database.current()
    except CaseError as cause:
        watch.note(f"{cause.args[0].partition('; ')[0]}; the projection is made anew")
        current = False
    if not current:
        database.delete()
        database.create()


def _tell_standing_faults(
    folder: CaseFolder, history: History, watch: Watch, told: Container[str]
) -> None:
    projection = Projection(folder.database)
    for fault in reading_faults(projection, projection.documents(), told):
        watch.fault(fault)
    for fault in history.input_faults():
        if fault.what == NAMELESS:
            watch.fault(fault)


def _summary(
    folder: CaseFolder, history: History, read: int, watch: _Listening, dossier: Path | None
) -> Summary:
    projection = Projection(folder.database)
    incidents, tally = projection.incidents(), projection.tally()
    return Summary(
        title=folder.title,
        documents=len(history.receipts),
        read=read,
        incidents=len(incidents),
        minimum=tally.minimum,
        maximum=tally.maximum,
        disputes=len(projection.disputes()),
        faults=tuple(watch.faults),
        dossier=dossier,
    )
