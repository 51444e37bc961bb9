"""A group of tellings becomes an incident: title, date, place, deaths, parties, origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from cenotaph.incidents.accused import accused_of
from cenotaph.incidents.figures import DENIAL, PART, RIVAL, STANDING, SUPERSEDED
from cenotaph.incidents.merging import merged_victims
from cenotaph.incidents.origins import Rested
from cenotaph.incidents.places import in_full
from cenotaph.incidents.settling import most_precise, most_specific
from cenotaph.incidents.telling import AGGREGATE, EVENT, Telling
from cenotaph.incidents.titles import title_of
from cenotaph.incidents.uniting import united
from cenotaph.record.base import Record, content_id
from cenotaph.record.count import Count
from cenotaph.record.incident import Figure, Incident, Link, Origin, Relation, Report

Origins = Mapping[str, Mapping[str, Origin]]


class Assembled(Record, frozen=True, kw_only=True):
    """An incident together with the tellings it was made from."""

    incident: Incident
    tellings: tuple[Telling, ...]


def assemble(tellings: Sequence[Telling], rested: Rested, links: Sequence[Link]) -> Assembled:
    """Make the incident of a group of tellings, which may be one.

    `deaths` is the hull of the figures that stand, each origin by its latest word: lowest
    minimum, highest maximum, open where one is open. Parts, denials and replaced figures
    do not widen it.
    """
    origins = rested.origins
    ordered = sorted(tellings, key=lambda t: (t.document, t.span.start, t.key))
    reports = _replaced([_report(telling, origins[telling.key]) for telling in ordered], ordered)
    # people alone join an event and a figure over several; then it is the event to them
    scope = AGGREGATE if all(t.scope == AGGREGATE for t in ordered) else EVENT
    when = most_precise([t.when for t in ordered if t.when])
    where = most_specific([t.where for t in ordered if t.where])
    victims = merged_victims([victim for t in ordered for victim in t.victims])
    deaths = hull(reports)
    whole = [origins[telling.key][""] for telling in ordered]
    named = united([*whole, *_behind(reports, ordered, origins)])
    incident = Incident(
        id=content_id("incident", [(r.document, r.span.start, r.span.end) for r in reports]),
        scope=scope,
        title=title_of(scope, deaths if deaths.low else Count(), victims, when, where),
        claims=tuple(claim.id for telling in ordered for claim in telling.claims),
        reports=reports,
        when=when,
        where=in_full(where, [each for t in ordered for each in (t.where, *t.wheres) if each]),
        deaths=deaths,
        victims=victims,
        perpetrators=accused_of(ordered),
        origins=named,
        relations=_among(rested.relations, named),
        incident_count=next((t.incident_count for t in ordered if t.incident_count), None)
        if scope == AGGREGATE
        else None,
        links=tuple(links),
    )
    return Assembled(incident=incident, tellings=tuple(ordered))


def _among(relations: Sequence[Relation], origins: Sequence[Origin]) -> tuple[Relation, ...]:
    """The relations between accounts on the origins of the incident."""
    known = {origin.id for origin in origins} | {""}
    return tuple(each for each in relations if each.origin in known and each.other_origin in known)


def _report(telling: Telling, origins: Mapping[str, Origin]) -> Report:
    figures = tuple(
        replace(figure, origin=origins.get(figure.claim, origins[""]).id)
        for figure in telling.figures
    )
    return Report(
        document=telling.document,
        claims=tuple(claim.id for claim in telling.claims),
        deaths=telling.leading.deaths if telling.leading else None,
        span=telling.span,
        origin=figures[0].origin if telling.leading else origins[""].id,
        figures=figures,
        when=telling.when,
        where=telling.where,
    )


def _replaced(reports: Sequence[Report], tellings: Sequence[Telling]) -> tuple[Report, ...]:
    """A later document of the same origin replaces the origin's earlier figure."""
    return tuple(
        replace(
            report, figures=tuple(_current(f, telling, reports, tellings) for f in report.figures)
        )
        for report, telling in zip(reports, tellings, strict=True)
    )


def _current(
    figure: Figure, telling: Telling, reports: Sequence[Report], tellings: Sequence[Telling]
) -> Figure:
    if figure.role not in (STANDING, RIVAL) or telling.published is None:
        return figure
    for report, other in zip(reports, tellings, strict=True):
        if other.published is None or other.published <= telling.published:
            continue
        if report.origin != figure.origin or report.deaths is None:
            continue
        if not _same(report.deaths, figure.deaths):
            why = f"the same source gave another figure on {other.published.isoformat()}"
            return replace(figure, role=SUPERSEDED, why=why)
    return figure


def _same(left: Count, right: Count) -> bool:
    return (left.minimum, left.maximum) == (right.minimum, right.maximum)


def hull(reports: Sequence[Report]) -> Count:
    """Lowest minimum and highest maximum of the figures that stand; open if there are none."""
    standing = [f.deaths for r in reports for f in r.figures if f.role in (STANDING, RIVAL)]
    if not standing:
        return Count()
    whole = standing[0]
    for count in standing[1:]:
        whole = whole.merge(count)
    return whole


def _behind(
    reports: Sequence[Report], tellings: Sequence[Telling], origins: Origins
) -> list[Origin]:
    """The origins of figures other than the leading ones, denials included."""
    found = []
    for report, telling in zip(reports, tellings, strict=True):
        known = origins[telling.key]
        found += [
            known[figure.claim]
            for figure in report.figures
            if figure.role in (STANDING, RIVAL, DENIAL, SUPERSEDED, PART) and figure.claim in known
        ]
    return found
