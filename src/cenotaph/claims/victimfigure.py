"""How many people an act befell: by its figures, counted one by one, or as told before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.roles import Frame
from cenotaph.claims.takenup import told_before
from cenotaph.claims.units import Unit
from cenotaph.record.count import Count

_SEVERAL = 2
_ONE = Count(minimum=1, maximum=1)
_TAKEN_UP = 0.5  # confidence of a figure that a pronoun takes up
_OWNER_REACH = 3  # words between "their" and "bodies"
_POSSESSIVE = frozenset({"their", "leurs"})
_POINTING = frozenset({"the", "these", "those", "les", "ces"})


def figure_of(units: Sequence[Unit]) -> Quantity | None:
    """The figure of the victims; several groups of one act are summed."""
    figures = [unit.quantity for unit in units if unit.quantity is not None]
    if any(unit.single and unit.quantity is None for unit in units):
        return None  # "the chief, his brother and a guard": people counted one by one
    if len(figures) < _SEVERAL or len(figures) < len(units):
        return figures[0] if figures else None
    spans = [quantity.count.span for quantity in figures if quantity.count.span is not None]
    count, span = figures[0].count, spans[0]
    for quantity, place in zip(figures[1:], spans[1:], strict=True):
        count, span = count.plus(quantity.count), span.cover(place)
    return msgspec.structs.replace(
        figures[0],
        count=msgspec.structs.replace(count, span=span),
        head="people",
        category=None,
        article=False,
    )


def without_figure(
    context: SentenceContext, draft: Draft, frame: Frame, units: Sequence[Unit]
) -> Draft:
    """An act whose words give no figure: single people are one each, "they" were told before."""
    count = _persons(context, units)
    if count is not None or not _takes_up(context, frame, units):
        return msgspec.structs.replace(draft, count=count)
    told = told_before(context, frame, units)
    if told is None:
        return draft
    words = context.text_of(told.count.span) if told.count.span else ""
    return msgspec.structs.replace(
        draft,
        count=told.count,
        confidence=min(draft.confidence, _TAKEN_UP),
        notes=(*draft.notes, f"figure: taken up from “{words}” told before"),
    )


def _takes_up(context: SentenceContext, frame: Frame, units: Sequence[Unit]) -> bool:
    """Whether the words for the victims point back: "them", "their bodies", "the men"."""
    if not units:
        return frame.predicate.act.reading == "found" and _theirs(context, frame)
    return all(_they(context, unit) or _those(context, unit) for unit in units)


def _theirs(context: SentenceContext, frame: Frame) -> bool:
    """ "Their bodies", "their bullet-riddled bodies"."""
    first = frame.predicate.first
    near = context.clause.words[max(0, first - _OWNER_REACH) : first]
    return bool(set(near) & _POSSESSIVE)


def _they(context: SentenceContext, unit: Unit) -> bool:
    words = context.clause.words[unit.first : unit.last]
    return unit.pronoun and set(words) <= context.clause.syntax.plural_pronoun


def _those(context: SentenceContext, unit: Unit) -> bool:
    """ "The men", "these villagers": a plural noun that was told with a figure before."""
    plural = unit.category is not None and not unit.single and unit.quantity is None
    return plural and unit.actor is None and context.clause.word(unit.first - 1) in _POINTING


def _persons(context: SentenceContext, units: Sequence[Unit]) -> Count | None:
    """People told one by one as a count: each is one, a figure among them is what it says.

    None if a group without a figure is among them ("the mayor and his guards").
    """
    if not units:
        return None
    span = context.clause.span(units[0].first, units[0].last)
    total = Count(minimum=0, maximum=0)
    for unit in units:
        if unit.quantity is None and not unit.single:
            return None
        told = unit.quantity
        one = told is None or told.article
        total = total.plus(_ONE if one or told is None else told.count.unplaced())
        span = span.cover(context.clause.span(unit.first, unit.last))
    return msgspec.structs.replace(total, span=span)
