"""What gold says of a figure becomes what the toll reader is taught of it."""

from __future__ import annotations

import pytest

from cenotaph.knowledge.gazetteer import open_gazetteer
from training.toll_examples import (
    NONE,
    PART,
    TOLL,
    Gold,
    form_examples,
    gold_of,
    judged,
    of_muc,
    quoted,
    unmarked,
)

GOLD = {
    "incidents": [
        {
            "deaths_by_doc": {
                "a1": {
                    "min": 30,
                    "max": 30,
                    "quote": "thirty  men",
                    "alt": [{"min": 45, "max": None}],
                    "parts": [{"min": 13, "max": 13}],
                }
            }
        },
        {"deaths_by_doc": {"a1": {"min": None, "max": None}}},
    ],
    "documents": {"a1": {"background": [[500, None]]}},
}
TEXT = "They shot thirty men. Of the\nthirty men 13 were old."


def gold() -> Gold:
    found = gold_of(GOLD, "a1", TEXT)
    assert found is not None
    return found


def test_a_document_without_gold_is_none() -> None:
    assert gold_of(GOLD, "a2", TEXT) is None


def test_a_quotation_is_found_whatever_its_white_space() -> None:
    assert quoted(TEXT, "Of the thirty") == (22, 35)
    assert quoted(TEXT, "forty") is None
    assert quoted(TEXT, "") is None


@pytest.mark.parametrize(
    ("count", "place", "claimed", "wanted"),
    [
        ((30, 30), (10, 16), False, (TOLL, 1.0)),
        ((30, 30), (29, 35), True, (TOLL, 0.7)),
        ((30, 30), (29, 35), False, None),
        ((45, None), (0, 3), False, (TOLL, 1.0)),
        ((500, None), (0, 3), False, (TOLL, 1.0)),
        ((13, 13), (40, 42), True, (PART, 1.0)),
        ((13, 13), (40, 42), False, (PART, 0.5)),
        ((9, 9), (0, 3), False, (NONE, 1.0)),
        ((9, 9), (0, 3), True, (NONE, 0.5)),
    ],
)
def test_a_figure_is_judged_by_gold(
    count: tuple[int | None, int | None],
    place: tuple[int, int],
    claimed: bool,
    wanted: tuple[int, float] | None,
) -> None:
    assert judged(gold(), count, place, claimed=claimed) == wanted


def test_the_keys_of_muc_and_our_grammars_teach_together() -> None:
    key = Gold(
        leading=(((8, 8), None),),
        rivals=frozenset(),
        parts=frozenset(),
        background=frozenset(),
        partial=True,
    )
    assert of_muc(key, (8, 8), claimed=False, real=False, part=False) == (TOLL, 0.25)
    assert of_muc(key, (3, 3), claimed=True, real=True, part=False) == (TOLL, 0.25)
    assert of_muc(key, (3, 3), claimed=True, real=True, part=True) == (PART, 0.25)
    assert of_muc(key, (3, 3), claimed=True, real=False, part=False) is None
    assert of_muc(key, (3, 3), claimed=False, real=False, part=False) == (NONE, 0.25)


def test_marks_are_taken_off() -> None:
    plain, marks = unmarked("We buried <nine>, {two} of them girls.")
    assert plain == "We buried nine, two of them girls."
    assert [(plain[first:last], wanted) for first, last, wanted in marks] == [
        ("nine", TOLL),
        ("two", PART),
    ]


def test_marked_lines_become_examples() -> None:
    lines = ["# a note", "", "We buried <nine> that night; 40 soldiers watched."]
    found = list(form_examples(lines, open_gazetteer()))
    words = [(each.sentence.text[slice(*each.figure)], each.wanted) for each in found]
    assert words == [("nine", TOLL), ("40", NONE)]
    assert {each.weight for each in found} == {1.0}
