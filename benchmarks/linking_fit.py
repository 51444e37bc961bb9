"""Weights of likeness from pairs of reports that are known to tell of one happening or of two."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks.linking_sets import Units
from cenotaph.incidents.likeness import UNKNOWN
from cenotaph.incidents.linking import candidates
from cenotaph.incidents.weighing import TWO_LANGUAGES, Levels, Scales

TABLE = Path(__file__).parents[1] / "src/cenotaph/knowledge/data/likeness.toml"
PRIOR = Path(__file__).parent / "data" / "likeness_prior.toml"
LOOSE, FIRM = 1.0, 60.0  # how hard a weight is held to nought, or to what people said before
BIAS = 1.5  # bits towards one happening: of a pair in doubt, more pairs of its group are heard
FEW = 500  # a set with fewer pairs than this is one of ours: each of its pairs counts more
OURS_COUNT = 30.0
SILENT = frozenset({UNKNOWN, TWO_LANGUAGES})  # what tells nothing weighs nothing
LN2 = math.log(2)

Floats = npt.NDArray[np.float64]
Level = tuple[str, str]


@dataclass(frozen=True)
class Pairs:
    """Levels by dimension of pairs of reports, and whether gold has each pair as one happening."""

    levels: dict[str, Levels]
    same: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Fitted:
    """The odds before looking and the weight of every level, in bits."""

    prior: float
    bits: dict[str, dict[str, float]]


def pairs_of(units: Units) -> Pairs:
    """The candidate pairs of which gold tells both, unless one document tells them as two."""
    scales = Scales(units.tellings, units.wordings)
    left, right = candidates(units.tellings, scales)
    incident = np.array(units.incidents)
    document = np.array([telling.document for telling in units.tellings])
    known = (incident[left] != "") & (incident[right] != "") & (document[left] != document[right])
    left, right = left[known], right[known]
    return Pairs(scales.weigh(left, right).levels, incident[left] == incident[right])


def judged() -> dict[Level, float]:
    """What people said before any data, by dimension and level."""
    table = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    return {(name, level): bits for name, levels in table.items() for level, bits in levels.items()}


def fitted(sets: Sequence[Pairs]) -> Fitted:
    """The weights under which the pairs of gold are likeliest, held to what people said."""
    said = judged()
    met = {
        (name, found.names[code])
        for pairs in sets
        for name, found in pairs.levels.items()
        for code in np.unique(found.codes)
    }
    names = sorted(met | said.keys())
    column = {name: number + 1 for number, name in enumerate(names)}
    table = np.vstack([_indicators(pairs, column) for pairs in sets])
    same = np.concatenate([pairs.same for pairs in sets]).astype(float)
    count = np.concatenate(
        [np.full(len(p.same), OURS_COUNT if len(p.same) < FEW else 1.0) for p in sets]
    )
    start = np.array([0.0, *(said.get(name, 0.0) * LN2 for name in names)])
    held = np.array([0.0, *(FIRM if name in said else LOOSE for name in names)])

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, moved = table @ weights, held * (weights - start)
        value = (count * (np.logaddexp(0, total) - same * total)).sum()
        slope = table.T @ (count * (1 / (1 + np.exp(-total)) - same)) + moved
        return float(value + ((weights - start) * moved).sum() / 2), slope

    bounds = [(None, None), *((0.0, 0.0) if n[1] in SILENT else (None, None) for n in names)]
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x / LN2
    bits: dict[str, dict[str, float]] = {}
    for (dimension, level), weight in zip(names, best[1:], strict=True):
        bits.setdefault(dimension, {})[level] = round(float(weight), 2)
    return Fitted(round(float(best[0]) + BIAS, 2), bits)


def _indicators(pairs: Pairs, column: dict[Level, int]) -> npt.NDArray[np.float32]:
    table = np.zeros((len(pairs.same), len(column) + 1), np.float32)
    table[:, 0] = 1
    rows = np.arange(len(pairs.same))
    for name, found in pairs.levels.items():
        columns = np.array([column.get((name, level), 0) for level in found.names])
        table[rows, columns[found.codes]] = 1
    return table


def write(weights: Fitted) -> None:
    """Put the weights in the place of those that stand in the table; limits and words stay."""
    text = TABLE.read_text(encoding="utf-8")
    head = text[: text.index("\n[published]") + 1] if "\n[published]" in text else text
    kept = [
        f"prior = {weights.prior}" if line.startswith("prior =") else line
        for line in head.rstrip().splitlines()
    ]
    for name in ("published", *sorted(weights.bits.keys() - {"published"})):
        kept += ["", f'["{name}"]' if " " in name else f"[{name}]"]
        levels = sorted(weights.bits[name].items())
        kept += [f'"{level}" = {bits}' for level, bits in levels if level not in SILENT]
    TABLE.write_text("\n".join(kept) + "\n", encoding="utf-8")
