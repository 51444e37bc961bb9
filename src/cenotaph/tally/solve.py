"""The integer programme handed to HiGHS, and its answer checked in whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

from cenotaph.tally.programme import INSIDE, Programme, Row

OPTIMAL, STOPPED, INFEASIBLE = 0, 1, 2
NODES = 20_000  # a limit on work, not on time: the same input stops at the same answer
SMALL = 2000  # unknowns; up to here whole numbers everywhere take no time either
TOLERANCE = 1e-6

Weights = Mapping[int, int]
Numbers = npt.NDArray[Any]


class SolverError(RuntimeError):
    """The solver gave no answer, or one that does not satisfy the programme."""


class Solution(NamedTuple):
    """`values` of the unknowns, the `value` of the objective there, and the best `bound` on it
    that is proved; the two agree when the answer is optimal."""

    values: tuple[int, ...]
    value: int
    bound: int

    @property
    def optimal(self) -> bool:
        """Whether no other answer can be better."""
        return self.value == self.bound


def least(
    programme: Programme,
    weights: Weights,
    *extra: Row,
    nodes: int = NODES,
    enough: int | None = None,
) -> Solution | None:
    """The least weighted sum; `None` when no numbers satisfy all rows.

    With `enough`, a number that no sum can be below, the answer is also `None` when fractions
    show that it is not reached.

    Fractions are allowed first, then, in a large programme, only in numbers of deaths: that takes
    a fraction of the time, and where the answer is whole and holds, no whole answer can be better.
    Only otherwise are whole numbers asked for everywhere.

    Raises:
        SolverError: the solver failed, or stopped before it had any answer.
    """
    costs = np.zeros(len(programme.lower), dtype=np.int64)
    for index, weight in weights.items():
        costs[index] = weight
    sheet = _Sheet.of(programme, extra)
    everything = np.ones(len(costs), dtype=np.uint8)
    choices = np.zeros_like(everything)
    choices[[index for key, index in programme.unknowns.items() if key[0] == INSIDE]] = 1
    for integral in sheet.stages(choices):
        answer = sheet.solved(costs, integral, nodes)
        if answer.status == INFEASIBLE:
            return None
        over = enough is not None and answer.status == OPTIMAL and _over(answer.fun, enough)
        if over and not integral.any():
            return None
        whole = sheet.whole(costs, answer)
        if whole is not None:
            return whole
    answer = sheet.solved(costs, everything, nodes)
    if answer.status == INFEASIBLE:
        return None
    if answer.status not in (OPTIMAL, STOPPED) or answer.x is None:
        raise SolverError(f"the tally could not be solved: {answer.message}")
    values = np.rint(answer.x).astype(np.int64)
    if not sheet.holds(values):
        raise SolverError("the solver's answer does not hold in whole numbers")
    value = int(costs @ values)
    bound = value if answer.status == OPTIMAL else _rounded_up(answer.mip_dual_bound, value)
    return Solution(tuple(values.tolist()), value, bound)


def in_fractions(
    programme: Programme, weights: Weights, *, chosen: bool = False
) -> tuple[int, Numbers] | None:
    """The least whole number that the weighted sum can have if fractions are allowed (no sum is
    below it), and the unknowns there; with `chosen`, fractions of deaths but not of choices.
    `None` when no numbers satisfy all rows.

    Raises:
        SolverError: the solver failed.
    """
    costs = np.zeros(len(programme.lower), dtype=np.int64)
    for index, weight in weights.items():
        costs[index] = weight
    integral = np.zeros(len(costs), dtype=np.uint8)
    if chosen:
        integral[[i for key, i in programme.unknowns.items() if key[0] == INSIDE]] = 1
    answer = _Sheet.of(programme, ()).solved(costs, integral, NODES)
    if answer.status == INFEASIBLE:
        return None
    if answer.status != OPTIMAL:
        raise SolverError(f"the tally could not be solved: {answer.message}")
    return math.ceil(answer.fun - TOLERANCE), answer.x


def _over(fraction: float, enough: int) -> bool:
    return math.ceil(fraction - TOLERANCE) > enough


def most(programme: Programme, weights: Weights, *extra: Row) -> Solution | None:
    """The greatest weighted sum; `None` when no numbers satisfy all rows.

    Raises:
        SolverError: the solver failed, or stopped before it had any answer.
    """
    found = least(programme, {index: -weight for index, weight in weights.items()}, *extra)
    return None if found is None else Solution(found.values, -found.value, -found.bound)


def _rounded_up(bound: float | None, value: int) -> int:
    if bound is None or not math.isfinite(bound):
        raise SolverError("the tally stopped before it had a bound")
    return min(value, math.ceil(bound - TOLERANCE))


class _Sheet(NamedTuple):
    """The rows of a programme as one matrix of whole numbers, with their limits."""

    matrix: csr_array
    least: Numbers
    most: Numbers
    lower: Numbers
    upper: Numbers

    @classmethod
    def of(cls, programme: Programme, extra: tuple[Row, ...]) -> _Sheet:
        rows, width = (*programme.rows, *extra), len(programme.lower)
        ends = np.cumsum([0, *(len(terms) for terms, _, _ in rows)])
        columns = np.fromiter(chain.from_iterable(terms for terms, _, _ in rows), np.int64)
        weights = chain.from_iterable(terms.values() for terms, _, _ in rows)
        matrix = csr_array(
            (np.fromiter(weights, np.int64), columns, ends), shape=(len(rows), width)
        )
        return cls(
            matrix=matrix,
            least=np.array([-np.inf if low is None else low for _, low, _ in rows]),
            most=np.array([np.inf if high is None else high for _, _, high in rows]),
            lower=np.array(programme.lower, dtype=np.int64),
            upper=np.array(programme.upper, dtype=np.int64),
        )

    def stages(self, choices: Numbers) -> Iterator[Numbers]:
        """What is asked for in whole numbers, at first nothing, then, in a large programme, only
        choices."""
        yield 0 * choices
        if choices.any() and len(choices) > SMALL:
            yield choices

    def solved(self, costs: Numbers, integral: Numbers, nodes: int) -> OptimizeResult:
        """What HiGHS answers, in whole numbers where `integral` is 1."""
        rows = LinearConstraint(self.matrix.astype(float), self.least, self.most)
        return milp(
            costs.astype(float),
            integrality=integral,
            bounds=Bounds(self.lower, self.upper),
            constraints=[rows] if self.matrix.shape[0] else [],
            options={"mip_rel_gap": 0.0, "node_limit": nodes} if integral.any() else {},
        )

    def whole(self, costs: Numbers, answer: OptimizeResult) -> Solution | None:
        """An answer that allowed fractions, if it needs none: nothing whole can be better."""
        if answer.status != OPTIMAL:
            return None
        values = np.rint(answer.x).astype(np.int64)
        value = int(costs @ values)
        if value != math.ceil(answer.fun - TOLERANCE) or not self.holds(values):
            return None
        return Solution(tuple(values.tolist()), value, value)

    def holds(self, values: Numbers) -> bool:
        """Whether rounded answers hold exactly: floating point never decides a death."""
        reached = self.matrix @ values
        return bool(
            ((self.lower <= values) & (values <= self.upper)).all()
            and ((self.least <= reached) & (reached <= self.most)).all()
        )
