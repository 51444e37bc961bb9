"""Writes the card of the toll reader: what it is, what it rests on, how good, and its limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cenotaph.record.base import Record
from training.export import digest, size_of
from training.toll_fit import TollRecipe
from training.toll_network import LAYERS

VERSION = "1"

_DECISION = "docs/decisions/0064-a-trained-toll-reader.md"
_WORDS = """# Model card: the toll reader of Cenotaph, version {version}

**What it is.** Given a figure in an English sentence, with the sentence before it and the title,
it says how likely the figure is the number of people reported killed in a happening, rather than
of wounded, missing, detained, killers, years, money or anything else. Cenotaph asks it about the
figures that its grammars leave over in documents that speak of killing; from {sure:g} on a figure
becomes a claim, which says in its notes who read it. What it says is always a proposal.

**File.** `tolls.onnx` ({size} MB; eight-bit weights, word table of four bits a number), SHA-256
`{sha256}`.
The program checks the digest before use. Our weights are under Apache-2.0, like the program. The
word pieces are those of the role labeller.

**Base.** The lower {layers} layers of the role labeller's encoder, which is all-MiniLM-L6-v2
(Apache-2.0) trained further on the English Web Treebank (CC BY-SA 4.0); see its card.

**Data.** {reports:,} figures of annotated English reports (our own series of
`benchmarks/reports` that are open, the example reports of the Sahel, two seeds and fourteen
reports by others), {muc:,} of MUC-4 texts (public), where the keys tell some tolls and our
grammars the rest, and {forms:,} of `training/data/toll_forms.txt`, sentences written for this
purpose. No report of the series kept unseen, and no sentence of the distractor and role reversal
benchmarks, was used. Figures were exchanged for others of the same form while training, so that
no number is learnt.

**Recipe.** {epochs:g} epochs, batches of {batch}, AdamW, rates {encoder:g} (encoder) and {head:g}
(head) with {warm_up:.0%} warm-up and linear decay, dropout {dropout:g}, seed {seed}, one thread.
`python -m training.tolls` does all of it again.

**Figures.** {figures}

**Limits.** It reads figures, not names or pronouns. It sees one sentence, the one before and the
title, and does not see letter case. It knows English only. It does not tell a toll from history
or from a rival figure: the rules for time, place and happening do. Most of its reports were
written by few hands. Gold places rival and background figures by their value alone, so that a few
ages and hours were taught as tolls. Processors of another kind may round differently, so that a
borderline figure can differ between machines.
"""


class Figures(Record, frozen=True, kw_only=True):
    """Of `tolls` and `others` how many the reader took for tolls at a level of probability."""

    level: float
    tolls: int
    found: int
    false: int
    others: int


def write_card(
    folder: Path,
    recipe: TollRecipe,
    sure: float,
    sizes: Mapping[str, int],
    figures: Sequence[Figures],
    *,
    left: str,
) -> None:
    """Writes `card.toml`, which the program reads, and `MODEL_CARD.md`, which people read.

    `left` are the letters of the series left out of training, whose figures these are.
    """
    weights = folder / "tolls.onnx"
    sha256 = digest(weights)
    (folder / "card.toml").write_text(
        f'version = "{VERSION}"\nfile = "tolls.onnx"\nsha256 = "{sha256}"\nsure = {sure}\n',
        "utf-8",
    )
    words = _WORDS.format(
        version=VERSION,
        sure=sure,
        size=size_of(weights),
        sha256=sha256,
        layers=LAYERS,
        reports=sizes["reports"],
        muc=sizes["muc"],
        forms=sizes["forms"],
        epochs=recipe.epochs,
        batch=recipe.batch,
        encoder=recipe.encoder_rate,
        head=recipe.head_rate,
        warm_up=recipe.warm_up,
        dropout=recipe.dropout,
        seed=recipe.seed,
        figures=_figures(figures, left),
    )
    (folder / "MODEL_CARD.md").write_text(words, "utf-8")


def _figures(figures: Sequence[Figures], left: str) -> str:
    """Figures of series left out; those of reports seen in training would say nothing."""
    if not left:
        return f"What leaving whole series out of training gave is in\n`{_DECISION}`."
    whose = f"Series {', '.join(left)} were left out of training. What no grammar claims there:"
    return f"{whose}\n\n{_table(figures)}"


def _table(figures: Sequence[Figures]) -> str:
    lines = ["| from | tolls found | others taken for tolls |", "|---|---|---|"]
    lines += [
        f"| {each.level:g} | {each.found} of {each.tolls} | {each.false} of {each.others} |"
        for each in figures
    ]
    return "\n".join(lines)
