"""Which figures of an incident claim to be its number of dead, and which pairs cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cenotaph.assess.parties import same_body, same_state
from cenotaph.assess.voices import Voices
from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.words import scan
from cenotaph.incidents.peoples import by_age_or_sex, plain
from cenotaph.incidents.telling import own_when, own_where
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.knowledge.numbers import number_table
from cenotaph.record.claim import Certainty, Claim
from cenotaph.record.count import Count
from cenotaph.record.incident import Figure, Incident
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where

HOLDING = frozenset({"standing", "rival"})
COMBATANT = "combatant"
_PLAIN_STATUS = frozenset({"civilians", "combatants"})
_NO_TOLL = frozenset({"some", "harmed"})
_ONE = frozenset({"one", "single", "1", "seul", "seule"})
_ANYBODY = frozenset({"civilians", "villagers", "residents", "inhabitants", "townspeople"})
_RELATIVES = "relatives"
_HANDFUL, _FEW_TIMES, _TIMES = 4, 4, 12  # how far apart two figures of one happening may lie
_MANY = 48  # figures of one incident that are compared each with each
_EXTREMES = 12  # of more, those at either end that each one is held against


class Total(NamedTuple):
    """A figure that its source gives for the dead of an incident as a whole."""

    figure: Figure
    claim: Claim
    groups: frozenset[str]
    statuses: frozenset[str]
    numerals: tuple[int, ...]
    spread: bool

    @property
    def voice(self) -> tuple[str, str]:
        """Whose figure it is: its origin, and the name that the document gives."""
        return self.figure.origin, self.figure.by


def totals_of(incident: Incident, voices: Voices) -> list[Total]:
    """The figures that stand for an incident, counted by their source and not pieced together.

    Named persons ("a councillor") and a speaker's own dead ("his wife and four children") are
    not what anybody gives as the number of the dead.
    """
    found: dict[tuple[object, ...], Total] = {}
    for report in incident.reports:
        for figure in report.figures:
            claim = voices.material.by_id.get(figure.claim)
            if figure.role not in HOLDING or claim is None:
                continue
            total = _total(figure, claim, voices)
            if total is not None:
                key = (*total.voice, figure.deaths.unplaced(), total.groups, figure.role)
                found.setdefault(key, total)
    return list(found.values())


def total_of(claim: Claim, voices: Voices) -> Total | None:
    """The figure of a claim by itself, whatever became of it in an incident."""
    if claim.count is None:
        return None
    span = claim.count.span or claim.span
    figure = Figure(
        claim=claim.id,
        deaths=claim.count.unplaced(),
        span=span,
        origin=voices.of(claim).origin,
        by=voices.of(claim).name,
    )
    return _total(figure, claim, voices)


def _total(figure: Figure, claim: Claim, voices: Voices) -> Total | None:
    document = voices.material.documents.get(claim.document)
    language = (document.language if document else None) or "en"
    words = voices.material.quote(figure.span)
    if not _is_toll(words, figure.deaths, language) or _own_dead(claim):
        return None
    groups = frozenset(group.category for group in claim.victims)
    statuses = frozenset(status for status, _ in called(claim, voices))
    sentence = words_of(voices.material.quote(claim.sentence))
    spread = any(name == "several" for _, _, name in dispute_cues().hits(sentence))
    return Total(figure, claim, groups, statuses, _numerals(words, language), spread)


@lru_cache(maxsize=8192)
def _numerals(words: str, language: str) -> tuple[int, ...]:
    """The numbers in the words of a figure; "one" counts, the article "un" does not."""
    known = number_table().languages
    grammar = numeral_grammar(language if language in known else "en")
    scanned = scan(words)
    found, index = [], 0
    while index < len(scanned):
        numeral = grammar.at(scanned, index)
        if numeral is None:
            index += 1
            continue
        if numeral.value != 1 or scanned[numeral.start].lower in _ONE:
            found.append(numeral.value)
        index = max(numeral.end, index + 1)
    return tuple(found)


def _is_toll(words: str, count: Count, language: str) -> bool:
    """Whether the words give a number of dead: "19 people", not "a councillor", a row of names,
    "five of them" or "six wounded".
    """
    if {name for _, _, name in dispute_cues().hits(words_of(words))} & _NO_TOLL:
        return False
    numerals = _numerals(words, language)
    if not count.exact or not numerals:
        return bool(numerals)
    return count.low in numerals or count.low == sum(numerals)


def _own_dead(claim: Claim) -> bool:
    """Whether the words count somebody's family."""
    groups = {group.category for group in claim.victims}
    return _RELATIVES in groups


def called(claim: Claim, voices: Voices) -> Iterator[tuple[str, Span]]:
    """civilian, protected or combatant, each with the words that call the dead of a claim so."""
    seen = set()
    for group in claim.victims:
        span = group.span or claim.span
        words = words_of(voices.material.quote(span))
        for status in (_status(group.category), *map(_worded, words)):
            if status and status not in seen:
                seen.add(status)
                yield status, span


@lru_cache(maxsize=1024)
def _status(category: str) -> str:
    return categories().status_of(category)


