"""Some rows of a case made ready to be compared with each other, in the order of their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.bags import Wording
from cenotaph.incidents.grouping import Group, group, positive
from cenotaph.incidents.pairing import in_a_row, sharing, uncrowded
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.tokens import Tokens, tokens_of
from cenotaph.incidents.weighing import Scales

Numbers = npt.NDArray[np.int64]
Telling_ = Callable[[Numbers], npt.NDArray[np.bool_]]


class Told(NamedTuple):
    """Tellings with their wording."""

    tellings: Sequence[Telling]
    wordings: Sequence[Wording]


class Local:
    """Tellings by the rows that they have in a case; pairs come as arrays of two columns."""

    def __init__(self, told: Told, rows: Sequence[int]) -> None:
        order = sorted(range(len(rows)), key=lambda at: told.tellings[at].key)
        self.rows = np.array([rows[at] for at in order], np.int64)
        self._at = np.argsort(self.rows, kind="stable")
        self._tellings = [told.tellings[at] for at in order]
        self._scales = Scales(self._tellings, [told.wordings[at] for at in order])
        self._tokens = tokens_of(self._tellings, self._scales.bags)

    def tokens(self) -> Tokens:
        """The tokens by the rows of the case."""
        return Tokens(self.rows[self._tokens.rows], self._tokens.codes)

    def sharing(self, telling: Telling_ = uncrowded) -> Numbers:
        """Pairs that share enough of the tokens that tell something."""
        return self._pairs(sharing(self._tokens, self._tellings, telling))

    def in_a_row(self) -> Numbers:
        """Near-copies, each with the next that came out; of the rows at hand only."""
        return self._pairs(in_a_row(self._tokens, self._tellings))

    def speaking(self, pairs: Numbers) -> Numbers:
        """Those of the pairs that speak for one happening."""
        left, right = self._placed(pairs)
        return pairs[positive(left, right, self._scales.verdicts)]

    def grouped(self, ties: Numbers) -> list[Group]:
        """The groups that the rows fall into, by the pairs that speak for one happening."""
        left, right = self._placed(ties)
        found = group(len(self.rows), left, right, self._scales.verdicts)
        return [tuple(sorted(self.rows[list(members)].tolist())) for members in found]

    def _pairs(self, codes: Numbers) -> Numbers:
        low, high = np.divmod(codes, max(1, len(self.rows)))
        return np.sort(np.stack([self.rows[low], self.rows[high]], axis=1), axis=1)

    def _placed(self, pairs: Numbers) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        places = self._at[np.searchsorted(self.rows[self._at], pairs.reshape(-1, 2))]
        return places.min(axis=1), places.max(axis=1)
