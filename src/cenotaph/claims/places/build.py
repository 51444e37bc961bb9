"""Resolved names become `Where` records: one for each place, with its holders folded in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.claims.places.chains import Chain
from cenotaph.claims.places.choose import Candidate, end_of_list
from cenotaph.claims.places.lands import clear
from cenotaph.claims.places.names import Name
from cenotaph.claims.sentences import Token
from cenotaph.knowledge.gazetteer.resolve import Choice, Evidence, Hint, in_region, resolve
from cenotaph.knowledge.topics import topics
from cenotaph.record.document import MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

_SPACES = re.compile(r"\s+")
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE_TOKENS = 8
_ENDS = (["to"], ["with"], ["avec"], ["à"], ["and"], ["et"], ["-"])
_NOWHERE = Span(document="", start=0, end=0)


@dataclass(frozen=True)
class Reading:
    """One document: its text, what it says of where it plays, and of each name by folded key."""

    text: Text
    evidence: Evidence
    shared: dict[str, Hint]


@dataclass(frozen=True)
class _Row:
    """One sentence's candidates with their links and choices."""

    reading: Reading
    candidates: Sequence[Candidate]
    links: Chain
    choices: Sequence[Choice]


def build(
    reading: Reading,
    found: list[list[Candidate]],
    chains: list[Chain],
    choices: list[list[Choice]],
) -> tuple[Where, ...]:
    """All places of the document in order of their spans."""
    places = [
        where
        for row, links, chosen in zip(found, chains, choices, strict=True)
        for where in _sentence(_Row(reading, row, links, chosen))
    ]
    return in_order(places)


def in_order(places: Sequence[Where]) -> tuple[Where, ...]:
    """Sorted by span, then wording."""
    return tuple(sorted(places, key=lambda where: (where.span or _NOWHERE, where.wording)))


def dateline(reading: Reading, found: list[list[Candidate]]) -> Place | None:
    """The town of the dateline, if it has one, whatever else would make its name a place."""
    for row in found:
        for candidate in row:
            towns = [e for e in candidate.name.known if e.place.kind == "locality"]
            if towns and _dateline(reading.text, candidate):
                return resolve(towns, candidate.hint, reading.evidence).place
    return None


def _sentence(row: _Row) -> list[Where]:
    holding = {row.links.holder[i] for i, c in enumerate(row.candidates) if c.accepted}
    found, skip = [], set()
    for index, candidate in enumerate(row.candidates):
        if not candidate.accepted or index in holding or index in skip:
            continue
        if _dateline(row.reading.text, candidate):
            continue
        second = _second(row.candidates, index)
        if second is not None:
            skip.add(second)
        found.append(_where(row, index, second))
    return found


def _second(candidates: Sequence[Candidate], index: int) -> int | None:
    """The other end of "between X and Y" or "the road from X to Y"."""
    if index + 1 >= len(candidates) or not candidates[index + 1].accepted:
        return None
    here, there = candidates[index].name, candidates[index + 1].name
    between = _lowers(here.sentence.tokens[here.right.last : there.first])
    if here.left.relation is Relation.BETWEEN:
        return index + 1 if between in _ENDS else None
    return index + 1 if _road(here) is not None and between in _ENDS else None


def _road(name: Name) -> int | None:
    """The token of "road" in "the road from X to Y"."""
    tokens = name.sentence.tokens
    near = range(max(0, name.left.edge - 2), name.left.first)
    return next((at for at in near if tokens[at].lower in topics().roads), None)


def _lowers(tokens: Sequence[Token]) -> list[str]:
    return [token.lower for token in tokens]


def _where(row: _Row, index: int, second: int | None) -> Where:
    candidate, choice = row.candidates[index], row.choices[index]
    place, why = choice.place, choice.why
    shared = row.reading.shared.get(candidate.name.key, Hint())
    country = candidate.hint.country or shared.country
    own = candidate.hint
    stated = own if own.regions or own.perhaps else shared
    outer = [i for i in row.links.holders(index) if row.candidates[i].accepted]
    if place is None:
        holders = [held for i in outer if (held := row.choices[i].place) is not None]
        place, why = _stand_in(candidate, holders, why)
        country = country or next((held.country for held in holders), None)
        if not candidate.name.vague:
            country = country or clear(row.reading.evidence)
    start, end = _extent(row, index, outer, second)
    whole = row.reading.text.text
    end += "(" in whole[start:end] and whole[end : end + 1] == ")"
    return Where(
        wording=_SPACES.sub(" ", whole[start:end]),
        relation=Relation.BETWEEN if second is not None else _relation(candidate),
        place=place,
        second=row.choices[second].place if second is not None else None,
        region=_stated(stated, place),
        country=country,
        alternatives=choice.alternatives,
        why=why,
        span=_span(row.reading.text, candidate),
    )


def _stated(hint: Hint, place: Place | None) -> str | None:
    """The widest region that the source states.

    Where the words may as well mean the town of that name ("a suburb of Damascus"), it is not
    held against the source that the place lies outside the region of that name.
    """
    if place is None and hint.perhaps:
        return hint.perhaps[0]
    if hint.regions:
        return hint.regions[0]
    return next((name for name in hint.perhaps if place and in_region(place, name)), None)


def _span(text: Text, candidate: Candidate) -> Span:
    name = candidate.name
    tail = name.sentence.tokens[name.right.last - 1].end if name.right.typed else name.end
    return Span(document=text.document, start=name.start, end=tail)


def _stand_in(candidate: Candidate, holders: Sequence[Place], why: str) -> tuple[Place | None, str]:
    """A school or a quarter that no layer knows stands where the town stands that holds it."""
    part = candidate.name.left.part or candidate.name.right.part
    if part and holders and holders[0].kind == "locality":
        return holders[0], f"no entry of its own; it is in {holders[0].name}"
    return None, why


def _relation(candidate: Candidate) -> Relation:
    relation, name = candidate.relation, candidate.name
    if (name.area) and relation in (None, Relation.IN):
        return Relation.AREA
    return relation or Relation.IN


def _extent(row: _Row, index: int, outer: list[int], second: int | None) -> tuple[int, int]:
    """The characters from the determiner before the name to the end of all that belongs to it."""
    names = [candidate.name for candidate in row.candidates]
    tokens = names[index].sentence.tokens
    members = [index, *outer, *([] if second is None else [second])]
    if len(members) == 1:
        members.append(end_of_list(names, row.links, index))
    first = min(names[index].left.first, *(names[i].first for i in members))
    road = _road(names[index]) if second is not None else None
    first = first if road is None else road
    last = max(names[i].right.last if names[i].right.typed else names[i].last for i in members)
    return tokens[first].start, tokens[last - 1].end


def _dateline(text: Text, candidate: Candidate) -> bool:
    """Whether the name stands in the dateline, where the report was written and not the act."""
    name = candidate.name
    for mark in text.of(MarkKind.DATELINE):
        if mark.start <= name.start < mark.end:
            return True
    tokens = name.sentence.tokens
    opening = name.first == 0 or all(t.text.isupper() or not t.word for t in tokens[: name.first])
    ahead = _lowers(tokens[name.last : name.last + _DATELINE_TOKENS])
    dash = next((i for i, word in enumerate(ahead) if word in _DASHES), None)
    if not opening or dash is None:
        return False
    return name.wording.isupper() and (dash == 0 or "," in ahead[:dash])
