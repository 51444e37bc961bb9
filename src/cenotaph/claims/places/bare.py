"""The name alone in the wording of a place: "the village of X, in Y district" gives "X"."""

from __future__ import annotations

import re

from cenotaph.knowledge.place_words import OF, PlaceWords, place_words

_END = re.compile(r"[;,()]")
_WORD = re.compile(r"(?:[dl]['’])|[^\s]+", re.IGNORECASE)
_INSIDE = frozenset({"in", "within", "inside", "dans", "en", "au", "aux"})


def bare_name(wording: str) -> str | None:
    """The name that a wording holds, without articles, the common noun of a settlement or area,
    and what the place lies in; `None` where it holds only common words.
    """
    words = place_words()
    parts = _WORD.findall(_END.split(wording.strip())[0])
    lowers = [part.casefold().replace("’", "'") for part in parts]
    first = _opening(lowers, words)
    last = first
    while last < len(parts) and not _closes(lowers, first, last, words):
        last += 1
    name = " ".join(parts[first:last]).replace("' ", "'").strip("\"“”«»‘' ")
    return name if any(character.isupper() for character in name) else None


def _opening(lowers: list[str], words: PlaceWords) -> int:
    """The first word of the name; an article right before it belongs to it."""
    small = words.determiners | words.adjectives | words.compass | words.type_words | OF | _INSIDE
    at = 0
    while at < len(lowers) and lowers[at] in small:
        at += 1
    spanish = at > 0 and lowers[at - 1] in words.articles and at < len(lowers)
    return at - 1 if spanish else at


def _closes(lowers: list[str], first: int, at: int, words: PlaceWords) -> bool:
    """Whether a word ends the name: the noun of a settlement or area, or a preposition."""
    if at == first:
        return False
    word = lowers[at]
    kinds = words.types.get((word,))
    settled = kinds is not None and "feature" not in kinds
    return settled or word in _INSIDE or (word,) in words.area
