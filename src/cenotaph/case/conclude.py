"""The steps over the whole case: reports linked to incidents, deaths counted, findings assessed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from cenotaph import assess as assessment
from cenotaph import incidents, tally
from cenotaph.case import keys
from cenotaph.case.folder import LINK, TITLE, UNTITLED, CaseFolder, decisions_key
from cenotaph.case.history import History
from cenotaph.case.keys import Key
from cenotaph.case.projection import Projection
from cenotaph.case.settings import CASE_TOML, Settings
from cenotaph.case.titles import title_of
from cenotaph.case.watch import Watch
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.casefile import Fault
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident
from cenotaph.record.tally import Tally

COUNT, ASSESS = "count", "assess"
UNDONE = "{}"
_FEWEST = 8  # characters of a digest by which a document may be named
UNKNOWN = Tally(minimum=0, maximum=None, incidents=(), optimal=False)


class Material(NamedTuple):
    """What was read: the documents that have a text, the texts, and the claims in them."""

    documents: tuple[Document, ...]
    texts: tuple[Text, ...]
    claims: tuple[Claim, ...]


def link_key(projection: Projection, history: History, settings: Settings) -> Key:
    """What the incidents depend on: every reading, what people decided and marked by hand, the
    rooms that link."""
    key = {
        **keys.of_rooms("record", "knowledge", "incidents"),
        "readings": projection.readings(),
        "decisions": decisions_key(history),
    }
    marked = {"translations": json.dumps(settings.translations)} if settings.translations else {}
    return key | marked


def count_key(linked: Key, settings: Settings) -> Key:
    """What the tally depends on."""
    rule = "; ".join([settings.rule, *settings.order])
    return {**keys.of_rooms("tally"), "linked": keys.short(linked), "rule": rule}


def assess_key(linked: Key, gazetteer: Gazetteer) -> Key:
    """What the assessment depends on."""
    return {
        **keys.of_rooms("assess"),
        "linked": keys.short(linked),
        "gazetteer": gazetteer.version,
    }


class Concluding:
    """One run of the three steps; each is done only when what it depends on changed."""

    def __init__(
        self, folder: CaseFolder, history: History, gazetteer: Gazetteer, watch: Watch
    ) -> None:
        self._projection = Projection(folder.database)
        self._history = history
        self._settings = folder.settings
        self._gazetteer = gazetteer
        self._watch = watch

    def run(self) -> bool:
        """Bring incidents, tally and findings up to date, all at once; whether any changed.

        A count or an assessment that fails is told as a fault and tried again the next time; a
        tally that could not be made claims nothing: at least 0, no upper bound.
        """
        link = link_key(self._projection, self._history, self._settings)
        due = {
            LINK: link,
            COUNT: count_key(link, self._settings),
            ASSESS: assess_key(link, self._gazetteer),
        }
        outdated = [name for name, key in due.items() if self._outdated(name, key)]
        if not outdated:
            return False
        with self._projection.database.atomic():
            failed = self._redo(outdated)
            self._projection.mark(TITLE, title_of(self._projection.incidents()) or UNTITLED)
            for name in outdated:
                self._projection.mark(name, UNDONE if name in failed else keys.spell(due[name]))
        return True

    def _outdated(self, name: str, key: Key) -> bool:
        before = self._projection.stage(name)
        return before is None or bool(keys.causes(before, key))

    def _redo(self, outdated: list[str]) -> set[str]:
        """Do the steps that are outdated; those that failed."""
        documents = self._projection.documents()
        texts = self._projection.texts(documents)
        read = {text.document for text in texts}
        material = Material(
            documents=tuple(document for document in documents if document.id in read),
            texts=texts,
            claims=self._projection.claims(documents),
        )
        if LINK in outdated:
            self._link(material)
        found = self._projection.incidents()
        failed = set()
        if COUNT in outdated and not self._count(found):
            failed.add(COUNT)
        if ASSESS in outdated and not self._assess(material, found):
            failed.add(ASSESS)
        return failed

    def _link(self, material: Material) -> None:
        self._watch.start("Linking", 0)
        linked = incidents.link(
            material.documents,
            material.texts,
            material.claims,
            self._history.decisions,
            self._translations(material.documents),
        )
        self._projection.store_incidents(linked.incidents)
        self._projection.store_origins(linked.origins)

    def _translations(self, documents: Sequence[Document]) -> dict[str, str]:
        """The documents marked by hand as translations, each with its original; ids for names.

        A name that no document that was read has, or several have, is told as a fault.
        """
        found: dict[str, str] = {}
        for pair in self._settings.translations:
            ids = [self._meant(name, documents) for name in pair]
            if all(ids):
                found[ids[0]] = ids[1]
        return found

    def _meant(self, name: str, documents: Sequence[Document]) -> str:
        held = [
            each.id
            for each in documents
            if name in (each.name, *each.names)
            or (len(name) >= _FEWEST and each.id.removeprefix("sha256:").startswith(name))
            or each.id == name
        ]
        if len(held) == 1:
            return held[0]
        what = "names no document that was read" if not held else "names several documents"
        self._watch.fault(Fault(where=f"{CASE_TOML}: translations", what=f"{name} {what}"))
        return ""

    def _count(self, found: tuple[Incident, ...]) -> bool:
        self._watch.start("Counting", 0)
        try:
            counted = tally.count(found, self._settings.rule, self._settings.order)
        except Exception as cause:
            self._watch.fault(_failure("the count of deaths", cause))
            self._projection.store_tally(UNKNOWN)
            return False
        self._projection.store_tally(counted)
        return True

    def _assess(self, material: Material, found: tuple[Incident, ...]) -> bool:
        self._watch.start("Assessing", 0)
        bare = tuple(msgspec.structs.replace(item, grade="", disputes=()) for item in found)
        try:
            result = assessment.assess(
                material.documents, material.texts, material.claims, bare, self._gazetteer
            )
        except Exception as cause:
            self._watch.fault(_failure("the assessment", cause))
            self._projection.store_incidents(bare)
            self._projection.store_findings((), (), ())
            return False
        self._projection.store_incidents(result.incidents)
        self._projection.store_findings(result.disputes, result.gaps, result.demands)
        return True


def _failure(step: str, cause: Exception) -> Fault:
    return Fault(where=step, what=f"failed: {type(cause).__name__}: {cause}; please report it")
