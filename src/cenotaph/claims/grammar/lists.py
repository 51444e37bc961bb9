"""People told one after another: "the mayor, his wife and two guards", "X, a teacher, and Y"."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.units import Unit

_JOINS = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("and", "also"),
    ("and",),
    ("et",),
    ("&",),
)
_SIGNS = frozenset({",", ";"})
_MODIFIER = 16  # words of "leader of the … party" after a name
_MOST_PLACES = 3  # stretches between commas that may say where somebody is from
_PLACE = 8  # words of each
_DESCRIBED = 5  # words that may describe the next of a list
_COMPOUND = 2  # words between a body and the name of its chief
_SURVIVORS = frozenset(
    {"wounded", "injured", "hurt", "missing", "displaced", "detained", "arrested", "captured"}
    | {"abducted", "kidnapped", "rescued", "freed", "released", "blessés", "blessées", "disparus"}
)
_YEARS = frozenset({"ans", "an", "mois"})
_AGED = frozenset({"aged", "age"})
_OF_AGE = frozenset({"year", "years", "month", "months", "-", "old", "of", "age"})
_KIN = frozenset({"his", "her", "their", "son", "sa", "ses", "leur", "leurs"})


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
    place = _past_description(clause, current)
    joined = _joiner(clause, place)
    following = _unit_from(clause, joined) if joined is not None else None
    if following is not None and not _countable(following):
        following = head_of_compound(clause, following)  # "police commander X"
    if joined is None or following is None or not following.person or following.part:
        return None
    comma = clause.word(place) in _SIGNS
    kin = clause.word(joined) in _KIN
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
    return following, several or clause.word(joined - 1) not in _SIGNS, renames


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
    return unit.person and ";" in clause.words[unit.last : unit.last + _MODIFIER]


def set_off(clause: Clause, found: tuple[Unit, ...], start: int) -> bool:
    """ "X, an official and leader of the party, was shot": what commas set off says who X is."""
    named = found[0].named and not any(unit.named for unit in found[1:])
    return named and clause.word(start - 1) == ","


def head_of_compound(clause: Clause, unit: Unit | None) -> Unit | None:
    """ "the armed forces chief General X": the person, not the body that stands before."""
    while unit is not None and unit.quantity is None and not unit.named:
        place = unit.last
        while place - unit.last < _COMPOUND and _describes(clause, place):
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
        quantity.toll or quantity.elliptic or _SURVIVORS.intersection(quantity.modifiers)
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
    while clause.word(place) in _SIGNS:
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
            return unit
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
        adjective = not small and _describes(clause, place)
        if not (small or adjective or unit is not None):
            return None
        described = described or adjective
        place, skipped = (unit.last if unit is not None else place + 1), skipped + 1
    return None


def _named_after(clause: Clause, place: int) -> Unit | None:
    """The name behind words for who it is: "his companion, X", "senator and candidate X"."""
    for at in range(place, place + _COMPOUND + 2):
        unit = clause.unit_at(at)
        if unit is not None:
            return unit if unit.named else None
        if not _describes(clause, at):
            return None
    return None


def _describes(clause: Clause, place: int) -> bool:
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
        return right.named and left.single and not _determined(clause, left)
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
            and clause.word(_past_age(clause, name.last)) == ","
            and clause.word(_past_age(clause, name.last) + 1) not in {"and", "et"}
            and unit.first - name.last <= _COMPOUND + 1
            and not _determined(clause, unit)
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
    return lone and beside and clause.word(_past_age(clause, unit.last)) == ","


def _determined(clause: Clause, unit: Unit) -> bool:
    """Whether an article or a figure stands before a noun: "the mayor", not "mayor X"."""
    place = unit.first - 1
    while (
        unit.first - place <= _COMPOUND
        and clause.word(place) not in clause.syntax.determiner
        and _describes(clause, place)
    ):
        place -= 1
    words = {clause.word(place), clause.word(unit.first)}
    return bool(words & clause.syntax.determiner) or unit.quantity is not None


def _past_description(clause: Clause, unit: Unit) -> int:
    """Past what is said of a unit: its age, "a teacher", "leader of the … party", "[UP]"."""
    place = _past_age(clause, _past_brackets(clause, unit.last))
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
    small = clause.syntax.conjunction | clause.syntax.passive | clause.syntax.relative | _SIGNS
    nobody = unit is None or not unit.person
    return bool(word) and word not in small | _KIN and nobody and not clause.is_act(at)


def _past_age(clause: Clause, place: int) -> int:
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
    for end in range(place + 1, min(place + _MODIFIER, len(clause.words))):
        if clause.word(end) == closing:
            return end + 1
    return place


def _past_phrase(clause: Clause, place: int) -> int:
    """Past "of the N. Party" up to the next sign, joining word or verb."""
    for end in range(place, min(place + _MODIFIER, len(clause.words))):
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
    if first in _KIN or first in {"and", "et", "as", "along", "together"}:
        return comma
    following = clause.unit_at(start) or (
        clause.unit_at(start + 1) if first in clause.syntax.determiner else None
    )
    if following is not None and following.named:
        return comma
    bare = following is not None and following.first == start and following.single
    for end in range(start, min(start + _MODIFIER, len(clause.words))):
        word = clause.word(end)
        inside = clause.unit_at(end)
        if word in _SIGNS or word == ".":
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
    for at in range(place, place + _COMPOUND + 1):
        unit = clause.unit_at(at)
        if unit is not None:
            return unit.single and not unit.named and not _determined(clause, unit)
        if not _describes(clause, at):
            break
    return clause.word(place) not in clause.syntax.determiner and clause.unit_at(place) is None
