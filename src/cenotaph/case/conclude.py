"""The steps over the whole case: reports linked to incidents, deaths counted, findings assessed."""

from __future__ import annotations

import msgspec

from cenotaph import assess as assessment
from cenotaph import incidents, tally
from cenotaph.case import keys
from cenotaph.case.folder import TITLE, UNTITLED, CaseFolder
from cenotaph.case.keys import Key
from cenotaph.case.projection import Projection
from cenotaph.case.settings import Settings
from cenotaph.case.titles import title_of
from cenotaph.case.watch import Watch
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident

LINK, COUNT, ASSESS = "link", "count", "assess"


def link_key(projection: Projection) -> Key:
    """What the incidents depend on: every reading, and the rooms that link."""
    readings = sorted(
        f"{document} {state.claims_key} {state.fault}"
        for document, state in projection.read_states().items()
    )
    names = (f"{document.id} {document.names}" for document in projection.documents())
    parts = (line.encode() for line in (*readings, *names))
    return {**keys.of_rooms("record", "knowledge", "incidents"), "readings": keys.digest(parts)}


def count_key(linked: Key, settings: Settings) -> Key:
    """What the tally depends on."""
    return {**keys.of_rooms("tally"), "linked": keys.short(linked), "rule": settings.rule}


def assess_key(linked: Key, gazetteer: Gazetteer) -> Key:
    """What the assessment depends on."""
    return {
        **keys.of_rooms("assess"),
        "linked": keys.short(linked),
        "gazetteer": gazetteer.version,
    }


class Concluding:
    """One run of the three steps; each is done only when what it depends on changed."""

    def __init__(self, folder: CaseFolder, gazetteer: Gazetteer, watch: Watch) -> None:
        self._projection = Projection(folder.database)
        self._settings = folder.settings
        self._gazetteer = gazetteer
        self._watch = watch

    def run(self) -> bool:
        """Bring incidents, tally and findings up to date, all or none; whether any changed."""
        link = link_key(self._projection)
        due = {
            LINK: link,
            COUNT: count_key(link, self._settings),
            ASSESS: assess_key(link, self._gazetteer),
        }
        outdated = [name for name, key in due.items() if self._outdated(name, key)]
        if not outdated:
            return False
        with self._projection.database.atomic():
            self._redo(outdated)
            self._projection.mark(TITLE, title_of(self._projection.incidents()) or UNTITLED)
            for name in outdated:
                self._projection.mark(name, keys.spell(due[name]))
        return True

    def _outdated(self, name: str, key: Key) -> bool:
        before = self._projection.stage(name)
        return before is None or bool(keys.causes(before, key))

    def _redo(self, outdated: list[str]) -> None:
        documents = self._projection.documents()
        texts = self._projection.texts(documents)
        read = {text.document for text in texts}
        readable = tuple(document for document in documents if document.id in read)
        claims = self._projection.claims(documents)
        if LINK in outdated:
            self._link(readable, texts, claims)
        found = self._projection.incidents()
        if COUNT in outdated:
            self._watch.start("Counting", 0)
            self._projection.store_tally(tally.count(found, self._settings.rule))
        if ASSESS in outdated:
            self._assess(readable, texts, claims, found)

    def _link(
        self, documents: tuple[Document, ...], texts: tuple[Text, ...], claims: tuple[Claim, ...]
    ) -> None:
        self._watch.start("Linking", 0)
        linked = incidents.link(documents, texts, claims)
        self._projection.store_incidents(linked.incidents)
        self._projection.store_origins(linked.origins)

    def _assess(
        self,
        documents: tuple[Document, ...],
        texts: tuple[Text, ...],
        claims: tuple[Claim, ...],
        found: tuple[Incident, ...],
    ) -> None:
        self._watch.start("Assessing", 0)
        bare = tuple(msgspec.structs.replace(item, grade="", disputes=()) for item in found)
        result = assessment.assess(documents, texts, claims, bare, self._gazetteer)
        self._projection.store_incidents(result.incidents)
        self._projection.store_findings(result.disputes, result.gaps, result.demands)
