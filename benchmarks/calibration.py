"""Whether a confidence of 0.8 is right eight times in ten, and the weights that make it so.

    python -m benchmarks.calibration            reliability on tuned and on unseen reports
    python -m benchmarks.calibration --fit      writes knowledge/data/confidence.toml first
    python -m benchmarks.calibration --plot F   draws the reliability plot as SVG

A claim is judged if it gives a figure of the dead as reported. It is right if gold has that figure
for that document, as a toll, a rival figure, a part or history. Figures without gold in documents
whose gold is partial are not judged. The expected calibration error is the mean distance between
confidence and share of right claims over ten bins of equal width, weighted by claims (Naeini,
Cooper and Hauskrecht 2015).

The weights of the signs are fitted on the reports that were tuned on; how steep and how high the
curve lies (two numbers) on the unseen ones, where nobody looked at an error. What is told for the
unseen reports is cross-validated: each fifth of the documents is judged by a curve that was set on
the other four.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.score_reports import gazetteer, located, sources
from benchmarks.sentences import opened
from cenotaph.claims.confidence import Weights, calibrated, weights
from cenotaph.claims.reader import finder_of, tell
from cenotaph.record.claim import ClaimKind, Modality

BINS = 10
FOLDS = 5
DOUBTS = frozenset(
    {
        "aggregate",
        "bare figure",
        "denied",
        "happening without date",
        "happening without place",
        "part of a figure",
        "remains",
        "taken up figure",
        "tentative act",
    }
)
TUNED = (("reports", ""), ("sahel", ""), ("own", "tuned"), ("muc", "DEV"))
UNSEEN = (("own", "unseen"), ("muc", "TST"))
TABLE = Path(__file__).parents[1] / "src/cenotaph/knowledge/data/confidence.toml"
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_DECAY = 2.0  # of the weights, so that rare signs stay near none
Range = tuple[int | None, int | None]


@dataclass(frozen=True)
class Judged:
    """A claim with what was seen of it and whether gold has its figure."""

    document: str
    own: float
    signs: tuple[str, ...]
    right: bool

    def confidence(self, table: Weights) -> float:
        """What the claim says of itself under a table of weights."""
        return calibrated(self.own, self.signs, table)


def wanted(gold: dict[str, Any]) -> dict[str, set[Range]]:
    """The figures that are right for each document."""
    found: dict[str, set[Range]] = {name: set() for name in gold["documents"]}
    for incident in gold["incidents"]:
        for name, count in incident["deaths_by_doc"].items():
            every = [count, *count.get("alt", []), *count.get("parts", [])]
            found.setdefault(name, set()).update((c.get("min"), c.get("max")) for c in every)
    for name, facts in gold["documents"].items():
        found[name] |= {(low, high) for low, high in facts.get("background", [])}
    return found


def judged(name: str, prefix: str, shared: Path, folder: Path) -> list[Judged]:
    """All claims of a set that can be judged."""
    gold_path, place = located(name, shared)
    if not gold_path.exists():
        return []
    gold = json.loads(gold_path.read_text("utf-8"))
    right, places = wanted(gold), gazetteer(shared, folder)
    partial = {n for n, facts in gold["documents"].items() if facts.get("partial")}
    found: list[Judged] = []
    for file, data in sources(place, prefix, 0):
        stem = Path(file).stem
        if stem not in gold["documents"]:
            continue
        text, document = opened(data, file)
        finder = finder_of(document.language or "en")
        for told in tell(text, document, places, finder):
            count = told.draft.count
            said = told.draft.kind is ClaimKind.KILLING and told.draft.modality in _SAID
            if count is None or not said:
                continue
            hit = (count.minimum, count.maximum) in right[stem]
            if hit or stem not in partial:
                found.append(Judged(stem, told.draft.confidence, told.signs, hit))
    return found


def features(claims: Sequence[Judged], names: Sequence[str]) -> NDArray[np.float64]:
    """One row a claim: one, the logit of its own confidence, then one or nought a sign."""
    own = np.clip([claim.own for claim in claims], 0.02, 0.98)
    rows = [[1.0, 0.0, *[float(n in c.signs) for n in names]] for c in claims]
    table = np.array(rows)
    table[:, 1] = np.log(own / (1 - own))
    return table


def fitted(claims: Sequence[Judged]) -> Weights:
    """The weights under which what was seen is likeliest, rare signs held back."""
    names = sorted({sign for claim in claims for sign in claim.signs})
    table = features(claims, names)
    right = np.array([claim.right for claim in claims], dtype=float)

    def loss(weights: NDArray[np.float64]) -> float:
        total = table @ weights
        likelihood = np.logaddexp(0, total) - right * total
        return float(likelihood.sum() + _DECAY * (weights[2:] ** 2).sum() / 2)

    # a surer reader is never believed less, and a sign of doubt never more, whatever a few
    # hundred claims say
    bounds = [(None, None), (0, None), *((None, 0 if n in DOUBTS else None) for n in names)]
    best = minimize(loss, np.zeros(table.shape[1]), method="L-BFGS-B", bounds=bounds).x
    return Weights(
        constant=round(float(best[0]), 3),
        own=round(float(best[1]), 3),
        signs={name: round(float(w), 3) for name, w in zip(names, best[2:], strict=True)},
    )


def set_right(table: Weights, claims: Sequence[Judged]) -> Weights:
    """The table with its curve made as steep and as high as these claims want it (Platt)."""
    names = sorted(table.signs)
    weights = np.array([table.constant, table.own, *(table.signs[name] for name in names)])
    total = features(claims, names) @ weights
    right = np.array([claim.right for claim in claims], dtype=float)

    def loss(curve: NDArray[np.float64]) -> float:
        moved = curve[0] + curve[1] * total
        held = _DECAY * (curve[1] - 1) ** 2
        return float((np.logaddexp(0, moved) - right * moved).sum() + held)

    height, slope = minimize(loss, np.array([0.0, 1.0]), method="BFGS").x
    return Weights(
        constant=round(float(height + slope * table.constant), 3),
        own=round(float(slope * table.own), 3),
        signs={name: round(float(slope * w), 3) for name, w in table.signs.items()},
    )


def folds(claims: Sequence[Judged]) -> list[list[Judged]]:
    """The claims in five parts; those of one document stay together."""
    names = sorted({claim.document for claim in claims})
    number = {name: index % FOLDS for index, name in enumerate(names)}
    return [[c for c in claims if number[c.document] == part] for part in range(FOLDS)]


def cross_validated(table: Weights, claims: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Confidence and rightness of each claim under a curve set without its document."""
    parts = folds(claims)
    told: list[tuple[float, bool]] = []
    for number, part in enumerate(parts):
        others = [c for index, p in enumerate(parts) if index != number for c in p]
        curve = set_right(table, others) if others else table
        told += [(claim.confidence(curve), claim.right) for claim in part]
    return told


