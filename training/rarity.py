"""Count in how many documents each word stands, for knowledge/data/rarity.npz.

python -m training.rarity [--shared DIR]

Counted on: MUC-4 development documents, the fourteen reports and two seeds, and of the linking
sets the documents that `benchmarks.linking` fits on; our own reports of the open series and the
example, which alone are French. Only counts by slot are kept: no word, no name, no order.
"""

from __future__ import annotations

import argparse
import json
import math
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.linking_sets import fitted_on, reports_of
from benchmarks.score_reports import GOLD, OURS, located, sources
from cenotaph.incidents.bags import folded_words
from cenotaph.knowledge.rarity import SLOTS, STEPS, slot

TABLE = Path(__file__).parents[1] / "src/cenotaph/knowledge/data/rarity.npz"
SIDES = {"own": "tuned", "muc": "DEV"}


def texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Language and text of every document that is counted."""
    for name in (*GOLD, *OURS):
        gold, place = located(name, shared)
        told = json.loads(gold.read_text())["documents"]
        for file, data in sources(place, SIDES.get(name, ""), 0):
            language = told.get(Path(file).stem, {}).get("language", "en")
            yield language[:2], data.decode("utf-8", "replace")
    for report in fitted_on(reports_of(shared)):
        yield "en", f"{report.title}\n{report.text}"


def table(documents: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Inverse document frequency by slot, in sixteenths."""
    counts: Counter[int] = Counter()
    size = 0
    for text in documents:
        size += 1
        counts.update({slot(word) for word in folded_words(text)})
    found = [math.log((1 + size) / (1 + counts[number])) for number in range(SLOTS)]
    return np.array([round(STEPS * value) for value in found], np.uint8)


def main() -> int:
    """Count and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    told: dict[str, list[str]] = {}
    for language, text in texts(Path(parser.parse_args().shared)):
        told.setdefault(language, []).append(text)
    np.savez_compressed(TABLE, en=table(told["en"]), fr=table(told["fr"]))
    for language, documents in sorted(told.items()):
        print(f"{language}: {len(documents)} documents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
