"""Disputes about an incident's figure and date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from cenotaph.assess import dispute
from cenotaph.assess.dispute_parties import statuses
from cenotaph.assess.material import Material
from cenotaph.assess.spell import spell_count, spell_when
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.incident import Figure, Incident, Report
from cenotaph.record.when import Basis

_HOLDING = frozenset({"standing", "rival"})


def count_disputes(incident: Incident, material: Material) -> Iterator[Dispute]:
    """Figures of different sources, neither replaced by the other, that no number satisfies."""
    figures = [
        figure
        for report in incident.reports
        for figure in report.figures
        if figure.role in _HOLDING
    ]
    at_odds = [
        pair
        for pair in combinations(figures, 2)
        if _other_source(*pair)
        and not pair[0].deaths.overlaps(pair[1].deaths)
        and not _of_other_dead(*pair, material)
    ]
    if not at_odds:
        return
    involved = {figure.claim: figure for pair in at_odds for figure in pair}
    spoken = sorted({_source(figure, material) for figure in involved.values()})
    yield dispute.make(
        "count",
        f"number of dead: {incident.title}",
        (
            Position(
                value=spell_count(figure.deaths),
                span=figure.span,
                source=_source(figure, material),
            )
            for figure in involved.values()
        ),
        f"no number of dead satisfies every figure given by {', '.join(spoken)}",
        (incident.id,),
    )


def _other_source(left: Figure, right: Figure) -> bool:
    """Whether two figures rest on different words: other origins, or other voices of one text."""
    return left.origin != right.origin or left.by != right.by


def _of_other_dead(left: Figure, right: Figure, material: Material) -> bool:
    """Whether two figures that are not given as rivals count civilians here, fighters there."""
    if "rival" in (left.role, right.role):
        return False
    one, other = statuses(left, material).keys(), statuses(right, material).keys()
    return bool(one) and bool(other) and ("combatant" in one) != ("combatant" in other)


def _source(figure: Figure, material: Material) -> str:
    return figure.by or material.name(figure.span.document)


def date_disputes(incident: Incident, material: Material) -> Iterator[Dispute]:
    """Dates that two documents give for one incident and that no day satisfies."""
    dated = [
        report
        for report in incident.reports
        if report.when is not None
        and report.when.span is not None
        and report.when.basis is not Basis.INHERITED
    ]
    at_odds = [
        (left, right)
        for left, right in combinations(dated, 2)
        if left.document != right.document and _days_apart(left, right) > 0
    ]
    if not at_odds:
        return
    involved = {report.document: report for pair in at_odds for report in pair}
    widest = max(_days_apart(left, right) for left, right in at_odds)
    days = "one day" if widest == 1 else f"{widest} days"
    yield dispute.make(
        "date",
        f"date: {incident.title}",
        (
            Position(
                value=spell_when(report.when),
                span=report.when.span,
                source=material.name(report.document),
            )
            for report in involved.values()
            if report.when is not None and report.when.span is not None
        ),
        f"the dates given lie up to {days} apart",
        (incident.id,),
    )


def _days_apart(left: Report, right: Report) -> int:
    """Days between two dates; one day is nothing where "today" may be that of either copy."""
    if left.when is None or right.when is None:
        return 0
    days = left.when.gap(right.when)
    relative = Basis.RELATIVE in (left.when.basis, right.when.basis)
    return 0 if days == 1 and relative else days
