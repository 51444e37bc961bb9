"""A case folder: opened or made, read by anyone, written by one process at a time."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from cenotaph.case import keys
from cenotaph.case import settings as table
from cenotaph.case.database import NAME as DATABASE
from cenotaph.case.database import Database
from cenotaph.case.errors import CaseError
from cenotaph.case.history import Act, History
from cenotaph.case.making import PLACES, actor, furnish, make_whole, refuse_foreign
from cenotaph.case.projection import Hit, Projection
from cenotaph.case.settings import CASE_TOML, Settings
from cenotaph.case.shelf import shelf_faults
from cenotaph.case.whole import whole
from cenotaph.evidence.chain import read_ledger
from cenotaph.evidence.disk import EvidenceError, failure
from cenotaph.evidence.head import head_path
from cenotaph.evidence.ledger import Ledger
from cenotaph.evidence.recover import adopt
from cenotaph.evidence.vault import Vault
from cenotaph.evidence.verify import ANSWERS, LEDGER, ORIGINALS, Verification, verify
from cenotaph.publish.answers import document_labels
from cenotaph.record.casefile import CaseFile, Custody, Fault
from cenotaph.record.claim import Claim
from cenotaph.record.decision import Ruling
from cenotaph.record.document import Document, Text

if TYPE_CHECKING:
    from cenotaph.case.pool import MakeExecutor
    from cenotaph.case.steps import Steps, Summary
    from cenotaph.case.watch import Watch

UNRECEIVED = "extra: the ledger never received it"
TITLE = "title"
LINK = "link"
UNTITLED = "Untitled case"


class CaseFolder:
    """One case on disk. Use it in a `with` statement; reading needs no lock.

    Raises:
        CaseError: the folder is not a case (`open`) or cannot become one (`create`).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database: Database | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a case that exists.

        Raises:
            CaseError: there is no case.
        """
        if not (path / LEDGER).is_file():
            there = "not a case (no ledger.jsonl)" if path.is_dir() else "no such case"
            raise CaseError(f"{path}: {there}; cenotaph build makes one")
        return cls(path)

    @classmethod
    def create(cls, path: Path, title: str | None = None) -> Self:
        """Open a case, made first if there is none.

        A new folder appears whole or not at all. An empty folder becomes a case.

        Raises:
            CaseError: the place is taken by something else or cannot be written.
        """
        if (path / LEDGER).is_file():
            return cls(path)
        try:
            if path.exists():
                refuse_foreign(path)
                furnish(path, title)
            else:
                make_whole(path, title)
        except EvidenceError as cause:
            raise CaseError(str(cause)) from cause
        except OSError as cause:
            raise CaseError(str(failure(path, cause))) from cause
        return cls(path)

    @property
    def settings(self) -> Settings:
        """What `case.toml` says, the defaults elsewhere.

        Raises:
            CaseError: it cannot be read or holds what the table does not know.
        """
        return table.load(self.path / CASE_TOML)

    @property
    def title(self) -> str:
        """The title that `case.toml` gives, else the countries of its incidents.

        Raises:
            CaseError: `case.toml` or the projection cannot be read.
        """
        given = table.title_in(self.path / CASE_TOML)
        return given or self.projection().stage(TITLE) or UNTITLED

    def name(self, title: str) -> None:
        """Give the case another title.

        Raises:
            CaseError: `case.toml` cannot be read or written.
        """
        table.retitle(self.path / CASE_TOML, title)

    @property
    def vault(self) -> Vault:
        """The originals."""
        return Vault(self.path / ORIGINALS)

    @property
    def answers(self) -> Vault:
        """The answers of a second reader, as they came."""
        return Vault(self.path / ANSWERS)

    @property
    def places(self) -> Path | None:
        """The case's own table of places, if it has one."""
        path = self.path / PLACES
        return path if path.is_file() else None

    @property
    def database(self) -> Database:
        """The projection's database; the file need not exist."""
        if self._database is None:
            self._database = Database(self.path / DATABASE)
        return self._database

    def history(self) -> History:
        """What the ledger says.

        Raises:
            CaseError: a line of it does not hold, or it has received none of the originals.
        """
        try:
            history = History.of(read_ledger(self.path / LEDGER))
        except EvidenceError as cause:
            raise CaseError(str(cause)) from cause
        self._refuse_orphans(history)
        return history

    def projection(self) -> Projection:
        """The projection, to read from.

        Raises:
            CaseError: it is missing, of another version or broken.
        """
        if not self.database.current():
            how = "of another version" if self.database.path.exists() else "missing"
            advice = f"run cenotaph rebuild {self.path}"
            raise CaseError(f"{self.database.path}: the projection is {how}; {advice}")
        return Projection(self.database)

    def case_file(self) -> CaseFile:
        """The whole case as one value.

        Raises:
            CaseError: the projection cannot be read or the ledger does not hold.
        """
        projection = self.projection()
        history = self.history()
        with self.database.atomic():
            documents = projection.documents()
            texts, claims = projection.texts(documents), projection.claims(documents)
            case = CaseFile(
                title=self.title,
                documents=documents,
                texts=texts,
                claims=claims,
                incidents=projection.incidents(),
                origins=projection.origins(),
                tally=projection.tally(),
                disputes=projection.disputes(),
                gaps=projection.gaps(),
                demands=projection.demands(),
                decisions=_rulings(documents, texts, claims, history),
                faults=(*history.input_faults(), *reading_faults(projection, documents)),
                custody=Custody(
                    originals=len(history.receipts), ledger=history.entries, head=history.head
                ),
            )
        return whole(case, str(self.path))

    def unfinished(self) -> bool:
        """Whether documents wait to be read or linked, as after an interrupted build, or
        decisions to be applied."""
        projection, history = self.projection(), self.history()
        unread = history.receipts.keys() - projection.read_states().keys()
        with self.database.reading():
            linked = dict(json.loads(projection.stage(LINK) or "{}"))
        now = {"readings": projection.readings(), "decisions": decisions_key(history)}
        return bool(unread) or any(linked.get(part) != key for part, key in now.items())

    def text(self, reference: str) -> Text:
        """The text of the document that a file name, its stem or the start of its id names.

        Raises:
            CaseError: no document or several answer to it, or it could not be read.
        """
        projection = self.projection()
        document = named(projection.documents(), reference)
        data = projection.text_json(document.id)
        if data is None:
            state = projection.read_states().get(document.id)
            why = state.fault if state and state.fault else "not read yet; run cenotaph read"
            raise CaseError(f"{document.name}: {why}")
        return msgspec.json.decode(data, type=Text)

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """The paragraphs that hold all the words; see `Projection.search`."""
        return self.projection().search(words, limit)

    def verify(self) -> Verification:
        """Re-read every byte and line. Originals that an interrupted run left without a receipt
        are no fault as long as the ledger says that it was adding."""
        found = verify(self.path)
        try:
            adding = self.history().adding
        except CaseError:
            return found
        faults = tuple(fault for fault in found.faults if not (adding and fault.what == UNRECEIVED))
        return msgspec.structs.replace(found, ok=not faults, faults=faults)

    @contextmanager
    def writing(self) -> Iterator[tuple[Ledger, History]]:
        """Hold the ledger; what an interrupted run left behind is settled first.

        Raises:
            CaseError: another process writes, the ledger does not hold, or the disk refuses.
        """
        if not head_path(self.path / LEDGER).exists():
            self.history()  # before opening writes a line into a ledger that was emptied
        try:
            with Ledger.open(self.path / LEDGER, actor=actor()) as ledger:
                history = History.of(ledger.entries())
                self._refuse_orphans(history)
                if history.adding:
                    for entry in adopt(self.vault, ledger):
                        history.tell(entry)
                    history.tell(ledger.append(Act.END, {"step": "add", "interrupted": True}))
                yield ledger, history
        except EvidenceError as cause:
            raise CaseError(str(cause)) from cause

    def _refuse_orphans(self, history: History) -> None:
        """Originals without a single receipt: the ledger was emptied, or is of another case."""
        if history.receipts or history.found or history.adding:
            return
        if any(self.vault):
            raise CaseError(
                f"{self.path}: holds originals but its ledger has received none of them; "
                f"bring the ledger back, run cenotaph verify {self.path}"
            )

    def run(
        self,
        steps: Steps,
        sources: Sequence[Path] = (),
        *,
        watch: Watch | None = None,
        make_executor: MakeExecutor | None = None,
    ) -> Summary:
        """Run some steps in their order; see `cenotaph.case.steps.run`."""
        from cenotaph.case import steps as order  # noqa: PLC0415 - the steps open the folder

        return order.run(self, steps, sources, watch=watch, make_executor=make_executor)

    def build(
        self,
        sources: Sequence[Path] = (),
        *,
        watch: Watch | None = None,
        make_executor: MakeExecutor | None = None,
    ) -> Summary:
        """The main job: every step, each doing only what is not done."""
        from cenotaph.case.steps import BUILD  # noqa: PLC0415 - the steps open the folder

        return self.run(BUILD, sources, watch=watch, make_executor=make_executor)

    def rebuild(
        self, *, watch: Watch | None = None, make_executor: MakeExecutor | None = None
    ) -> Summary:
        """Throw the projection away and make it anew from originals and ledger."""
        from cenotaph.case.steps import REBUILD  # noqa: PLC0415 - the steps open the folder

        return self.run(REBUILD, watch=watch, make_executor=make_executor)

    def shelf_faults(self, history: History | None = None) -> dict[str, Fault]:
        """The originals that are visibly not as received; see `cenotaph.case.shelf`."""
        return shelf_faults(self.path, history or self.history())

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def reading_faults(
    projection: Projection, documents: tuple[Document, ...], but: Container[str] = ()
) -> tuple[Fault, ...]:
    """The documents that could not be read, or not wholly, in their order; `but` are left out."""
    states = projection.read_states()
    labels = document_labels(documents)
    return tuple(
        Fault(what=state.fault, where=labels[document.id])
        for document in documents
        if document.id not in but
        and (state := states.get(document.id)) is not None
        and state.fault is not None
    )


def _rulings(
    documents: Sequence[Document],
    texts: Sequence[Text],
    claims: Sequence[Claim],
    history: History,
) -> tuple[Ruling, ...]:
    if not history.decisions:
        return ()
    from cenotaph.incidents import rulings  # noqa: PLC0415 - loads scipy

    return rulings(documents, texts, claims, history.decisions)


def decisions_key(history: History) -> str:
    """A digest of the decisions that linking rests on."""
    return keys.digest(decision.encode() for decision in history.binding())


def named(documents: tuple[Document, ...], reference: str) -> Document:
    """The one document that a reference names.

    Raises:
        CaseError: none or several do.
    """
    bare = reference.removeprefix("sha256:")
    kinds = (
        lambda d: reference in (d.name, *d.names) or d.id == reference,
        lambda d: reference in {Path(name).stem for name in (d.name, *d.names)},
        lambda d: len(bare) >= 4 and d.id.removeprefix("sha256:").startswith(bare),  # noqa: PLR2004
    )
    for answers in kinds:
        found = [document for document in documents if answers(document)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(document.id[:19] for document in found)
            raise CaseError(f"{reference}: several documents answer to it: {ids}")
    raise CaseError(f"{reference}: the case holds no such document")
