"""The figure that "them", "the men" or "their bodies" take up from words told before."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.grammar import GrammarRoles
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.roles import Frame
from cenotaph.claims.units import Unit
from cenotaph.knowledge.speech import find_phrase
from cenotaph.knowledge.topics import topics

_SEVERAL = 2
_BEFORE, _AFTER = 4, 9  # words around a group that tell that it came armed
_GENERIC = frozenset({None, "people", "victims", "bodies", "men", "civilians", "detainees"})


def told_before(context: SentenceContext, frame: Frame, units: Sequence[Unit]) -> Quantity | None:
    """The group that words without a figure mean, `None` where more than one can be meant.

    In the same sentence it is the last group before them that does not act itself; else the only
    group of the sentence before.
    """
    if find_phrase(context.clause.words, context.speech.conduct.interview) >= 0:
        return None  # those who were interviewed live
    place = min((unit.first for unit in units), default=frame.predicate.first)
    here = _in_sentence(context, frame, place)
    if here is not None:
        return here.quantity if _group(here.quantity) and _fits(here.quantity, units) else None
    told = context.antecedent
    if told is None or not _fits(told, units) or _they_act(context, frame) or _acted(context, told):
        return None
    return told


def _they_act(context: SentenceContext, frame: Frame) -> bool:
    """ "They … shot them": the group told before may as well be those who shot."""
    acting = [unit for stretch in frame.agents for unit in context.clause.units_in(stretch)]
    return any(unit.pronoun for unit in acting)


def _acted(context: SentenceContext, told: Quantity) -> bool:
    """Whether the group came and did something in the sentence before, so that it is no victim."""
    before = context.before
    if before is None or told.count.span is None:
        return True
    clause = before.clause
    first, last = before.sentence.within(told.count.span.start, told.count.span.end)
    for frame in GrammarRoles().frames_of(clause):
        if any(start < last and first < end for start, end in frame.agents):
            return True
    near = set(clause.words[max(0, first - _BEFORE) : last + _AFTER])
    return bool(near & topics().armed)


def _in_sentence(context: SentenceContext, frame: Frame, place: int) -> Unit | None:
    """The last group of people before a place that has no part in acting."""
    for unit in reversed(context.clause.units):
        if unit.last > place or unit.pronoun or unit.part or not unit.person:
            continue
        if any(first < unit.last and unit.first < last for first, last in frame.agents):
            continue
        if unit.single or (unit.actor is not None and unit.quantity is None):
            continue
        return unit
    return None


def _group(quantity: Quantity | None) -> bool:
    return (
        quantity is not None
        and not quantity.modifiers
        and not quantity.toll
        and (quantity.count.minimum or 0) >= _SEVERAL
    )


def _fits(quantity: Quantity | None, units: Sequence[Unit]) -> bool:
    """Whether a noun that points back can mean the group: "the men" are no "twelve women"."""
    if quantity is None:
        return False
    for unit in units:
        alike = unit.category == quantity.category
        if not (
            unit.pronoun or alike or unit.category in _GENERIC or quantity.category in _GENERIC
        ):
            return False
    return True
