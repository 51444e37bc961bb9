"""Who lies inside whom, certainly or possibly, and which totals can speak of the same death."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.incidents.containment import Fit
from cenotaph.record.incident import Incident
from cenotaph.tally.fitting import Days, Fitting

AGGREGATE = "aggregate"
Edge = tuple[str, str]
Wholes = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Relations:
    """Everything the programme needs to know of how incidents lie to each other, by id.

    `events` and `aggregates` are sorted. `parts[f]` are the events that certainly hold event `f`,
    `maybe_parts[f]` those that may, for an `f` that is certainly in none. For an event that is
    not certainly inside another, `certain` and `possible` are the aggregates that hold it.
    `wider[a]` are the aggregates that certainly hold aggregate `a`. `overlaps[a]` are those that
    can speak of the same death as `a`. `soft` are aggregates that may lie inside an event.
    `holders[i]` is everything that certainly holds incident `i`, events and aggregates.
    """

    events: tuple[str, ...]
    aggregates: tuple[str, ...]
    parts: Wholes
    maybe_parts: Wholes
    certain: Wholes
    possible: Wholes
    wider: Wholes
    overlaps: Wholes
    soft: frozenset[str]
    holders: Wholes


def relate(incidents: Sequence[Incident]) -> Relations:
    """Work out the relations from what the incidents state and, where they state nothing of an
    aggregate, from period, area, alleged perpetrators and victims with their precision.

    An aggregate inside an event is one more figure for a group within that event, so it is
    treated as an event. A containment that would close a circle is left out.
    """
    known = {incident.id: incident for incident in incidents}
    fitting = Fitting(known)
    inside, perhaps = _derived(known, fitting)
    sure = _without_circles(sorted(_stated(known, certain=True) | inside))
    doubtful = _stated(known, certain=False) | perhaps
    maybe = _without_circles(sorted(doubtful - set(sure)), sure)
    above = _closure(known, sure)
    aggregates = _aggregates(known, above)
    nested = {f: above[f] - aggregates for f in known.keys() - aggregates}
    tops = sorted(e for e, wholes in nested.items() if not wholes)
    wider = {a: above[a] & aggregates for a in aggregates}
    certain = {e: above[e] & aggregates for e in tops}
    return Relations(
        events=tuple(sorted(nested)),
        aggregates=tuple(sorted(aggregates)),
        parts={f: wholes for f, wholes in nested.items() if wholes},
        maybe_parts=_maybe_parts(maybe, tops, aggregates),
        certain=certain,
        possible=_possible(nested, above, certain, wider, maybe),
        wider=wider,
        overlaps=_overlaps([known[a] for a in sorted(aggregates)], wider, certain, fitting),
        soft=frozenset(p for p, w in maybe if p in aggregates and w not in aggregates),
        holders=above,
    )


def _stated(known: Mapping[str, Incident], *, certain: bool) -> set[Edge]:
    edges = set()
    for incident in known.values():
        if certain and incident.part_of is not None:
            edges.add((incident.id, incident.part_of))
        edges |= {(c.part, c.whole) for c in incident.containments if c.certain is certain}
    return {(p, w) for p, w in edges if p in known and w in known and p != w}


def _derived(known: Mapping[str, Incident], fitting: Fitting) -> tuple[set[Edge], set[Edge]]:
    """Events certainly and possibly inside the aggregates in which nothing states events, as far
    as the respects go. That a total lies in another says nothing of the events of either."""
    spoken_of = {
        c.whole
        for incident in known.values()
        if incident.scope != AGGREGATE
        for c in incident.containments
    }
    days = Days([i for i in known.values() if i.scope != AGGREGATE])
    edges: dict[Fit, set[Edge]] = {fit: set() for fit in Fit}
    for whole in known.values():
        if whole.scope != AGGREGATE or whole.id in spoken_of:
            continue
        for part in days.meeting(whole.when):
            if part.part_of != whole.id and whole.part_of != part.id:
                edges[fitting.least(part, whole)].add((part.id, whole.id))
    return edges[Fit.INSIDE], edges[Fit.POSSIBLE]


def _without_circles(edges: Iterable[Edge], standing: Iterable[Edge] = ()) -> tuple[Edge, ...]:
    """The edges in order, less those that would make something lie inside itself."""
    above: dict[str, set[str]] = {}
    for part, whole in standing:
        above.setdefault(part, set()).add(whole)
    kept = []
    for part, whole in edges:
        if part not in _reach(above, whole):
            above.setdefault(part, set()).add(whole)
            kept.append((part, whole))
    return tuple(kept)


def _reach(above: Mapping[str, Iterable[str]], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for whole in above.get(waiting.pop(), ()):
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)
    return seen


def _closure(known: Iterable[str], edges: Iterable[Edge]) -> dict[str, frozenset[str]]:
    """For each incident all that certainly hold it, directly or through others."""
    above: dict[str, set[str]] = {}
    for part, whole in edges:
        above.setdefault(part, set()).add(whole)
    return {key: frozenset(_reach(above, key) - {key}) for key in known}


def _aggregates(known: Mapping[str, Incident], above: Wholes) -> frozenset[str]:
    totals = {key for key, incident in known.items() if incident.scope == AGGREGATE}
    return frozenset(a for a in totals if above[a] <= totals)


def _maybe_parts(
    maybe: Iterable[Edge], tops: Sequence[str], aggregates: frozenset[str]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    free = set(tops)
    for part, whole in maybe:
        if part in free and whole not in aggregates:
            found.setdefault(part, set()).add(whole)
    return {part: frozenset(wholes) for part, wholes in found.items()}


def _possible(
    nested: Wholes, above: Wholes, certain: Wholes, wider: Wholes, maybe: Iterable[Edge]
) -> dict[str, frozenset[str]]:
    """The aggregates that may hold each event: said so of it, or of a part of it (a part's
    aggregate need not hold the rest)."""
    found: dict[str, set[str]] = {e: set() for e in certain}

    def add(event: str, aggregates: Iterable[str]) -> None:
        for top in {event, *nested[event]} & found.keys():
            for aggregate in aggregates:
                found[top] |= {aggregate, *wider[aggregate]}

    for part, wholes in nested.items():
        if wholes:
            add(part, above[part] & wider.keys())
    for part, whole in maybe:
        if part in nested and whole in wider:
            add(part, [whole])
        elif part in found and whole in nested:
            add(whole, certain[part])
    return {e: frozenset(aggregates - certain[e]) for e, aggregates in found.items()}


def _overlaps(
    totals: Sequence[Incident], wider: Wholes, certain: Wholes, fitting: Fitting
) -> dict[str, frozenset[str]]:
    """Totals with a part or an event in common, and those that no respect keeps apart."""
    met: dict[str, set[str]] = {total.id: set(wider[total.id]) for total in totals}
    for held in set(certain.values()):
        for a in held:
            met[a] |= held - {a}
    days = Days(totals)
    for left in totals:
        for right in days.meeting(left.when):
            if left.id < right.id and right.id not in met[left.id] and fitting.share(left, right):
                met[left.id].add(right.id)
    return _both_ways(_widened(met, wider))


def _widened(met: dict[str, set[str]], wider: Wholes) -> dict[str, set[str]]:
    """What meets a part meets the whole."""
    for a in list(met):
        for b in list(met[a]):
            for holder in {a, *wider[a]}:
                met[holder] |= {b, *wider[b]} - {holder}
    return met


def _both_ways(met: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    for a, others in met.items():
        for b in others:
            met[b].add(a)
    return {a: frozenset(others) for a, others in met.items()}
