"""Claims of one document about one happening become one telling."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cenotaph.incidents.figures import settle_figures
from cenotaph.incidents.gathering import grouped, makes, sums_up, tangible
from cenotaph.incidents.merging import merged_perpetrators, merged_victims
from cenotaph.incidents.rejoining import rejoined
from cenotaph.incidents.settling import (
    closed,
    is_spot,
    kind_rank,
    most_precise,
    most_specific,
    width,
)
from cenotaph.incidents.telling import AGGREGATE, EVENT, Telling, reading_order
from cenotaph.record.base import content_id
from cenotaph.record.claim import Claim, FigureRole, Modality, Perpetrator, Status
from cenotaph.record.document import Document, MarkKind, Text
from cenotaph.record.when import When
from cenotaph.record.where import Where

FEW_DAYS = 10


def tell(document: Document, text: Text, claims: Sequence[Claim]) -> tuple[Telling, ...]:
    """The happenings that one document tells of, in reading order.

    Only killings that the words assert, allege or deny make one; history in passing makes one
    when it carries a figure with a date or place of its own. Talk of killings without a figure
    makes none where the document goes on to tell them: whom it accuses answers for those that
    name nobody.
    """
    alive = sorted((c for c in claims if c.status is not Status.REJECTED), key=reading_order)
    headings = _headings(text)
    makers = [claim for claim in alive if makes(claim)]
    groups = rejoined(grouped(makers), headings)
    summaries = [claim for group in groups if sums_up(group) for claim in group]
    solid = [group for group in groups if tangible(group)]
    told = [group for group in solid if not sums_up(group)] or solid
    making = {claim.id for group in told for claim in group}
    rest = [claim for claim in alive if claim.id not in making]

    def telling(group: Sequence[Claim]) -> Telling:
        return _telling(document, headings, group, _context(rest, group, headings), summaries)

    tellings = [telling(group) for group in told]
    return tuple(
        telling([replace(claim, scope=EVENT) for claim in group])
        if _is_one_event(made, tellings)
        else made
        for group, made in zip(told, tellings, strict=True)
    )


def _is_one_event(total: Telling, others: Sequence[Telling]) -> bool:
    """A figure over a few days at a named place, of which the document tells no case apart.

    Killings in two hamlets on two days are one happening to every other report on them.
    """
    several = total.incident_count is not None and total.incident_count.low > 1
    if total.scope != AGGREGATE or total.leading is None or total.when is None or several:
        return False
    if width(total.when) > FEW_DAYS or not any(is_spot(where) for where in total.wheres):
        return False
    inside = (
        other.leading is not None
        and other.when is not None
        and total.when.contains(other.when)
        and other.leading.deaths.low < total.leading.deaths.low
        for other in others
        if other is not total
    )
    return not any(inside)


def _headings(text: Text) -> tuple[tuple[int, int], ...]:
    kinds = (MarkKind.TITLE, MarkKind.HEADING)
    return tuple((mark.start, mark.end) for mark in text.marks if mark.kind in kinds)


def _context(
    rest: Sequence[Claim], group: Sequence[Claim], headings: Sequence[tuple[int, int]]
) -> list[Claim]:
    """The other claims of the happenings of a group, by the reader's numbers of its body."""
    body = [c for c in group if not any(start <= c.span.start < end for start, end in headings)]
    numbers = {claim.happening for claim in body or group} - {0}
    return [claim for claim in rest if claim.happening in numbers]


def _telling(
    document: Document,
    headings: Sequence[tuple[int, int]],
    group: Sequence[Claim],
    context: Sequence[Claim],
    summaries: Sequence[Claim],
) -> Telling:
    figures = settle_figures(group, headings)
    leading = figures[0] if figures and figures[0].role == "standing" else None
    lead = next((c for c in group if leading and c.id == leading.claim), group[0])
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
        perpetrators=merged_perpetrators(_accused(group, summaries)),
        means=tuple(sorted({means for claim in group for means in claim.means})),
        incident_count=next((c.incident_count for c in group if c.incident_count), None),
        published=document.published,
        language=document.language,
    )


def _accused(group: Sequence[Claim], summaries: Sequence[Claim]) -> list[Perpetrator]:
    """Whom the killing claims name, else a summary: what the reader took over is in the claims."""
    for claims in (group, summaries):
        named = [perpetrator for claim in claims for perpetrator in claim.perpetrators]
        if named:
            return named
    return []


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
