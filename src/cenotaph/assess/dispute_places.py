"""Disputes about where: between documents, and between a source and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from cenotaph.assess import dispute
from cenotaph.assess.material import Material
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.knowledge.gazetteer.base import bare_region
from cenotaph.knowledge.gazetteer.resolve import in_region
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

FAR_KM = 50.0  # two reports of one happening may name two villages of one area
_NO_PLACE_OF_ACT = frozenset({Relation.TOWARDS, Relation.FROM})
_BETWEEN_NAMES = re.compile(r",|;|/|&|\b(?:and|et|or|ou|y)\b")
_AROUND_NAMES = re.compile(
    r"\b(?:the|in|of|de|du|des|la|le|les|l|dans|regions?|provinces?|states?|districts?|"
    r"départements?|departments?|areas?|both|central|northern|southern|eastern|western)\b['’]?",
    re.IGNORECASE,
)


def place_disputes(
    incident: Incident, material: Material, gazetteer: Gazetteer
) -> Iterator[Dispute]:
    """All that contradicts where an incident is said to have taken place."""
    yield from _between_documents(incident, material)
    yield from _against_gazetteer(incident, material, gazetteer)
    yield from _outside_the_whole(incident, material, gazetteer)


def _between_documents(incident: Incident, material: Material) -> Iterator[Dispute]:
    held = [
        (report.document, report.where)
        for report in incident.reports
        if report.where is not None and report.where.place is not None and report.where.span
    ]
    at_odds = [
        (left, right)
        for left, right in combinations(held, 2)
        if left[0] != right[0] and _apart(left[1], right[1])
    ]
    if not at_odds:
        return
    involved = {document: where for pair in at_odds for document, where in pair}
    reasons = sorted({_apart(left[1], right[1]) for left, right in at_odds})
    yield dispute.make(
        "place",
        f"place: {incident.title}",
        (
            Position(value=_spell(where), span=where.span, source=material.name(document))
            for document, where in involved.items()
            if where.span is not None
        ),
        "; ".join(reasons),
        (incident.id,),
    )


def _apart(left: Where, right: Where) -> str:
    """Why two places cannot be one happening's, "" if they can."""
    one, other = left.place, right.place
    if one is None or other is None or one.name == other.name:
        return ""
    if one.country != other.country:
        return f"{one.name} and {other.name} lie in two countries"
    kilometres = one.kilometres(other)
    if kilometres is not None and "locality" in (one.kind, other.kind):
        far = kilometres > FAR_KM and not (_wide(one) or _wide(other))
        return f"{one.name} and {other.name} lie {kilometres:.0f} km apart" if far else ""
    if _wide(one) and _wide(other) and one.kind == other.kind != "country":
        return f"{one.name} and {other.name} are two {one.kind}s"
    return _outside(one, other) or _outside(other, one)


def _wide(place: Place) -> bool:
    return place.kind in ("country", "region", "district")


def _outside(inner: Place, outer: Place) -> str:
    """Why a place does not lie in a region, "" if it does or nothing is known."""
    if outer.kind != "region" or _wide(inner) or not inner.admin1:
        return ""
    if in_region(inner, outer.name):
        return ""
    return f"{inner.name} lies in {inner.admin1}, not in {outer.name}"


def _against_gazetteer(
    incident: Incident, material: Material, gazetteer: Gazetteer
) -> Iterator[Dispute]:
    """A region or country that a source gives and that the gazetteer does not."""
    for report in incident.reports:
        where = report.where
        if where is None or where.place is None or where.span is None:
            continue
        if where.relation in _NO_PLACE_OF_ACT or _wide(where.place):
            continue
        stated = _misplaced(where, where.place, gazetteer)
        if stated:
            yield dispute.make(
                "place",
                f"place: {incident.title}",
                (
                    Position(value=stated, span=where.span, source=material.name(report.document)),
                    Position(
                        value=_chain(where.place),
                        span=where.span,
                        source=f"gazetteer ({where.place.source})",
                    ),
                ),
                f"the gazetteer puts {where.place.name} in {_chain(where.place)}, "
                f"the source in {stated}",
                (incident.id,),
            )


