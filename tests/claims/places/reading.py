"""Short ways to read places in tests."""

from __future__ import annotations

from cenotaph.claims.places import find_places
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.document import Mark, Text
from cenotaph.record.where import Where

GAZETTEER = open_gazetteer()


def places(words: str, *marks: Mark) -> tuple[Where, ...]:
    return find_places(Text(document="sha256:00", text=words, marks=marks), GAZETTEER)


def one(words: str) -> Where:
    found = places(words)
    assert len(found) == 1, [where.wording for where in found]
    return found[0]


def quote(words: str, where: Where) -> str:
    assert where.span is not None
    return where.span.quote(words)
