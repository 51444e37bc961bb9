"""Why reports are one incident, and why the nearest others are not: each pair with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.decided import Decided
from cenotaph.incidents.grouping import BATCH, Group, Rows, Verdicts, Weigh
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.weighing import Scales
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.incident import Link

NEAREST = 3  # reports kept apart that an incident shows ...
NEAR = -3.0  # ... if they come to so many bits
MANY = 100_000  # tellings of a case that is too large to keep why reports are apart

Codes = npt.NDArray[np.int64]


class Near:
    """Pairs `low * size + high` that came near to one happening while a case was grouped."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._codes: list[Codes] = [np.empty(0, np.int64)]
        self._bits: list[npt.NDArray[np.float64]] = [np.empty(0)]

    def noting(self, weigh: Weigh) -> Weigh:
        """The same verdicts, the pairs noted that come near."""
        if self.size > MANY:
            return weigh

        def noted(left: Rows, right: Rows) -> Verdicts:
            verdicts = weigh(left, right)
            near = verdicts.bits >= NEAR
            self._codes.append(self._code(left[near], right[near]))
            self._bits.append(verdicts.bits[near])
            return verdicts

        return noted

    def apart(self, home: Rows, left: Rows, right: Rows) -> tuple[Rows, Rows]:
        """The likest of the pairs given for each group that the rows are not both of.

        `home` is the group of each row. A pair begins with the row whose group it is near to.
        """
        codes, first = np.unique(np.concatenate(self._codes), return_index=True)
        bits = np.concatenate(self._bits)[first]
        asked = np.isin(codes, self._code(left, right))
        low, high = np.divmod(codes[asked], max(1, self.size))
        across = home[low] != home[high]
        low, high, bits = low[across], high[across], bits[asked][across]
        ours, theirs = np.concatenate([low, high]), np.concatenate([high, low])
        order = np.lexsort((theirs, ours, -np.concatenate([bits, bits]), home[ours]))
        ours, theirs = ours[order], theirs[order]
        kept = np.arange(len(ours)) - np.searchsorted(home[ours], home[ours]) < NEAREST
        return ours[kept], theirs[kept]

    def _code(self, left: Rows, right: Rows) -> Codes:
        return np.minimum(left, right) * self.size + np.maximum(left, right)


class Reasons:
    """Makes the links of the incidents of a case."""

    def __init__(self, tellings: Sequence[Telling], scales: Scales, decided: Decided) -> None:
        self._tellings = tellings
        self._scales = scales
        self._decided = decided

    def of(
        self, groups: Sequence[Group], left: Rows, right: Rows, near: Near
    ) -> dict[int, list[Link]]:
        """For each group, by its first row, the pairs inside it in the order of the documents;
        then the nearest across its border, the likest first, from the report of the group."""
        home = np.zeros(len(self._tellings), np.intp)
        for rows in groups:
            home[list(rows)] = rows[0]
        found: dict[int, list[Link]] = defaultdict(list)
        inside = home[left] == home[right]
        for row, link in self._links(left[inside], right[inside], same=True):
            found[int(home[row])].append(link)
        for links in found.values():
            links.sort(key=lambda link: (link.left, link.right, link.reasons))
        for row, link in self._links(*near.apart(home, left, right), same=False):
            found[int(home[row])].append(link)
        return found

    def _links(self, left: Rows, right: Rows, *, same: bool) -> Iterator[tuple[int, Link]]:
        """The pairs with the row that each begins with."""
        prior = likeness_weights().prior
        for start in range(0, len(left), BATCH):
            ours, theirs = left[start : start + BATCH], right[start : start + BATCH]
            weighed = self._scales.weigh(ours, theirs).likenesses()
            for a, b, likeness in zip(ours.tolist(), theirs.tolist(), weighed, strict=True):
                pair = (self._tellings[a], self._tellings[b])
                first, second = sorted(pair, key=_place) if same else pair
                settled = self._decided.between(first.key, second.key)
                yield (
                    a,
                    Link(
                        left=first.document,
                        right=second.document,
                        same=same,
                        reasons=likeness.reasons,
                        left_span=first.span,
                        right_span=second.span,
                        prior=prior,
                        bits=likeness.bits,
                        barred=likeness.forbidden or "",
                        decisions=settled[1] if settled else (),
                    ),
                )


def _place(telling: Telling) -> tuple[str, int, str]:
    return telling.document, telling.span.start, telling.key
