"""Claims of one document about one happening become one telling."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.incidents.figures import settle_figures
from cenotaph.incidents.rejoining import rejoined
from cenotaph.incidents.settling import closed, kind_rank, most_precise, most_specific
from cenotaph.incidents.telling import (
    AGGREGATE,
    EVENT,
    Telling,
    own_when,
    own_where,
    reading_order,
)
from cenotaph.record.base import content_id
from cenotaph.record.claim import (
    Certainty,
    Claim,
    ClaimKind,
    FigureRole,
    Modality,
    Perpetrator,
    Status,
    Victims,
)
from cenotaph.record.count import Count
from cenotaph.record.document import Document, MarkKind, Text
from cenotaph.record.when import When
from cenotaph.record.where import Where

_MAKING = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_FIRMNESS = (Certainty.STATED, Certainty.ALLEGED, Certainty.SUSPECTED, Certainty.DENIED)
# Acts whose perpetrators answer for a killing of the same happening that names nobody.
_VIOLENT = frozenset(
    {
        ClaimKind.INJURY,
        ClaimKind.DISAPPEARANCE,
        ClaimKind.DETENTION,
        ClaimKind.TORTURE,
        ClaimKind.DESTRUCTION,
        ClaimKind.CONCEALMENT,
    }
)
FAR_KM = 60.0
COUNTRY = 4


def tell(document: Document, text: Text, claims: Sequence[Claim]) -> tuple[Telling, ...]:
    """The happenings that one document tells of, in reading order.

    Only killings that the words assert, allege or deny make one; history in passing makes one
    when it carries a figure with a date or place of its own.
    """
    alive = sorted((c for c in claims if c.status is not Status.REJECTED), key=reading_order)
    makers = [claim for claim in alive if _makes(claim)]
    headings = _ranges(text, MarkKind.TITLE, MarkKind.HEADING)
    groups = [group for group in rejoined(_grouped(makers), headings) if _tangible(group)]
    rest = [claim for claim in alive if claim not in makers]
    return tuple(
        _telling(document, text, group, [c for c in rest if _belongs(c, group)]) for group in groups
    )


def _ranges(text: Text, *kinds: MarkKind) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, mark.end) for mark in text.marks if mark.kind in kinds)


def _makes(claim: Claim) -> bool:
    if claim.kind is not ClaimKind.KILLING:
        return False
    if claim.modality in _MAKING:
        return True
    return claim.modality is Modality.BACKGROUND and _concrete(claim)


def _tangible(group: Sequence[Claim]) -> bool:
    """Whether anything tells the happening from any other: a number, a name, a day, a place."""
    return any(
        (claim.count is not None and has_number(claim.count))
        or claim.when is not None
        or (claim.where is not None and kind_rank(claim.where) < COUNTRY)
        or any(victims.names for victims in claim.victims)
        for claim in group
    )


def _concrete(claim: Claim) -> bool:
    """Whether history in passing gives a figure with a date or place of its own."""
    if claim.count is None or not has_number(claim.count):
        return False
    where = own_where(claim)
    return own_when(claim) is not None or (where is not None and kind_rank(where) < COUNTRY)


def has_number(count: Count) -> bool:
    """Whether the count says anything: "people" alone does not."""
    return count.minimum is not None or count.maximum is not None


def _grouped(makers: Sequence[Claim]) -> list[list[Claim]]:
    """The reader's own grouping first; claims that it could not place join what they fit."""
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in makers:
        if claim.happening > 0:
            groups.setdefault((claim.happening, 0), []).append(claim)
    loose = 0
    for claim in makers:
        if claim.happening > 0:
            continue
        home = _home(claim, list(groups.values()))
        if home is None:
            loose += 1
            groups[0, loose] = [claim]
        else:
            home.append(claim)
    ordered = [sorted(group, key=reading_order) for group in groups.values()]
    return sorted(ordered, key=lambda group: reading_order(group[0]))


def _home(claim: Claim, groups: Sequence[list[Claim]]) -> list[Claim] | None:
    """The group that shares the most with the claim, the nearest before it on a tie."""
    best: tuple[int, int, int] | None = None
    home = None
    for group in groups:
        shared = _shared(claim, group)
        if shared is None or shared < _least_shared(claim, group):
            continue
        distance = min(abs(claim.span.start - other.span.start) for other in group)
        rank = (-shared, distance, group[0].span.start)
        if best is None or rank < best:
            best, home = rank, group
    return home


def _least_shared(claim: Claim, group: Sequence[Claim]) -> int:
    """History in passing joins what the document is about only on two agreements."""
    passing = claim.modality is Modality.BACKGROUND
    return 2 if passing and group[0].modality is not Modality.BACKGROUND else int(passing)


