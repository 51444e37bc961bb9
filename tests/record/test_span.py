"""Spans cover, contain and overlap as ranges of characters do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.record.span import Span


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 40))
    return Span(document="sha256:00", start=start, end=start + draw(st.integers(0, 20)))


@given(spans(), spans())
def test_a_cover_holds_both_and_nothing_smaller_does(left: Span, right: Span) -> None:
    cover = left.cover(right)
    assert cover.contains(left)
    assert cover.contains(right)
    assert cover.start in (left.start, right.start)
    assert cover.end in (left.end, right.end)


@given(spans(), spans())
def test_overlap_is_a_shared_character(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == bool(shared)


@given(spans(), st.text(min_size=60, max_size=60))
def test_a_quote_is_the_words_themselves(span: Span, text: str) -> None:
    assert len(span.quote(text)) == span.end - span.start
    assert text[span.start :].startswith(span.quote(text))


def test_two_documents_share_nothing() -> None:
    here, there = (Span(document=d, start=0, end=5) for d in ("sha256:00", "sha256:11"))
    assert not here.overlaps(there)
    assert not here.contains(there)
    with pytest.raises(ValueError, match="two documents"):
        here.cover(there)


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="backwards"):
        Span(document="sha256:00", start=5, end=4)
