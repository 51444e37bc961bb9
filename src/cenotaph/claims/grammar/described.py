"""What is said of a person between a noun or name and the next: age, party, role, where from."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.units import Unit

SIGNS = frozenset({",", ";"})
MODIFIER = 16  # words of "leader of the … party" after a name
_MOST_PLACES = 3  # stretches between commas that may say where somebody is from
_PLACE = 8  # words of each
COMPOUND = 2  # words between a body and the name of its chief
_YEARS = frozenset({"ans", "an", "mois"})
_AGED = frozenset({"aged", "age"})
_OF_AGE = frozenset({"year", "years", "month", "months", "-", "old", "of", "age"})
KIN = frozenset({"his", "her", "their", "son", "sa", "ses", "leur", "leurs"})


def describes(clause: Clause, place: int) -> bool:
    """Whether a word may stand between an article and a noun: no verb, no small word, no sign."""
    word = clause.word(place)
    syntax = clause.syntax
    return (
        word.isalpha()
        and not clause.is_predicate(place)
        and word not in syntax.preposition
        and word not in syntax.subordinator
        and word not in syntax.relative
        and word not in syntax.passive | syntax.have | syntax.modal | syntax.conjunction
        and not word.endswith(("ing", "ed"))
    )


def determined(clause: Clause, unit: Unit) -> bool:
    """Whether an article or a figure stands before a noun: "the mayor", not "mayor X"."""
    place = unit.first - 1
    while (
        unit.first - place <= COMPOUND
        and clause.word(place) not in clause.syntax.determiner
        and describes(clause, place)
    ):
        place -= 1
    words = {clause.word(place), clause.word(unit.first)}
    return bool(words & clause.syntax.determiner) or unit.quantity is not None


def past_description(clause: Clause, unit: Unit) -> int:
    """Past what is said of a unit: its age, "a teacher", "leader of the … party", "[UP]"."""
    place = past_age(clause, _past_brackets(clause, unit.last))
    if clause.word(place) in clause.syntax.of:
        place = _past_phrase(clause, place)
    if not unit.named or clause.word(place) != ",":
        return place
    return _past_places(clause, _past_apposition(clause, place))


def _past_places(clause: Clause, comma: int) -> int:
    """Past what commas set off after that: "mayor of P, in the north of the country, and Y"."""
    for _ in range(_MOST_PLACES):
        end = comma + 1
        while end - comma <= _PLACE and _of_a_place(clause, end):
            end += 1
        if clause.word(comma) != "," or clause.word(end) != "," or end == comma + 1:
            break
        comma = end
    return comma


def _of_a_place(clause: Clause, at: int) -> bool:
    word, unit = clause.word(at), clause.unit_at(at)
    small = clause.syntax.conjunction | clause.syntax.passive | clause.syntax.relative | SIGNS
    nobody = unit is None or not unit.person
    return bool(word) and word not in small | KIN and nobody and not clause.is_act(at)


def past_age(clause: Clause, place: int) -> int:
    """ "X, 42; Y, 19", "X, aged three," "X, 32 years old,": an age between commas."""
    years = clause.unit_at(place + 1)
    if years is not None and clause.word(place) == "de" and clause.word(years.last - 1) in _YEARS:
        return years.last  # French "un homme de 62 ans et sa compagne"
    if clause.word(place) not in {",", "("}:
        return place
    at = place + 1
    aged = clause.word(at) in _AGED
    at += aged
    if not (clause.word(at).isdigit() or (aged and clause.unit_at(at) is None)):
        return place
    at += 1
    while clause.word(at) in _OF_AGE:
        at += 1
    return at + 1 if clause.word(at) == ")" else at


def _past_brackets(clause: Clause, place: int) -> int:
    if clause.word(place) not in {"(", "["}:
        return place
    if clause.word(place + 1).isdigit():
        return place
    closing = {"(": ")", "[": "]"}[clause.word(place)]
    for end in range(place + 1, min(place + MODIFIER, len(clause.words))):
        if clause.word(end) == closing:
            return end + 1
    return place


def _past_phrase(clause: Clause, place: int) -> int:
    """Past "of the N. Party" up to the next sign, joining word or verb."""
    for end in range(place, min(place + MODIFIER, len(clause.words))):
        word = clause.word(end)
        stop = word in {",", ";", ".", "(", "["} or word in clause.syntax.conjunction
        inside = clause.unit_at(end)
        if inside is None and (
            stop or clause.is_predicate(end) or word in clause.syntax.passive | clause.syntax.have
        ):
            return end
    return place


def _past_apposition(clause: Clause, comma: int) -> int:
    """Past ", a radio presenter" where a sign closes it; the comma itself if there is none."""
    start = comma + 1
    first = clause.word(start)
    if first in KIN or first in {"and", "et", "as", "along", "together"}:
        return comma
    following = clause.unit_at(start) or (
        clause.unit_at(start + 1) if first in clause.syntax.determiner else None
    )
    if following is not None and following.named:
        return comma
    bare = following is not None and following.first == start and following.single
    for end in range(start, min(start + MODIFIER, len(clause.words))):
        word = clause.word(end)
        inside = clause.unit_at(end)
        if word in SIGNS or word == ".":
            return end if end > start else comma
        ends = word in clause.syntax.conjunction and not (bare and _bare_role(clause, end + 1))
        ends = ends or word in clause.syntax.passive
        if inside is None and (ends or clause.is_predicate(end)):
            return comma
        if inside is not None and inside.named and end > start:
            return comma  # "X, mayor Y and Z" is a list
    return comma


def _bare_role(clause: Clause, place: int) -> bool:
    """Whether a noun for one person stands without an article: "leader of A and secretary of B"."""
    for at in range(place, place + COMPOUND + 1):
        unit = clause.unit_at(at)
        if unit is not None:
            return unit.single and not unit.named and not determined(clause, unit)
        if not describes(clause, at):
            break
    return clause.word(place) not in clause.syntax.determiner and clause.unit_at(place) is None
