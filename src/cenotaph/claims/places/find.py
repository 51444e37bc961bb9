"""The reading of places over a whole document: scan, link, weigh, resolve, write down."""

from __future__ import annotations

from cenotaph.claims.places.build import Reading, build, dateline, in_order
from cenotaph.claims.places.chains import chain
from cenotaph.claims.places.choose import Setting, candidates, choose, surnames, unplaced
from cenotaph.claims.places.evidence import weigh
from cenotaph.claims.places.pointing import Background, pointed
from cenotaph.claims.places.scan import scan
from cenotaph.claims.sentences import split
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.place_words import place_words
from cenotaph.record.document import Text
from cenotaph.record.where import Where


def find_places(text: Text, gazetteer: Gazetteer) -> tuple[Where, ...]:
    """Every place that the text ties something to, in order of its span.

    A nested description ("Moura, in the Mopti region of central Mali") is one `Where` for the
    most specific place, with `region` and `country` as the source has them. Names that no layer
    knows are kept with `place` None where the words say that they are places. Adjectives
    ("Malian forces"), datelines and countries as actors are not mentions of a place.
    """
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
    return in_order([*named, *pointed(sentences, background)])
