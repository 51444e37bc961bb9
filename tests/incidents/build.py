"""Small cases for the tests of this room: documents with hand-made claims on their words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.record.actor import ActorKind
from cenotaph.record.base import content_id
from cenotaph.record.claim import (
    Claim,
    ClaimKind,
    FigureRole,
    Modality,
    Perpetrator,
    Source,
    Victims,
)
from cenotaph.record.count import Count
from cenotaph.record.document import Document, Mark, MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Place, Relation, Where

VILLAGES = {
    "Tourou": (14.80, -4.10, "Mopti"),
    "Sama": (14.82, -4.13, "Mopti"),
    "Bende": (13.20, -2.60, "Nord"),
    "Kolo": (16.10, -1.20, "Gao"),
}
ARMY = Perpetrator(name="Army of Zed", kind=ActorKind.STATE_FORCE, actor_id="zed-army")
REBELS = Perpetrator(name="Zed Front", kind=ActorKind.ARMED_GROUP, actor_id="zed-front")
WATCH = Source(name="River Watch", kind=ActorKind.NGO, actor_id="river-watch")
UNION = Source(name="Lake Union", kind=ActorKind.NGO, actor_id="lake-union")
COURIER = Source(name="Morning Courier", kind=ActorKind.MEDIA)
STAFF = Source(name="Army of Zed", kind=ActorKind.STATE_FORCE, actor_id="zed-army")
WITNESSES = Source(name="witnesses", first_hand=True)


def day(text: str, *, basis: Basis = Basis.STATED) -> When:
    """One day."""
    return When(earliest=date.fromisoformat(text), latest=date.fromisoformat(text), basis=basis)


def period(first: str, last: str) -> When:
    """A stated period."""
    return When(
        earliest=date.fromisoformat(first),
        latest=date.fromisoformat(last),
        precision=Precision.RANGE,
    )


def at(name: str, *, relation: Relation = Relation.IN, wording: str = "") -> Where:
    """A village of the tests' map, or a wording that the map does not hold."""
    if name not in VILLAGES:
        return Where(wording=wording or name, relation=relation)
    latitude, longitude, region = VILLAGES[name]
    place = Place(
        name=name,
        kind="locality",
        country="ZD",
        admin1=region,
        latitude=latitude,
        longitude=longitude,
    )
    return Where(wording=wording or name, relation=relation, place=place)


def region(name: str) -> Where:
    """A region of the tests' map."""
    place = Place(name=name, kind="region", country="ZD", admin1=name)
    return Where(wording=f"{name} region", place=place)


class Sheet:
    """A document written sentence by sentence, with the claims that stand on each."""

    def __init__(
        self,
        name: str,
        *,
        published: str | None = None,
        title: str = "",
        language: str | None = None,
        headline: dict[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.id = f"sha256:{hashlib.sha256(name.encode()).hexdigest()}"
        self.published = date.fromisoformat(published) if published else None
        self.title = title
        self.language = language
        self._text = f"{title}\n" if title else ""
        self._claims: list[Claim] = []
        if headline:
            self._claims.append(self._claim(0, title, 0, dict(headline)))

    def say(self, sentence: str, *facts: dict[str, Any]) -> Sheet:
        """Add a sentence; each of `facts` describes one claim on it (see `killing`)."""
        start = len(self._text)
        self._text += sentence + " "
        for number, fact in enumerate(facts):
            self._claims.append(self._claim(start, sentence, number, dict(fact)))
        return self

    def break_paragraph(self) -> Sheet:
        """Start a new paragraph."""
        self._text = self._text.rstrip(" ") + "\n\n"
        return self

    def _claim(self, start: int, sentence: str, number: int, fact: dict[str, Any]) -> Claim:
        words, trigger = fact.pop("words"), fact.pop("trigger")
        count = fact.pop("count", None)
        here = self._span(start, sentence, words)
        placed = count and Count(minimum=count.minimum, maximum=count.maximum, span=here)
        return Claim(
            id=fact.pop("id", None) or content_id("claim", self.id, start, number),
            document=self.id,
            span=here,
            sentence=Span(document=self.id, start=start, end=start + len(sentence)),
            trigger=self._span(start, sentence, trigger),
            count=placed,
            **fact,
        )

    def _span(self, start: int, sentence: str, words: str) -> Span:
        offset = start + sentence.index(words)
        return Span(document=self.id, start=offset, end=offset + len(words))

    @property
    def document(self) -> Document:
        """The preserved original."""
        return Document(
            id=self.id, name=self.name, published=self.published, language=self.language
        )

    @property
    def text(self) -> Text:
        """The words with their title mark."""
        marks = [Mark(start=0, end=len(self.title), kind=MarkKind.TITLE)] if self.title else []
        return Text(document=self.id, text=self._text, marks=tuple(marks))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order they were said."""
        return tuple(self._claims)

    def tellings(self) -> tuple[Telling, ...]:
        """What it tells, happening by happening."""
        return tell(self.document, self.text, self.claims)


def killing(
    words: str,
    low: int | None = None,
    high: int | None = None,
    *,
    trigger: str = "killed",
    by: Sequence[Perpetrator] = (),
    of: Sequence[str] = (),
    says: Sequence[Source] = (),
    **more: Any,
) -> dict[str, Any]:
    """The parts of a claim of killing on `words` of its sentence."""
    numbered = low is not None or high is not None
    return {
        "words": words,
        "trigger": trigger,
        "kind": ClaimKind.KILLING,
        "modality": more.pop("modality", Modality.ASSERTED),
        "count": Count(minimum=low, maximum=high) if numbered else None,
        "figure": more.pop("figure", FigureRole.TOTAL),
        "perpetrators": tuple(by),
        "victims": tuple(Victims(category=group) for group in of),
        "attribution": tuple(says),
        **more,
    }
