"""Groups of people: who fights, and which words name a part of any population."""

from __future__ import annotations

from functools import cache

from cenotaph.knowledge.categories import categories

FIGHTERS = "fighters"
OTHERS = "others"


@cache
def side(category: str) -> str:
    """Whether a category is of people who fight or of others, as the table words it."""
    table = categories()
    row = table.find(category)
    status = table.status_of(category) or (row.status if row else "")
    return FIGHTERS if status == "combatant" else OTHERS


@cache
def plain(category: str) -> bool:
    """Whether a category says nothing of the people but that they are people, or dead."""
    table = categories()
    row = table.find(category)
    rows = [each for each in table.rows if each.category == category] + ([row] if row else [])
    return not any(each.status or each.age or each.sex for each in rows)


@cache
def by_age_or_sex(category: str) -> bool:
    """Whether a category is a part of any population: children, women, men."""
    rows = categories().rows
    return any(row.category == category and (row.sex or row.age == "child") for row in rows)
