"""Cues: the small language of the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.knowledge.cues import GAP, CueIndex, parse, words_of


def holds(cue: str, sentence: str) -> bool:
    return bool(CueIndex([(cue, True)]).hits(words_of(sentence)))


@pytest.mark.parametrize(
    ("cue", "sentence", "expected"),
    [
        ("mass grave*", "They lay in two mass graves.", True),
        ("mass grave*", "The grave was massive.", False),
        ("burn*/burnt ~ bodies", "They burned all of the bodies.", True),
        ("burn*/burnt ~ bodies", "The bodies burned.", False),
        ("enquete ~ independante", "Une enquête vraiment indépendante", True),
        ("families/relatives ~ told", "No relatives were ever told.", True),
        ("d enquete", "d’enquête", True),
    ],
)
def test_what_a_cue_takes(cue: str, sentence: str, expected: bool) -> None:
    assert holds(cue, sentence) == expected


@given(st.integers(0, 2 * GAP))
def test_a_gap_stands_for_a_few_words(between: int) -> None:
    assert holds("army ~ fired", " ".join(["army", *["word"] * between, "fired"])) == (
        between <= GAP
    )


@pytest.mark.parametrize("cue", ["", "~ word", "word ~", "w* end"])
def test_badly_written_cues_are_refused(cue: str) -> None:
    with pytest.raises(ValueError, match="gap at its edge"):
        parse(cue)


def test_a_hit_gives_its_place_and_value() -> None:
    index = CueIndex([("no news", 1), ("news of the", 2)])
    assert index.hits(words_of("There is no news of the men.")) == [(2, 4, 1), (3, 6, 2)]
