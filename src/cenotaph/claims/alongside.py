"""Dead told beside others: "X was shot. Two of his guards were also killed": three; the few told
one by one after a far larger toll are among its dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.count import Count

_BACK = 3  # sentences between the first dead and those told beside them
_ALSO = frozenset({"also", "too", "likewise", "également", "aussi"})
_BESIDES = frozenset({"another", "later", "earlier", "meanwhile", "separately", "autre"})
_DYING = frozenset({"died", "dies", "die", "succumbed", "perished"})
_MORE = frozenset({"more", "others", "another", "wounded", "injured"})
_NEAR = 3  # words between "also" and the verb
_MOST = 12  # people told one by one before
_REAL = (Modality.ASSERTED, Modality.ALLEGED)


def added_up(drafts: Sequence[Draft], contexts: Sequence[SentenceContext]) -> list[Draft]:
    """The drafts with "also" read as a sum with the dead told by name or one by one before."""
    found: list[Draft] = []
    for draft in drafts:
        also, more = _also(draft, contexts), _more(draft, contexts)
        at = _beside(draft, found, more=more) if also or more else None
        if at is None:
            inside = not also and _inside(draft, found, contexts)
            found.append(
                msgspec.structs.replace(draft, figure=FigureRole.PART) if inside else draft
            )
            continue
        found.append(_sum(found[at], draft, contexts))
        found[at] = msgspec.structs.replace(found[at], figure=FigureRole.PART)
    return found


def _also(draft: Draft, contexts: Sequence[SentenceContext]) -> bool:
    """Whether the words say that these died besides others."""
    if not _told(draft) or draft.apart or draft.heading:
        return False
    if draft.perpetrators and any(victims.names for victims in draft.victims):
        return False  # "they also killed the judge X": another of their deeds
    context = contexts[draft.sentence]
    at = context.sentence.at(draft.trigger.start)
    words = context.clause.words
    after = words[at + 1 : at + 1 + _NEAR]
    closing = any(pair == ("as", "well") for pair in pairwise(after))
    return closing or bool(_ALSO & {*words[max(0, at - _NEAR) : at], *after[:1]})


def _more(draft: Draft, contexts: Sequence[SentenceContext]) -> bool:
    """ "Three more died in the clinic", "one of the wounded died": after those who died at once."""
    if not _told(draft) or draft.apart or draft.heading:
        return False
    context = contexts[draft.sentence]
    at = context.sentence.at(draft.trigger.start)
    words = context.clause.words
    return words[at] in _DYING and bool(_MORE & {*words[max(0, at - _NEAR) : at]})


def _inside(draft: Draft, before: Sequence[Draft], contexts: Sequence[SentenceContext]) -> bool:
    """Whether people told one by one right after a far larger toll are among its dead.

    "The missile left 40 dead. The mayor's wife and his mother did not survive."
    """
    if not _told(draft) or draft.apart or draft.heading or draft.when or draft.where:
        return False
    if not all(_single(victim.count) for victim in draft.victims) or not draft.victims:
        return False
    if _BESIDES & set(contexts[draft.sentence].clause.words):
        return False
    last = next((d for d in reversed(before) if d.kind is ClaimKind.KILLING), None)
    whole = next(
        (d for d in reversed(before) if _told(d) and d.count and d.count.low > _MOST), None
    )
    return (
        last is not None
        and whole is not None
        and last.sentence >= draft.sentence - 1
        and whole.sentence == last.sentence
        and whole.paragraph == draft.paragraph
        and whole.sentence < draft.sentence
    )


def _told(draft: Draft) -> bool:
    return (
        draft.kind is ClaimKind.KILLING
        and draft.modality in _REAL
        and draft.part_of < 0
        and draft.figure is FigureRole.TOTAL
        and draft.count is not None
        and draft.count.exact
        and draft.count.low > 0
        and draft.count.span is not None
    )


def _beside(draft: Draft, before: Sequence[Draft], *, more: bool) -> int | None:
    """Where the killing told last before stands, if nothing parts the two and its dead were told
    one by one or, where `more` died, by any exact figure.
    """
    for at in range(len(before) - 1, -1, -1):
        other = before[at]
        if draft.sentence - other.sentence > _BACK or other.heading:
            return None
        if other.kind is not ClaimKind.KILLING or other.part_of >= 0:
            continue
        if other.count is None or other.trigger == draft.trigger:
            continue
        few = other.count.low <= _MOST and all(_single(victim.count) for victim in other.victims)
        one_by_one = _told(other) and (more or few)
        settled = _agree(draft, other)
        distinct = not (_names(draft) & _names(other))
        return at if one_by_one and settled and distinct else None
    return None


def _single(count: Count | None) -> bool:
    return count is None or (count.exact and count.low == 1)


def _names(draft: Draft) -> set[str]:
    return {name.casefold() for victims in draft.victims for name in victims.names}


def _agree(left: Draft, right: Draft) -> bool:
    when = left.when is None or right.when is None or left.when.overlaps(right.when)
    where = left.where is None or right.where is None or left.where.wording == right.where.wording
    return when and where


def _sum(first: Draft, draft: Draft, contexts: Sequence[SentenceContext]) -> Draft:
    own, other = draft.count, first.count
    if own is None or other is None or own.span is None or other.span is None:
        return draft
    total = own.plus(other.unplaced())
    words = contexts[first.sentence].text_of(other.span)
    return msgspec.structs.replace(
        draft,
        count=msgspec.structs.replace(total, span=other.span.cover(own.span)),
        victims=(*first.victims, *draft.victims),
        notes=(*draft.notes, f"figure: with “{words}” told before"),
    )
