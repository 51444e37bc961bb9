"""Reasons in words: no level without its words, in any language; sums as they are."""

from __future__ import annotations

import pytest

from cenotaph.incidents import likeness
from cenotaph.incidents.weighing import OTHER_SCOPE, SAME_DOCUMENT
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.publish.evidence import barred_words, bits, deed, outcome, reason_words, reasons
from cenotaph.publish.strings import load_strings
from cenotaph.record.decision import DecisionKind
from cenotaph.record.incident import Link

LANGUAGES = ("en", "fr")
LEVELS = [(name, level) for name, levels in likeness_weights().bits.items() for level in levels]
PLACES = [("place", level) for level in likeness._PLACES if level != likeness.UNKNOWN]
PUBLISHED = [("published", level) for _, level in likeness._PUBLISHED]


def link(bits_: float, *, same: bool, barred: str = "", decisions: tuple[str, ...] = ()) -> Link:
    reason = (("date", "same day", bits_), ("means", "unknown", 0.0), ("title", "0.09", 0.0))
    return Link(
        left="a",
        right="b",
        same=same,
        reasons=reason,
        bits=bits_,
        barred=barred,
        decisions=decisions,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_of_the_table_has_its_words(language: str) -> None:
    say = load_strings("dossier", language)
    for dimension, level in {*LEVELS, *PLACES, *PUBLISHED}:
        words = reason_words(dimension, level, say)
        assert words != f"{dimension}: {level}"
        assert "{" not in words
    own = load_strings("dossier", language)
    english = load_strings("dossier", "en")
    same = [pair for pair in LEVELS if reason_words(*pair, own) == reason_words(*pair, english)]
    assert same == (LEVELS if language == "en" else [])


def test_shares_are_told_as_people_tell_them() -> None:
    say = load_strings("dossier", "en")
    assert reason_words("wording", "0.25", say) == "more than a quarter of the rare words in common"
    assert reason_words("title", "0.00", say) == "next to none of the words of the titles in common"
    assert reason_words("numbers", "0.70", say) == "about 70 in a hundred of the numbers in common"
    assert reason_words("novel", "thing", say) == "novel: thing"


def test_what_says_nothing_is_left_out_and_the_weightiest_stands_first() -> None:
    told = reasons(link(3.0, same=True))
    assert told == [("date", "same day", 3.0), ("title", "0.09", 0.0)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_and_bar_has_its_own_words(language: str) -> None:
    say = load_strings("dossier", language)
    made = [
        link(2.0, same=True),
        link(-2.0, same=True),
        link(-2.0, same=True, decisions=("d",)),
        link(2.0, same=False, decisions=("d",)),
        link(2.0, same=False),
        link(-2.0, same=False),
        link(2.0, same=False, barred="date"),
    ]
    assert len({outcome(each, say) for each in made}) == len(made)
    for barred in (SAME_DOCUMENT, OTHER_SCOPE, "date", "place"):
        words = barred_words(link(1.0, same=False, barred=barred), say)
        assert words in outcome(link(1.0, same=False, barred=barred), say)
        assert " " in words


@pytest.mark.parametrize("kind", [DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.UNDO])
def test_what_was_decided_is_said_in_words(kind: DecisionKind) -> None:
    for language in LANGUAGES:
        assert deed(kind, load_strings("dossier", language)) != kind.value


@pytest.mark.parametrize(
    ("weight", "shown"), [(3.62, "+3.6"), (-0.33, "\N{MINUS SIGN}0.3"), (0.04, "0"), (-0.01, "0")]
)
def test_a_weight_has_its_sign(weight: float, shown: str) -> None:
    assert bits(weight) == shown
