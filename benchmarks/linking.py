"""Which reports tell of one happening: how well it is told, and the weights that tell it.

    python -m benchmarks.linking                      B-cubed F1 on the sets at hand
    python -m benchmarks.linking --fit                writes knowledge/data/likeness.toml
    python -m benchmarks.linking cluster IN OUT       groups {doc_id, date, title, text} lines

Weights are fitted on two thirds (by incident) of the larger linking set, and on the reports whose
errors may be looked at. A report of a linking set is one telling: the one of its tellings that most
claims stand for, or the bare document where the reader finds no killing.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.linking_fit import fitted, pairs_of, write
from benchmarks.linking_sets import Units, fitted_on, lines, our_units, reports_of, units_of, unseen
from benchmarks.score_reports import gazetteer
from cenotaph.incidents.linking import groups
from cenotaph.incidents.weighing import Scales


def grouped(units: Units) -> list[int]:
    """The group of each unit, by number."""
    number = [0] * len(units.tellings)
    together = groups(units.tellings, Scales(units.tellings, units.wordings))
    for group, (rows, _) in enumerate(together):
        for row in rows:
            number[row] = group
    return number


def b_cubed(gold: Sequence[str], told: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 by B-cubed; what gold does not tell is left out."""
    rows = [row for row, incident in enumerate(gold) if incident]
    precision = recall = 0.0
    for row in rows:
        ours = {other for other in rows if told[other] == told[row]}
        theirs = {other for other in rows if gold[other] == gold[row]}
        precision += len(ours & theirs) / len(ours) / len(rows)
        recall += len(ours & theirs) / len(theirs) / len(rows)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def cluster(source: Path, target: Path, shared: Path) -> None:
    """Write {doc_id: group} for the reports of a file; no label is looked at."""
    reports = list(lines(source))
    with TemporaryDirectory() as folder:
        units = units_of(reports, gazetteer(shared, Path(folder)))
    told = grouped(units)
    answer = {report.name: f"g{group}" for report, group in zip(reports, told, strict=True)}
    target.write_text(json.dumps(answer, indent=1), encoding="utf-8")


def measure(shared: Path) -> None:
    """Print B-cubed precision, recall and F1 for every set."""
    with TemporaryDirectory() as folder:
        places = gazetteer(shared, Path(folder))
        for name in ("dev.jsonl", "large_dev.jsonl.gz"):
            path = shared / "linking" / name
            if not path.exists():
                continue
            reports = list(lines(path))
            told = grouped(units_of(reports, places))
            sides = {"": [True] * len(reports)}
            if name.startswith("large"):
                sides = {
                    " fitted on": [not unseen(r) for r in reports],
                    " unseen third": [unseen(r) for r in reports],
                }
            for side, kept in sides.items():
                gold = [r.incident if k else "" for r, k in zip(reports, kept, strict=True)]
                show(name + side, gold, told)
        for name, units in our_units(shared, places):
            show(name, units.incidents, grouped(units))


def show(name: str, gold: Sequence[str], told: Sequence[int]) -> None:
    """One line of the table of measurements."""
    precision, recall, both = b_cubed(gold, told)
    size, incidents = len([i for i in gold if i]), len({i for i in gold if i})
    print(f"| {name} | {size} | {incidents} | {precision:.3f} | {recall:.3f} | {both:.4f} |")


def main() -> int:
    """Measure, fit or group, as asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    parser.add_argument("--fit", action="store_true", help="write the table of weights")
    steps = parser.add_subparsers(dest="step")
    step = steps.add_parser("cluster", help="group the reports of a file of JSON lines")
    step.add_argument("source", type=Path)
    step.add_argument("target", type=Path)
    options = parser.parse_args()
    shared = Path(options.shared)
    if options.step == "cluster":
        cluster(options.source, options.target, shared)
    elif options.fit:
        with TemporaryDirectory() as folder:
            places = gazetteer(shared, Path(folder))
            learnt = units_of(list(fitted_on(reports_of(shared))), places)
            ours = [units for _, units in our_units(shared, places)]
            write(fitted([pairs_of(learnt), *map(pairs_of, ours)]))
    else:
        measure(shared)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
