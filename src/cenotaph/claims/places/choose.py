"""Which candidate names are taken for places, and which places they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cenotaph.claims.places.chains import Chain, relation_of
from cenotaph.claims.places.scan import Name, capital
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.resolve import Choice, Evidence, Hint, resolve
from cenotaph.knowledge.place_words import PlaceWords
from cenotaph.record.where import Place, Relation

_METROPOLIS = 300_000  # known without a word about its country
_TOKENS_UNKNOWN = 3  # longer runs of capitals after "in" or "at" are rarely places


@dataclass(frozen=True)
class Candidate:
    """A name with its sentence's links, the entries it may mean, and whether it is a place."""

    name: Name
    relation: Relation | None
    strong: bool
    hint: Hint
    entries: tuple[Entry, ...]
    accepted: bool


def candidates(
    names: list[Name],
    links: Chain,
    gazetteer: Gazetteer,
    evidence: Evidence,
    surnames: frozenset[str],
    words: PlaceWords,
) -> list[Candidate]:
    """Weigh each name of a sentence."""
    found = []
    for index, name in enumerate(names):
        relation, strong = relation_of(names, links, index)
        hint = _hint(names, links, index, words)
        entries = _entries(name, gazetteer, evidence, hint)
        tied = links.holder[index] is not None or index in links.holder
        accepted = _accept(name, relation, strong, tied, entries, evidence, surnames, words)
        found.append(Candidate(name, relation, strong, hint, entries, accepted))
    return found


def _hint(names: list[Name], links: Chain, index: int, words: PlaceWords) -> Hint:
    name, country, region = names[index], None, None
    for outer in (names[i] for i in links.holders(index)):
        kinds = {entry.place.kind for entry in outer.listed}
        if "country" in kinds and not outer.typed:
            country = country or next(
                e.place.country for e in outer.listed if e.place.kind == "country"
            )
        elif region is None:
            region = wording(outer)
    return Hint(_kinds(names, links, index), country, region)


def _kinds(names: list[Name], links: Chain, index: int) -> tuple[str, ...]:
    """The kinds by the noun beside a name; "the Gao and Mopti regions" says it for both."""
    name = names[index]
    if name.kinds:
        return name.kinds
    for later in range(index + 1, len(names)):
        if links.listed_after[later] != later - 1:
            break
        if names[later].right.kinds:
            return names[later].right.kinds
    return ()


def wording(name: Name) -> str:
    """The name as the source writes it, on one line."""
    first, last = name.sentence.tokens[name.first], name.sentence.tokens[name.last - 1]
    text, offset = [], first.start
    for token in name.sentence.tokens[name.first : name.last]:
        text.append((" " if token.start > offset else "") + token.text)
        offset = token.end
    assert offset == last.end  # noqa: S101
    return "".join(text)


def _entries(name: Name, gazetteer: Gazetteer, evidence: Evidence, hint: Hint) -> tuple[Entry, ...]:
    """What the name may mean: a town of the base only in a country that the document names."""
    found = gazetteer.entries(wording(name))
    if name.right.vague or name.left.vague:
        return tuple(entry for entry in found if entry.place.kind == "feature")
    return tuple(
        entry
        for entry in found
        if entry.listed
        or entry.place.country == hint.country
        or evidence.countries.get(entry.place.country, 0.0) > 0
        or entry.population >= _METROPOLIS
    )


def _accept(
    name: Name,
    relation: Relation | None,
    strong: bool,
    tied: bool,
    entries: tuple[Entry, ...],
    evidence: Evidence,
    surnames: frozenset[str],
    words: PlaceWords,
) -> bool:
    ordinary = name.key in ordinary_keys(words)
    listed = [entry for entry in entries if entry.listed]
    if any(entry.place.kind == "country" for entry in listed) and not ordinary:
        return relation is not None or tied
    if name.right.possessive and not strong:
        return tied
    if ordinary:
        bare = wording(name).lower() in words.compass
        local = any(evidence.countries.get(e.place.country, 0) > 0 for e in entries)
        return name.typed or tied or (strong and local and not bare)
    if name.key in surnames and not (name.typed or tied or strong):
        return False
    if listed:
        return _accept_listed(name, relation, strong, tied, listed, evidence)
    if entries:
        return name.typed or tied or strong or relation is not None
    return _accept_unknown(name, relation, strong, tied)


