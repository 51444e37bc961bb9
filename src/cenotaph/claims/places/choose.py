"""Which candidate names are taken for places, and which places they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cenotaph.claims.places.chains import Chain, relation_of
from cenotaph.claims.places.names import Name, capital, looks_like_name
from cenotaph.claims.places.unknown import (
    actor,
    at_a_spot,
    called_body,
    institution,
    person,
    shouted,
    stands_alone,
    taken,
)
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.resolve import Choice, Evidence, Hint, resolve
from cenotaph.knowledge.place_words import OF, PlaceWords
from cenotaph.record.where import Place, Relation

_METROPOLIS = 1_000_000  # known without a word about its country
_TOKENS_UNKNOWN = 3  # longer runs of capitals after "in" or "at" are rarely places
_LISTED = 8  # tokens to the colon that ends a list of places
_GREAT = 250_000  # no village or quarter has so many people
_SPOKEN_OF = 0.15  # the share from which a country's small towns come into question
_INDEFINITE = frozenset({"a", "an", "two", "three", "several", "many", "some", "other"})
_MAIN = 0.5  # the share from which a document is about a country


@dataclass(frozen=True)
class Setting:
    """What one document gives to the weighing of each of its names.

    `surnames` and `unplaced` are folded names: of people, and of what also stands where no
    place would.
    """

    evidence: Evidence
    surnames: frozenset[str]
    unplaced: frozenset[str]
    words: PlaceWords


@dataclass(frozen=True)
class Candidate:
    """A name with its sentence's links, the entries it may mean, and whether it is a place.

    `tied` is set when the grammar puts it inside another name, or another inside it; `held`
    when it is inside one that some layer knows.
    """

    name: Name
    relation: Relation | None
    strong: bool
    tied: bool
    held: bool
    typed: bool
    hint: Hint
    entries: tuple[Entry, ...]
    accepted: bool = False


def candidates(names: list[Name], links: Chain, setting: Setting) -> list[Candidate]:
    """Weigh each name of a sentence."""
    found = []
    for index, name in enumerate(names):
        relation, strong = relation_of(names, links, index)
        hint = hint_of(names, links, index)
        candidate = Candidate(
            name=name,
            relation=relation,
            strong=strong,
            tied=links.holder[index] is not None or index in links.holder,
            held=_held(names, links, index),
            typed=name.typed or bool(hint.kinds),
            hint=hint,
            entries=_entries(name, setting, hint, _lands(names, links, index)),
        )
        found.append(_judged(candidate, setting))
    return found


def _held(names: list[Name], links: Chain, index: int) -> bool:
    """Whether a name lies in a known one; "Army of X in Y" is a body's name before a place."""
    name = names[index]
    edge = name.left.edge
    tokens = name.sentence.tokens
    of_a_name = edge > 0 and tokens[edge].lower in OF and capital(tokens[edge - 1])
    holders = [names[i] for i in links.holders(index)]
    return not of_a_name and any(each.listed or (each.known and each.typed) for each in holders)


def hint_of(names: list[Name], links: Chain, index: int) -> Hint:
    """What the chain around a name says of it."""
    country = None
    regions: list[str] = []
    perhaps: list[str] = []
    for outer in (names[i] for i in links.holders(index)):
        kinds = {entry.place.kind for entry in outer.listed}
        if "country" in kinds and not outer.right.typed:
            country = country or next(
                e.place.country for e in outer.listed if e.place.kind == "country"
            )
        elif kinds & {"region", "district"} or "region" in outer.kinds:
            sure = outer.typed or "locality" not in kinds
            (regions if sure else perhaps).append(outer.wording)
    kinds_worded = _kinds(names, links, index)
    return Hint(kinds_worded, country, tuple(reversed(regions)), tuple(reversed(perhaps)))


def _lands(names: list[Name], links: Chain, index: int) -> frozenset[str]:
    """The countries of the regions and districts in which the chain puts a name."""
    outer = (names[i] for i in links.holders(index))
    return frozenset(
        entry.place.country
        for name in outer
        for entry in name.listed
        if entry.place.kind in ("region", "district")
    )


def _kinds(names: list[Name], links: Chain, index: int) -> tuple[str, ...]:
    """The kinds by the noun beside a name, or by the plural that a list shares."""
    if names[index].kinds:
        return names[index].kinds
    last = end_of_list(names, links, index)
    if last != index:
        return names[last].right.kinds
    head = index
    while (before := links.listed_after[head]) is not None:
        head = before
    return names[head].left.kinds if head != index and names[head].left.plural else ()


def end_of_list(names: list[Name], links: Chain, index: int) -> int:
    """The last name of a list whose plural noun ("regions") speaks for this one too."""
    for later in range(index + 1, len(names)):
        if links.listed_after[later] != later - 1 or names[later - 1].right.typed:
            break
        noun = names[later].sentence.tokens[names[later].right.last - 1].lower
        if names[later].right.typed and noun.endswith("s"):
            return later
    return index