def bins(told: Iterable[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """For each bin that holds any: how many claims, their mean confidence, the share right."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in told:
        sorted_in[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        (len(part), float(np.mean([c for c, _ in part])), float(np.mean([r for _, r in part])))
        for part in sorted_in
        if part
    ]


def expected_error(told: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error, 0..1."""
    return sum(n * abs(said - right) for n, said, right in bins(told)) / max(len(told), 1)


def write(table: Weights) -> None:
    """Writes the weights as a table that people can read."""
    lines = [
        "# How often a claim with these signs was right; fitted, not chosen.",
        "# `python -m benchmarks.calibration --fit` writes it; docs/measurements.md says on what.",
        f"constant = {table.constant}",
        f"own = {table.own}  # of the logit of the reader's own confidence",
        "",
        "[signs]",
        *(f'"{name}" = {weight}' for name, weight in table.signs.items()),
    ]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


def plot(sets: Sequence[tuple[str, Sequence[tuple[float, bool]]]]) -> str:
    """The reliability of several sets as one SVG: confidence across, share right upwards."""
    side, edge = 320, 40
    shades = ("#1b6ca8", "#b5532a")

    def spot(said: float, right: float) -> tuple[float, float]:
        return edge + said * side, edge + (1 - right) * side

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge + 40} '
        f'{side + 2 * edge}" role="img" font-family="sans-serif" font-size="11">',
        "<title>Confidence of claims and how many of them are right</title>",
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
        f'<line x1="{edge}" y1="{edge + side}" x2="{edge + side}" y2="{edge}" stroke="#999" '
        'stroke-dasharray="4 4"/>',
        f'<text x="{edge}" y="{edge + side + 28}">confidence 0 to 1; upwards: share right; '
        "size: number of claims</text>",
    ]
    for (title, claims), shade in zip(sets, shades, strict=False):
        row = [(spot(said, right), n) for n, said, right in bins(claims)]
        line = " ".join(f"{x:.0f},{y:.0f}" for (x, y), _ in row)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{shade}"/>')
        for (x, y), n in row:
            size = 2 + 1.2 * np.log2(n + 1)
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{size:.1f}" fill="{shade}"/>')
        number = sets.index((title, claims))
        label = f"{title}: {len(claims)} claims, error {expected_error(claims):.3f}"
        parts.append(
            f'<text x="{edge + 8}" y="{edge + 16 + 15 * number}" fill="{shade}">{label}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    """Fit if asked, then print the reliability of both kinds of reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    shared = Path(options.shared)
    with TemporaryDirectory() as folder:
        tuned, unseen = (
            [c for name, prefix in group for c in judged(name, prefix, shared, Path(folder))]
            for group in (TUNED, UNSEEN)
        )
    signs_of = fitted(tuned)
    if options.fit:
        write(set_right(signs_of, unseen))
        weights.cache_clear()
    sets = (
        ("tuned on", [(claim.confidence(weights()), claim.right) for claim in tuned]),
        ("unseen, cross-validated", cross_validated(signs_of, unseen)),
    )
    for title, told in sets:
        print(f"{title}: {len(told)} claims, expected calibration error {expected_error(told):.3f}")
        for n, said, right in bins(told):
            print(f"  {n:5d} claims, confidence {said:.2f}, right {right:.2f}")
    if options.plot:
        options.plot.write_text(plot(sets), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