def _accept_listed(
    name: Name,
    relation: Relation | None,
    strong: bool,
    tied: bool,
    listed: list[Entry],
    evidence: Evidence,
) -> bool:
    if strong or tied or name.typed or relation is not None:
        return True
    local = any(evidence.countries.get(entry.place.country, 0.0) > 0 for entry in listed)
    return not name.caps and local


def _accept_unknown(name: Name, relation: Relation | None, strong: bool, tied: bool) -> bool:
    """A name that no layer knows needs a common noun, or a preposition that only places take."""
    if name.typed and (name.kinds or name.left.area or name.right.area):
        vague = name.right.vague or name.left.vague
        return not vague or (strong and relation in (Relation.NEAR, Relation.IN))
    if name.caps or not strong:
        return False
    short = name.last - name.first <= _TOKENS_UNKNOWN
    return short and relation in (Relation.NEAR, Relation.IN, Relation.BETWEEN) or (tied and short)


def ordinary_keys(words: PlaceWords) -> frozenset[str]:
    """The folded names that are also ordinary words."""
    return frozenset(fold(word) for word in words.ordinary)


def surnames(
    sentences: tuple[Sentence, ...], names: list[list[Name]], words: PlaceWords
) -> frozenset[str]:
    """Folded last words of people's names: after a title, or closing a longer run of capitals."""
    found = set()
    for sentence, listing in zip(sentences, names, strict=True):
        for name in listing:
            last = fold(sentence.tokens[name.last - 1].text)
            titled = name.first > 0 and sentence.tokens[name.first - 1].lower in words.titles
            long = not name.listed and name.last - name.first > 1 and not name.typed
            loose = name.left.relation is None and not name.caps
            if titled or (long and loose and capital(sentence.tokens[name.last - 1])):
                found.add(last)
    return frozenset(found)


def choose(found: list[list[Candidate]], evidence: Evidence) -> list[list[Choice]]:
    """Resolve every accepted name, twice: first alone, then beside the places already sure."""
    shared = _shared_hints(found)
    first = [[_choice(c, shared, evidence) for c in row] for row in found]
    sure = [
        choice.place
        for row, choices in zip(found, first, strict=True)
        for candidate, choice in zip(row, choices, strict=True)
        if choice.place is not None and candidate.accepted and _sure(candidate, choice.place)
    ]
    later = Evidence(evidence.countries, evidence.regions, tuple(dict.fromkeys(sure)))
    return [[_choice(c, shared, later) for c in row] for row in found]


def _sure(candidate: Candidate, place: Place) -> bool:
    if place.kind not in ("locality", "feature") or place.latitude is None:
        return False
    same = [e for e in candidate.entries if e.place.country == place.country]
    return len(same) == 1 and (place.source in ("case", "package") or len(candidate.entries) == 1)


def _shared_hints(found: list[list[Candidate]]) -> dict[str, Hint]:
    """What the document once says of a name holds for it throughout."""
    said: dict[str, list[Hint]] = defaultdict(list)
    for row in found:
        for candidate in row:
            if candidate.accepted:
                said[candidate.name.key].append(candidate.hint)
    return {
        key: Hint(
            next((h.kinds for h in hints if h.kinds), ()),
            next((h.country for h in hints if h.country), None),
            next((h.region for h in hints if h.region), None),
        )
        for key, hints in said.items()
    }


def _choice(candidate: Candidate, shared: dict[str, Hint], evidence: Evidence) -> Choice:
    if not candidate.accepted:
        return Choice(None, "")
    own, other = candidate.hint, shared.get(candidate.name.key, Hint())
    hint = Hint(own.kinds, own.country or other.country, own.region or other.region)
    return resolve(candidate.entries, hint, evidence)
