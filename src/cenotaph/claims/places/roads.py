"""Roads named by their two ends: "the Ouahigouya-Barga road"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cenotaph.claims.places.names import Tokens, capital
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.gazetteer.resolve import Choice, Evidence, Hint, resolve
from cenotaph.knowledge.place_words import PlaceWords
from cenotaph.record.span import Span
from cenotaph.record.where import Relation, Where

_HYPHEN = re.compile(r"[-‐‑]")
_DASHES = frozenset({"-", "–", "—"})


def roads(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, evidence: Evidence, words: PlaceWords
) -> list[Where]:
    """Every road whose ends are both places of a country that the document speaks of."""
    found = []
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if token.lower not in words.roads:
                continue
            ends = _ends(sentence.tokens, at)
            where = ends and _where(sentence, at, ends, gazetteer, evidence)
            if where:
                found.append(where)
    return found


def _ends(tokens: Tokens, road: int) -> tuple[int, str, str] | None:
    """The first token of "X-Y" or "X – Y" before the word "road", and the two names."""
    if road == 0 or not capital(tokens[road - 1]):
        return None
    halves = _HYPHEN.split(tokens[road - 1].text)
    if len(halves) == 2:  # noqa: PLR2004
        return road - 1, halves[0], halves[1]
    if road > 2 and tokens[road - 2].text in _DASHES and capital(tokens[road - 3]):  # noqa: PLR2004
        return road - 3, tokens[road - 3].text, tokens[road - 1].text
    return None


def _where(
    sentence: Sentence,
    road: int,
    ends: tuple[int, str, str],
    gazetteer: Gazetteer,
    evidence: Evidence,
) -> Where | None:
    first, left, right = ends
    here, there = _end(left, gazetteer, evidence), _end(right, gazetteer, evidence)
    if here.place is None or there.place is None:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[road].end
    return Where(
        wording=" ".join(token.text for token in sentence.tokens[first : road + 1]),
        relation=Relation.BETWEEN,
        place=here.place,
        second=there.place,
        alternatives=here.alternatives,
        why=here.why,
        span=Span(document=sentence.document, start=start, end=end),
    )


def _end(name: str, gazetteer: Gazetteer, evidence: Evidence) -> Choice:
    entries = [
        entry
        for entry in gazetteer.entries(name)
        if entry.place.kind == "locality"
        and (entry.listed or evidence.countries.get(entry.place.country, 0.0) > 0)
    ]
    return resolve(entries, Hint(kinds=("locality",)), evidence)
