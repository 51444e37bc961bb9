"""Two readers side by side: agreed, differing figures, and what only one of them found."""

from __future__ import annotations

from typing import Any

from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span
from cenotaph.second.check import check
from cenotaph.second.compare import compare
from cenotaph.second.records import Passage, Row, Verdict
from cenotaph.second.told import Told
from tests.second.texts import ID, MODEL, document, given, text_of

WORDS = """Soldiers killed 12 men in Obo on Monday and militiamen killed five women in Zemio. Rebels
killed six traders at the market of Obo and wounded 30 others.
"""
BOTH = "Soldiers killed 12 men in Obo on Monday and militiamen killed five women in Zemio"


def rows(*items: Any, words: str = WORDS, upto: int | None = None) -> list[Row]:
    text = text_of(words)
    end = len(text.text) if upto is None else upto
    told = Told.of(text, document())
    second = check(items, Passage(start=0, end=end), told, MODEL).claims
    built_in = read_claims(text, document(), open_gazetteer(None, None))
    read = [Span(document=ID, start=0, end=end)]
    return list(compare(built_in, second, read))


def _low(row: Row, which: str) -> int | None:
    claim = getattr(row, which)
    return claim.count.minimum if claim and claim.count else None


def test_claims_on_the_same_figure_words_go_together() -> None:
    found = rows(given(BOTH, minimum=5, maximum=5), given(BOTH, minimum=12, maximum=12))
    agreed = [row for row in found if row.verdict is Verdict.AGREED]
    assert sorted(_low(row, "second") or 0 for row in agreed) == [5, 12]
    assert all(_low(row, "built_in") == _low(row, "second") for row in agreed)


def test_each_is_in_one_row_and_none_is_lost() -> None:
    found = rows(
        given("Rebels killed six traders", minimum=6, maximum=6),
        given("wounded 30 others", kind="injury", minimum=30, maximum=30),
        given("killed six traders at the market of Obo", minimum=6, maximum=6),
    )
    seconds = [row.second.id for row in found if row.second]
    firsts = [row.built_in.id for row in found if row.built_in]
    assert len(seconds) == len(set(seconds)) == 3
    assert len(firsts) == len(set(firsts))
    alone = [row for row in found if row.verdict is Verdict.SECOND]
    assert [row.claim.kind for row in alone] == [ClaimKind.KILLING]
    only = [_low(row, "built_in") for row in found if row.verdict is Verdict.BUILT_IN]
    assert {5, 12} <= set(only)


def test_a_differing_figure_shows_both() -> None:
    (row,) = [
        row
        for row in rows(given("Rebels killed six traders at the market of Obo"))
        if row.verdict is Verdict.FIGURE
    ]
    assert (_low(row, "built_in"), _low(row, "second")) == (6, None)


def test_another_kind_on_the_same_words_is_another_claim() -> None:
    found = rows(given("Rebels killed six traders", kind="torture", minimum=6, maximum=6))
    assert [row.verdict for row in found if row.second] == [Verdict.SECOND]


def test_what_else_differs_is_named() -> None:
    (row,) = [
        row
        for row in rows(
            given(
                "Rebels killed six traders at the market of Obo",
                modality="hypothetical",
                minimum=6,
                perpetrators=["traders"],
            )
        )
        if row.second
    ]
    assert row.verdict is Verdict.AGREED
    assert row.differs == ("modality", "perpetrators")


def test_only_what_was_read_is_compared() -> None:
    upto = WORDS.index("Rebels")
    found = rows(upto=upto)
    assert found
    assert all(row.claim.span.start < upto for row in found)


def test_a_part_that_nobody_asked_for_is_not_missed() -> None:
    words = "Soldiers killed 12 people, including three children, in Obo.\n"
    found = rows(given("Soldiers killed 12 people", minimum=12, maximum=12), words=words)
    assert [row.verdict for row in found] == [Verdict.AGREED]
