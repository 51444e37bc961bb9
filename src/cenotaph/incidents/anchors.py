"""Which telling the words are of that a person decided on, however the program reads them now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cenotaph.incidents.telling import Telling
from cenotaph.record.span import Span


def relocated(span: Span, words: str, text: str) -> Span | None:
    """Where the words stand now.

    A reader of formats that has changed may have moved them; then they are taken for the same
    only if they stand in the text once.
    """
    if span.quote(text) == words:
        return span
    start = text.find(words)
    if not words or start < 0 or text.find(words, start + 1) >= 0:
        return None
    return Span(document=span.document, start=start, end=start + len(words))


def telling_at(span: Span, tellings: Sequence[Telling]) -> Telling | None:
    """The telling of the span's document that these words make, else whose sentence they are in.

    Words that several tellings share belong to the one that leads with them, then to the one
    that counts its dead with most of them, then to the one that tells its act with most of them;
    a sentence that several tellings share names none.
    """
    here = [telling for telling in tellings if telling.document == span.document]
    rank = {telling.key: (telling.span == span, *_common(span, telling)) for telling in here}
    sharing = [telling for telling in here if any(rank[telling.key])]
    if sharing:
        best = max(rank[telling.key] for telling in sharing)
        first = [telling for telling in sharing if rank[telling.key] == best]
        return min(first, key=lambda telling: (telling.span.start, telling.key))
    around = [t for t in here if any(c.sentence.overlaps(span) for c in t.makers)]
    return around[0] if len(around) == 1 else None


def words_at(start: int, telling: Telling) -> Span | None:
    """The words of the telling at a place in the text: its leading figure, another figure, an
    act; the leading figure too when the place is elsewhere in a sentence that makes it."""
    spans = [telling.span, *_figures(telling), *_acts(telling)]
    found = [span for span in spans if span.start <= start < max(span.end, span.start + 1)]
    if found:
        return found[0]
    inside = any(c.sentence.start <= start < c.sentence.end for c in telling.makers)
    return telling.span if inside else None


def _common(span: Span, telling: Telling) -> tuple[int, int]:
    """Characters of the span that a figure of the telling stands on, and that an act does."""
    return _most(span, _figures(telling)), _most(span, _acts(telling))


def _most(span: Span, others: Iterable[Span]) -> int:
    overlaps = (min(span.end, o.end) - max(span.start, o.start) for o in others)
    return max((overlap for overlap in overlaps if overlap > 0), default=0)


def _figures(telling: Telling) -> list[Span]:
    return [c.count.span for c in telling.makers if c.count is not None and c.count.span]


def _acts(telling: Telling) -> list[Span]:
    return [span for claim in telling.makers for span in (claim.span, claim.trigger)]
