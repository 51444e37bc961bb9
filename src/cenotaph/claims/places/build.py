"""Resolved names become `Where` records: one for each place, with its holders folded in."""

from __future__ import annotations

import re

from cenotaph.claims.places.chains import Chain
from cenotaph.claims.places.choose import Candidate, wording
from cenotaph.knowledge.gazetteer.resolve import Choice, Evidence
from cenotaph.record.document import MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

_SPACES = re.compile(r"\s+")
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE_TOKENS = 8
_CLEAR = 0.5  # a second country with more than this share leaves the country of a name open


def build(
    text: Text,
    found: list[list[Candidate]],
    chains: list[Chain],
    choices: list[list[Choice]],
    evidence: Evidence,
) -> tuple[Where, ...]:
    """All places of the document in order of their spans."""
    places = [
        where
        for row, links, chosen in zip(found, chains, choices, strict=True)
        for where in _sentence(text, row, links, chosen, evidence)
    ]
    return tuple(sorted(places, key=lambda where: (where.span or _NOWHERE, where.wording)))


_NOWHERE = Span(document="", start=0, end=0)


def _sentence(
    text: Text,
    row: list[Candidate],
    links: Chain,
    chosen: list[Choice],
    evidence: Evidence,
) -> list[Where]:
    holding = {links.holder[i] for i, candidate in enumerate(row) if candidate.accepted}
    found, skip = [], set()
    for index, candidate in enumerate(row):
        if not candidate.accepted or index in holding or index in skip:
            continue
        if _dateline(text, candidate):
            continue
        second = _second(row, index)
        if second is not None:
            skip.add(second)
        found.append(_where(text, row, links, chosen, index, second, evidence))
    return found


def _second(row: list[Candidate], index: int) -> int | None:
    """The other end of "between X and Y" or "the road from X to Y"."""
    if index + 1 >= len(row) or not row[index + 1].accepted:
        return None
    here, there = row[index].name, row[index + 1].name
    between = [t.lower for t in here.sentence.tokens[here.right.last : there.first]]
    if here.left.relation is Relation.BETWEEN:
        return index + 1 if between in (["and"], ["et"]) else None
    before = [t.lower for t in here.sentence.tokens[max(0, here.left.edge - 2) : here.left.first]]
    road = any(word in ("road", "highway", "route", "axis", "axe", "track") for word in before)
    return index + 1 if road and between in (["to"], ["à"], ["and"], ["et"], ["-"]) else None


def _where(
    text: Text,
    row: list[Candidate],
    links: Chain,
    chosen: list[Choice],
    index: int,
    second: int | None,
    evidence: Evidence,
) -> Where:
    candidate, choice = row[index], chosen[index]
    outer = [i for i in links.holders(index) if row[i].accepted]
    place, why = choice.place, choice.why
    country = candidate.hint.country or next(
        (chosen[i].place.country for i in outer if chosen[i].place is not None), None
    )
    if place is None:
        place, why = _stand_in(candidate, [chosen[i].place for i in outer], why)
        country = country or _clear(evidence)
    start, end = _extent(row, index, [*outer, *([second] if second is not None else [])])
    name = candidate.name
    tail = name.sentence.tokens[name.right.last - 1].end
    return Where(
        wording=_SPACES.sub(" ", text.text[start:end]),
        relation=Relation.BETWEEN if second is not None else _relation(candidate),
        place=place,
        second=chosen[second].place if second is not None else None,
        region=candidate.hint.region,
        country=country,
        alternatives=choice.alternatives,
        why=why,
        span=Span(document=text.document, start=name.start, end=max(tail, name.end)),
    )


def _stand_in(
    candidate: Candidate, outer: list[Place | None], why: str
) -> tuple[Place | None, str]:
    """A school or a camp that no layer knows stands where the town stands that holds it."""
    small = "feature" in candidate.name.kinds
    for place in outer:
        if small and place is not None and place.kind == "locality":
            return place, f"no entry of its own; it is in {place.name}"
    return None, why


def _clear(evidence: Evidence) -> str | None:
    shares = sorted(evidence.countries.items(), key=lambda item: (-item[1], item[0]))
    if not shares or (len(shares) > 1 and shares[1][1] > _CLEAR):
        return None
    return shares[0][0]


def _relation(candidate: Candidate) -> Relation:
    relation, name = candidate.relation, candidate.name
    if (name.left.area or name.right.area) and relation in (None, Relation.IN):
        return Relation.AREA
    return relation or Relation.IN


def _extent(row: list[Candidate], index: int, others: list[int]) -> tuple[int, int]:
    """The characters from the determiner before the name to the end of all that belongs to it."""
    tokens = row[index].name.sentence.tokens
    first = row[index].name.left.first
    last = max(row[i].name.right.last for i in (index, *others))
    first = min(first, *(row[i].name.first for i in (index, *others)))
    return tokens[first].start, tokens[last - 1].end


def _dateline(text: Text, candidate: Candidate) -> bool:
    """Whether the name stands in the dateline, where the report was written and not the act."""
    name = candidate.name
    for mark in text.of(MarkKind.DATELINE):
        if mark.start <= name.start < mark.end:
            return True
    tokens = name.sentence.tokens
    if name.first > 2 or any(t.word for t in tokens[: name.first] if t.text.islower()):  # noqa: PLR2004
        return False
    ahead = [token.lower for token in tokens[name.last : name.last + _DATELINE_TOKENS]]
    dash = next((i for i, word in enumerate(ahead) if word in _DASHES), None)
    return dash is not None and (dash == 0 or "," in ahead[:dash]) and wording(name).isupper()
