"""Measure everything again and print it as the tables of docs/measurements.md.

python -m benchmarks [--shared DIR]
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

SETS = (
    ("two seed reports", "seeds", "", "", "tuned on"),
    ("fourteen reports", "reports", "", "", "tuned on"),
    ("examples/sahel", "sahel", "", "", "tuned on after the first score"),
    ("benchmarks/reports, English, series looked at", "own", "tuned", "en", "tuned on"),
    ("benchmarks/reports, English, series k, l and t", "own", "unseen", "en", "unseen"),
    ("benchmarks/reports, French, series looked at", "own", "tuned", "fr", "tuned on"),
    ("benchmarks/reports, French, series n", "own", "unseen", "fr", "unseen"),
    ("MUC-4 DEV", "muc", "DEV", "", "tuned on"),
    ("MUC-4 TST1 and TST2", "muc", "TST", "", "unseen"),
)
# measurements with a report of their own; the long runs of reading are asked for by hand
OTHERS = (
    ("role_reversal", ()),
    ("distractors", ()),
    ("continuity", ()),
    ("lending", ()),
    ("placing", ()),
    ("linking", ()),
    ("synthetic", ()),
    ("origins", ()),
    ("disputes", ()),
    ("calibration", ()),
    ("reading", ("--counts", "500,1000,2000")),
)
FIGURES = (
    "gold_tolls",
    "toll_precision",
    "toll_recall",
    "toll_f1",
    "date",
    "place",
    "perpetrators",
    "link_b3",
    "part_of",
    "overall",
)


def measured(name: str, prefix: str, language: str, shared: Path) -> dict[str, str]:
    """The scorer's figures for one set, by name; empty where the set is not on this machine."""
    command = [sys.executable, "-m", "benchmarks.score_reports", name, "--shared", str(shared)]
    command += ["--prefix", prefix] if prefix else []
    command += ["--language", language] if language else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    speed = re.search(r"(\d+) documents read in ([\d.]+) s", done.stderr)
    figures = dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)
    if speed:
        figures["documents"] = speed.group(1)
        figures["documents a second"] = f"{int(speed.group(1)) / float(speed.group(2)):.0f}"
    return figures


def main() -> int:
    """Print one row a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    shared = Path(parser.parse_args().shared)
    print("| set | | documents |", " | ".join(FIGURES), "|")
    print("|" + "---|" * (len(FIGURES) + 3))
    for title, name, prefix, language, kind in SETS:
        row = measured(name, prefix, language, shared)
        if not row:
            print(f"| {title} | {kind} | not on this machine |" + " |" * len(FIGURES))
            continue
        cells = [row.get(figure, "") for figure in FIGURES]
        print(f"| {title} | {kind} | {row.get('documents', '')} |", " | ".join(cells), "|")
    for module, options in OTHERS:
        print(f"\n{module}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{module}", *options]
        subprocess.run(command, check=False, env={**os.environ, "CENOTAPH_SHARED": str(shared)})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
