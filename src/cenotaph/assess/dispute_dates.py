"""Disputes about the day on which an incident happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cenotaph.assess import dispute
from cenotaph.assess.spell import spell_when
from cenotaph.assess.voices import Voices, placed
from cenotaph.record.finding import Between, Dispute
from cenotaph.record.incident import Incident, Report
from cenotaph.record.when import Basis, When

KIND = "date"


def date_disputes(incident: Incident, voices: Voices) -> Iterator[Dispute]:
    """Dates that two documents give for one incident and that no day satisfies.

    A total over several happenings has no day of its own.
    """
    if incident.scope != "event":
        return
    dated = [report for report in incident.reports if _dates(report)]
    ends = _ends(dated)
    at_odds = [
        (left, right)
        for left in dated
        for right in ends
        if left.document != right.document and days_apart(left.when, right.when) > 0
    ]
    if not at_odds:
        return
    involved = {report.document: report for pair in at_odds for report in pair}
    widest = max(days_apart(left.when, right.when) for left, right in at_odds)
    days = "one day" if widest == 1 else f"{widest} days"
    positions = [
        placed(spell_when(report.when), report.when.span, voices.of_report(report))
        for report in involved.values()
        if report.when is not None and report.when.span is not None
    ]
    alone = all(voices.versions(left.document, right.document) for left, right in at_odds)
    yield dispute.make(
        KIND,
        f"date: {incident.title}",
        positions,
        f"the dates given lie up to {days} apart: {dispute.according(positions)}",
        (incident.id,),
        between=Between.VERSIONS if alone else Between.SOURCES,
    )


def _dates(report: Report) -> bool:
    """Whether a report gives a date in words of its own."""
    when = report.when
    return when is not None and when.span is not None and when.basis is not Basis.INHERITED


def _ends(dated: list[Report]) -> list[Report]:
    """The report that ends first and the one that begins last: any date at odds with another
    is at odds with one of them.
    """
    ends: list[Report] = []
    documents = {report.document for report in dated}
    if len(documents) > 1:
        first = min(dated, key=lambda r: (_latest(r.when), r.document))
        last = max(dated, key=lambda r: (_earliest(r.when), r.document))
        ends = [first] if first is last else [first, last]
    return ends


def _latest(when: When | None) -> date:
    return when.latest if when is not None and when.latest is not None else date.max


def _earliest(when: When | None) -> date:
    return when.earliest if when is not None and when.earliest is not None else date.min


def days_apart(left: When | None, right: When | None) -> int:
    """Days between two dates; one day is nothing where "today" may be that of either copy."""
    if left is None or right is None:
        return 0
    days = left.gap(right)
    relative = Basis.RELATIVE in (left.basis, right.basis)
    return 0 if days == 1 and relative else days
