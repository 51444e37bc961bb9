"""Pairs are weighed alike one by one and together, in either order, with their reasons."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from cenotaph.incidents.furniture import furniture
from cenotaph.incidents.likeness import Likeness
from cenotaph.incidents.weighing import OTHER_SCOPE, SAME_DOCUMENT, Scales
from cenotaph.incidents.wording import wordings
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.when import Basis, When
from cenotaph.record.where import Where

from .build import ARMY, Sheet, at, day, killing, period, region

MAY_6 = day("2024-05-06")


def told(
    name: str, when: When = MAY_6, where: Where | None = None, *, scope: str = "event"
) -> Sheet:
    return Sheet(name, published="2024-05-20").say(
        "Soldiers killed twelve villagers beside the ferry landing.",
        killing("twelve villagers", 12, 12, by=[ARMY], when=when, where=where, scope=scope),
    )


def weighed(*sheets: Sheet) -> dict[tuple[int, int], Likeness]:
    texts = {sheet.document.id: sheet.text for sheet in sheets}
    tellings = [telling for sheet in sheets for telling in sheet.tellings()]
    documents = {sheet.document.id: sheet.document for sheet in sheets}
    scales = Scales(tellings, wordings(tellings, texts, furniture(documents, texts)))
    pairs = list(itertools.permutations(range(len(tellings)), 2))
    left, right = (np.array(side, np.intp) for side in zip(*pairs, strict=True))
    return dict(zip(pairs, scales.weigh(left, right).likenesses(), strict=True))


def forbidden(*sheets: Sheet) -> str | None:
    return weighed(*sheets)[0, 1].forbidden


def test_order_is_immaterial_and_reasons_add_up() -> None:
    sheets = [told("a.txt", where=at("Sama")), told("b.txt", day("2024-05-07")), told("c.txt")]
    found = weighed(*sheets)
    for (left, right), likeness in found.items():
        assert likeness == found[right, left]
    prior = {round(f.bits - sum(bits for _, _, bits in f.reasons), 4) for f in found.values()}
    assert len(prior) == 1
    assert found[0, 1].bits > 0


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (day("2024-05-01"), day("2024-05-19"), "date"),
        (day("2024-05-01", basis=Basis.RELATIVE), day("2024-05-19"), None),
        (day("2024-05-01"), day("2024-05-04"), "date"),
        (day("2024-05-01"), day("2024-05-02"), None),
        (period("2023-06-01", "2023-06-30"), period("2024-06-01", "2024-06-30"), "date"),
        (period("2024-05-01", "2024-05-09"), period("2024-05-12", "2024-05-20"), None),
    ],
)
def test_only_days_that_both_sources_give_keep_two_apart(
    left: When, right: When, why: str | None
) -> None:
    assert forbidden(told("a.txt", left), told("b.txt", right)) == why


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (at("Sama"), at("Kolo"), "place"),
        (at("Sama"), at("Kolo", wording="the village of Kolo"), "place"),
        (at("Sama"), at("Kolo", wording="Kolo County"), None),
        (at("Sama"), at("Tourou"), None),
        (region("Mopti"), region("Gao"), "place"),
    ],
)
def test_only_places_named_in_full_keep_two_apart(
    left: Where, right: Where, why: str | None
) -> None:
    assert forbidden(told("a.txt", where=left), told("b.txt", where=right)) == why


def test_a_place_taken_over_from_elsewhere_keeps_nobody_apart() -> None:
    inherited = Where(wording="Kolo", place=at("Kolo").place, inherited="sentence 1")
    assert forbidden(told("a.txt", where=at("Sama")), told("b.txt", where=inherited)) is None


def test_two_of_one_document_and_a_figure_over_several_stay_apart() -> None:
    double = Sheet("a.txt").say(
        "Four died in Sama and six in Kolo.",
        killing("Four", 4, 4, trigger="died", where=at("Sama"), happening=1),
        killing("six", 6, 6, trigger="died", where=at("Kolo"), happening=2),
    )
    assert forbidden(double) == SAME_DOCUMENT
    assert forbidden(told("a.txt"), told("b.txt", scope="aggregate")) == OTHER_SCOPE


def levels(found: Likeness, names: Sequence[str]) -> list[str]:
    return [level for name, level, _ in found.reasons if name in names]


def test_wording_is_compared_by_its_share_and_languages_apart() -> None:
    french = Sheet("b.txt", language="fr").say(
        "Des soldats ont tué douze villageois.",
        killing("douze villageois", 12, 12, trigger="tué", when=MAY_6),
    )
    assert levels(weighed(told("a.txt"), told("b.txt"))[0, 1], ["wording"]) == ["0.55"]
    assert levels(weighed(told("a.txt"), french)[0, 1], ["wording"]) == ["two languages"]


def test_a_weight_written_as_a_whole_number_is_one() -> None:
    assert isinstance(likeness_weights().prior, float)
    assert all(isinstance(limit, float) for limit in likeness_weights().limits.values())
