"""Linking, origins and counting on a made-up world of which the truth is known.

    python -m benchmarks.synthetic                      2,000 killings in 12,000 reports
    python -m benchmarks.synthetic seeds [--seeds N]    whether the bounds hold the true total
    python -m benchmarks.synthetic scale [--sizes N,N]  time and memory from nothing, and the growth
    python -m benchmarks.synthetic add [--size N]       one report more, after so many

The reports are those of `synthetic_reports`, as a faultless reader would have them. Each size of
`scale` is linked in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from benchmarks.synthetic_reports import Told, reports_of, total_of, untold
from benchmarks.synthetic_world import Happening, happenings
from cenotaph.assess.grade import corroboration
from cenotaph.incidents import link
from cenotaph.incidents.index import Index
from cenotaph.incidents.local import Told as TellingsTold
from cenotaph.incidents.reports import tell
from cenotaph.incidents.wording import wordings
from cenotaph.record.incident import Incident
from cenotaph.tally import count

KILLINGS, REPORTS_EACH = 2000, 6
DAYS = 1095
A_YEAR = 10_000  # reports, in the runs of scale
MOST_EACH = 60
QUARTER = 3


def reports(killings: Sequence[Happening], seed: int) -> Iterator[Told]:
    """The reports on all killings; how many each has falls off as a power of two does."""
    chance = random.Random(seed)  # noqa: S311
    for killing in killings:
        number = min(MOST_EACH, 1 + int(chance.expovariate(1 / (REPORTS_EACH - 0.5))))
        yield from reports_of(killing, number, seed)


def totals(killings: Sequence[Happening]) -> Iterator[tuple[Told, int]]:
    """A monitor's total for each country and quarter, and the deaths that only it counts."""
    parts: dict[tuple[str, int], list[Happening]] = defaultdict(list)
    for killing in killings:
        day = killing.day
        parts[killing.place.country, (12 * day.year + day.month - 1) // QUARTER].append(killing)
    for (country, quarter), inside in sorted(parts.items()):
        first, last = _starts(quarter), _starts(quarter + 1) - timedelta(days=1)
        yield total_of(inside, country, first, last), untold(sum(k.toll for k in inside))


def _starts(quarter: int) -> date:
    year, month = divmod(quarter * QUARTER, 12)
    return date(year, month + 1, 1)


def linked(told: Sequence[Told]) -> tuple[Incident, ...]:
    """The incidents of the reports."""
    return link(
        [report.document for report in told],
        [report.text for report in told],
        [claim for report in told for claim in report.claims],
    ).incidents


def b_cubed(truth: Mapping[str, int], told: Sequence[Incident]) -> tuple[float, float, float]:
    """Precision, recall and F1 of grouping over reports, by their documents."""
    home = {report.document: number for number, i in enumerate(told) for report in i.reports}
    pairs = Counter((number, home.get(document)) for document, number in truth.items())
    ours, theirs = Counter(home.get(document) for document in truth), Counter(truth.values())
    precision = sum(n * n / ours[group] for (_, group), n in pairs.items()) / len(truth)
    recall = sum(n * n / theirs[number] for (number, _), n in pairs.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def origins_right(told: Sequence[Told], incidents: Sequence[Incident]) -> float:
    """The share of killings whose incident counts as many origins as first told of it."""
    truth = {report.document.id: report.incident for report in told}
    founders: dict[int, set[str]] = defaultdict(set)
    for report in told:
        founders[report.incident].add(report.founder)
    counted: dict[int, int] = defaultdict(int)
    for incident in incidents:
        about = Counter(truth[report.document] for report in incident.reports)
        killing = min(about, key=lambda number: (-about[number], number))
        counted[killing] += corroboration(incident).number
    right = [counted[number] == len(names) for number, names in founders.items()]
    return sum(right) / len(right)


def accuracy(killings: int, seed: int) -> None:
    """One line: B-cubed and origins on so many killings."""
    told = list(reports(list(happenings(killings, seed, DAYS)), seed))
    incidents = linked(told)
    found = b_cubed({report.document.id: report.incident for report in told}, incidents)
    right = origins_right(told, incidents)
    figures = " | ".join(f"{figure:.4f}" for figure in found)
    print(f"| {killings} | {len(told)} | {figures} | {right:.3f} |", flush=True)


def bounds(killings: int, seed: int) -> tuple[int, int, int | None]:
    """The true total, and the bounds of the tally."""
    world = list(happenings(killings, seed, DAYS))
    more = list(totals(world))
    told = [*reports(world, seed), *(total for total, _ in more)]
    tally = count(linked(told))
    true = sum(killing.toll for killing in world) + sum(extra for _, extra in more)
    return true, tally.minimum, tally.maximum


def seeds(killings: int, number: int) -> None:
    """Print how often the bounds hold the truth, and how wide they are."""
    held, widths = 0, []
    for seed in range(number):
        true, low, high = bounds(killings, seed)
        held += low <= true and (high is None or true <= high)
        widths.append(math.inf if high is None else (high - low) / true)
        print(f"seed {seed}: {true} in {low}..{high}", flush=True)
    middle = sorted(widths)[len(widths) // 2]
    print(f"{held} of {number} hold the truth; width {middle:.3f} of it in the middle, ", end="")
    print(f"{max(widths):.3f} at most")


def scaled(size: int) -> dict[str, float]:
    """Seconds, memory and B-cubed of linking so many reports from nothing."""
    days = max(DAYS, 365 * size // A_YEAR // 2)
    told = list(reports(list(happenings(size // REPORTS_EACH, 1, days)), 1))
    started, cpu = time.perf_counter(), time.process_time()
    incidents = linked(told)
    return {
        "reports": len(told),
        "seconds": time.perf_counter() - started,
        "processor": time.process_time() - cpu,
        "MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "B-cubed": b_cubed({r.document.id: r.incident for r in told}, incidents)[2],
    }


def scale(sizes: Sequence[int]) -> None:
    """Print a line for each size, and the exponent of the growth between the last two."""
    rows = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.synthetic", "one", "--size", str(size)]
        rows.append(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
        print("| " + " | ".join(f"{key} {value:.4g}" for key, value in rows[-1].items()) + " |")
    if len(rows) > 1:
        before, after = rows[-2:]
        grown = math.log(after["processor"] / before["processor"])
        print(f"exponent {grown / math.log(after['reports'] / before['reports']):.3f}")


def adding(size: int, more: int = 100) -> None:
    """Print how long one report more takes after so many."""
    days = max(DAYS, 365 * size // A_YEAR // 2)
    told = list(reports(list(happenings(size // REPORTS_EACH, 1, days)), 1))
    random.Random(1).shuffle(told)  # noqa: S311
    texts = {report.document.id: report.text for report in told}
    tellings = [t for report in told for t in tell(report.document, report.text, report.claims)]
    del told
    said = wordings(tellings, texts, frozenset())
    del texts

    def some(rows: Sequence[int]) -> TellingsTold:
        return TellingsTold([tellings[row] for row in rows], [said[row] for row in rows])

    before = len(tellings) - more
    started = time.perf_counter()
    index = Index(some(range(before)), some)
    print(f"index of {before} reports: {time.perf_counter() - started:.1f} s")
    times = []
    for row in range(before, len(tellings)):
        started = time.perf_counter()
        index.add(some([row]))
        times.append(time.perf_counter() - started)
    times.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"one more: {times[len(times) // 2]:.3f} s in the middle, {times[-1]:.3f} s at most")
    print(f"{memory:.0f} MiB")


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", nargs="?", default="accuracy")
    parser.add_argument("--killings", type=int, default=KILLINGS)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--sizes", default="100000,1000000")
    options = parser.parse_args()
    if options.step == "seeds":
        seeds(options.killings, options.seeds)
    elif options.step == "scale":
        scale([int(size) for size in options.sizes.split(",")])
    elif options.step == "one":
        print(json.dumps(scaled(options.size)))
    elif options.step == "add":
        adding(options.size)
    else:
        print("| killings | reports | precision | recall | F1 | origins right |")
        accuracy(options.killings, 1)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
