"""Person categories: forms in two languages, and what the word says of a status."""

from __future__ import annotations

import pytest

from cenotaph.knowledge.categories import categories


@pytest.mark.parametrize(
    ("noun", "category", "status"),
    [
        ("civilian", "civilians", "civilian"),
        ("civils", "civilians", "civilian"),
        ("Women", "women", "civilian"),
        ("infant", "infants", "civilian"),
        ("nourrissons", "infants", "civilian"),
        ("prisoners", "detainees", "protected"),
        ("blue helmets", "peacekeepers", "protected"),
        ("gunmen", "combatants", "combatant"),
        ("soldat", "soldiers", "combatant"),
        ("journalistes", "journalists", "civilian"),
        ("Peuls", "members of an ethnic community", "civilian"),
        ("men", "men", ""),
    ],
)
def test_nouns_find_their_category(noun: str, category: str, status: str) -> None:
    table = categories()
    assert table.category_of(noun) == category
    assert table.status_of(category) == status


def test_unknown_words_have_no_category() -> None:
    assert categories().find("motorcycle") is None
    assert categories().status_of("motorcycle") == ""


def test_rows_are_whole_and_statuses_known() -> None:
    for row in categories().rows:
        assert all(row.nouns), row.category
        assert row.status in {"", "civilian", "protected", "combatant"}
        assert row.age in {"", "child", "adult"}
        assert row.language in {"en", "fr"}


def test_both_languages_agree_on_the_status_of_a_category() -> None:
    seen: dict[str, str] = {}
    for row in categories().rows:
        assert seen.setdefault(row.category, row.status) == row.status
