"""Each claim that a model gives is held to its own quote; what the quote does not hold goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from cenotaph.record.actor import ActorKind
from cenotaph.record.base import content_id
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality, Perpetrator, Victims
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where
from cenotaph.second.placing import LONGEST, nearest
from cenotaph.second.records import Checked, Discarded, GivenClaim, Part, Passage
from cenotaph.second.told import Told

CHECK_VERSION = "1"
MOST_CLAIMS = 200  # claims of one answer; no passage reports more
LEAST_WORDS = 2  # fewer words than an act and whom it befell stand anywhere
MOST_ACTORS = 20
SHOWN = 200  # characters of a model's words that are kept when they are thrown away
NO_COUNT = "no count of people in the quote is"
NO_DATE = "no date in the quote is"
CONFIDENCE = 0.5  # a model's own surety means nothing, and ours of it was never measured


def extractor(model: str) -> str:
    """The name and version that every claim of a second reader carries."""
    return f"second/{CHECK_VERSION} {model}"


def check(given: Sequence[Any], passage: Passage, told: Told, model: str) -> Checked:
    """The claims of one answer that their quotes hold, in the order given.

    A claim without its words in the passage is thrown away; so is each figure, date, place and
    actor that the words of its quote do not give. Figures and dates are then those of our own
    grammars for these words, not the model's.
    """
    checking = _Checking(passage, told, extractor(model))
    for item in given[:MOST_CLAIMS]:
        checking.take(item)
    if len(given) > MOST_CLAIMS:
        extra = f"{len(given) - MOST_CLAIMS} claims beyond {MOST_CLAIMS} in one answer"
        checking.discard(Part.CLAIM, extra, "")
    return checking.result()


class _Checking:
    """One answer while it is read: where the last quote stood, and which claims were seen."""

    def __init__(self, passage: Passage, told: Told, made_by: str) -> None:
        document = told.text.document
        self._within = Span(document=document, start=passage.start, end=passage.end)
        self._told = told
        self._made_by = made_by
        self._after = passage.start
        self._claims: dict[str, Claim] = {}
        self._discarded: list[Discarded] = []

    def result(self) -> Checked:
        return Checked(claims=tuple(self._claims.values()), discarded=tuple(self._discarded))

    def discard(self, part: Part, why: str, words: str) -> None:
        self._discarded.append(Discarded(part=part, why=why, words=words[:SHOWN]))

    def take(self, item: Any) -> None:
        """Keep one claim or say why not."""
        try:
            given = msgspec.convert(item, GivenClaim, strict=False)
        except (msgspec.ValidationError, ValueError, OverflowError) as cause:
            self.discard(Part.CLAIM, "not of the shape asked for", str(cause))
            return
        placed = self._place(given.quote)
        if placed is None:
            return
        span, notes = placed
        claim = self._claim(given, span, notes)
        if claim.id in self._claims:
            self.discard(Part.CLAIM, "given twice", given.quote)
            return
        self._after = span.end
        self._claims[claim.id] = claim

    def _place(self, quote: str) -> tuple[Span, tuple[str, ...]] | None:
        if len(quote) > LONGEST:
            self.discard(Part.CLAIM, f"the quote is longer than {LONGEST} characters", quote)
            return None
        if len(quote.split()) < LEAST_WORDS:
            self.discard(Part.CLAIM, "the quote is shorter than two words", quote)
            return None
        span, number = nearest(quote, self._told.text.text, self._within, self._after)
        if span is None:
            self.discard(Part.CLAIM, "the quote is not in the passage", quote)
            return None
        several = f"place: the words stand {number} times in the passage; the nearest is taken"
        return span, (several,) if number > 1 else ()

    def _claim(self, given: GivenClaim, span: Span, notes: tuple[str, ...]) -> Claim:
        kind, modality = ClaimKind(given.kind), Modality(given.modality)
        count, people = self._count(given, span)
        return Claim(
            id=content_id("claim", span, kind, count, self._made_by),
            document=span.document,
            span=span,
            sentence=self._told.sentence_of(span),
            trigger=span,
            kind=kind,
            modality=modality,
            count=count,
            when=self._when(given, span),
            where=self._where(given, span),
            victims=people,
            perpetrators=self._perpetrators(given, span, denied=modality is Modality.DENIED),
            notes=(*notes, *_reworded(given, count)),
            extractor=self._made_by,
            confidence=CONFIDENCE,
        )

    def _count(self, given: GivenClaim, span: Span) -> tuple[Count | None, tuple[Victims, ...]]:
        """Our own reading of the words of the model's number, and the people that it counts."""
        numbers = [number for number in (given.minimum, given.maximum) if number is not None]
        if not numbers:
            return None, ()
        quantity = self._told.people(span, numbers)
        if quantity is None:
            number = _range(given.minimum, given.maximum)
            self.discard(Part.FIGURE, f"{NO_COUNT} {number[:SHOWN]}", given.quote)
            return None, ()
        if quantity.category is None:
            return quantity.count, ()
        people = Victims(category=quantity.category, count=quantity.count, span=quantity.count.span)
        return quantity.count, (people,)

    def _when(self, given: GivenClaim, span: Span) -> When | None:
        if given.earliest is None and given.latest is None:
            return None
        first, last = _day(given.earliest), _day(given.latest)
        found = None
        if (first or last) and not _unreadable(given, first, last):
            found = self._told.day(span, first, last)
            found = found or self._told.day(span, first or last, last or first)
        if found is None:
            period = _range(given.earliest, given.latest)
            self.discard(Part.DATE, f"{NO_DATE} {period[:SHOWN]}", given.quote)
        return found

    def _where(self, given: GivenClaim, span: Span) -> Where | None:
        words = (given.place or "").strip()
        if not words:
            return None
        found, _ = nearest(words, self._told.text.text, span, span.start)
        if found is None:
            self.discard(Part.PLACE, "the place is not in the quote", words)
            return None
        wording = found.quote(self._told.text.text)
        return Where(wording=wording, span=found, why="as the second reader gave it; not looked up")

    def _perpetrators(
        self, given: GivenClaim, span: Span, *, denied: bool
    ) -> tuple[Perpetrator, ...]:
        """Those whose words stand in the quote, under the name that our own table has for them;
        a model's word makes nobody more than alleged."""
        found: dict[str, Perpetrator] = {}
        for words in (given.perpetrators or ())[:MOST_ACTORS]:
            place, _ = nearest(words, self._told.text.text, span, span.start)
            if place is None:
                self.discard(Part.ACTOR, "the actor is not in the quote", words)
                continue
            mention = self._told.actor(place)
            name = mention.name if mention else place.quote(self._told.text.text)
            actor = Perpetrator(
                name=" ".join(name.split()),
                certainty=Certainty.DENIED if denied else Certainty.ALLEGED,
                kind=mention.kind if mention else ActorKind.UNKNOWN,
                actor_id=mention.actor_id if mention else None,
                span=place,
            )
            found.setdefault(actor.name, actor)
        return tuple(found.values())


def _reworded(given: GivenClaim, count: Count | None) -> tuple[str, ...]:
    """A note where the model bounds a figure otherwise than its words do."""
    if count is None or (given.minimum, given.maximum) == (count.minimum, count.maximum):
        return ()
    model = _range(given.minimum, given.maximum)
    return (f"figure: as its words have it; the model gave {model}",)


def _range(low: object, high: object) -> str:
    """ "27 to open", "7", as a model gave it."""
    if low == high:
        return str(low)
    return f"{'open' if low is None else low} to {'open' if high is None else high}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _unreadable(given: GivenClaim, first: date | None, last: date | None) -> bool:
    """Whether the model gave something for a day that is none."""
    return bool((given.earliest and not first) or (given.latest and not last))
