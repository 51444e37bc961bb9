"""From incidents to the bounds on documented deaths, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cenotaph.record.incident import Incident
from cenotaph.record.tally import Relaxation, Tally, TallyLine
from cenotaph.tally.bounds import solve_part
from cenotaph.tally.conflict import conflicts, relaxations
from cenotaph.tally.lines import Explainer
from cenotaph.tally.programme import Part
from cenotaph.tally.ranges import CREDIBLE, Range, Rule, rule_named
from cenotaph.tally.relations import Relations, relate


def count(
    incidents: Sequence[Incident], rule: str = "standing range", order: Sequence[str] = ()
) -> Tally:
    """The least and the greatest number of deaths that the reports of a case allow, each death
    counted once (docs/tally.md defines it).

    Args:
        incidents: all incidents of the case, in any order.
        rule: how the figures of an incident become its range; a name that `ranges.rule_named`
            knows.
        order: kinds and names of sources, the most credible first, for the rule that asks for it.

    Returns:
        The bounds, a line for each incident in the order of their ids, and the figures that had
        to give where sources contradict each other; the bounds then stand on relaxed figures.

    Raises:
        ValueError: no rule has that name.
    """
    by_id = {incident.id: incident for incident in incidents}
    relations = relate(list(by_id.values()))
    ranges = ranges_of(by_id.values(), relations, rule_named(rule, order))
    lines: list[TallyLine] = []
    relaxed: list[Relaxation] = []
    minimum, maximum, optimal = 0, 0, True
    open_above = False
    for part in parts(relations):
        bounds = solve_part(part, relations, ranges)
        lines += Explainer(part, relations, ranges, by_id, bounds).lines()
        if bounds.slack:
            for conflict in conflicts(part, relations, ranges, bounds):
                relaxed += relaxations(conflict, ranges, by_id)
        minimum += bounds.minimum
        maximum += bounds.maximum or 0
        open_above = open_above or bounds.maximum is None
        optimal = optimal and bounds.optimal
    return Tally(
        minimum=minimum,
        maximum=None if open_above else maximum,
        incidents=tuple(sorted(lines, key=lambda line: line.id)),
        rule=rule,
        order=tuple(order) if rule == CREDIBLE else (),
        relaxed=tuple(sorted(relaxed, key=lambda row: (row.incident, row.why))),
        optimal=optimal,
    )


def ranges_of(incidents: Iterable[Incident], relations: Relations, rule: Rule) -> dict[str, Range]:
    """The range of each incident by a rule; what may lie inside a single event forces nothing."""
    ranges = {incident.id: rule(incident) for incident in incidents}
    return ranges | {key: Range(high=ranges[key].high) for key in relations.soft}


def parts(relations: Relations) -> tuple[Part, ...]:
    """The incidents in groups that do not constrain each other, so that each is solved alone."""
    leader = {key: key for key in (*relations.events, *relations.aggregates)}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for left, right in _ties(relations):
        first, second = sorted((find(left), find(right)))
        leader[second] = first
    groups: dict[str, tuple[list[str], list[str]]] = {}
    for event in relations.events:
        groups.setdefault(find(event), ([], []))[0].append(event)
    for aggregate in relations.aggregates:
        groups.setdefault(find(aggregate), ([], []))[1].append(aggregate)
    return tuple(
        Part(tuple(events), tuple(aggregates)) for _, (events, aggregates) in sorted(groups.items())
    )


def _ties(relations: Relations) -> Iterable[tuple[str, str]]:
    maps = (
        relations.parts,
        relations.maybe_parts,
        relations.certain,
        relations.possible,
        relations.wider,
        relations.overlaps,
    )
    for wholes in maps:
        for key, others in wholes.items():
            for other in others:
                yield key, other
