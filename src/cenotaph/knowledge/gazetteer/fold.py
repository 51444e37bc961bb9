"""Place names under one spelling: without case, accents, hyphens, apostrophes or spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, as they are written in reports without them.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ɓ": "b",
        "ɗ": "d",
        "ŋ": "n",
        "ɲ": "ny",
        "ɔ": "o",
        "ɛ": "e",
        "œ": "oe",
        "æ": "ae",
        "þ": "th",
        "ƙ": "k",
        "ʼ": "",
    }
)
_DROPPED = {ord(sign): None for sign in " -‐‑–—'’‘ʻʼ`´.,/()\u00a0\u202f_"}
_LOWER = bytes(range(128)).lower() + bytes(range(128, 256))
_DROPPED_BYTES = bytes(sign for sign in _DROPPED if sign < 128)  # noqa: PLR2004


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is looked up.

    Spaces go too, so that "Pa Zi Gyi" meets "Pazigyi" and "Bobo Dioulasso" "Bobo-Dioulasso".
    """
    return fold_once(name)


def fold_once(name: str) -> str:
    """`fold` without remembering the answer, for streams of millions of names."""
    if name.isascii():
        return name.encode().translate(_LOWER, _DROPPED_BYTES).decode()
    folded = unicodedata.normalize("NFKD", name).casefold()
    spread = unicodedata.normalize("NFKD", folded)
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return bare.translate(_PLAIN).translate(_DROPPED)
