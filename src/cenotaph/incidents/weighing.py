"""Many pairs of tellings weighed at once: a level in every dimension, bits, what keeps apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

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

Mask = npt.NDArray[np.bool_]
Reason = tuple[str, str, float]


class Levels(NamedTuple):
    """The level of each pair in one dimension, as a position in `names`."""

    names: tuple[str, ...]
    codes: npt.NDArray[np.int16]


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

    def levels(self, left: Rows, right: Rows) -> Levels:
        """The level of each pair of rows; what two values have met is worked out once."""
        ours, theirs = self._numbers[left], self._numbers[right]
        low, high = np.minimum(ours, theirs), np.maximum(ours, theirs)
        pairs, back = np.unique(low * len(self._values) + high, return_inverse=True)
        firsts, seconds = np.divmod(pairs, max(1, len(self._values)))
        values, compare = self._values, self._compare
        known: dict[str, int] = {}
        codes = np.fromiter(
            (
                known.setdefault(compare(values[first], values[second]), len(known))
                for first, second in zip(firsts.tolist(), seconds.tolist(), strict=True)
            ),
            np.int16,
            len(pairs),
        )
        return Levels(tuple(known), codes[back])


class Weighed:
    """Pairs by position: their levels by dimension, the bits these add up to, what bars them."""

    def __init__(self, levels: dict[str, Levels], same_document: Mask, other_scope: Mask) -> None:
        table = likeness_weights()
        bits = np.full(len(same_document), table.prior)
        barred = np.where(other_scope, np.int16(1), np.int16(0))
        barred[same_document] = 2
        self._bars = ["", OTHER_SCOPE, SAME_DOCUMENT]
        for name, found in levels.items():
            weights = table.bits.get(name, {})
            bits += np.array([weights.get(level, 0.0) for level in found.names])[found.codes]
            if NEVER in found.names:
                never = found.codes == found.names.index(NEVER)
                barred[never & (barred == 0)] = len(self._bars)
                self._bars.append(name)
        self.levels = levels
        self.bits = np.round(bits, 6)
        self._barred = barred

    @property
    def verdicts(self) -> Verdicts:
        """What counts for grouping."""
        return Verdicts(self.bits, self._barred != 0)

    def likenesses(self) -> Iterator[Likeness]:
        """Every pair with its reasons, in order."""
        columns = []
        for name, found in self.levels.items():
            known = np.empty(len(found.names), object)
            known[:] = [_reason(name, level) for level in found.names]
            columns.append(known[found.codes].tolist())
        bars = [self._bars[code] or None for code in self._barred.tolist()]
        for bits, reasons, bar in zip(
            self.bits.tolist(), zip(*columns, strict=True), bars, strict=True
        ):
            yield Likeness(bits=bits, reasons=reasons, forbidden=bar)


@cache
def _reason(name: str, level: str) -> Reason:
    """The same reason is the same object, however many pairs have it."""
    return (name, level, likeness_weights().bits[name].get(level, 0.0))


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
        return Weighed(
            levels,
            self._documents[left] == self._documents[right],
            self._scopes[left] != self._scopes[right],
        )

    def _wording(self, kind: str, left: Rows, right: Rows) -> Levels:
        """The share of words in common, as the step of the table that it reaches."""
        bag = self.bags[kind]
        cuts = np.array(likeness_weights().steps)
        names = (*(step_name(low) for low in (0.0, *cuts)), UNKNOWN, TWO_LANGUAGES)
        found = np.searchsorted(cuts, bag.cosines(left, right), side="right").astype(np.int16)
        found[bag.empty[left] | bag.empty[right]] = names.index(UNKNOWN)
        found[self._languages[left] != self._languages[right]] = names.index(TWO_LANGUAGES)
        return Levels(names, found)


def step_name(low: float) -> str:
    """The level of a share of at least `low` that does not reach the next step."""
    return f"{low:.2f}"
