"""The words by which a name is known for a place, and how they tie an act to it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType

from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.record.where import Relation

KINDS = ("country", "region", "district", "locality", "feature")
OF = frozenset({"of", "de", "d'", "du", "des", "del", "called", "named", "nommé", "nommée", "l'"})


@dataclass(frozen=True)
class PlaceWords:
    """`place_words.toml` as look-ups; phrases are tuples of lower-case words.

    `relations` gives for each phrase the relation and whether it says by itself that a place
    follows; `firm` are those of the others that take even a name that no layer knows; `types`
    gives for each noun the kinds of place that it may name.
    """

    relations: Mapping[tuple[str, ...], tuple[Relation, bool]]
    longest_relation: int
    types: Mapping[tuple[str, ...], tuple[str, ...]]
    longest_type: int
    placeholders: Mapping[str, tuple[str, ...]]
    area: frozenset[tuple[str, ...]]
    vague: frozenset[tuple[str, ...]]
    small: frozenset[tuple[str, ...]]
    part: frozenset[tuple[str, ...]]
    leading: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    compass: frozenset[str]
    adjectives: frozenset[str]
    institutional: frozenset[str]
    pointers: frozenset[str]
    again: frozenset[str]
    pointed: frozenset[str]
    inside: frozenset[str]
    links: frozenset[str]
    conjunctions: frozenset[str]
    distances: frozenset[str]
    roads: frozenset[str]
    connectors: frozenset[str]
    inner: frozenset[str]
    openers: frozenset[str]
    breaks: frozenset[str]
    bearings: frozenset[str]
    areas: frozenset[str]
    rivers: frozenset[str]
    continents: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    ordinary: frozenset[str]
    common: frozenset[str]
    heads: frozenset[str]
    placing: frozenset[str]
    firm: frozenset[tuple[str, ...]]
    bare: frozenset[str]
    strikes: frozenset[str]
    goes_on: frozenset[str]
    staff: frozenset[str]
    endings: frozenset[str]

    @cached_property
    def never_first(self) -> frozenset[str]:
        """Small words with which no name starts, articles aside."""
        small = self.determiners | self.adjectives | self.conjunctions | self.breaks
        single = frozenset(phrase[0] for phrase in self.relations if len(phrase) == 1)
        return (small | single) - self.articles

    @cached_property
    def never_within(self) -> frozenset[str]:
        """Words that no name holds where nothing is written small."""
        nouns = frozenset(phrase[0] for phrase in self.types if len(phrase) == 1)
        other = self.links | self.compass | self.bodies | self.titles | self.conjunctions
        return (self.never_first | nouns | other) - self.articles

    @cached_property
    def leads(self) -> frozenset[str]:
        """Words of which one must stand before a name for anything to be said of it there."""
        last = frozenset(phrase[-1] for phrase in (*self.relations, *self.types))
        return last | OF | {"as", "them"}

    @cached_property
    def type_words(self) -> frozenset[str]:
        """Every word of every common noun for a place."""
        return frozenset(word for phrase in self.types for word in phrase)

    @cached_property
    def ordinary_keys(self) -> frozenset[str]:
        """`ordinary`, folded."""
        return frozenset(map(fold, self.ordinary))

    @cached_property
    def common_keys(self) -> frozenset[str]:
        """`common`, folded."""
        return frozenset(map(fold, self.common))

    @cached_property
    def area_keys(self) -> frozenset[str]:
        """`areas`, folded."""
        return frozenset(map(fold, self.areas))


@cache
def place_words() -> PlaceWords:
    """The table, read once."""
    data = (resources.files("cenotaph.knowledge") / "data" / "place_words.toml").read_text("utf-8")
    table = tomllib.loads(data)
    relations = {
        **_relations(table["weak"], strong=False),
        **_relations(table["relations"], strong=True),
    }
    kinds = {k: v for k, v in table["types"].items() if k in KINDS}
    types: dict[tuple[str, ...], tuple[str, ...]] = {}
    for kind, phrases in kinds.items():
        for phrase in phrases:
            types[words(phrase)] = tuple(dict.fromkeys((*types.get(words(phrase), ()), kind)))
    area = frozenset(words(phrase) for phrase in table["types"]["area"])
    for phrase in area:
        types.setdefault(phrase, ())
    return PlaceWords(
        relations=MappingProxyType(relations),
        longest_relation=max(map(len, relations)),
        types=MappingProxyType(types),
        longest_type=max(map(len, types)),
        placeholders=MappingProxyType(dict.fromkeys(table["types"]["place"], ("locality",))),
        area=area,
        vague=frozenset(words(phrase) for phrase in table["types"]["vague"]),
        small=frozenset(words(phrase) for phrase in table["types"]["small"]),
        part=frozenset(words(phrase) for phrase in table["types"]["part"]),
        firm=frozenset(words(phrase) for phrase in table["firm"]["in"]),
        **{name: frozenset(entries) for name, entries in table["words"].items()},
    )


def words(phrase: str) -> tuple[str, ...]:
    """A phrase as the sentence splitter would cut it: an elided article stands alone."""
    return tuple(phrase.replace("' ", " ' ").replace("d'", "d' ").replace("l'", "l' ").split())


def _relations(
    rows: Mapping[str, list[str]], *, strong: bool
) -> dict[tuple[str, ...], tuple[Relation, bool]]:
    return {
        words(phrase): (Relation(name), strong)
        for name, phrases in rows.items()
        for phrase in phrases
    }
