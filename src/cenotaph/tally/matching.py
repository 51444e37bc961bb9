"""Whether the deaths of each incident lie under a filter: all of them, perhaps some, none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Match(IntEnum):
    """What an incident, with all that certainly holds it, says of its deaths under a filter.

    `TORN`: the sources contradict each other on it, so the deaths are in no minimum and in every
    maximum.
    """

    OUTSIDE = 0
    PERHAPS = 1
    TORN = 2
    WITHIN = 3


@dataclass(frozen=True)
class Matches:
    """The matches of all incidents of a case under one filter, by id.

    A death is *certainly* under the filter when an incident that holds it is within (and, if the
    filter is `strict`, none that holds it is outside); *possibly* when an incident that holds it
    is within, or none is outside. `strict` filters are those whose values exclude each other (a
    death has one month and one country). `floor` and `ceiling` are numbers of deaths under the
    filter that an incident has at least or at most where its reports tell them apart.
    """

    of: Mapping[str, Match]
    strict: bool
    floor: Mapping[str, int] = field(default_factory=dict)
    ceiling: Mapping[str, int] = field(default_factory=dict)

    def within(self, keys: Iterable[str]) -> frozenset[str]:
        """Those whose deaths are certainly under the filter."""
        return frozenset(key for key in keys if self.of[key] is Match.WITHIN)

    def open_to(self, keys: Iterable[str]) -> frozenset[str]:
        """Those that by themselves put their deaths possibly under the filter."""
        return frozenset(key for key in keys if self.of[key] >= Match.TORN)

    def outside(self, keys: Iterable[str]) -> frozenset[str]:
        """Those whose deaths are under the filter only if another incident says so."""
        return frozenset(key for key in keys if self.of[key] is Match.OUTSIDE)

    def barred(self, keys: Iterable[str]) -> frozenset[str]:
        """Those that keep their deaths out of the minimum whatever others say."""
        if not self.strict:
            return frozenset()
        return frozenset(key for key in keys if self.of[key] in (Match.OUTSIDE, Match.TORN))

    def none_of(self, keys: Iterable[str]) -> bool:
        """Whether no death of any of these can be under the filter."""
        return all(self.of[key] is Match.OUTSIDE for key in keys)

    def all_of(self, keys: Iterable[str]) -> bool:
        """Whether every death of these is under the filter."""
        return all(self.of[key] is Match.WITHIN for key in keys)
