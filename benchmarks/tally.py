"""How long the tally takes, whether its bounds are proved, and whether they hold the truth.

    python -m benchmarks.tally                       all sizes, shapes and seeds, then enumeration
    python -m benchmarks.tally --sizes 1000/50       incidents/aggregates
    python -m benchmarks.tally --shapes nested exact --seeds 5
    python -m benchmarks.tally --small 10000         how many small cases are enumerated

A large case has one line: seconds for `count` alone, the bounds, the deaths that truly happened
("in" when the bounds hold them, which they must wherever no figure is wrong), whether the bounds
are proved, and how many contradictions were told. A small case is right when `count` has exactly
the bounds that trying out every possibility finds, and a contradiction exactly where there is one.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks import enumeration
from benchmarks.tally_cases import SHAPES, large, small
from cenotaph.record.tally import Tally
from cenotaph.tally import count
from cenotaph.tally.ranges import Range, standing_range
from cenotaph.tally.relations import relate

SIZES = ("1000/50", "3000/150", "10000/500")
SEEDS, SMALL = 3, 10_000


@dataclass(frozen=True)
class Run:
    """One large case counted."""

    shape: str
    size: str
    seed: int
    seconds: float
    truth: int
    tally: Tally

    @property
    def holds(self) -> bool:
        """Whether the true number of deaths lies within the bounds."""
        most = self.tally.maximum
        return self.tally.minimum <= self.truth and (most is None or self.truth <= most)

    def line(self) -> str:
        """The run as a row of the table."""
        most = "open" if self.tally.maximum is None else str(self.tally.maximum)
        proved = "proved" if self.tally.optimal else "not proved"
        told = len({row.why for row in self.tally.relaxed})
        inside = "in" if self.holds else "out"
        return (
            f"{self.shape:14}{self.size:>10}{self.seed:>4}{self.seconds:>8.2f} s"
            f"{self.tally.minimum:>9} to {most:<8}{self.truth:>8} {inside:4}{proved:11}{told:>4}"
        )


def runs(shapes: Sequence[str], sizes: Sequence[str], seeds: int) -> Iterator[Run]:
    """Every shape, size and seed, the small ones first."""
    for size in sizes:
        events, aggregates = map(int, size.split("/"))
        for shape in shapes:
            for seed in range(seeds):
                case = large(events - aggregates, aggregates, shape, seed)
                start = time.perf_counter()
                tally = count(case.incidents)
                yield Run(shape, size, seed, time.perf_counter() - start, case.truth, tally)


def disagreements(cases: int) -> list[int]:
    """The seeds of the small cases where the tally and the enumeration differ."""
    return [seed for seed in range(cases) if not _agrees(seed)]


def _agrees(seed: int) -> bool:
    incidents = small(seed)
    relations = relate(incidents)
    ranges = {each.id: standing_range(each) for each in incidents}
    for key in relations.soft:
        ranges[key] = Range(high=ranges[key].high)
    tally, found = count(incidents), enumeration.bounds(relations, ranges)
    if found is None or tally.relaxed:
        return found is None and bool(tally.relaxed)
    return tally.optimal and (tally.minimum, tally.maximum) == found


def main() -> None:
    """Print a line for each large case, then how many small ones agree."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tally", description=__doc__)
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), help="incidents/aggregates")
    parser.add_argument("--shapes", nargs="*", default=list(SHAPES), choices=SHAPES)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--small", type=int, default=SMALL, help="small cases to enumerate")
    chosen = parser.parse_args()
    print("shape       incidents seed   seconds      bounds             truth     optimal     told")
    for run in runs(chosen.shapes, chosen.sizes, chosen.seeds):
        print(run.line(), flush=True)
    start = time.perf_counter()
    wrong = disagreements(chosen.small)
    print(
        f"{chosen.small - len(wrong)} of {chosen.small} small cases agree with enumeration "
        f"({time.perf_counter() - start:.0f} s){': not ' if wrong else ''}"
        f"{', '.join(map(str, wrong[:20]))}"
    )


if __name__ == "__main__":
    main()
