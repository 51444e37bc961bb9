"""Large parts: most events held at their least, and whether any other numbers could do better.

A programme without any choices, solved in fractions, proves a bound that no answer of the whole can
beat, and shows which events it helps to have other numbers than their least. With all others held
there, what is left to find are the choices and the unnamed deaths: a far smaller programme, and a
plain telling of the total. Where the two meet, the total is proved. Where figures contradict each
other, the same is done twice, for the deaths by which they must give and then for the total.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from cenotaph.tally.programme import COUNTED, DEATHS, HELD, Part, Programme, Row, build
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations
from cenotaph.tally.solve import SolverError, in_fractions, least

TINY = 1e-6
ROOM = 2  # times the number that fractions reach
ROUNDS = 3
PRICE_OF_SLACK = 100  # in deaths of the total; any price gives a true bound


class Plain(NamedTuple):
    """A programme with most events at their least, numbers that reach the least total of the
    part, and by how many deaths figures give in them."""

    programme: Programme
    values: tuple[int, ...]
    slack: int


def plain_least(
    part: Part, relations: Relations, ranges: Mapping[str, Range], cap: int
) -> Plain | None:
    """The least total of a part on the least slack, with the proof that both are; `None` where
    that cannot be shown."""
    try:
        for slack in (False, True):
            search = _Search(part, relations, ranges, cap, slack=slack)
            if search.possible:
                return search.found()
    except SolverError:
        pass
    return None


class _Search:
    """The search for an answer and a bound that meet, with figures that give way or not."""

    def __init__(
        self,
        part: Part,
        relations: Relations,
        ranges: Mapping[str, Range],
        cap: int,
        *,
        slack: bool,
    ) -> None:
        self.part, self.relations, self.ranges = part, relations, ranges
        self.cap, self.gives = cap, slack
        self.most = {event: self._most(event) for event in part.events}
        self.slack = 0
        self.first = self._bounded(frozenset())
        self.possible = self.first is not None

    def _most(self, event: str) -> int:
        """More deaths than an event needs in any least total: if it has more than its figure and
        all it can help to make up, one death less does as well."""
        holders = self.relations.certain.get(event, frozenset()) | self.relations.possible.get(
            event, frozenset()
        )
        return max((self.ranges[key].low for key in (event, *holders)), default=0)

    def _loose(self, choosing: frozenset[tuple[str, str]]) -> Programme:
        single = self.part.events if not self._nested() else ()
        return build(
            self.part,
            self.relations,
            self.ranges,
            cap=self.cap,
            slack=self.gives,
            limits={event: max(self.most[event], 1) for event in single},
            choices=False,
            choosing=choosing,
        )

    def _nested(self) -> bool:
        keys = (self.relations.parts.keys() | self.relations.maybe_parts.keys()) & set(
            self.part.events
        )
        return bool(keys)

    def _bounded(
        self, choosing: frozenset[tuple[str, str]]
    ) -> tuple[int, Programme, list[float]] | None:
        """A number that no total on the least slack is below, and numbers that come near it."""
        loose = self._loose(choosing)
        if loose.slack and not choosing:
            given = in_fractions(loose, _ones(loose.slack))
            self.slack = given[0] if given is not None else 0
        prices = _ones(loose.total) | dict.fromkeys(loose.slack, PRICE_OF_SLACK)
        found = in_fractions(loose, prices, chosen=bool(choosing))
        if found is None:
            return None
        price, values = found
        return price - PRICE_OF_SLACK * self.slack, loose, values.tolist()

    def found(self) -> Plain | None:
        """An answer that reaches the bound, which choices raise where fractions made none."""
        assert self.first is not None  # noqa: S101 - asked only where it is possible
        bound, loose, values = self.first
        answer = self._answer(bound, loose, values)
        choosing: frozenset[tuple[str, str]] = frozenset()
        for _ in range(ROUNDS):
            if answer is None or _total(answer) == bound:
                return answer
            torn = self._torn(loose, values) - choosing
            raised = self._bounded(choosing | torn) if torn else None
            if raised is None:
                return None
            choosing |= torn
            bound, loose, values = raised
            if _total(answer) > bound:
                other = self._answer(bound, loose, values)
                answer = min((each for each in (answer, other) if each is not None), key=_total)
        return None

    def _answer(self, bound: int, loose: Programme, values: list[float]) -> Plain | None:
        """The best answer with the events that fractions leave at their least held there."""
        still, limits = {}, {}
        for event in self.part.events:
            reached, low = values[loose.unknowns[DEATHS, event]], self.ranges[event].low
            if abs(reached - low) < TINY:
                still[event] = low
            else:
                limits[event] = ROOM * max(low, math.ceil(reached - TINY))
        held = build(
            self.part,
            self.relations,
            self.ranges,
            cap=self.cap,
            slack=self.gives,
            still=still,
            limits=limits,
        )
        enough = None if self.gives else bound
        answer = least(held, _ones(held.total), *_kept(held, self.slack), enough=enough)
        if answer is None or not answer.optimal:
            return None
        return Plain(held, answer.values, self.slack)

    def _torn(self, loose: Programme, values: list[float]) -> frozenset[tuple[str, str]]:
        """Events of which an aggregate with a maximum holds a share, neither all nor none."""
        return frozenset(
            (key[1], key[2])
            for key, index in loose.unknowns.items()
            if key[0] == HELD
            and self.ranges[key[2]].high is not None
            and TINY < values[index] < values[loose.unknowns[COUNTED, key[1]]] - TINY
        )


def _total(plain: Plain) -> int:
    return sum(plain.values[index] for index in plain.programme.total)


def _kept(programme: Programme, slack: int) -> list[Row]:
    return [(_ones(programme.slack), slack, slack)] if programme.slack else []


def _ones(unknowns: tuple[int, ...]) -> dict[int, int]:
    return dict.fromkeys(unknowns, 1)
