"""Disputes about where: between documents, and between a source and the gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from cenotaph.assess import dispute
from cenotaph.assess.material import Material
from cenotaph.assess.voices import Voices, placed
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.knowledge.gazetteer.base import bare_region
from cenotaph.knowledge.gazetteer.resolve import in_region
from cenotaph.record.finding import Between, Dispute, Position
from cenotaph.record.incident import Incident, Report
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

KIND = "place"
_WORDS_BEFORE = 8  # words before a name that may say what happened there
_OF_ONE_PLACE = 3  # reports of one incident that need be shown for one place
_MANY = 32
FAR_KM = 50.0  # two reports of one happening may name two villages of one area
_NO_PLACE_OF_ACT = frozenset({Relation.TOWARDS, Relation.FROM})
_BETWEEN_NAMES = re.compile(r",|;|/|&|\b(?:and|et|or|ou|y)\b")
_AROUND_NAMES = re.compile(
    r"\b(?:the|in|of|de|du|des|la|le|les|l|dans|regions?|provinces?|states?|districts?|"
    r"départements?|departments?|areas?|both|central|northern|southern|eastern|western)\b['’]?",
    re.IGNORECASE,
)

_REGION_WORD = re.compile(
    r"\b(?:regions?|provinces?|states?|departments?|départements?|governorates?|oblasts?)\b",
    re.IGNORECASE,
)


def place_disputes(incident: Incident, voices: Voices, gazetteer: Gazetteer) -> Iterator[Dispute]:
    """All that contradicts where an incident is said to have taken place."""
    yield from _between_documents(incident, voices)
    yield from _against_gazetteer(incident, voices, gazetteer)
    yield from _outside_the_whole(incident, voices, gazetteer)


def _between_documents(incident: Incident, voices: Voices) -> Iterator[Dispute]:
    if incident.scope != "event":
        return
    held = _named_places(incident, voices)
    at_odds = [
        (left, right, why)
        for left, right in combinations(held, 2)
        if left[0].document != right[0].document
        and (why := places_apart(left[1], right[1]) or places_apart(right[1], left[1]))
    ]
    if not at_odds:
        return
    involved = {report.document: (report, where) for *pair, _ in at_odds for report, where in pair}
    reasons = sorted({why for *_, why in at_odds})
    alone = all(voices.versions(a[0].document, b[0].document) for a, b, _ in at_odds)
    yield dispute.make(
        KIND,
        f"place: {incident.title}",
        (
            placed(spell_where(where), where.span, voices.of_report(report))
            for report, where in involved.values()
            if where.span is not None
        ),
        "; ".join(reasons),
        (incident.id,),
        between=Between.VERSIONS if alone else Between.SOURCES,
    )


def _named_places(incident: Incident, voices: Voices) -> list[tuple[Report, Where]]:
    """The places that reports give in words of their own, each document's first, each place once
    for many documents.
    """
    found: dict[tuple[str, str], tuple[Report, Where]] = {}
    uses: Counter[tuple[str, str]] = Counter()
    for report in incident.reports:
        where = report.where
        if where is None or where.place is None or where.span is None:
            continue
        if where.inherited or where.relation in _NO_PLACE_OF_ACT or where_told(where, voices):
            continue
        key = (where.place.country, where.place.name)
        uses[key] += 1
        if uses[key] <= _OF_ONE_PLACE:
            found[report.document, where.place.name] = (report, where)
    return list(found.values())[:_MANY]


def where_told(where: Where, voices: Voices) -> bool:
    """Whether it is where somebody spoke, was tried or treated, by the words before the name."""
    span = where.span
    if span is None:
        return False
    before = voices.material.before(span, _WORDS_BEFORE)
    return any(
        name == "elsewhere" and end == len(before) for _, end, name in dispute_cues().hits(before)
    )


def places_apart(left: Where, right: Where) -> str:
    """Why two places cannot be one happening's, "" if they can.

    A name that may be another place nearer by tells nothing.
    """
    why = _apart(left, right)
    for candidate in (*left.alternatives, *right.alternatives):
        if not why:
            break
        if any(_close(candidate, other.place) for other in (left, right)):
            return ""
    return why


def _close(candidate: Place, place: Place | None) -> bool:
    if place is None or candidate.name == place.name:
        return False
    kilometres = candidate.kilometres(place)
    return kilometres is not None and kilometres <= FAR_KM


def _apart(left: Where, right: Where) -> str:
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
    incident: Incident, voices: Voices, gazetteer: Gazetteer
) -> Iterator[Dispute]:
    """A region or country that a source gives and that the gazetteer does not."""
    for report in incident.reports:
        where = report.where
        if where is None or where.place is None or where.span is None:
            continue
        if where.relation in _NO_PLACE_OF_ACT or _wide(where.place) or where_told(where, voices):
            continue
        stated = _misplaced(where, where.place, gazetteer)
        if stated:
            yield dispute.make(
                KIND,
                f"place: {incident.title}",
                (
                    placed(stated, where.span, voices.of_report(report)),
                    Position(
                        value=_chain(where.place),
                        span=where.span,
                        source=f"gazetteer ({where.place.source})",
                    ),
                ),
                f"the gazetteer puts {where.place.name} in {_chain(where.place)}, "
                f"the source in {stated}",
                (incident.id,),
                between=Between.REGISTER,
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
    incident: Incident, voices: Voices, gazetteer: Gazetteer
) -> Iterator[Dispute]:
    """A part that lies outside every region that the report names for the whole."""
    place = incident.where.place if incident.where else None
    if place is None or place.kind == "country" or not (place.admin1 or place.regions):
        return
    for containment in incident.containments:
        if not containment.certain:
            continue
        whole = voices.material.incident(containment.whole)
        if whole.where is None or where_told(whole.where, voices):
            continue
        named = _regions_named(whole.where, place.country, gazetteer, voices)
        reaches = (*named, *_names_of(whole.where))
        if named and not any(in_region(place, name) or place.name == name for name in reaches):
            yield _part_outside(incident, whole, place, named, voices)


def _part_outside(
    incident: Incident, whole: Incident, place: Place, named: tuple[str, ...], voices: Voices
) -> Dispute:
    inner, outer = incident.where, whole.where
    assert inner is not None and outer is not None  # noqa: S101 - both were just read from
    stated = " and ".join(named)
    return dispute.make(
        KIND,
        f"place: {incident.title}",
        (
            placed(
                stated,
                _words_of(outer, voices.material) or whole.reports[0].span,
                voices.of_report(whole.reports[0]),
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
        between=Between.REGISTER,
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


def _regions_named(
    where: Where, country: str, gazetteer: Gazetteer, voices: Voices
) -> tuple[str, ...]:
    """The regions that the words of a place name ("the X and Y regions"), () if any is wider.

    A name that the words do not call a region may as well be a town.
    """
    if where.place is None or where.place.kind == "country":
        return ()
    span = _words_of(where, voices.material)
    spoken = [where.wording, *(voices.material.after(span, 6) if span is not None else ())]
    if not any(_REGION_WORD.search(each) for each in spoken) and not where.region:
        return ()
    names = [where.region] if where.region else []
    for name in _pieces(where.wording):
        regions = [
            each
            for each in gazetteer.lookup(name)
            if each.kind == "region" and each.country == country
        ]
        if regions:
            names.append(regions[0].name)
    if not names and where.place.kind == "region" and where.place.country == country:
        names.append(where.place.name)
    return tuple(dict.fromkeys(names))


def _names_of(where: Where) -> tuple[str, ...]:
    """Every name that the words of a place hold, with those of the entries taken for it."""
    taken = [place.name for place in (where.place, where.second) if place is not None]
    return (*(name for name in _pieces(where.wording) if name[:1].isupper()), *taken)


def _pieces(wording: str) -> Iterator[str]:
    for piece in _BETWEEN_NAMES.split(wording):
        name = " ".join(_AROUND_NAMES.sub(" ", piece).split())
        if name:
            yield name


def _chain(place: Place) -> str:
    """The administrative units that hold a place, the nearest first."""
    units = dict.fromkeys(unit for unit in (place.admin2, place.admin1) if unit)
    regions = [region for region in place.regions[1:] if region not in units]
    earlier = f" (formerly {', '.join(regions)})" if regions else ""
    return (", ".join(units) or place.country) + earlier


def spell_where(where: Where) -> str:
    """A place in words: its name with the units that hold it."""
    place = where.place
    if place is None:
        return where.wording
    return f"{place.name} ({_chain(place)})" if place.kind != "country" else place.name
