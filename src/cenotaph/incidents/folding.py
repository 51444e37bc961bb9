"""Words made comparable: case, accents, spaces and hyphens folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z]+")
MINIMUM_FOR_SLIP = 6


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Lower case ASCII words with single spaces: "Diafarabé" and "DIAFARABE" become one."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_WORD.sub(" ", plain).strip() or words.strip().lower()


@lru_cache(maxsize=65536)
def squeeze(words: str) -> str:
    """Folded and without spaces: "Pa Zi Gyi" and "Pazigyi" become one."""
    return fold(words).replace(" ", "")


@lru_cache(maxsize=65536)
def spelled_alike(left: str, right: str) -> bool:
    """Whether two long squeezed names differ by at most one letter put in, left out or changed."""
    if left == right:
        return True
    if min(len(left), len(right)) < MINIMUM_FOR_SLIP or abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    split = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    skip = 1 if len(short) == len(long) else 0
    return short[split + skip :] == long[split + 1 :]
