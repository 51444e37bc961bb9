"""Ids and JSON are the same on every machine; a record reads back as it was written."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.record.base import canonical, content_id, from_json
from cenotaph.record.claim import Claim, ClaimKind, Modality
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where

words = st.text(max_size=12)


@given(st.dictionaries(words, words, min_size=1))
def test_canonical_json_does_not_depend_on_insertion_order(table: dict[str, str]) -> None:
    backwards = dict(reversed(table.items()))
    assert canonical(table) == canonical(backwards)
    assert content_id("x", table) == content_id("x", backwards)


def test_an_id_is_pinned_so_that_old_ledgers_stay_readable() -> None:
    assert content_id("claim", "a", 1, None) == "claim-0ae764bffd3a17b6"
    assert content_id("claim", "a") != content_id("claim", "b")
    assert len(content_id("claim", "a")) == len("claim-") + 16


def test_a_claim_reads_back_as_it_was_written() -> None:
    span = Span(document="sha256:00", start=0, end=4)
    claim = Claim(
        id="claim-0",
        document="sha256:00",
        span=span,
        sentence=span,
        trigger=span,
        kind=ClaimKind.KILLING,
        modality=Modality.ALLEGED,
        count=Count(minimum=27, span=span),
        when=When(earliest=date(2024, 3, 1), latest=date(2024, 7, 31), span=span),
        where=Where(
            wording="Léré", place=Place(name="Léré", kind="locality", country="ML"), span=span
        ),
    )
    assert from_json(canonical(claim), Claim) == claim


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"minimum": 1, "verdict": "guilty"}', Count)
