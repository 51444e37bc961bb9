"""Role fillers of MUC-4 documents from the program's own claims.

    python training/muc4_roles.py IN.json[.gz] OUT.json [--score]

IN has one JSON document a line with `docid` and `doctext` (and `extracts`, the gold, for
`--score`); OUT is `{docid: {role: [[mention], ...]}}` with one mention for each entity.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))

from cenotaph.knowledge.gazetteer import Gazetteer, open_gazetteer
from training.ceaf_ree import ROLES, gold_of, plain, rows_of, tallies, told
from training.muc4_candidates import Candidate, candidates, opened

CHOICE = Path(__file__).parent / "data" / "muc4_choice.json"


@dataclass(frozen=True)
class Choice:
    """What one role takes: the weight of each feature, and the probability from which it does."""

    weights: Mapping[str, float]
    threshold: float


@cache
def choices() -> dict[str, Choice]:
    """The choice for each role as fitted by `training.muc4_fit`."""
    table = json.loads(CHOICE.read_text("utf-8"))
    return {
        role: Choice(weights=row["weights"], threshold=row["threshold"])
        for role, row in table.items()
    }


def probability(candidate: Candidate, choice: Choice) -> float:
    """How likely a candidate fills its role."""
    score = sum(
        weight * candidate.features.get(name, 0.0) for name, weight in choice.weights.items()
    )
    return 1 / (1 + math.exp(-score)) if score > -500 else 0.0


def chosen(found: Sequence[Candidate], table: Mapping[str, Choice]) -> dict[str, list[list[str]]]:
    """The fillers of each role, likeliest first; of strings that hold one another only the best."""
    fillers: dict[str, list[list[str]]] = {}
    for role, choice in table.items():
        ranked = sorted(
            ((probability(each, choice), each.text) for each in found if each.role == role),
            key=lambda pair: (-pair[0], pair[1]),
        )
        kept: list[str] = []
        for likely, words in ranked:
            if likely >= choice.threshold and not any(_same(words, other) for other in kept):
                kept.append(words)
        fillers[role] = [[words] for words in kept]
    return fillers


def _same(left: str, right: str) -> bool:
    """Whether two strings name one thing: one's words are in the other's, or its initials."""
    one, other = plain(left).split(), plain(right).split()
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long if word not in {"of", "and", "for"})
    return len(short) == 1 and len(long) > 1 and short[0] == initials


def fillers(words: str, places: Gazetteer) -> dict[str, list[list[str]]]:
    """The fillers of one document."""
    return chosen(candidates(opened(words, places)), choices())


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, choose, write; with `--score` print strict CEAF-REE with its interval."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("fillers", type=Path)
    parser.add_argument("--score", action="store_true", help="against the gold in the documents")
    options = parser.parse_args(arguments)
    places = open_gazetteer()
    rows: list[dict[str, Any]] = rows_of(options.documents)
    said = {row["docid"]: fillers(row["doctext"], places) for row in rows}
    ordered = {name: {role: found[role] for role in ROLES} for name, found in sorted(said.items())}
    options.fillers.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n")
    if options.score:
        print(told(list(tallies(ordered, gold_of(options.documents)).values())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