def _entries(name: Name, setting: Setting, hint: Hint, lands: frozenset[str]) -> tuple[Entry, ...]:
    """What the name may mean as worded: a town of the base only in a country spoken of.

    `lands` are the countries of the regions stated beside it, outside which it cannot lie.
    """
    found = tuple(entry for entry in name.known if not lands or entry.place.country in lands)
    if name.vague or _river(name, setting.words):
        return tuple(entry for entry in found if entry.place.kind == "feature")
    if hint.kinds == ("feature",):
        found = tuple(entry for entry in found if entry.listed or entry.place.kind == "feature")
    if name.small:
        sure = lands | {hint.country}
        found = tuple(e for e in found if e.population < _GREAT or e.place.country in sure)
    shares = setting.evidence.countries
    near = tuple(
        entry
        for entry in found
        if entry.listed
        or entry.place.country == hint.country
        or entry.place.country in lands
        or shares.get(entry.place.country, 0.0) >= _SPOKEN_OF
    )
    far = tuple(entry for entry in found if entry.population >= _METROPOLIS)
    return near if near or hint.kinds or hint.regions else far


def _river(name: Name, words: PlaceWords) -> bool:
    return name.before == "the" and name.wording.lower() in words.rivers


def _judged(candidate: Candidate, setting: Setting) -> Candidate:
    return replace(candidate, accepted=_accepted(candidate, setting))


def _accepted(candidate: Candidate, setting: Setting) -> bool:
    """Whether the words around a name, and the document, make it a place."""
    name, words = candidate.name, setting.words
    if _river(name, words) or _body_before(name, words):
        return False
    if name.key in words.area_keys:
        return _region_after_all(candidate, setting)
    if name.right.possessive and not (candidate.strong and candidate.entries):
        return candidate.tied and bool(candidate.entries)
    if name.key in words.ordinary_keys:
        return _accept_ordinary(candidate, setting)
    return _accept_plain(candidate, setting)


def _accept_plain(candidate: Candidate, setting: Setting) -> bool:
    """A name that is no ordinary word: what speaks for a place depends on who knows it."""
    name = candidate.name
    supported = candidate.typed or candidate.tied or candidate.strong
    if name.key in setting.surnames and not supported:
        return False
    listed = [entry for entry in candidate.entries if entry.listed]
    if listed:
        return supported or _accept_listed(candidate, listed, setting)
    if candidate.entries:
        return _accept_town(candidate, setting)
    return _accept_unknown(candidate, setting)


def _accept_town(candidate: Candidate, setting: Setting) -> bool:
    """A town of the base or the user's index: there are hundreds of thousands of their names."""
    name, words = candidate.name, setting.words
    common = name.key in words.common_keys or shouted(name)
    if candidate.tied or (candidate.typed and (candidate.hint.kinds or not common)):
        return True
    if common or name.before in words.determiners - words.articles:
        return False
    shares = setting.evidence.countries
    local = any(shares.get(e.place.country, 0.0) >= _MAIN for e in candidate.entries)
    return candidate.strong or (candidate.relation is Relation.IN and local)


def _region_after_all(candidate: Candidate, setting: Setting) -> bool:
    """Whether "Sahel" is the region of Burkina Faso and not the belt across Africa."""
    if candidate.hint.country:
        return any(e.place.country == candidate.hint.country for e in candidate.entries)
    shares = setting.evidence.countries
    local = any(shares.get(e.place.country, 0.0) >= _MAIN for e in candidate.entries)
    return local and "region" in candidate.hint.kinds


def _body_before(name: Name, words: PlaceWords) -> bool:
    """Whether the name only tells bodies apart ("the katiba Macina", "University of X")."""
    tokens, edge = name.sentence.tokens, name.left.edge
    head = tokens[edge - 1] if edge and tokens[edge].lower in OF else None
    if head is not None and head.text[0].isupper() and not name.caps:
        return head.lower in words.heads
    return name.left.body or (name.before in words.bodies and not name.left.typed)


def _accept_ordinary(candidate: Candidate, setting: Setting) -> bool:
    shares = setting.evidence.countries
    local = any(shares.get(entry.place.country, 0.0) > 0 for entry in candidate.entries)
    tied = candidate.tied and not (candidate.name.caps and not candidate.entries)
    return candidate.typed or tied or (candidate.strong and local)


def _accept_listed(candidate: Candidate, listed: Sequence[Entry], setting: Setting) -> bool:
    name = candidate.name
    if candidate.relation is not None:
        land = any(entry.place.kind == "country" for entry in listed)
        return not (land and name.before in _INDEFINITE)  # "a U.S. helicopter"
    if any(entry.place.kind == "country" for entry in listed):
        return name.first == 0 and name.right.colon
    shares = setting.evidence.countries
    local = any(shares.get(entry.place.country, 0.0) > 0 for entry in listed)
    return not name.caps and local


