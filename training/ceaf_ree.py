"""Strict CEAF-REE of role fillers, with an interval: `python -m training.ceaf_ree GOLD PRED`.

The measure of Du, Rush and Cardie, "GRIT: Generative Role-filler Transformers" (EACL 2021): in
each document and role predicted entities are matched one to one with gold entities so that most
agree, where a predicted entity agrees (similarity 1) if all its mentions are mentions of the one
gold entity, and 0 else. Precision and recall are taken over all entities of all roles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
RESAMPLES = 2000
SEED = 20250603
Entities = Sequence[Sequence[str]]
Fillers = Mapping[str, Entities]
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_SIGNS = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True)
class Tally:
    """Entities that agree, predicted entities, gold entities."""

    agreed: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.agreed + other.agreed, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Agreed of predicted, 0..1."""
        return self.agreed / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Agreed of gold, 0..1."""
        return self.agreed / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0..1."""
        both = self.predicted + self.gold
        return 2 * self.agreed / both if both else 0.0


def plain(mention: str) -> str:
    """A mention without case, signs, articles and doubled spaces."""
    return " ".join(_ARTICLES.sub(" ", mention.lower()).translate(_SIGNS).split())


def tally(predicted: Entities, gold: Entities) -> Tally:
    """One role of one document."""
    said = [{plain(mention) for mention in entity} for entity in predicted if entity]
    true = [{plain(mention) for mention in entity} for entity in gold if entity]
    if not said or not true:
        return Tally(0, len(said), len(true))
    likeness = np.array([[float(one <= other) for other in true] for one in said])
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return Tally(int(likeness[rows, columns].sum()), len(said), len(true))


def tallies(
    predicted: Mapping[str, Fillers], gold: Mapping[str, Fillers]
) -> dict[str, dict[str, Tally]]:
    """Each role of each gold document."""
    return {
        name: {
            role: tally(predicted.get(name, {}).get(role, ()), true.get(role, ())) for role in ROLES
        }
        for name, true in sorted(gold.items())
    }


def micro(rows: Sequence[Mapping[str, Tally]]) -> Tally:
    """Over all roles of all documents given."""
    return sum((each for row in rows for each in row.values()), Tally())


def interval(
    rows: Sequence[Mapping[str, Tally]], resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of micro F1 when the documents are drawn anew."""
    draw = random.Random(seed)  # noqa: S311 - reproducible samples, no secret
    whole = [micro([row]) for row in rows]
    values = sorted(sum((draw.choice(whole) for _ in whole), Tally()).f1 for _ in range(resamples))
    return values[int(0.025 * resamples)], values[int(0.975 * resamples) - 1]


def gold_of(path: Path) -> dict[str, Fillers]:
    """Gold entities of a file of MUC-4 rows, by document."""
    return {
        row["docid"]: {
            role: [[mention for mention, _ in entity] for entity in entities]
            for role, entities in row["extracts"].items()
        }
        for row in rows_of(path)
    }


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file with one JSON document a line, gzipped or not."""
    data = path.read_bytes()
    words = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    return [json.loads(line) for line in words.split("\n") if line.strip()]


def told(rows: Sequence[Mapping[str, Tally]]) -> str:
    """The table of a score."""
    lines = []
    for role in ROLES:
        each = sum((row[role] for row in rows), Tally())
        lines.append(
            f"{role:8} P {100 * each.precision:5.1f} R {100 * each.recall:5.1f} "
            f"F1 {100 * each.f1:5.1f} ({each.gold} entities)"
        )
    whole = micro(rows)
    low, high = interval(rows)
    lines.append(
        f"{'micro':8} P {100 * whole.precision:5.1f} R {100 * whole.recall:5.1f} "
        f"F1 {100 * whole.f1:5.1f} [{100 * low:.1f}, {100 * high:.1f}] "
        f"({len(rows)} documents, {RESAMPLES} resamples)"
    )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of a file of predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    options = parser.parse_args(arguments)
    predicted = json.loads(options.predicted.read_text())
    print(told(list(tallies(predicted, gold_of(options.gold)).values())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
