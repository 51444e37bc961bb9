"""Where figures cannot all hold: the smallest sets of them that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cenotaph.record.incident import Incident
from cenotaph.record.tally import Relaxation
from cenotaph.tally.bounds import PartBounds, feasible, least_slack
from cenotaph.tally.excess import excesses
from cenotaph.tally.programme import Part
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations
from cenotaph.tally.sides import LOW, Conflict, Side, only, sides_of
from cenotaph.tally.solve import SolverError
from cenotaph.tally.words import name, sources

RINGS = 3


def conflicts(
    part: Part, relations: Relations, ranges: Mapping[str, Range], bounds: PartBounds
) -> tuple[Conflict, ...]:
    """Irreducible contradictions that share no figure, until the rest of the part agrees.

    Each holds a figure that gave in the answer of `bounds`, so the search starts around those
    and stays small. If the solver gives up, all figures that gave stand for the contradiction.
    """
    starts = [*sorted(bounds.gave()), None]
    try:
        found = _search(part, relations, ranges, starts)
    except SolverError:
        found = ()
    return found or (Conflict(_given(part, ranges, bounds), bounds.slack),)


def _given(part: Part, ranges: Mapping[str, Range], bounds: PartBounds) -> tuple[Side, ...]:
    gave = bounds.gave()
    return tuple(side for side in sides_of(part, ranges) if side[0] in gave)


def _search(
    part: Part, relations: Relations, ranges: Mapping[str, Range], starts: list[str | None]
) -> tuple[Conflict, ...]:
    """What plain addition shows first; then what only the whole programme shows."""
    found = list(excesses(part, relations, ranges))
    shown = {side for conflict in found for side in conflict.sides}
    left = tuple(side for side in sides_of(part, ranges) if side not in shown)
    if found and _agree(part, relations, ranges, left):
        return tuple(found)
    near = _neighbours(part, relations)
    while starts:
        sides = _contradiction(part, relations, ranges, left, _rings(near, starts[0]))
        if not sides:
            del starts[0]
            continue
        sides = _irreducible(part, relations, ranges, sides)
        found.append(Conflict(sides, least_slack(*reduced(part, relations, ranges, sides))))
        left = tuple(side for side in left if side not in sides)
        if _agree(part, relations, ranges, left):
            break
    return tuple(found)


def _neighbours(part: Part, relations: Relations) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {key: set() for key in (*part.events, *part.aggregates)}
    maps = (relations.parts, relations.maybe_parts, relations.certain)
    for wholes in (*maps, relations.possible, relations.wider):
        for key in near.keys() & wholes.keys():
            for whole in wholes[key]:
                near[key].add(whole)
                near[whole].add(key)
    return near


def _rings(near: Mapping[str, set[str]], start: str | None) -> Iterator[frozenset[str]]:
    """Larger and larger surroundings of an incident; everything when there is none to start."""
    ring = frozenset(near) if start is None else frozenset([start])
    for _ in range(1 if start is None else RINGS):
        ring = ring.union(*(near[key] for key in ring))
        yield ring


def _contradiction(
    part: Part,
    relations: Relations,
    ranges: Mapping[str, Range],
    left: tuple[Side, ...],
    rings: Iterable[frozenset[str]],
) -> tuple[Side, ...]:
    """The sides within the first ring where they contradict each other, none if they never do."""
    for ring in rings:
        sides = tuple(side for side in left if side[0] in ring)
        if not _agree(part, relations, ranges, sides):
            return sides
    return ()


def _agree(
    part: Part, relations: Relations, ranges: Mapping[str, Range], sides: tuple[Side, ...]
) -> bool:
    return not sides or feasible(*reduced(part, relations, ranges, sides))


def reduced(
    part: Part, relations: Relations, ranges: Mapping[str, Range], sides: tuple[Side, ...]
) -> tuple[Part, Relations, dict[str, Range]]:
    """The part without incidents of which no side is named, which then bind nobody; an event
    that holds a named one stays, since it passes limits on to it."""
    keys, waiting = set[str](), {key for key, _ in sides}
    while waiting:
        keys |= waiting
        above = [relations.parts.get(key, ()) for key in waiting]
        above += [relations.maybe_parts.get(key, ()) for key in waiting]
        waiting = {whole for wholes in above for whole in wholes} - keys
    ordered = sorted(keys)
    fewer = Part(
        events=tuple(key for key in ordered if key not in relations.wider),
        aggregates=tuple(key for key in ordered if key in relations.wider),
    )
    return fewer, relations, only(ordered, ranges, sides)


def _irreducible(
    part: Part, relations: Relations, ranges: Mapping[str, Range], sides: tuple[Side, ...]
) -> tuple[Side, ...]:
    """Leave out what the contradiction does not need, in large pieces first, then one by one."""
    size = len(sides)
    while size:
        start = 0
        while start < len(sides):
            fewer = sides[:start] + sides[start + size :]
            if _agree(part, relations, ranges, fewer):
                start += size
            else:
                sides = fewer
        size = size // 2
    return sides


def relaxations(
    conflict: Conflict, ranges: Mapping[str, Range], incidents: Mapping[str, Incident]
) -> tuple[Relaxation, ...]:
    """One line for each incident of a contradiction, naming the reports behind its figure."""
    says = {
        key: " and ".join(
            f"{'at least' if side == LOW else 'at most'} "
            f"{ranges[key].low if side == LOW else ranges[key].high}"
            for owner, side in conflict.sides
            if owner == key
        )
        for key, _ in conflict.sides
    }
    spelled = "; ".join(
        f"{name(incidents[key])}: {words}{sources(incidents[key])}" for key, words in says.items()
    )
    why = (
        f"these figures cannot all hold: {spelled}. One or more of them must give, by "
        f"{conflict.by} in all"
    )
    return tuple(Relaxation(incident=key, by=conflict.by, why=why) for key in sorted(says))
