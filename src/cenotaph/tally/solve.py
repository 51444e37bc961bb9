"""The integer programme handed to HiGHS, and its answer checked in whole numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from cenotaph.tally.programme import Programme, Row

OPTIMAL, STOPPED, INFEASIBLE = 0, 1, 2
NODES = 20_000  # a limit on work, not on time: the same input stops at the same answer
TOLERANCE = 1e-6

Weights = Mapping[int, int]


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
    programme: Programme, weights: Weights, *extra: Row, nodes: int = NODES
) -> Solution | None:
    """The least weighted sum; `None` when no numbers satisfy all rows.

    Raises:
        SolverError: the solver failed, or stopped before it had any answer.
    """
    costs = np.zeros(len(programme.lower))
    for index, weight in weights.items():
        costs[index] = weight
    answer = milp(
        costs,
        integrality=np.ones(len(costs), dtype=np.uint8),
        bounds=Bounds(np.array(programme.lower), np.array(programme.upper)),
        constraints=_constraints((*programme.rows, *extra), len(costs)),
        options={"mip_rel_gap": 0.0, "node_limit": nodes},
    )
    if answer.status == INFEASIBLE:
        return None
    if answer.status not in (OPTIMAL, STOPPED) or answer.x is None:
        raise SolverError(f"the tally could not be solved: {answer.message}")
    values = tuple(round(value) for value in answer.x)
    _check(programme, values, extra)
    value = sum(weight * values[index] for index, weight in weights.items())
    bound = value if answer.status == OPTIMAL else _rounded_up(answer.mip_dual_bound, value)
    return Solution(values, value, bound)


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


def _constraints(rows: tuple[Row, ...], width: int) -> list[LinearConstraint]:
    if not rows:
        return []
    numbers = [number for number, (terms, _, _) in enumerate(rows) for _ in terms]
    columns = [index for terms, _, _ in rows for index in terms]
    weights = [float(weight) for terms, _, _ in rows for weight in terms.values()]
    matrix = csr_array((weights, (numbers, columns)), shape=(len(rows), width))
    low = np.array([-np.inf if low is None else low for _, low, _ in rows])
    high = np.array([np.inf if high is None else high for _, _, high in rows])
    return [LinearConstraint(matrix, low, high)]


def _check(programme: Programme, values: tuple[int, ...], extra: tuple[Row, ...]) -> None:
    """Rounded answers must hold exactly: floating point never decides a death.

    Raises:
        SolverError: they do not.
    """
    bounds = zip(programme.lower, values, programme.upper, strict=True)
    holds = all(low <= value <= high for low, value, high in bounds)
    for terms, low, high in (*programme.rows, *extra):
        reached = sum(weight * values[index] for index, weight in terms.items())
        holds = holds and (low is None or reached >= low) and (high is None or reached <= high)
    if not holds:
        raise SolverError("the solver's answer does not hold in whole numbers")
