"""The passages that a telling is worded in, what stands in reports of anything left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cenotaph.incidents.bags import Wording
from cenotaph.incidents.furniture import mark, passages
from cenotaph.incidents.telling import Telling
from cenotaph.record.document import MarkKind, Text


def wordings(
    tellings: Sequence[Telling], texts: Mapping[str, Text], furniture: frozenset[str]
) -> list[Wording]:
    """The wording of each telling, in order.

    A document that tells of one happening is about it from title to end; where it tells of
    several, only the sentences that a telling rests on are its own.
    """
    alone = Counter(telling.document for telling in tellings)
    return [
        whole(texts[telling.document], telling.language, furniture)
        if alone[telling.document] == 1
        else _own(telling, texts[telling.document])
        for telling in tellings
    ]


def whole(text: Text, language: str | None, furniture: frozenset[str]) -> Wording:
    """A document as a whole; all of it where nothing but furniture is left."""
    kept = [passage for passage in passages(text.text) if mark(passage) not in furniture]
    return Wording(passages="\n".join(kept) or text.text, title=title_of(text), language=language)


def title_of(text: Text) -> str:
    """The words of the first title, empty if there is none."""
    return next((text.text[m.start : m.end] for m in text.of(MarkKind.TITLE)), "")


def _own(telling: Telling, text: Text) -> Wording:
    spans = sorted({(claim.sentence.start, claim.sentence.end) for claim in telling.claims})
    said = "\n".join(text.text[start:end] for start, end in spans)
    return Wording(passages=said, title="", language=telling.language)
