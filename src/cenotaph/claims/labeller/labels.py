"""The labels of the role labeller, and which of them may follow which.

Roles are PropBank's (Palmer, Gildea and Kingsbury 2005, "The Proposition Bank"): ARG0 the agent,
ARG1 what is acted on, ARGM-* circumstances, R-* words that refer to a role, C-* its continuation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROLES = (
    "ARG0",
    "ARG1",
    "ARG2",
    "ARG3",
    "ARG4",
    "ARGM-LOC",
    "ARGM-TMP",
    "ARGM-MNR",
    "ARGM-NEG",
    "ARGM-MOD",
    "ARGM-CAU",
    "ARGM-PRP",
    "ARGM-ADV",
    "ARGM-DIS",
    "ARGM-EXT",
    "ARGM-LVB",
    "R-ARG0",
    "R-ARG1",
    "C-ARG1",
)
NAMES = ("PER", "ORG", "LOC")
PARTS_OF_SPEECH = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The BIO labels of these kinds of span: "O", then "B-" and "I-" of each."""
    return ("O", *(prefix + kind for kind in kinds for prefix in ("B-", "I-")))


ROLE_LABELS = bio(ROLES)
NAME_LABELS = bio(NAMES)


def transitions(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """A matrix, from row to column: 0 where a label may follow, a large penalty where not.

    "I-x" follows only "B-x" or "I-x". The last row is the start of a sentence.
    """
    matrix = np.zeros((len(labels) + 1, len(labels)), dtype=np.float32)
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            matrix[:, column] = -1e4
            for row, before in enumerate(labels):
                if before != "O" and before[2:] == label[2:]:
                    matrix[row, column] = 0.0
    return matrix
