"""What each incident adds to the bounds of its part, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cenotaph.record.incident import Incident
from cenotaph.record.tally import TallyLine
from cenotaph.tally.bounds import Answer, PartBounds
from cenotaph.tally.programme import COUNTED, COVERED, HELD, POOL, Part
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations, Wholes
from cenotaph.tally.words import deaths, names, sources

NO_FIGURE = "no source gives a number, so it adds none to the minimum and leaves the maximum open"


@dataclass(frozen=True)
class Explainer:
    """One part of the case with its solution, ready to be put into words."""

    part: Part
    relations: Relations
    ranges: Mapping[str, Range]
    incidents: Mapping[str, Incident]
    bounds: PartBounds

    def lines(self) -> tuple[TallyLine, ...]:
        """A line for each incident of the part. The minimums add up to that of the part; each
        maximum is the most that the incident can add by itself."""
        forced = unnamed(self.part, self.relations, self.bounds.low)
        events = [self._event(event) for event in self.part.events]
        return (*events, *(self._aggregate(key, forced[key]) for key in self.part.aggregates))

    def _event(self, event: str) -> TallyLine:
        if event in self.relations.parts:
            why = self._inside_why(event)
            return TallyLine(id=event, minimum=0, maximum=0, counted=False, why=why)
        fewest = self.bounds.low.value(COUNTED, event)
        most = self._lowest_high({event, *self.relations.certain[event]})
        return TallyLine(
            id=event,
            minimum=fewest,
            maximum=None if most is None else max(fewest, most),
            counted=True,
            why=self._event_why(event, fewest),
        )

    def _lowest_high(self, keys: set[str]) -> int | None:
        highs = [high for key in keys if (high := self.ranges[key].high) is not None]
        return min(highs) if highs else None

    def _most_unnamed(self, aggregate: str) -> int | None:
        highest = self._lowest_high({aggregate, *self.relations.wider[aggregate]})
        if highest is None:
            return None
        return highest - sum(self.ranges[event].low for event in self._certain[aggregate])

    def _inside_why(self, event: str) -> str:
        wholes = [self.incidents[key] for key in self.relations.parts[event]]
        span = self.ranges[event]
        return f"inside {names(wholes)}: its {span.words()} are among the dead counted there"

    def _event_why(self, event: str, fewest: int) -> str:
        incident, span = self.incidents[event], self.ranges[event]
        maybe = [self.incidents[key] for key in self.relations.maybe_parts.get(event, ())]
        if maybe and not fewest:
            start = (
                f"may lie inside {names(maybe)}, so its {span.words()} add nothing to the minimum"
            )
        elif span == Range():
            start = f"counted without a figure: {NO_FIGURE}"
        else:
            start = f"counted: {span.words()}{sources(incident)}"
        return "; ".join([start, *self._event_notes(event, fewest)])

    def _event_notes(self, event: str, fewest: int) -> list[str]:
        notes, relations = [], self.relations
        inner = self._inner.get(event, [])
        if inner and fewest > self.ranges[event].low:
            parts = names(self.incidents[key] for key in inner)
            notes.append(f"at least {fewest} because of {parts} inside it")
        elif fewest < self.ranges[event].low and event not in relations.maybe_parts:
            notes.append(f"only {fewest} in the minimum, since its figure is among those that gave")
        certain = [self.incidents[key] for key in relations.certain[event]]
        if certain:
            notes.append(f"inside {names(certain)}, whose figure it helps to make up")
        possible = [self.incidents[key] for key in relations.possible[event]]
        if possible:
            notes.append(f"may be among the dead of {names(possible)}")
        return notes + self._replaced(event)

    def _replaced(self, key: str) -> list[str]:
        """Figures of the incident that do not count, and why not."""
        figures = [f for report in self.incidents[key].reports for f in report.figures]
        notes = []
        for role, words in (("superseded", "superseded: {}"), ("denial", "denied by {}")):
            told = sorted(
                {
                    figure.by or "a source"
                    if role == "denial"
                    else Range(low=figure.deaths.low, high=figure.deaths.maximum).words()
                    for figure in figures
                    if figure.role == role
                }
            )
            if told:
                notes.append(words.format(", ".join(told)))
        return notes

    def _aggregate(self, key: str, fewest: int) -> TallyLine:
        most = self._most_unnamed(key)
        return TallyLine(
            id=key,
            minimum=fewest,
            maximum=None if most is None else max(fewest, most),
            counted=most is None or max(fewest, most) > 0,
            why="; ".join([self._aggregate_why(key, fewest), *self._replaced(key)]),
        )

    def _aggregate_why(self, key: str, fewest: int) -> str:
        span, held = self.ranges[key], self._held(key)
        said = f"{span.words()}{sources(self.incidents[key])}"
        named = f"{sum(held.values())} are in {names(self.incidents[event] for event in held)}"
        if span == Range():
            return f"counted without a figure: {NO_FIGURE}"
        if key in self.relations.soft:
            return f"may lie inside a single event, so its {said} force nothing"
        if not fewest and not held:
            start = f"adds nothing to the minimum: its {said}"
            return f"{start} may all be among the unnamed dead of other totals"
        if not fewest:
            start = f"adds nothing to the minimum: of its {said} {named}"
        elif held:
            forced = f"forces {deaths(fewest, 'unnamed')} beyond its members"
            start = f"counted: {forced}, since of its {said} only {named}"
        else:
            start = f"counted: {said} over several happenings, none of them told apart"
        return start + self._shared(key, fewest)

    def _held(self, aggregate: str) -> dict[str, int]:
        """The members of an aggregate in the least total, with the deaths they bring."""
        low, found = self.bounds.low, {}
        for event in self._certain[aggregate]:
            found[event] = low.value(COUNTED, event)
        for event in self._possible[aggregate]:
            if low.value(HELD, event, aggregate):
                found[event] = low.value(HELD, event, aggregate)
        return found

    @cached_property
    def _certain(self) -> dict[str, list[str]]:
        return self._members(self.relations.certain)

    @cached_property
    def _possible(self) -> dict[str, list[str]]:
        return self._members(self.relations.possible)

    def _members(self, wholes: Wholes) -> dict[str, list[str]]:
        """The events of each aggregate of the part."""
        found: dict[str, list[str]] = {aggregate: [] for aggregate in self.part.aggregates}
        for event in self.part.events:
            for aggregate in wholes.get(event, ()):
                found[aggregate].append(event)
        return found

    @cached_property
    def _inner(self) -> dict[str, list[str]]:
        """The events that certainly lie inside each event of the part."""
        found: dict[str, list[str]] = {}
        for event in self.part.events:
            for whole in self.relations.parts.get(event, ()):
                found.setdefault(whole, []).append(event)
        return found

    @cached_property
    def _covered(self) -> dict[str, int]:
        """The unnamed deaths of each aggregate in the least total, shared or not."""
        low, found = self.bounds.low, dict.fromkeys(self.part.aggregates, 0)
        for number, pool in enumerate(low.programme.pools):
            for aggregate in pool:
                found[aggregate] += low.value(COVERED, aggregate, str(number))
        return found

    def _shared(self, aggregate: str, own: int) -> str:
        rest = self._covered[aggregate] - own
        return f"; {rest} may be among the unnamed dead of other totals" if rest > 0 else ""


def unnamed(part: Part, relations: Relations, answer: Answer) -> dict[str, int]:
    """The unnamed deaths that each aggregate adds in an answer, each death given to one only:
    the widest shares of a pool first."""
    added = dict.fromkeys(part.aggregates, 0)
    for number, pool in enumerate(answer.programme.pools):
        left = answer.value(POOL, str(number))
        shares = {a: answer.value(COVERED, a, str(number)) for a in pool}
        for a in sorted(pool, key=lambda a: (-shares[a], len(relations.wider[a]), a)):
            taken = min(left, shares[a])
            added[a] += taken
            left -= taken
    return added
