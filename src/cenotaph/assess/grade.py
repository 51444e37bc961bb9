"""How many independent origins corroborate an incident: the parts that its accounts fall into."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.knowledge.disagreement import grades
from cenotaph.record.base import Record
from cenotaph.record.incident import Incident, Origin, RelationKind

UNKNOWN = "unknown"
FIRST = "first-hand"


class Corroboration(Record, frozen=True, kw_only=True):
    """What stands behind an incident: `parts` are the connected components of its origins.

    `unknown` are origins that count for nothing because nobody can say who they are or that
    they are not among the others, `denying` those that do nothing but deny.
    """

    parts: tuple[tuple[Origin, ...], ...]
    unknown: tuple[Origin, ...] = ()
    denying: tuple[Origin, ...] = ()

    @property
    def number(self) -> int:
        """How many independent origins there are."""
        return len(self.parts)

    @property
    def first_hand(self) -> int:
        """How many of them hold somebody who was there or heard those who were."""
        return sum(any(origin.hand == FIRST for origin in part) for part in self.parts)


def corroboration(incident: Incident) -> Corroboration:
    """The origins of an incident by what joins them; an unknown relation joins nothing."""
    unsure = {r.origin for r in incident.relations if r.kind is RelationKind.UNKNOWN}
    denying = _denying(incident)
    unknown = tuple(o for o in incident.origins if o.relation == UNKNOWN or o.id in unsure)
    counted = [o for o in incident.origins if o not in unknown and o.id not in denying]
    return Corroboration(
        parts=_components(counted, incident),
        unknown=tuple(origin for origin in unknown if origin.id not in denying),
        denying=tuple(origin for origin in incident.origins if origin.id in denying),
    )


def independent_origins(incident: Incident) -> int:
    """The number of parts into which the origins that are known and affirm fall."""
    return corroboration(incident).number


def grade(incident: Incident) -> str:
    """The corroboration grade in words ("single origin"); an unknown origin never counts."""
    number = independent_origins(incident)
    return next(row.grade for row in grades() if number >= row.origins)


def _denying(incident: Incident) -> set[str]:
    figures = [figure for report in incident.reports for figure in report.figures]
    affirming = {figure.origin for figure in figures if figure.role != "denial"} | {
        report.origin for report in incident.reports
    }
    return {figure.origin for figure in figures} - affirming


def _components(origins: Iterable[Origin], incident: Incident) -> tuple[tuple[Origin, ...], ...]:
    """The origins that relations other than unknown ones join, each part in their order."""
    listed = list(origins)
    leader = {origin.id: origin.id for origin in listed}

    def lead(origin: str) -> str:
        while leader[origin] != origin:
            leader[origin] = leader[leader[origin]]
            origin = leader[origin]
        return origin

    for relation in incident.relations:
        ends = (relation.origin, relation.other_origin)
        if relation.kind is not RelationKind.UNKNOWN and all(end in leader for end in ends):
            one, other = sorted(lead(end) for end in ends)
            leader[other] = one
    parts: dict[str, list[Origin]] = {}
    for origin in listed:
        parts.setdefault(lead(origin.id), []).append(origin)
    return tuple(tuple(part) for part in parts.values())
