"""How often a claim like this one is right: the readers' own confidence, set to what was measured.

Platt's scaling (Platt 1999, "Probabilistic outputs for support vector machines") with a few signs
that a person can check: the probability is the logistic function of a sum of the weights in
`data/confidence.toml`, which `python -m benchmarks.calibration --fit` writes.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import exp, log

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.claims.sentences import Sentence
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind, FigureRole, Modality

_LEAST, _MOST = 0.02, 0.98  # no machine reading is certain
_REPORTED = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})


class Weights(Record, frozen=True, kw_only=True):
    """`constant` and `own` (of the logit of the reader's own confidence), then a weight a sign."""

    constant: float
    own: float
    signs: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The table of weights."""
    table = files("cenotaph.knowledge").joinpath("data/confidence.toml").read_bytes()
    return msgspec.toml.decode(table, type=Weights)


def signs(draft: Draft, sentence: Sentence, *, dated: bool, placed: bool) -> tuple[str, ...]:
    """What can be seen of a claim that tells right from wrong ones, in the table's words.

    `dated` and `placed` say whether it or its happening has a date and a place.
    """
    count = draft.count
    single = count is not None and count.minimum == count.maximum == 1
    seen = {
        "no letter case": not sentence.mixed_case and not draft.heading,
        "heading": draft.heading,
        "one person": single,
        "bare figure": draft.bare,
        "both readers agree": draft.agreed,
        "remains": draft.remains,
        "tentative act": draft.tentative,
        "aggregate": draft.aggregate,
        "in passing": draft.modality not in _REPORTED,
        "denied": draft.modality is Modality.DENIED,
        "part of a figure": draft.figure is not FigureRole.TOTAL or draft.part_of >= 0,
        "taken up figure": any(note.startswith("figure:") for note in draft.notes),
        "no figure": count is None,
        "open end": count is not None and count.maximum is None,
        "author named": bool(draft.perpetrators),
        "source named": bool(draft.attribution),
        "happening without date": not dated,
        "happening without place": not placed,
        "not killing": draft.kind is not ClaimKind.KILLING,
    }
    return tuple(name for name, present in seen.items() if present)


def calibrated(own: float, seen: tuple[str, ...], table: Weights | None = None) -> float:
    """The probability, 0.02..0.98, that a claim with this confidence and these signs is right.

    `table` is the shipped one unless another is given.
    """
    table = table or weights()
    bounded = min(max(own, _LEAST), _MOST)
    total = table.constant + table.own * log(bounded / (1 - bounded))
    total += sum(table.signs.get(name, 0.0) for name in seen)
    return round(min(max(1 / (1 + exp(-total)), _LEAST), _MOST), 3)
