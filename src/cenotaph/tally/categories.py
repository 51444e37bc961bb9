"""Groups of victims (women, children, combatants): which lie in which, and how many died."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from cenotaph.incidents.peoples import plain
from cenotaph.knowledge.categories import Category, categories
from cenotaph.record.base import Record
from cenotaph.record.claim import Victims
from cenotaph.record.incident import Incident
from cenotaph.tally.matching import Match

WOMEN, MEN, CHILDREN = "women", "men", "children"
CIVILIANS, COMBATANTS = "civilians", "combatants"
GROUPS = (MEN, WOMEN, CHILDREN, CIVILIANS, COMBATANTS)
FIGHTING = frozenset({CIVILIANS, COMBATANTS})
PEOPLE = frozenset({"people", "victims", "bodies", "killed", "dead", "deaths", ""})


class Split(Record, frozen=True, kw_only=True):
    """How many deaths of an incident are of a category: at least, and at most where the others
    are told apart too."""

    least: int = 0
    most: int | None = None


def match_category(incident: Incident, wanted: str) -> Match:
    """Whether all those killed in an incident are of a category, by the words of its reports.

    Only a group as large as the whole, or the only one that any report names, speaks of all of
    them, and no other group may say otherwise. Whether people fought is open as soon as a report
    says nothing of it ("people"); age and sex are not.
    """
    whole = [group for group in incident.victims if not _is_part(group, incident)]
    telling = [group for group in whole if group.category not in PEOPLE]
    alone = len({group.category for group in incident.victims} - PEOPLE) == 1
    if not alone and not any(_low(group) >= incident.deaths.low > 0 for group in telling):
        return Match.PERHAPS
    if not telling or (wanted in FIGHTING and len(telling) < len(whole)):
        return Match.PERHAPS
    if all(lies_in(group.category, wanted) for group in telling):
        return Match.WITHIN
    if all(excludes(group.category, wanted) for group in telling):
        return Match.OUTSIDE
    return Match.PERHAPS


def split_of(incident: Incident, wanted: str) -> Split:
    """The deaths of a category among those of an incident, from groups told apart within it.

    At least those of groups of the category that share nobody; at most what other groups, of
    which none can be of the category, leave of the greatest number ("ten men and women, four of
    them women": six men). Nothing where the groups have more dead than the incident can.
    """
    parts = [group for group in incident.victims if _is_part(group, incident)]
    least = sum(_low(group) for group in apart(g for g in parts if lies_in(g.category, wanted)))
    others = sum(_low(group) for group in apart(g for g in parts if excludes(g.category, wanted)))
    top = incident.deaths.maximum
    if top is None:
        return Split(least=least)
    return Split() if least + others > top else Split(least=least, most=top - others)


def told_apart(incident: Incident) -> dict[str, Split]:
    """The wide groups whose deaths the reports of an incident tell: all of them, or a part."""
    found = {}
    for group in GROUPS:
        if match_category(incident, group) is Match.WITHIN:
            found[group] = Split(least=incident.deaths.low, most=incident.deaths.maximum)
        elif (split := split_of(incident, group)).least:
            found[group] = split
    return found


def apart(groups: Iterable[Victims]) -> list[Victims]:
    """Groups of which no two can share a person, the largest first."""
    found: list[Victims] = []
    for group in sorted(groups, key=lambda group: (-_low(group), group.category)):
        if all(excludes(group.category, other.category) for other in found):
            found.append(group)
    return found


def groups_of(incidents: Iterable[Incident]) -> tuple[str, ...]:
    """The categories that incidents speak of and that say something of the people, with the wide
    groups that hold any of them first."""
    told = {group.category for incident in incidents for group in incident.victims}
    said = {each for each in told if not plain(each)}
    wide = [group for group in GROUPS if any(lies_in(each, group) for each in said)]
    return (*wide, *sorted(said - set(wide)))


def known_category(name: str) -> str:
    """The name of a category given by it or by a noun of it.

    Raises:
        ValueError: no category has that name.
    """
    table, low = categories(), name.strip().lower()
    if low in GROUPS or any(row.category == low for row in table.rows):
        return low
    found = table.category_of(low)
    if found is None:
        raise ValueError(f"no category of victims is known as “{name}”")
    return found


def lies_in(category: str, wide: str) -> bool:
    """Whether everybody of a category is of another by the words ("girls" are "children")."""
    if category == wide:
        return True
    row = _row(category)
    if row is None:
        return False
    if wide in FIGHTING:
        return _status(row) == ("combatant" if wide == COMBATANTS else "civilian")
    if wide == CHILDREN:
        return row.age == "child"
    return wide in (WOMEN, MEN) and row.age == "adult" and row.sex == _row_sex(wide)


def excludes(left: str, right: str) -> bool:
    """Whether nobody can be of both categories by the words."""
    one, other = _row(left), _row(right)
    if one is None or other is None:
        return False
    ages, sexes = {_age(one), _age(other)} - {""}, {one.sex, other.sex} - {""}
    fights = {_status(one), _status(other)} & {"civilian", "combatant"}
    return len(ages) > 1 or len(sexes) > 1 or len(fights) > 1


def _status(row: Category) -> str:
    """What a word says of fighting; that somebody is a woman or a child says nothing of it."""
    return "" if row.sex or row.age == "child" else row.status


def _age(row: Category) -> str:
    """What a word says of age; that somebody fought says nothing of it."""
    return "" if row.status == "combatant" else row.age


def _row_sex(category: str) -> str:
    return "woman" if category == WOMEN else "man"


@cache
def _row(category: str) -> Category | None:
    return next((row for row in categories().rows if row.category == category), None)


def _low(group: Victims) -> int:
    return group.count.low if group.count is not None else 0


def _is_part(group: Victims, incident: Incident) -> bool:
    """Whether a group is told with fewer people than the incident has at least."""
    count = group.count
    if count is None or count.maximum is None:
        return count is not None and 0 < count.low < incident.deaths.low
    return count.maximum < incident.deaths.low