def _shared(claim: Claim, group: Sequence[Claim]) -> int | None:
    """How many of date, place and count agree; `None` if one of them forbids."""
    if any(other.scope != claim.scope for other in group):
        return None
    agreeing = 0
    for verdict in (_dates_agree(claim, group), _places_agree(claim, group)):
        if verdict is False:
            return None
        agreeing += verdict is True
    counts = [other.count for other in group if other.count and has_number(other.count)]
    if claim.count and has_number(claim.count) and counts:
        if not any(claim.count.overlaps(count) for count in counts):
            return agreeing if agreeing else None
        agreeing += 1
    return agreeing


def _dates_agree(claim: Claim, group: Sequence[Claim]) -> bool | None:
    whens = [other.when for other in group if other.when]
    if claim.when is None or not whens:
        return None
    return any(claim.when.overlaps(when) for when in whens)


def _places_agree(claim: Claim, group: Sequence[Claim]) -> bool | None:
    wheres = [other.where for other in group if other.where]
    if claim.where is None or not wheres:
        return None
    return any(_one_place(claim.where, where) for where in wheres)


def _one_place(left: Where, right: Where) -> bool:
    if left.place is None or right.place is None:
        return True
    if left.place.country != right.place.country:
        return False
    apart = left.place.kilometres(right.place)
    return apart is None or apart <= FAR_KM or max(kind_rank(left), kind_rank(right)) > 1


def _belongs(claim: Claim, group: Sequence[Claim]) -> bool:
    return claim.happening > 0 and claim.happening == group[0].happening


def _telling(
    document: Document, text: Text, group: Sequence[Claim], context: Sequence[Claim]
) -> Telling:
    headings = _ranges(text, MarkKind.TITLE, MarkKind.HEADING)
    figures = settle_figures(group, headings)
    leading = figures[0] if figures and figures[0].role == "standing" else None
    lead = next((c for c in group if leading and c.id == leading.claim), group[0])
    accused = [p for claim in group for p in claim.perpetrators] or [
        p for claim in context if claim.kind in _VIOLENT for p in claim.perpetrators
    ]
    whens = tuple(closed(c.when, document.published) for c in group if c.when)
    wheres = tuple(claim.where for claim in group if claim.where)
    totals = [c for c in group if c.figure is FigureRole.TOTAL and c.count] or list(group)
    return Telling(
        key=content_id("telling", document.id, [claim.id for claim in group]),
        document=document.id,
        span=leading.span if leading else lead.span,
        makers=tuple(group),
        context=tuple(context),
        scope=AGGREGATE if _is_aggregate(lead, totals) else EVENT,
        background=all(claim.modality is Modality.BACKGROUND for claim in group),
        figures=figures,
        leading=leading,
        when=_when(lead, whens, document),
        where=_where(lead, wheres),
        whens=whens,
        wheres=wheres,
        victims=merged_victims([victim for claim in group for victim in claim.victims]),
        perpetrators=merged_perpetrators(accused),
        means=tuple(sorted({means for claim in group for means in claim.means})),
        incident_count=next((c.incident_count for c in group if c.incident_count), None),
        published=document.published,
        language=document.language,
    )


def _is_aggregate(lead: Claim, totals: Sequence[Claim]) -> bool:
    return lead.scope == AGGREGATE or all(claim.scope == AGGREGATE for claim in totals)


def _when(lead: Claim, whens: tuple[When, ...], document: Document) -> When | None:
    """The date of the leading figure, or a finer one of the same happening inside it."""
    if lead.when is None:
        return most_precise(whens)
    own = closed(lead.when, document.published)
    if lead.scope == AGGREGATE:
        return own
    return most_precise((own, *(when for when in whens if own.contains(when))))


def _where(lead: Claim, wheres: tuple[Where, ...]) -> Where | None:
    """The place of the leading figure unless the happening is placed more finely elsewhere."""
    if lead.where is not None and (lead.scope == AGGREGATE or kind_rank(lead.where) <= 1):
        return lead.where
    return most_specific(((lead.where,) if lead.where else ()) + wheres)


def merged_victims(groups: Sequence[Victims]) -> tuple[Victims, ...]:
    """One entry for each category, with every name and the number that all agree on."""
    merged: dict[str, Victims] = {}
    for group in groups:
        known = merged.get(group.category)
        merged[group.category] = group if known is None else _joined(known, group)
    return tuple(merged.values())


def _joined(left: Victims, right: Victims) -> Victims:
    names = tuple(dict.fromkeys((*left.names, *right.names)))
    counts = [group.count for group in (left, right) if group.count is not None]
    same = len({(count.minimum, count.maximum) for count in counts}) == 1
    count = counts[0] if same else None
    return Victims(category=left.category, count=count, names=names, span=left.span or right.span)


def merged_perpetrators(named: Sequence[Perpetrator]) -> tuple[Perpetrator, ...]:
    """One entry for each actor, at the firmest certainty that any source gives."""
    merged: dict[str, Perpetrator] = {}
    for actor in named:
        key = actor.actor_id or actor.name.casefold()
        known = merged.get(key)
        if known is None or _FIRMNESS.index(actor.certainty) < _FIRMNESS.index(known.certainty):
            merged[key] = actor
    return tuple(merged.values())
