"""Trains the reader of tolls, packs it, measures it and writes its card, with one command.

    python -m training.tolls [--shared ../shared] [--labeller build/labeller/averaged.pt]
                             [--also DIR ...] [--leave pqrs] [--to DIR]

Takes about ten minutes on one core. `--labeller` is what `python -m training` leaves in its work
folder. `--also` names folders with further annotated reports (`gold.json` and `docs`). With
`--leave` the series with these letters are left out of training and the figures are theirs: the
only honest ones. Reports of the series kept unseen are never read.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.score_reports import GOLD, OURS, UNSEEN_SERIES, gazetteer, sources
from cenotaph.knowledge.gazetteer import Gazetteer
from training.export import quantise
from training.toll_card import Figures, write_card
from training.toll_examples import NONE, TOLL, Example, form_examples, report_examples
from training.toll_fit import TollRecipe, chances, train
from training.toll_network import export

SHIPPED = Path(__file__).parents[1] / "src/cenotaph/claims/tolls/weights"
FORMS = Path(__file__).parent / "data/toll_forms.txt"
SURE = 0.95  # see docs/decisions/0064
_LEVELS = (0.5, 0.8, 0.9, 0.95)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs every step in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labeller", type=Path, default=Path("build/labeller/averaged.pt"))
    parser.add_argument("--also", type=Path, nargs="*", default=[])
    parser.add_argument("--leave", default="", help="letters of the series to leave out")
    parser.add_argument("--seed", type=int, default=TollRecipe().seed)
    parser.add_argument("--to", type=Path, default=SHIPPED, help="where the packed model goes")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)  # sums keep their order
    recipe = TollRecipe(seed=options.seed)
    with tempfile.TemporaryDirectory() as folder:
        places = gazetteer(options.shared, Path(folder))
        examples = list(gathered(options.shared, options.also, places))
    left = [each for each in examples if each.group in options.leave]
    kept = [each for each in examples if each.group not in options.leave]
    print(f"{len(kept)} figures to train on, {len(left)} left out", flush=True)
    network = train(kept, options.labeller, recipe)
    options.to.mkdir(parents=True, exist_ok=True)
    judged = left or kept
    figures = tally(judged, chances(network, judged))
    print(json.dumps([msgspec.structs.asdict(each) for each in figures], indent=1))
    with tempfile.TemporaryDirectory() as folder:
        export(network, Path(folder) / "full.onnx")
        quantise(Path(folder) / "full.onnx", options.to / "tolls.onnx", tables=False)
    write_card(options.to, recipe, SURE, sizes(kept), figures, left=options.leave)
    return 0


def gathered(shared: Path, also: Sequence[Path], places: Gazetteer) -> Iterator[Example]:
    """Every example that may be trained on, in a fixed order; `group` is the series or set."""
    forms = FORMS.read_text("utf-8").splitlines()
    yield from form_examples(forms, places)
    for gold_path, folder in (OURS["own"], *((d / "gold.json", d / "docs") for d in also)):
        gold = json.loads(gold_path.read_text("utf-8"))
        files = [file for file in sources(folder, "", 0) if file[0][0] not in UNSEEN_SERIES]
        for letter, series in groupby(files, key=lambda file: file[0][0]):
            yield from report_examples(letter, series, gold, places)
    for name in ("seeds", "reports", "muc"):
        gold_path, folder = (shared / part for part in GOLD[name])
        gold = json.loads(gold_path.read_text("utf-8"))
        yield from report_examples(name, sources(folder, "DEV" * (name == "muc"), 0), gold, places)
    gold = json.loads(OURS["sahel"][0].read_text("utf-8"))
    yield from report_examples("sahel", sources(OURS["sahel"][1], "", 0), gold, places)


def sizes(examples: Sequence[Example]) -> dict[str, int]:
    """How many figures come from where."""
    counts = {"forms": 0, "muc": 0, "reports": 0}
    for each in examples:
        counts[each.group if each.group in counts else "reports"] += 1
    return counts


def tally(examples: Sequence[Example], said: NDArray[np.float64]) -> list[Figures]:
    """Of figures in reports that no grammar claims: how many above each level are tolls."""
    free = [
        (each, chance)
        for each, chance in zip(examples, said, strict=True)
        if not each.claimed and each.group not in ("muc", "forms")
    ]
    tolls = sum(each.wanted == TOLL for each, _ in free)
    return [
        Figures(
            level=level,
            tolls=tolls,
            found=sum(each.wanted == TOLL and bool(chance >= level) for each, chance in free),
            false=sum(each.wanted == NONE and bool(chance >= level) for each, chance in free),
            others=sum(each.wanted == NONE for each, _ in free),
        )
        for level in _LEVELS
    ]


if __name__ == "__main__":
    raise SystemExit(main())
