"""Many pairs of tellings weighed at once: a level in every dimension, bits, what keeps apart."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.bags import KINDS, Wording, bags
from cenotaph.incidents.grouping import Rows, Verdicts
from cenotaph.incidents.likeness import DIMENSIONS, NEVER, UNKNOWN, Dimension, Likeness
from cenotaph.incidents.telling import Telling
from cenotaph.knowledge.likeness import likeness_weights

SAME_DOCUMENT = "one document tells them as two"
TWO_LANGUAGES = "two languages"
OTHER_SCOPE = "one is a figure over several happenings"


class _Values:
    """The values of tellings in one dimension: each once, and which telling has which."""

    def __init__(self, dimension: Dimension, tellings: Sequence[Telling]) -> None:
        self.name = dimension.name
        self._compare = dimension.compare
        known: dict[Hashable, int] = {}
        values = (dimension.value(telling) for telling in tellings)
        numbers = (known.setdefault(value, len(known)) for value in values)
        self._numbers = np.fromiter(numbers, np.int64, len(tellings))
        self._values = list(known)
        self._met: dict[int, str] = {}

    def levels(self, left: Rows, right: Rows) -> npt.NDArray[np.object_]:
        """The level of each pair of rows; what two values have met is not worked out again."""
        ours, theirs = self._numbers[left], self._numbers[right]
        low, high = np.minimum(ours, theirs), np.maximum(ours, theirs)
        pairs, back = np.unique(low * len(self._values) + high, return_inverse=True)
        found = [self._level(int(pair)) for pair in pairs]
        return np.array(found, dtype=object)[back]

    def _level(self, pair: int) -> str:
        if pair not in self._met:
            first, second = divmod(pair, len(self._values))
            self._met[pair] = self._compare(self._values[first], self._values[second])
        return self._met[pair]


class Weighed:
    """Pairs by position: their levels by dimension, the bits these add up to, what bars them."""

    def __init__(
        self, levels: dict[str, npt.NDArray[np.object_]], barred: npt.NDArray[np.object_]
    ) -> None:
        table = likeness_weights()
        bits = np.full(len(barred), table.prior)
        for name, found in levels.items():
            known, back = np.unique(found.astype(str), return_inverse=True)
            bits += np.array([table.bits.get(name, {}).get(level, 0.0) for level in known])[back]
        self.levels = levels
        self.bits = np.round(bits, 6)
        for name, found in levels.items():
            barred = np.where((barred == "") & (found == NEVER), name, barred)
        self._barred = barred

    @property
    def verdicts(self) -> Verdicts:
        """What counts for grouping."""
        return Verdicts(self.bits, self._barred != "")

    def likeness(self, position: int) -> Likeness:
        """One pair with its reasons, dimension by dimension."""
        table = likeness_weights().bits
        reasons = tuple(
            (name, str(found[position]), table[name].get(str(found[position]), 0.0))
            for name, found in self.levels.items()
        )
        return Likeness(
            bits=float(self.bits[position]),
            reasons=reasons,
            forbidden=str(self._barred[position]) or None,
        )


class Scales:
    """Tellings made ready to be compared: everything that is worked out once for each of them."""

    def __init__(self, tellings: Sequence[Telling], wordings: Sequence[Wording]) -> None:
        self._values = [_Values(dimension, tellings) for dimension in DIMENSIONS]
        self.bags = bags(wordings)
        self._documents = np.unique([t.document for t in tellings], return_inverse=True)[1]
        self._scopes = np.unique([t.scope for t in tellings], return_inverse=True)[1]
        self._languages = np.unique([w.language or "" for w in wordings], return_inverse=True)[1]

    def verdicts(self, left: Rows, right: Rows) -> Verdicts:
        """What counts of pairs of rows for grouping."""
        return self.weigh(left, right).verdicts

    def weigh(self, left: Rows, right: Rows) -> Weighed:
        """Weigh pairs of rows; the order within a pair is immaterial."""
        levels = {values.name: values.levels(left, right) for values in self._values}
        for kind in KINDS:
            levels[kind] = self._wording(kind, left, right)
        apart = np.where(self._scopes[left] != self._scopes[right], OTHER_SCOPE, "")
        barred = np.where(self._documents[left] == self._documents[right], SAME_DOCUMENT, apart)
        return Weighed(levels, barred.astype(object))

    def _wording(self, kind: str, left: Rows, right: Rows) -> npt.NDArray[np.object_]:
        """The share of words in common, as the step of the table that it reaches."""
        bag = self.bags[kind]
        cuts = np.array(likeness_weights().steps)
        names = np.array([step_name(low) for low in (0.0, *cuts)], dtype=object)
        found = names[np.searchsorted(cuts, bag.cosines(left, right), side="right")]
        untold = bag.empty[left] | bag.empty[right]
        found = np.where(untold, UNKNOWN, found)
        return np.where(self._languages[left] != self._languages[right], TWO_LANGUAGES, found)


def step_name(low: float) -> str:
    """The level of a share of at least `low` that does not reach the next step."""
    return f"{low:.2f}"
