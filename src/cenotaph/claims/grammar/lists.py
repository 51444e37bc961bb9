"""People told one after another: "the mayor, his wife and two guards", "X, a teacher, and Y"."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.described import (
    COMPOUND,
    KIN,
    MODIFIER,
    SIGNS,
    describes,
    determined,
    past_age,
    past_description,
)
from cenotaph.claims.units import Unit
from cenotaph.knowledge.topics import topics

_JOINS = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("and", "also"),
    ("and",),
    ("et",),
    ("&",),
)
_DESCRIBED = 5  # words that may describe the next of a list
_COUNTING_ON = frozenset({"another", "further", "additional", "other", "estimated", "autres"})


def listed_after(clause: Clause, first: Unit | None, *, clauses: bool = True) -> tuple[Unit, ...]:
    """A unit and those listed after it, appositions left out.

    `clauses` says that a unit before a verb of its own opens another clause and ends the list
    ("killed the mayor, and two guards were hurt").
    """
    if first is None:
        return ()
    found = [first]
    closed = 1
    names = 0  # of those that the figure before has counted: "two reporters, X and Y"
    current = first
    while (step := _next(clause, current, found, clauses=clauses)) is not None:
        following, joined, renames = step
        names = names + 1 if renames or (names and _counted_in(found[-1], following, names)) else 0
        current = following
        if names:
            continue
        found.append(following)
        if joined:
            closed = len(found)
    whole = clause.sentence.heading or all(unit.named for unit in found)
    return tuple(found) if whole else tuple(found[:closed])


def _counted_in(group: Unit, unit: Unit, names: int) -> bool:
    """Whether one more name is of a group whose figure is not used up by those told of it."""
    figure = group.quantity
    return unit.named and figure is not None and names < figure.count.low


def _next(
    clause: Clause, current: Unit, found: list[Unit], *, clauses: bool
) -> tuple[Unit, bool, bool] | None:
    """The next of a list, whether a word joins it, and whether it only renames the one before."""
    place = past_description(clause, current)
    joined = _joiner(clause, place)
    following = _unit_from(clause, joined) if joined is not None else None
    if following is not None and not _countable(following):
        following = head_of_compound(clause, following)  # "police commander X"
    if joined is None or following is None or not following.person or following.part:
        return None
    comma = clause.word(place) in SIGNS
    kin = clause.word(joined) in KIN
    doubtful = clauses or (len(found) == 1 and comma and not kin)
    verb = clause.is_act(following.first) and not following.named and following.quantity is None
    if verb or (doubtful and _opens_clause(clause, following)):
        return None
    renames = _renames(clause, current, following, place)
    if not (renames or _adds(found[-1], following) or _shares(clause, found, joined)):
        return None
    if not (_countable(following) or _shares(clause, found, joined)):
        return None
    several = following.quantity is not None and bool(following.quantity.parts)
    return following, several or clause.word(joined - 1) not in SIGNS, renames


def listed_before(clause: Clause, nearest: Unit, start: int) -> tuple[Unit, ...]:
    """The whole list that ends in the unit nearest before a verb that begins at `start`."""
    reachable = {unit.first for unit in clause.units_left(start)}
    for unit in clause.units:
        if unit.first >= nearest.first:
            break
        if unit.first not in reachable and not _before_semicolon(clause, unit):
            continue
        if not unit.person or unit.part or _object(clause, unit):
            continue
        found = listed_after(clause, unit, clauses=False)
        if any(each is nearest for each in found):
            return found[:1] if set_off(clause, found, start) else found
    return (nearest,)


def _before_semicolon(clause: Clause, unit: Unit) -> bool:
    """ "X, a clerk; Y; and the driver Z were killed": a list that semicolons hold together."""
    return unit.person and ";" in clause.words[unit.last : unit.last + MODIFIER]


def set_off(clause: Clause, found: tuple[Unit, ...], start: int) -> bool:
    """ "X, an official and leader of the party, was shot": what commas set off says who X is."""
    named = found[0].named and not any(unit.named for unit in found[1:])
    return named and clause.word(start - 1) == ","


def head_of_compound(clause: Clause, unit: Unit | None) -> Unit | None:
    """ "the armed forces chief General X": the person, not the body that stands before."""
    while unit is not None and unit.quantity is None and not unit.named:
        place = unit.last
        while place - unit.last < COMPOUND and describes(clause, place):
            if clause.unit_at(place) is not None:
                break
            place += 1
        following = clause.unit_at(place)
        if following is None or not following.named:
            return unit
        unit = following
    return unit


def _object(clause: Clause, unit: Unit) -> bool:
    """Whether a verb or a preposition stands before a unit: it is no subject."""
    place = unit.first - 1
    while place >= 0 and clause.word(place) in clause.syntax.determiner:
        place -= 1
    word = clause.word(place)
    return clause.is_predicate(place) or word in clause.syntax.preposition | clause.syntax.of


def _adds(left: Unit, right: Unit) -> bool:
    """Whether two groups of a list stand beside each other: neither is a state of the other's."""
    told = [unit.quantity for unit in (left, right) if unit.quantity is not None]
    return not any(
        quantity.toll or quantity.elliptic or topics().survivors.intersection(quantity.modifiers)
        for quantity in told
    )


