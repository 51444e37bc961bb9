"""Figures and words of killing that report no killing: how often one becomes a toll.

    python -m benchmarks.distractors [--sentences 1000] [--show seen|held]

Sentences are filled from benchmarks/data/distractors.toml with a fixed seed. The templates of one
half are held out: the reader was never mended on those, and they are counted apart.
A false toll is a killing with a figure that is asserted or alleged: what would make an incident.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.sentences import claims_of
from cenotaph.knowledge.gazetteer import Gazetteer, open_gazetteer
from cenotaph.record.claim import Claim, ClaimKind, Modality

SEED = 20250603
SENTENCES = 1000
DATA = Path(__file__).parent / "data" / "distractors.toml"
COUNTED = frozenset({Modality.ASSERTED, Modality.ALLEGED})
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Distractor:
    """One sentence without a toll; `held` if its template is of the half kept unseen."""

    text: str
    theme: str
    template: str
    held: bool


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """The templates by theme and the words that fill their slots."""
    return tomllib.loads(DATA.read_text("utf-8"))


def sentences(number: int = SENTENCES, seed: int = SEED) -> Iterator[Distractor]:
    """As many sentences as asked for, all templates in turn, with other words each time."""
    draw = random.Random(seed)  # noqa: S311 - reproducible samples, no secret
    templates = [
        (theme, template, half == "held")
        for half in ("seen", "held")
        for theme, listed in table()[half].items()
        for template in listed
    ]
    slots = table()["slots"]
    for place in range(number):
        theme, template, held = templates[place % len(templates)]
        text = _SLOT.sub(lambda match: draw.choice(slots[match.group(1)]), template)
        yield Distractor(text[0].upper() + text[1:], theme, template, held)


def tolls(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that would give an incident a figure of dead."""
    return [
        claim
        for claim in claims
        if claim.kind is ClaimKind.KILLING
        and claim.modality in COUNTED
        and claim.count is not None
        and claim.count.maximum != 0
    ]


def measured(
    gazetteer: Gazetteer, number: int = SENTENCES, seed: int = SEED
) -> list[tuple[Distractor, bool]]:
    """Every sentence and whether a toll was read in it."""
    return [
        (sentence, bool(tolls(claims_of(sentence.text, gazetteer))))
        for sentence in sentences(number, seed)
    ]


def share(results: Sequence[tuple[Distractor, bool]], *, held: bool | None = None) -> float:
    """The share of sentences with a false toll, 0..1; of one half of the templates if asked."""
    chosen = [false for sentence, false in results if held is None or sentence.held is held]
    return sum(chosen) / (len(chosen) or 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares of false tolls, then the themes that have some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", choices=("seen", "held"), help="print that half's false tolls")
    options = parser.parse_args(arguments)
    results = measured(open_gazetteer(), options.sentences, options.seed)
    templates = {sentence.template for sentence, _ in results}
    print(f"{'sentences':22} {len(results):8}")
    print(f"{'templates':22} {len(templates):8}")
    print(f"{'false tolls':22} {share(results):8.4f}")
    print(f"{'of seen templates':22} {share(results, held=False):8.4f}")
    print(f"{'of held-out templates':22} {share(results, held=True):8.4f}")
    for theme, count in Counter(s.theme for s, false in results if false).items():
        print(f"  {theme:20} {count:4} of {sum(s.theme == theme for s, _ in results)}")
    for sentence, false in results:
        if false and options.show == ("held" if sentence.held else "seen"):
            print(f"  {sentence.theme}: {sentence.text}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
