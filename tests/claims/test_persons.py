"""Persons told by name: in any case, behind a noun, by surname alone; places and bodies not."""

from __future__ import annotations

import pytest

from cenotaph.claims.mentions import Mentions
from cenotaph.claims.persons import find_persons
from cenotaph.claims.sentences import split
from tests.claims.reading import text_of


def names(words: str) -> list[str]:
    return [span.quote(words) for span in find_persons(split(text_of(words)), Mentions())]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Amina Diallo was shot.", ["Amina Diallo"]),
        ("THE BODY OF AMINA DIALLO WAS FOUND.", ["AMINA DIALLO"]),
        (
            "the lawyer Peter Okello and the nurse Grace Wanjiru died",
            ["Peter Okello", "Grace Wanjiru"],
        ),
        ("They buried Ivan Petrov. Petrov was 40.", ["Ivan Petrov", "Petrov"]),
        ("On Monday Soldiers Killed Many People", []),
        ("THE ARMY ATTACKED THE VILLAGE.", []),
        ("the Ministry of Defence said", []),
    ],
)
def test_names_of_persons_are_found_and_nothing_else(words: str, found: list[str]) -> None:
    assert names(words) == found