def _shares(clause: Clause, found: list[Unit], joined: int) -> bool:
    """ "Twelve women and girls": a noun that shares the figure of the one before."""
    following = clause.unit_at(joined)
    return (
        found[-1].quantity is not None
        and following is not None
        and following.quantity is None
        and following.category is not None
        and following.first == joined
        and not following.single
    )


def _countable(unit: Unit) -> bool:
    return unit.single or (unit.quantity is not None and not unit.quantity.toll)


def _joiner(clause: Clause, place: int) -> int | None:
    """The index after a comma, an "and" or both; `None` if the list has ended."""
    start = place
    while clause.word(place) in SIGNS:
        place += 1
    for phrase in _JOINS:
        if clause.words[place : place + len(phrase)] == phrase:
            return place + len(phrase)
    return place if place > start else None


def _unit_from(clause: Clause, place: int) -> Unit | None:
    """The unit that begins at a place, behind articles, "of", and words that describe it."""
    skipped, described = 0, False
    while place < len(clause.words) and skipped <= _DESCRIBED:
        unit = clause.unit_at(place)
        if unit is not None and (unit.person or skipped == 0):
            return None if described and _counted_deed(clause, unit) else unit
        if unit is not None and unit.actor is None:
            return None
        if clause.word(place + 2).endswith("-old"):  # "2-year-old" is three tokens
            place += 3
            continue
        word = clause.word(place)
        if described and (word == "," or word in clause.syntax.conjunction):
            return _named_after(clause, place + 1)
        article = word in clause.syntax.determiner
        if article and described:
            return None  # "… and took the fourth": the word before was a verb
        small = article or word in clause.syntax.of or word in {"'s", "’s"}
        adjective = not small and describes(clause, place)
        if not (small or adjective or unit is not None):
            return None
        described = described or adjective
        place, skipped = (unit.last if unit is not None else place + 1), skipped + 1
    return None


def _counted_deed(clause: Clause, unit: Unit) -> bool:
    """ "... and took 12 hostages": the word before a figure that begins a phrase is a verb."""
    figure = unit.quantity is not None and not unit.quantity.article and not unit.single
    return figure and clause.word(unit.first - 1) not in _COUNTING_ON


def _named_after(clause: Clause, place: int) -> Unit | None:
    """The name behind words for who it is: "his companion, X", "senator and candidate X"."""
    for at in range(place, place + COMPOUND + 2):
        unit = clause.unit_at(at)
        if unit is not None:
            return unit if unit.named else None
        if not describes(clause, at):
            return None
    return None


def _opens_clause(clause: Clause, unit: Unit) -> bool:
    """Whether a verb of its own follows a unit: "…, and two guards were hurt"."""
    place = clause.after(unit.last)
    word = clause.word(place)
    syntax = clause.syntax
    small = syntax.preposition | syntax.of | syntax.conjunction | syntax.subordinator
    return word.isalpha() and word not in small | syntax.relative | syntax.by


def _renames(clause: Clause, left: Unit, right: Unit, place: int) -> bool:
    """Whether the second unit says who the first is: "the mayor, Carlos Valencia,"."""
    if left.named == right.named:
        return False
    if clause.word(place) in {"and", "et"}:  # "Senator and presidential candidate X" is one
        return right.named and left.single and not determined(clause, left)
    if clause.word(place) != "," or clause.word(place + 1) in {"and", "et", "as", "along"}:
        return False
    if right.named:
        return left.single or left.quantity is not None
    return False


def without_appositions(clause: Clause, units: list[Unit]) -> list[Unit]:
    """Units less those that only say who a name is: "X, assistant secretary of the party"."""
    kept: list[Unit] = []
    for unit in units:
        name = kept[-1] if kept else None
        apposed = (
            name is not None
            and name.named
            and unit.single
            and not unit.named
            and unit.quantity is None
            and clause.word(past_age(clause, name.last)) == ","
            and clause.word(past_age(clause, name.last) + 1) not in {"and", "et"}
            and unit.first - name.last <= COMPOUND + 1
            and not determined(clause, unit)
        )
        if _is_named(clause, name, unit):
            kept[-1] = unit
        elif not apposed:
            kept.append(unit)
    return kept


def _is_named(clause: Clause, noun: Unit | None, unit: Unit) -> bool:
    """ "A schoolgirl, Ada Obi, 12, was hit": the noun and the name are one person."""
    if noun is None or noun.named or not unit.named:
        return False
    lone = noun.single or (noun.quantity is not None and noun.quantity.article)
    beside = unit.first == noun.last + 1 and clause.word(noun.last) == ","
    return lone and beside and clause.word(past_age(clause, unit.last)) == ","
