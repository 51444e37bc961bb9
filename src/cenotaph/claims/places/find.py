"""The reading of places over a whole document: scan, link, weigh, resolve, write down."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from cenotaph.claims.places.build import Reading, build, dateline, in_order
from cenotaph.claims.places.chains import chain
from cenotaph.claims.places.choose import Setting, candidates, choose, surnames, unplaced
from cenotaph.claims.places.evidence import weigh
from cenotaph.claims.places.familiar import familiar
from cenotaph.claims.places.lands import country_of
from cenotaph.claims.places.pointing import Background, lies_in, pointed
from cenotaph.claims.places.roads import roads
from cenotaph.claims.places.scan import scan
from cenotaph.claims.sentences import Sentence, split
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.place_words import PlaceWords, place_words
from cenotaph.record.document import Mark, MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Where

_NOWHERE = Span(document="", start=0, end=0)


@dataclass(frozen=True)
class Places:
    """All that one document says of places.

    `named` are the places of its sentences in order, `dateline` the town from which it was sent,
    `country` the one country that it plays in, as first worded, if it leaves no doubt of it.
    """

    named: tuple[Where, ...]
    dateline: Place | None = None
    country: Where | None = None


def find_places(text: Text, gazetteer: Gazetteer) -> tuple[Where, ...]:
    """Every place that the text ties something to, in order of its span.

    A nested description ("Moura, in the Mopti region of central Mali") is one `Where` for the
    most specific place, with `region` and `country` as the source has them. Names that no layer
    knows are kept with `place` None where the words say that they are places; words that point
    back ("the village", "this city") come with `inherited` set. Adjectives ("Malian forces"),
    datelines and countries as actors are not mentions of a place.
    """
    return read_places(text, gazetteer).named


def dateline_place(text: Text, gazetteer: Gazetteer) -> Place | None:
    """The town from which the text was sent, where nothing nearer tells where it plays."""
    return read_places(text, gazetteer).dateline


def read_places(text: Text, gazetteer: Gazetteer) -> Places:
    """As `find_places`, with the town of the dateline and the country of the whole document."""
    words = place_words()
    sentences = split(text)
    names = [scan(sentence, gazetteer, words) for sentence in sentences]
    evidence = weigh(text, sentences, names, words)
    people = surnames(sentences, names, words)
    setting = Setting(evidence, people, unplaced(names), words)
    chains = [chain(row, words) for row in names]
    judged = [candidates(row, links, setting) for row, links in zip(names, chains, strict=True)]
    found = familiar(judged, words)
    choices, shared = choose(found, evidence)
    reading = Reading(text, evidence, shared)
    named = build(reading, found, chains, choices)
    town = dateline(reading, found)
    lines = text.of(MarkKind.HEADING)  # a byline's places are nobody's "village"
    told = [where for where in named if not any(_inside(where, mark) for mark in lines)]
    background = Background(told, town, evidence, gazetteer, words)
    pointing = pointed(sentences, background)
    between = roads(sentences, gazetteer, evidence, words)
    holding = _holding(sentences, pointing, named, words)
    apart = [
        where
        for where in named
        if where not in holding and not any(_overlap(where, road) for road in between)
    ]
    whole = country_of(text, named, town, evidence)
    placed = [_in_land(where, whole) for where in (*apart, *pointing, *between)]
    return Places(in_order(placed), town, whole)


def _in_land(where: Where, land: Where | None) -> Where:
    """A place with the country that its document speaks of, where it lies in it."""
    code = land.place.country if land is not None and land.place is not None else None
    inside = where.place is not None and where.place.country == code
    return replace(where, country=code) if inside and where.country is None else where


def _holding(
    sentences: Sequence[Sentence],
    pointing: Sequence[Where],
    named: Sequence[Where],
    words: PlaceWords,
) -> list[Where]:
    """The places of which the text only says that the place pointed to lies in them."""
    starts = [sentence.start for sentence in sentences]
    found = []
    for pointer in pointing:
        after = bisect_right(named, pointer.span or _NOWHERE, key=lambda w: w.span or _NOWHERE)
        sentence = sentences[bisect_right(starts, pointer.span.start) - 1] if pointer.span else None
        if sentence is None or after == len(named):
            continue
        if lies_in(sentence, pointer, named[after], words):
            found.append(named[after])
    return found


def _inside(where: Where, mark: Mark) -> bool:
    return where.span is not None and mark.start <= where.span.start < mark.end


def _overlap(left: Where, right: Where) -> bool:
    return left.span is not None and right.span is not None and left.span.overlaps(right.span)