def _accept_unknown(candidate: Candidate, setting: Setting) -> bool:
    """A name that no layer knows needs a common noun, or a preposition that only places take."""
    name, words = candidate.name, setting.words
    at = candidate.strong and candidate.relation in (Relation.NEAR, Relation.IN)
    typed = candidate.typed and bool(candidate.hint.kinds or name.area)
    held = candidate.held and candidate.relation is not None and not name.caps
    if shouted(name) or (typed and (actor(name) or (not held and called_body(name, words)))):
        return False
    body = typed and institution(name, words)
    small = typed and name.small
    if name.caps and not (body or small) and not looks_like_name(name.tokens, words, typed=typed):
        return False
    if typed:
        return at if name.vague or body else True
    if candidate.relation is Relation.BETWEEN:
        return candidate.tied
    return at if name.caps else _accept_bare(candidate, setting, at=at, held=held)


def _accept_bare(candidate: Candidate, setting: Setting, *, at: bool, held: bool) -> bool:
    """A name alone after a preposition; `held` where a place that is known follows it."""
    name, words = candidate.name, setting.words
    if person(name) or actor(name):
        return False
    if taken(name, words) and name.key not in setting.unplaced | setting.surnames:
        return looks_like_name(name.tokens, words, typed=True)
    short = name.last - name.first <= _TOKENS_UNKNOWN
    if held and name.key not in setting.surnames:
        return looks_like_name(name.tokens, words, typed=True)
    alone = stands_alone(name, words) or at_a_spot(name, words)
    return at and short and name.key not in setting.unplaced and alone


def surnames(
    sentences: Sequence[Sentence], names: list[list[Name]], words: PlaceWords
) -> frozenset[str]:
    """Folded last words of people's names: after a title, or closing a longer run of capitals."""
    found = set()
    for sentence, listing in zip(sentences, names, strict=True):
        for name in listing:
            last = sentence.tokens[name.last - 1]
            titled = name.before in words.titles
            long = not name.listed and name.last - name.first > 1 and not name.typed
            loose = name.left.relation is None and not name.caps
            if titled or (long and loose and capital(last)):
                found.add(fold(last.text))
    return frozenset(found)


def unplaced(names: list[list[Name]]) -> frozenset[str]:
    """Folded names that the document also uses where nothing says that they are places."""
    return frozenset(
        name.key
        for listing in names
        for name in listing
        if not name.caps and name.left.relation is None and not name.typed and not name.known
        if not (name.sentence.heading or _in_list(name))
    )


def _in_list(name: Name) -> bool:
    """Whether a name stands in a list that a colon ends: "X, Y, Z: in one day ..."."""
    tokens = name.sentence.tokens
    before = tokens[name.first - 1].text if name.first else ","
    after = tokens[name.last].text if name.last < len(tokens) else ""
    colon = any(token.text == ":" for token in tokens[name.last : name.last + _LISTED])
    return before == "," and after in {",", ":"} and colon


def choose(
    found: list[list[Candidate]], evidence: Evidence
) -> tuple[list[list[Choice]], dict[str, Hint]]:
    """Resolve every accepted name, twice: first alone, then beside the places already sure.

    Returns the choices and, by folded name, what the document anywhere says of it.
    """
    shared = _shared_hints(found)
    first = [[_choice(c, shared, evidence) for c in row] for row in found]
    sure = [
        choice.place
        for row, choices in zip(found, first, strict=True)
        for candidate, choice in zip(row, choices, strict=True)
        if choice.place is not None and candidate.accepted and _sure(candidate, choice.place)
    ]
    later = Evidence(evidence.countries, evidence.regions, tuple(dict.fromkeys(sure)))
    return [[_choice(c, shared, later) for c in row] for row in found], shared


def _sure(candidate: Candidate, place: Place) -> bool:
    if place.kind not in ("locality", "feature") or place.latitude is None:
        return False
    same = [e for e in candidate.entries if e.place.country == place.country]
    return len(same) == 1 and (place.source in ("case", "package") or len(candidate.entries) == 1)


def _shared_hints(found: list[list[Candidate]]) -> dict[str, Hint]:
    said: dict[str, list[Hint]] = defaultdict(list)
    for row in found:
        for candidate in row:
            if candidate.accepted:
                said[candidate.name.key].append(candidate.hint)
    return {
        key: Hint(
            (),
            next((h.country for h in hints if h.country), None),
            next((h.regions for h in hints if h.regions), ()),
            next((h.perhaps for h in hints if h.perhaps), ()),
        )
        for key, hints in said.items()
    }


def _choice(candidate: Candidate, shared: dict[str, Hint], evidence: Evidence) -> Choice:
    if not candidate.accepted:
        return Choice(None, "")
    own, other = candidate.hint, shared.get(candidate.name.key, Hint())
    stated = own if own.regions or own.perhaps else other
    hint = Hint(own.kinds, own.country or other.country, stated.regions, stated.perhaps)
    return resolve(candidate.entries, hint, evidence)
