"""Where the words that a model gives stand in a text: exactly so but for white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.record.span import Span

# A number that goes on beyond the words given ("200" of "1,200") is another number.
_BEFORE = r"(?<!\w)(?<!\d[.,\u00a0\u202f])"
_AFTER = r"(?!\w)(?![.,\u00a0\u202f]\d)"
_AHEAD = 2  # characters after a stretch that tell whether its last word goes on

LONGEST = 1500  # characters of words that are looked for: more than a sentence


def places(words: str, text: str, within: Span) -> Iterator[Span]:
    """Every place in `text` inside `within` where the words stand, in order.

    A line end of the text may be a space in the words; nothing else may differ, and no word or
    number of the text may be cut. Words longer than `LONGEST` are not looked for.
    """
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return
    pattern = r"\s+".join(map(re.escape, parts))
    before = _BEFORE if _is_word(parts[0][0]) else ""
    after = _AFTER if _is_word(parts[-1][-1]) else ""
    sought = re.compile(f"{before}{pattern}{after}")
    for match in sought.finditer(text, within.start, within.end + _AHEAD):
        if match.end() <= within.end:
            yield Span(document=within.document, start=match.start(), end=match.end())


def nearest(words: str, text: str, within: Span, after: int) -> tuple[Span | None, int]:
    """Of the places of the words the one that begins nearest to the offset `after`, the earlier
    of two as near, and how many there are."""
    found = list(places(words, text, within))
    best = min(found, key=lambda span: (abs(span.start - after), span.start), default=None)
    return best, len(found)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