@lru_cache(maxsize=8192)
def _worded(word: str) -> str:
    """The status that a word gives on its own: the first one of "civilian men"."""
    row = categories().find(word)
    return row.status if row is not None and row.category in _PLAIN_STATUS else ""


def pairs_at_odds(totals: Sequence[Total]) -> Iterator[tuple[Total, Total]]:
    """The pairs of figures that no number of dead satisfies, the lower one first.

    Of very many figures each one is held against those at either end only.
    """
    ordered = sorted(totals, key=lambda t: (t.figure.deaths.low, t.figure.span, t.voice))
    if len(ordered) <= _MANY:
        others = ordered
    else:
        lowest = sorted(ordered, key=lambda t: (_highest(t), t.figure.span, t.voice))
        others = [*lowest[:_EXTREMES], *ordered[-_EXTREMES:]]
    seen = set()
    for left in ordered:
        for right in others:
            pair = at_odds(left, right)
            if pair is None:
                continue
            key = tuple((each.claim.id, each.figure.span) for each in pair)
            if key not in seen:
                seen.add(key)
                yield pair


def at_odds(left: Total, right: Total) -> tuple[Total, Total] | None:
    """Two figures that cannot both hold, the lower one first; `None` if they can."""
    low, high = (left, right) if _highest(left) < right.figure.deaths.low else (right, left)
    if _highest(low) >= high.figure.deaths.low or only_worded_apart(low.figure, high.figure):
        return None
    return None if _can_both_hold(low, high) else (low, high)


def of_one_size(left: Total, right: Total) -> bool:
    """Whether two figures can be of one happening: a handful is hardly a count of a hundred."""
    low, high = sorted(each.figure.deaths.low for each in (left, right))
    return high <= low * (_FEW_TIMES if low <= _HANDFUL else _TIMES)


def only_worded_apart(low: Figure, high: Figure) -> bool:
    """ "460" and "more than 460": one number, said once as it is and once rounded down."""
    return high.deaths.maximum is None and high.deaths.low == (low.deaths.maximum or 0) + 1


def _highest(total: Total) -> float:
    maximum = total.figure.deaths.maximum
    return float("inf") if maximum is None else maximum


def _can_both_hold(low: Total, high: Total) -> bool:
    """Whether the lower figure may count some of the dead of the higher one only."""
    if "rival" not in (low.figure.role, high.figure.role) and of_other_dead(low, high):
        return True
    if len(high.numerals) > 1 and low.figure.deaths.minimum in high.numerals:
        return True
    if high.spread and not low.spread and own_where(low.claim) is not None:
        return True
    if _of_another_place(low.claim, high.claim) or _of_another_time(low.claim, high.claim):
        return True
    return _group_within(low, high)


def of_other_dead(left: Total, right: Total) -> bool:
    """Whether one counts fighters and the other people who are none."""
    if not left.statuses or not right.statuses:
        return False
    return (COMBATANT in left.statuses) != (COMBATANT in right.statuses)


def _group_within(low: Total, high: Total) -> bool:
    """Whether the lower figure is of a group ("six priests") and the higher one of more people.

    Whoever is accused and counts fighters means all the dead, and where a document sets one
    figure against another only a group by age or sex is one of its own.
    """
    rivals = "rival" in (low.figure.role, high.figure.role)
    of_a_group = by_age_or_sex if rivals and of_one_size(low, high) else _a_group
    special = {group for group in low.groups if of_a_group(group)}
    if not special or low.groups - special or special <= high.groups:
        return False
    return COMBATANT not in low.statuses or not by_the_accused(low.claim, high.claim)


@lru_cache(maxsize=1024)
def _a_group(category: str) -> bool:
    """Whether a category is of some people only, not of whoever lives there."""
    return not plain(category) and category not in _ANYBODY


def by_the_accused(claim: Claim, other: Claim) -> bool:
    """Whether a claim is the word of a party that either claim ties to the act."""
    parties = [
        party
        for each in (claim, other)
        for party in each.perpetrators
        if party.certainty is not Certainty.DENIED
    ]
    return any(
        same_body(source.name, party.name) or same_state(source.name, party.name)
        for source in claim.attribution
        for party in parties
    )


def _of_another_place(low: Claim, high: Claim) -> bool:
    """Whether each names a place of its own, and the two are not one."""
    one, other = own_where(low), own_where(high)
    if one is None or other is None:
        return False
    if other.second is not None and one.second is None:
        return True
    here, there = _spot(one), _spot(other)
    if here is None or there is None:
        return False
    return here.name != there.name


def _spot(where: Where) -> Place | None:
    place = where.place
    return place if place is not None and place.kind in ("locality", "feature") else None


def _of_another_time(low: Claim, high: Claim) -> bool:
    """Whether the lower figure is of a day inside the period of the higher one, or of another."""
    one, other = own_when(low), own_when(high)
    if one is None or other is None:
        return False
    return _inside(one, other) or not one.overlaps(other)


def _inside(inner: When, outer: When) -> bool:
    if inner.days is None or outer.days is None:
        return False
    return outer.days > 1 and inner.days < outer.days <= 31 and outer.contains(inner)  # noqa: PLR2004
