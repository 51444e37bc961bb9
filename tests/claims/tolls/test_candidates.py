"""Every figure that could count the dead is asked about, and nothing that surely does not."""

from __future__ import annotations

import pytest

from benchmarks.sentences import report
from cenotaph.claims.tolls.candidates import candidates
from cenotaph.claims.views import contexts_of
from cenotaph.knowledge.gazetteer import open_gazetteer


def asked_about(words: str) -> list[str]:
    text, document = report(words)
    return [
        each.count.span.quote(text.text)
        for context in contexts_of(text, document, open_gazetteer(), "en")
        for each in candidates(context)
        if each.count.span is not None
    ]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("By nightfall the imam had washed nineteen.", ["nineteen"]),
        ("The shell fell among the buyers, at least 12 women.", ["at least 12 women"]),
        ("The union says forty, the ministry seven.", ["forty", "seven"]),
        ("In that house, 41; in the next, none.", ["41"]),
    ],
)
def test_people_and_bare_numbers_are_candidates(words: str, figures: list[str]) -> None:
    assert asked_about(words) == figures


@pytest.mark.parametrize(
    "words",
    [
        "It happened on 4 May 2019.",
        "The raid cost 300 dollars and lasted 20 minutes.",
        "A farmer saw it, and no one else.",
        "The lorry, a 4x4, was 12 kilometres away at 7:45.",
        "Article 36 forbids it.",
    ],
)
def test_dates_money_distances_and_single_people_are_none(words: str) -> None:
    assert asked_about(words) == []


def test_the_number_and_its_wording_are_told_apart() -> None:
    text, document = report("The mortar hit more than 30 shoppers at noon.")
    (context,) = contexts_of(text, document, open_gazetteer(), "en")
    (quantity,) = candidates(context)
    assert quantity.figure.quote(text.text) == "30"
    assert (quantity.count.minimum, quantity.count.maximum) == (31, None)


@pytest.mark.parametrize(
    "words",
    [
        "Hail fell, and seven goats of 12 villagers were killed.",
        "The bus turned over, but none of the 61 traders died.",
    ],
)
def test_nobody_and_whose_animals_are_none(words: str) -> None:
    assert asked_about(words) == []
