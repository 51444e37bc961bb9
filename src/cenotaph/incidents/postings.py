"""Which rows have a token, and which are tied: sorted arrays, and what has changed since."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.tokens import Tokens

Numbers = npt.NDArray[np.int64]


class Postings:
    """Rows by token, in order. Rows that are dropped have none."""

    def __init__(self, tokens: Tokens) -> None:
        order = np.lexsort(tokens)
        self._rows, self._codes = tokens.rows[order], tokens.codes[order]
        self._more: dict[int, list[int]] = {}
        self._gone: set[int] = set()

    def add(self, tokens: Tokens) -> None:
        """Enter rows that were not there."""
        for row, code in zip(tokens.rows.tolist(), tokens.codes.tolist(), strict=True):
            insort(self._more.setdefault(code, []), row)

    def drop(self, rows: Iterable[int]) -> None:
        """Forget rows for good: what comes again comes as another row."""
        self._gone.update(rows)

    def rows(self, code: int) -> list[int]:
        """The rows that have a token, in order."""
        start, end = self._range(code)
        found = [*self._rows[start:end].tolist(), *self._more.get(code, ())]
        return [row for row in found if row not in self._gone] if self._gone else found

    def many(self, code: int, most: float) -> bool:
        """Whether more rows than `most` have a token."""
        start, end = self._range(code)
        at_least = end - start + len(self._more.get(code, ())) - len(self._gone)
        return at_least > most or len(self.rows(code)) > most

    def _range(self, code: int) -> tuple[int, int]:
        start = np.searchsorted(self._codes, code)
        return int(start), int(np.searchsorted(self._codes, code, side="right"))


class Ties:
    """Pairs of rows that speak for one happening, both ways."""

    def __init__(self, pairs: Numbers) -> None:
        both = np.concatenate([pairs, pairs[:, ::-1]])
        order = np.lexsort((both[:, 1], both[:, 0]))
        self._from, self._to = both[order, 0], both[order, 1]
        self._more: dict[int, set[int]] = defaultdict(set)
        self._less: dict[int, set[int]] = defaultdict(set)

    def of(self, row: int) -> set[int]:
        """The rows that a row is tied to."""
        start = np.searchsorted(self._from, row)
        end = np.searchsorted(self._from, row, side="right")
        found = {*self._to[start:end].tolist(), *self._more.get(row, ())}
        return found - self._less.get(row, set())

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Tie pairs of rows."""
        for one, other in pairs:
            for a, b in ((one, other), (other, one)):
                self._more[a].add(b)
                self._less[a].discard(b)

    def drop(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Untie pairs of rows."""
        for one, other in pairs:
            for a, b in ((one, other), (other, one)):
                self._more[a].discard(b)
                self._less[a].add(b)

    def around(self, rows: Iterable[int]) -> list[set[int]]:
        """The sets of rows that hang together with any of these."""
        found: list[set[int]] = []
        seen: set[int] = set()
        for row in rows:
            if row in seen:
                continue
            reached, edge = {row}, [row]
            while edge:
                near = self.of(edge.pop()) - reached
                reached |= near
                edge += near
            seen |= reached
            found.append(reached)
        return found
