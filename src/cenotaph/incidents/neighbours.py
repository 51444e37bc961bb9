"""Pairs of tellings worth weighing because they share several of their rarest words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from scipy.sparse import csr_array, triu

from cenotaph.incidents.bags import Bags
from cenotaph.knowledge.likeness import likeness_weights

KINDS = ("wording", "whole names")


def neighbours(bags: dict[str, Bags], published: Sequence[date | None]) -> list[tuple[int, int]]:
    """Pairs of rows, the lower first, in order.

    Reports that came out within weeks of each other need fewer words in common.
    """
    limits = likeness_weights().limits
    shared: csr_array | None = None
    for kind in KINDS:
        rows = bags[kind].heaviest(int(limits["telling_words"]))
        found = triu(rows @ rows.T, 1, format="csr")
        shared = found if shared is None else shared + found
    assert shared is not None  # noqa: S101
    pairs = shared.tocoo()
    left, right, words = pairs.row, pairs.col, pairs.data
    day = np.array([np.nan if d is None else d.toordinal() for d in published])
    near = np.abs(day[left] - day[right]) <= limits["near_days"]
    near |= np.isnan(day[left]) | np.isnan(day[right])
    kept = words >= np.where(near, limits["words_near"], limits["words_far"])
    return sorted(zip(left[kept].tolist(), right[kept].tolist(), strict=True))
