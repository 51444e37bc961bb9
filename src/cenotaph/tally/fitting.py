"""Which incidents a total can speak of: by its days first, then each pair of values once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np

from cenotaph.incidents.containment import (
    Fit,
    area_fit,
    deaths_fit,
    parties_fit,
    period_fit,
    victims_fit,
)
from cenotaph.incidents.parties import accused
from cenotaph.incidents.peoples import side
from cenotaph.record.incident import Incident
from cenotaph.record.when import When

Value = TypeVar("Value", bound=Hashable)
_NEVER, _ALWAYS = 0, 10**7  # ordinals of days before and after every date


class Days:
    """Incidents by the days that they can lie on; those without a date can lie on any."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        spans = [_span(incident.when) for incident in incidents]
        self._incidents = incidents
        self._first = np.array([first for first, _ in spans], dtype=np.int64)
        self._last = np.array([last for _, last in spans], dtype=np.int64)

    def meeting(self, when: When | None) -> Iterator[Incident]:
        """Those that can share a day with a period, in the order given."""
        first, last = _span(when)
        for index in np.flatnonzero((self._first <= last) & (self._last >= first)).tolist():
            yield self._incidents[index]


def _span(when: When | None) -> tuple[int, int]:
    if when is None:
        return _NEVER, _ALWAYS
    first = _NEVER if when.earliest is None else when.earliest.toordinal()
    last = _ALWAYS if when.latest is None else when.latest.toordinal()
    return first, last


class Numbers(Generic[Value]):
    """Equal values get the same number, so that they are compared once."""

    def __init__(self) -> None:
        self._known: dict[Value, int] = {}

    def of(self, value: Value) -> int:
        """The number of a value."""
        return self._known.setdefault(value, len(self._known))


class Fitting:
    """How incidents of a case fit each other, as `respects` has it.

    Area, parties and victims are compared once for each pair of values that differ; wordings,
    spans and reasons that the comparison does not look at make no difference.
    """

    def __init__(self, incidents: Mapping[str, Incident]) -> None:
        areas, parties, victims = Numbers[Hashable](), Numbers[Hashable](), Numbers[Hashable]()
        profiles = Numbers[tuple[int, int, int]]()
        self._values = {
            key: (areas.of(_area(each)), parties.of(_parties(each)), victims.of(_victims(each)))
            for key, each in incidents.items()
        }
        self._profile = {key: profiles.of(values) for key, values in self._values.items()}
        self._lasting: dict[tuple[int, int], Fit] = {}
        self._single: tuple[dict[tuple[int, int], Fit], ...] = ({}, {}, {})

    def lasting(self, part: Incident, whole: Incident) -> Fit:
        """The least of area, parties and victims: what does not depend on dates and numbers."""
        pair = self._profile[part.id], self._profile[whole.id]
        known = self._lasting.get(pair)
        if known is None:
            known = self._lasting[pair] = min(
                self._once(number, compare, part, whole)
                for number, compare in enumerate((_compare_areas, _compare_parties, victims_fit))
            )
        return known

    def _once(
        self,
        number: int,
        compare: Callable[[Incident, Incident], Fit],
        part: Incident,
        whole: Incident,
    ) -> Fit:
        pair = self._values[part.id][number], self._values[whole.id][number]
        known = self._single[number].get(pair)
        if known is None:
            known = self._single[number][pair] = compare(part, whole)
        return known

    def least(self, part: Incident, whole: Incident) -> Fit:
        """The verdict of all respects together, equal to `respects(part, whole).least`."""
        lasting = self.lasting(part, whole)
        if lasting is Fit.IMPOSSIBLE:
            return lasting
        return min(lasting, period_fit(part, whole), deaths_fit(part, whole))

    def share(self, left: Incident, right: Incident) -> bool:
        """Whether one death can be among both: no respect but the numbers keeps them apart."""
        if Fit.IMPOSSIBLE in (self.lasting(left, right), self.lasting(right, left)):
            return False
        return period_fit(left, right) is not Fit.IMPOSSIBLE


def _compare_areas(part: Incident, whole: Incident) -> Fit:
    return area_fit(part.where, whole.where)


def _compare_parties(part: Incident, whole: Incident) -> Fit:
    return parties_fit(part.perpetrators, whole.perpetrators)


def _area(incident: Incident) -> Hashable:
    where = incident.where
    if where is None:
        return None
    return where.wording, where.place, where.second, where.region, where.country


def _parties(incident: Incident) -> Hashable:
    named = accused(incident.perpetrators)
    return frozenset((actor.name, actor.actor_id, actor.kind) for actor in named)


def _victims(incident: Incident) -> Hashable:
    return frozenset(side(victims.category) for victims in incident.victims)
