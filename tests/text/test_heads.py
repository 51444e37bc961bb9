"""The day of a report in the lines of its head, however they word it."""

from __future__ import annotations

import pytest

from tests.text.making import BODY, document_of

LONG = f"{BODY} {BODY}"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("What the videos show\n\nBy the desk. Published 2 May 2025, updated later", "2025-05-02"),
        ("Two cases\n\nStatement for 4 August 2019", "2019-08-04"),
        ("A weapon over a station\n\nHuman rights note, 21 February 2023", "2023-02-21"),
        ("Nights in Tandori\n\nThe Daily, English page. Monday, 15 September 2025", "2025-09-15"),
        ("Des morts à Tandori\n\nBAMAKO (Correspondance) – 21 juin 2022", "2022-06-21"),
    ],
)
def test_the_day_of_a_report_is_read_from_its_head(head: str, published: str) -> None:
    assert str(document_of(f"{head}\n\n{LONG}").published) == published


def test_a_day_inside_a_line_of_the_head_may_be_that_of_the_act() -> None:
    head = "The march: key facts\n\nWhen? Wednesday, 30 May 2018, which was a holiday"
    assert document_of(f"{head}\n\n{LONG}").published is None
