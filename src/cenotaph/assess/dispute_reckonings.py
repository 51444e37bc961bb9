"""Disputes about the number of dead inside one document: figures told one after the other of one
happening, though they were not taken for one incident.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from cenotaph.assess import dispute
from cenotaph.assess.spell import spell_count
from cenotaph.assess.totals import Total, at_odds, of_one_size, total_of
from cenotaph.assess.voices import Voice, Voices, placed
from cenotaph.claims.withdrawn import withdrawn
from cenotaph.incidents.folding import fold
from cenotaph.incidents.telling import own_when, own_where
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.claim import Claim, ClaimKind, FigureRole, Modality
from cenotaph.record.document import MarkKind
from cenotaph.record.finding import Between, Dispute, Position, Standing
from cenotaph.record.where import Where

KIND = "count"
_ACTS = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK})
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED})
_OF_THE_TOLL = frozenset({FigureRole.EARLIER, FigureRole.UPDATE})
_MOST = 12  # figures of one happening in one document


class Told(NamedTuple):
    """A figure as its own sentence gives it; `own` is who says so there, None if it is not said."""

    total: Total
    own: Voice | None
    reckoned: bool
    first: bool
    lowered: bool


def reckoning_disputes(voices: Voices) -> Iterator[Dispute]:
    """For every document the figures for one happening that no number of dead satisfies."""
    material = voices.material
    for document in material.documents:
        claims = material.by_document.get(document, ())
        if sum(claim.kind is ClaimKind.KILLING and claim.count is not None for claim in claims) < 2:  # noqa: PLR2004
            continue
        for group in _groups(claims, voices):
            yield from _of_group(group, voices)


def _groups(claims: Sequence[Claim], voices: Voices) -> Iterator[list[Told]]:
    """The figures of a document by what they speak of, in reading order.

    A sentence that only gives somebody's number speaks of what was told before it; any other act
    begins something new unless the reader numbers it as the same happening.
    """
    group: list[Told] = []
    lead: Claim | None = None
    for claim in claims:
        if lead is not None and claim.modality in _SAID and _elsewhere(claim, lead):
            if len(group) > 1:
                yield group
            group, lead = [], None
        if claim.kind not in _ACTS or claim.modality not in _SAID or _in_heading(claim, voices):
            continue
        if claim.figure is FigureRole.PART or claim.scope != "event":
            continue
        classes = _classes(claim, voices)
        reckoned = "reckoning" in classes or claim.figure in _OF_THE_TOLL
        if lead is None or not (reckoned or claim.happening == lead.happening != 0):
            if len(group) > 1:
                yield group
            group, lead = [], claim
        told = _told(claim, reckoned, classes, voices)
        if told is not None and not any(_of_one_breath(told, other) for other in group):
            group.append(told)
    if len(group) > 1:
        yield group


def _told(claim: Claim, reckoned: bool, classes: frozenset[str], voices: Voices) -> Told | None:
    total = total_of(claim, voices)
    if total is None or "wider" in classes:
        return None
    return Told(
        total=total,
        own=voices.own(claim),
        reckoned=reckoned,
        first="before" in classes,
        lowered=bool({"lowering", "error"} & classes),
    )


def _of_one_breath(told: Told, other: Told) -> bool:
    """Whether one sentence gives both on one word: "40 here, 30 there", "39, later 50"."""
    return told.total.claim.sentence == other.total.claim.sentence and told.own == other.own


def _classes(claim: Claim, voices: Voices) -> frozenset[str]:
    words = words_of(voices.material.quote(claim.sentence))
    return frozenset(name for _, _, name in dispute_cues().hits(words))


def _in_heading(claim: Claim, voices: Voices) -> bool:
    text = voices.material.texts[claim.document]
    marks = (*text.of(MarkKind.TITLE), *text.of(MarkKind.HEADING))
    return any(mark.start <= claim.span.start < mark.end for mark in marks)


def _elsewhere(claim: Claim, lead: Claim) -> bool:
    """Whether a sentence names a day or a place of its own that is not that of the happening."""
    where, there = own_where(claim), lead.where
    if where is not None and there is not None and _other_spot(where, there):
        return True
    when = own_when(claim)
    return when is not None and lead.when is not None and not when.overlaps(lead.when)


def _other_spot(where: Where, there: Where) -> bool:
    if where.place is None:
        return fold(where.wording) != fold(there.wording)
    if where.place.kind not in ("locality", "feature") or there.place is None:
        return False
    return where.place.name != there.place.name


def _of_group(group: Sequence[Told], voices: Voices) -> Iterator[Dispute]:
    pairs = [
        pair
        for pair in combinations(group[:_MOST], 2)
        if at_odds(pair[0].total, pair[1].total)
        and any(each.reckoned for each in pair)
        and of_one_size(pair[0].total, pair[1].total)
    ]
    lowered = [pair for pair in pairs if _put_lower(*pair) and len(_incidents(pair, voices)) > 1]
    rivals = [pair for pair in pairs if _of_two_voices(*pair) and not _held_in_one(*pair, voices)]
    for before, after in lowered[:1]:
        yield _revised(before, after, voices)
    if rivals:
        involved = {each.total.claim.id: each for pair in rivals for each in pair}
        yield _dispute(list(involved.values()), voices)


def _put_lower(left: Told, right: Told) -> bool:
    """Whether the words say that the higher figure of the two was before the lower one."""
    low, high = sorted((left, right), key=lambda told: told.total.figure.deaths.low)
    before = high.total.claim.figure is FigureRole.EARLIER
    if withdrawn(high.total.claim):
        return False
    return before and (low.lowered or high.lowered)


def _of_two_voices(left: Told, right: Told) -> bool:
    """Whether two figures are of two sources; a new figure for an old one is none of two."""
    if left.own is not None and right.own is not None:
        return left.own.name != right.own.name
    if left.own is None and right.own is None:
        return False
    first = any(each.own is None and each.first for each in (left, right))
    return not first and not {left.total.claim.figure, right.total.claim.figure} & _OF_THE_TOLL


def _held_in_one(left: Told, right: Told, voices: Voices) -> bool:
    """Whether both figures stand in one incident, whose own dispute shows them."""
    owners = {voices.material.owners.get(each.total.claim.id) for each in (left, right)}
    owner = owners.pop()
    if owners or owner is None:
        return False
    held = voices.held(owner)
    return all(each.total.figure.deaths.unplaced() in held for each in (left, right))


def _position(told: Told, voices: Voices, standing: Standing = Standing.STANDS) -> Position:
    claim = told.total.claim
    voice = voices.own_or_text(claim)
    return placed(spell_count(told.total.figure.deaths), told.total.figure.span, voice, standing)


def _revised(left: Told, right: Told, voices: Voices) -> Dispute:
    low, high = sorted((left, right), key=lambda told: told.total.figure.deaths.low)
    positions = [_position(high, voices, Standing.REPLACED), _position(low, voices)]
    return dispute.make(
        KIND,
        f"number of dead put lower: {_about(low, voices)}",
        positions,
        f"first {positions[0].value}, later {positions[1].value}: the figure went down",
        _incidents((low, high), voices),
        between=Between.VERSIONS,
    )


def _dispute(told: Sequence[Told], voices: Voices) -> Dispute:
    group = sorted(told, key=lambda each: each.total.claim.span)
    positions = [_position(each, voices) for each in group]
    return dispute.make(
        KIND,
        f"number of dead: {_about(group[0], voices)}",
        positions,
        f"no number of dead satisfies all: {dispute.according(positions)}",
        _incidents(group, voices),
    )


def _about(told: Told, voices: Voices) -> str:
    owner = voices.material.owners.get(told.total.claim.id)
    document = told.total.claim.document
    return voices.material.incident(owner).title if owner else voices.material.name(document)


def _incidents(group: Sequence[Told], voices: Voices) -> list[str]:
    owners = (voices.material.owners.get(each.total.claim.id) for each in group)
    return sorted({owner for owner in owners if owner is not None})