def _misplaced(where: Where, place: Place, gazetteer: Gazetteer) -> str:
    """The region or country of the source that the place is not in, "" if they agree."""
    if where.country and where.country != place.country:
        return where.country
    known = place.admin1 or place.admin2 or place.regions
    if where.region and known and not in_region(place, where.region):
        return where.region if _is_region(where.region, place.country, gazetteer) else ""
    return ""


def _is_region(words: str, country: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer knows these words as a region or district of the country: a town
    that a source names beside a place ("Tenjo, Bogota") says nothing of its region.
    """
    return any(
        place.country == country and place.kind in ("region", "district")
        for place in gazetteer.lookup(bare_region(words))
    )


def _outside_the_whole(
    incident: Incident, material: Material, gazetteer: Gazetteer
) -> Iterator[Dispute]:
    """A part that lies outside every region that the report names for the whole."""
    place = incident.where.place if incident.where else None
    if place is None or place.kind == "country" or not (place.admin1 or place.regions):
        return
    for containment in incident.containments:
        if not containment.certain:
            continue
        whole = material.incident(containment.whole)
        named = _regions_named(whole.where, place.country, gazetteer)
        if named and not any(in_region(place, region) for region in named):
            yield _part_outside(incident, whole, place, named, material)


def _part_outside(
    incident: Incident, whole: Incident, place: Place, named: tuple[str, ...], material: Material
) -> Dispute:
    inner, outer = incident.where, whole.where
    assert inner is not None and outer is not None  # noqa: S101 - both were just read from
    stated = " and ".join(named)
    return dispute.make(
        "place",
        f"place: {incident.title}",
        (
            Position(
                value=stated,
                span=_words_of(outer, material) or whole.reports[0].span,
                source=material.name(whole.reports[0].document),
            ),
            Position(
                value=f"{place.name}, {_chain(place)}",
                span=inner.span or incident.reports[0].span,
                source=f"gazetteer ({place.source})",
            ),
        ),
        f"{place.name} lies in {_chain(place)} by the gazetteer, not in {stated}, "
        "which the report names for its incidents as a whole",
        (incident.id, whole.id),
    )


def _words_of(where: Where, material: Material) -> Span | None:
    """The span of the whole wording of a place, of which `where.span` may hold one name only."""
    span = where.span
    if span is None or len(where.wording) <= span.end - span.start:
        return span
    text = material.texts[span.document].text
    start = text.find(
        where.wording, max(0, span.end - len(where.wording)), span.start + len(where.wording)
    )
    if start < 0:
        return span
    return Span(document=span.document, start=start, end=start + len(where.wording))


def _regions_named(where: Where | None, country: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The regions that the words of a place name ("the X and Y regions"), () if any is wider."""
    if where is None or where.place is None or where.place.kind == "country":
        return ()
    names = [where.region] if where.region else []
    for piece in _BETWEEN_NAMES.split(where.wording):
        name = " ".join(_AROUND_NAMES.sub(" ", piece).split())
        regions = [
            each
            for each in (gazetteer.lookup(name) if name else ())
            if each.kind == "region" and each.country == country
        ]
        if regions:
            names.append(regions[0].name)
    if not names and where.place.kind == "region" and where.place.country == country:
        names.append(where.place.name)
    return tuple(dict.fromkeys(names))


def _chain(place: Place) -> str:
    """The administrative units that hold a place, the nearest first."""
    units = dict.fromkeys(unit for unit in (place.admin2, place.admin1) if unit)
    regions = [region for region in place.regions[1:] if region not in units]
    earlier = f" (formerly {', '.join(regions)})" if regions else ""
    return (", ".join(units) or place.country) + earlier


def _spell(where: Where) -> str:
    place = where.place
    if place is None:
        return where.wording
    return f"{place.name} ({_chain(place)})" if place.kind != "country" else place.name
