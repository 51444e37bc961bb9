"""The reading of places over a whole document: scan, link, weigh, resolve, write down."""

from __future__ import annotations

from cenotaph.claims.places.build import Reading, build, dateline, in_order
from cenotaph.claims.places.chains import chain
from cenotaph.claims.places.choose import Setting, candidates, choose, surnames, unplaced
from cenotaph.claims.places.evidence import weigh
from cenotaph.claims.places.pointing import Background, pointed
from cenotaph.claims.places.roads import roads
from cenotaph.claims.places.scan import scan
from cenotaph.claims.sentences import split
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.place_words import place_words
from cenotaph.record.document import Text
from cenotaph.record.where import Place, Where


def find_places(text: Text, gazetteer: Gazetteer) -> tuple[Where, ...]:
    """Every place that the text ties something to, in order of its span.

    A nested description ("Moura, in the Mopti region of central Mali") is one `Where` for the
    most specific place, with `region` and `country` as the source has them. Names that no layer
    knows are kept with `place` None where the words say that they are places; words that point
    back ("the village", "this city") come with `inherited` set. Adjectives ("Malian forces"),
    datelines and countries as actors are not mentions of a place.
    """
    return _read(text, gazetteer)[0]


def dateline_place(text: Text, gazetteer: Gazetteer) -> Place | None:
    """The town from which the text was sent, where nothing nearer tells where it plays."""
    return _read(text, gazetteer)[1]


def _read(text: Text, gazetteer: Gazetteer) -> tuple[tuple[Where, ...], Place | None]:
    words = place_words()
    sentences = split(text)
    names = [scan(sentence, gazetteer, words) for sentence in sentences]
    evidence = weigh(text, sentences, names, words)
    people = surnames(sentences, names, words)
    setting = Setting(evidence, people, unplaced(names), words)
    chains = [chain(row, words) for row in names]
    found = [candidates(row, links, setting) for row, links in zip(names, chains, strict=True)]
    choices, shared = choose(found, evidence)
    reading = Reading(text, evidence, shared)
    named = build(reading, found, chains, choices)
    town = dateline(reading, found, choices)
    background = Background(named, town, evidence, gazetteer, words)
    pointing = pointed(sentences, background)
    between = roads(sentences, gazetteer, evidence, words)
    apart = [where for where in named if not any(_overlap(where, road) for road in between)]
    return in_order([*apart, *pointing, *between]), town


def _overlap(left: Where, right: Where) -> bool:
    return left.span is not None and right.span is not None and left.span.overlaps(right.span)
