"""Fits the choice of MUC-4 fillers: `python -m training.muc4_fit [TRAIN.json.gz]`.

For each role a logistic regression over the features of candidates says how likely a string is to
fill it; the threshold is the one that gives the best F1 of the role in five-fold cross-validation
over documents. Writes data/muc4_choice.json. Features hold no words of the texts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from cenotaph.knowledge.gazetteer import open_gazetteer
from training.ceaf_ree import ROLES, Tally, gold_of, plain, rows_of, tally
from training.muc4_candidates import Candidate, candidates, opened
from training.muc4_roles import CHOICE, Choice, chosen

FOLDS = 5
RARE = 8  # candidates that a feature must stand on
PENALTY = 1.0
THRESHOLDS = tuple(round(0.1 + 0.02 * step, 2) for step in range(30))
Floats = NDArray[np.float64]
Page = tuple[list[Candidate], Mapping[str, Sequence[Sequence[str]]]]


def columns(pages: Sequence[Page], role: str) -> list[str]:
    """The features that enough candidates of a role have, sorted."""
    seen: dict[str, int] = {}
    for found, _ in pages:
        for candidate in found:
            if candidate.role == role:
                for name, value in candidate.features.items():
                    seen[name] = seen.get(name, 0) + (value != 0)
    return sorted(name for name, count in seen.items() if count >= RARE)


def matrix(found: Sequence[Candidate], names: Sequence[str]) -> Floats:
    """One row a candidate, one column a feature."""
    return np.array([[each.features.get(name, 0.0) for name in names] for each in found])


def regression(rows: Floats, labels: Floats) -> Floats:
    """The weights of least penalised log loss."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        cost = np.logaddexp(0, scores).sum() - labels @ scores + PENALTY / 2 * weights @ weights
        return float(cost), rows.T @ (expit(scores) - labels) + PENALTY * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def fitted(pages: Sequence[Page], role: str, names: Sequence[str]) -> dict[str, float]:
    """The weight of each feature for one role."""
    found, labels = [], []
    for each, gold in pages:
        right = {plain(mention) for entity in gold.get(role, ()) for mention in entity}
        for candidate in each:
            if candidate.role == role:
                found.append(candidate)
                labels.append(float(plain(candidate.text) in right))
    weights = regression(matrix(found, names), np.array(labels))
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def best_threshold(pages: Sequence[Page], role: str, names: Sequence[str]) -> tuple[float, Tally]:
    """The threshold of best F1 where every document is scored by weights fitted without it."""
    totals = dict.fromkeys(THRESHOLDS, Tally())
    for fold in range(FOLDS):
        rest = [page for number, page in enumerate(pages) if number % FOLDS != fold]
        weights = fitted(rest, role, names)
        for found, gold in pages[fold::FOLDS]:
            for threshold in THRESHOLDS:
                said = chosen(found, {role: Choice(weights=weights, threshold=threshold)})
                totals[threshold] += tally(said[role], gold.get(role, ()))
    best = max(THRESHOLDS, key=lambda threshold: (totals[threshold].f1, threshold))
    return best, totals[best]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit every role and say how well it does on documents that its weights have not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path("../shared/training/muc4_train.json.gz")
    parser.add_argument("train", type=Path, nargs="?", default=default)
    parser.add_argument("--limit", type=int, help="documents to fit on")
    options = parser.parse_args(arguments)
    places, gold = open_gazetteer(), gold_of(options.train)
    rows: list[dict[str, Any]] = rows_of(options.train)[: options.limit]
    pages = [(candidates(opened(row["doctext"], places)), gold[row["docid"]]) for row in rows]
    table, whole = {}, Tally()
    for role in ROLES:
        names = columns(pages, role)
        threshold, score = best_threshold(pages, role, names)
        table[role] = {"threshold": threshold, "weights": fitted(pages, role, names)}
        whole += score
        print(f"{role:8} threshold {threshold:.2f} {_said(score)}", flush=True)
    print(f"{'micro':8} cross-validated {_said(whole)}")
    CHOICE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n")
    return 0


def _said(score: Tally) -> str:
    return f"P {100 * score.precision:.1f} R {100 * score.recall:.1f} F1 {100 * score.f1:.1f}"


if __name__ == "__main__":
    raise SystemExit(main())
