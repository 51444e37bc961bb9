"""Where unnamed deaths can lie: the largest sets of totals that can all speak of one death."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

MOST = 2000


def pools(
    members: Iterable[str], overlaps: Mapping[str, frozenset[str]], most: int = MOST
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The maximal cliques of the overlap graph, each sorted, and whether they are all of them.

    A death covered by exactly the aggregates S lies in any pool that holds S, so the pools stand
    for all sets S without listing them. There can be too many: beyond `most` one pool of
    everything stands in. That lets more totals share their dead than can, so the lower bound
    stays true but may be lower than need be.
    """
    ordered = tuple(sorted(members))
    inside = frozenset(ordered)
    near = {a: overlaps[a] & inside for a in ordered}
    found = []
    for clique in _maximal_cliques(near):
        found.append(tuple(sorted(clique)))
        if len(found) > most:
            return (ordered,), False
    return tuple(sorted(found)), True


def _maximal_cliques(near: Mapping[str, frozenset[str]]) -> Iterator[frozenset[str]]:
    """Bron and Kerbosch with a pivot, without recursion, in a fixed order."""
    waiting = [(frozenset[str](), frozenset(near), frozenset[str]())] if near else []
    while waiting:
        clique, open_, closed = waiting.pop()
        if not open_ and not closed:
            yield clique
            continue
        pivot = min(open_ | closed, key=lambda a: (-len(near[a] & open_), a))
        for a in sorted(open_ - near[pivot]):
            waiting.append((clique | {a}, open_ & near[a], closed & near[a]))
            open_, closed = open_ - {a}, closed | {a}
