"""Near-copied wording: paragraphs that two documents share almost word for word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from datasketch import MinHash, MinHashLSH

from cenotaph.incidents.folding import fold
from cenotaph.incidents.telling import Telling
from cenotaph.record.document import MarkKind, Text

SHINGLE_WORDS = 4
FEWEST_SHINGLES = 8
PERMUTATIONS = 64
LSH_SHARE = 0.4
COPY_SHARE = 0.6
SEED = 1
_WORD = re.compile(r"[^\W_]+")

Pair = tuple[str, str]


def copied_tellings(tellings: Sequence[Telling], texts: Mapping[str, Text]) -> dict[Pair, float]:
    """Pairs of keys of tellings (in order) whose paragraphs are near-copies, with the share.

    The share is the Jaccard index of runs of four words over the paragraphs that hold the
    claims; a min-hash index proposes the pairs, the index itself is exact.
    """
    shingles = {t.key: _shingles(t, texts[t.document]) for t in tellings if t.document in texts}
    enough = {key: found for key, found in shingles.items() if len(found) >= FEWEST_SHINGLES}
    document = {telling.key: telling.document for telling in tellings}
    found: dict[Pair, float] = {}
    for left, right in _proposed(enough):
        if document[left] == document[right]:
            continue
        share = len(enough[left] & enough[right]) / len(enough[left] | enough[right])
        if share >= COPY_SHARE:
            found[left, right] = round(share, 4)
    return dict(sorted(found.items()))


def _shingles(telling: Telling, text: Text) -> frozenset[str]:
    paragraphs = sorted({_paragraph(text, claim.sentence.start) for claim in telling.makers})
    found: set[str] = set()
    for start, end in paragraphs:
        words = [fold(word) for word in _WORD.findall(text.text[start:end])]
        runs = zip(*(words[shift:] for shift in range(SHINGLE_WORDS)), strict=False)
        found.update(" ".join(run) for run in runs)
    return frozenset(found)


def _paragraph(text: Text, position: int) -> tuple[int, int]:
    for mark in text.of(MarkKind.PARAGRAPH):
        if mark.start <= position < mark.end:
            return mark.start, mark.end
    start = text.text.rfind("\n", 0, position) + 1
    end = text.text.find("\n", position)
    return start, len(text.text) if end < 0 else end


def _proposed(shingles: Mapping[str, frozenset[str]]) -> list[Pair]:
    index = MinHashLSH(threshold=LSH_SHARE, num_perm=PERMUTATIONS)
    prints: dict[str, MinHash] = {}
    for key in sorted(shingles):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update_batch([run.encode() for run in sorted(shingles[key])])
        prints[key] = sketch
        index.insert(key, sketch)
    pairs: set[Pair] = set()
    for key, sketch in prints.items():
        pairs.update((key, other) for other in index.query(sketch) if key < other)
    return sorted(pairs)
