"""Where paragraphs begin and end in plain lines, whether hard-wrapped or one to a line."""

from __future__ import annotations

import re
from itertools import pairwise

from cenotaph.record.base import Record
from cenotaph.text.days import whole_day

WIDEST_WRAP = 130
NARROWEST_WRAP = 40  # a column of shorter lines is a list: of names, of places
_BULLET = re.compile(r"\s*(?:[-*+•◦▪‣·–—]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z]\))\s+\S")
_ENDED = re.compile(r"[.!?:;…।؟۔]['\"”’»)\]]*\s*$")
_SHORT = 0.6  # of the wrap width: a line that stops so early was ended on purpose
_RAGGED = 10  # characters by which a typist or a filler may fall short of the width


class Line(Record, frozen=True, kw_only=True):
    """One line without its white space at either end: where it stands and how far it is in."""

    start: int
    end: int
    words: str
    indent: int


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the paragraphs of a plain text, in order and without overlap.

    Blank lines and form feeds always part. Inside a stanza a line end is white space if the
    lines are wrapped at a width, and a paragraph end if each paragraph is one long line.
    """
    stanzas = _stanzas(text)
    width = wrap_width(stanzas)
    found: list[tuple[int, int]] = []
    for stanza in stanzas:
        first = stanza[0]
        for before, line in pairwise(stanza):
            if _parts(first, before, line, width):
                found.append((first.start, before.end))
                first = line
        found.append((first.start, stanza[-1].end))
    return tuple(found)


def wrap_width(stanzas: tuple[tuple[Line, ...], ...]) -> int | None:
    """The column at which lines were wrapped, or `None` when each line is a paragraph."""
    inner = [
        (len(line.words) + line.indent, after)
        for stanza in stanzas
        for line, after in pairwise(stanza)
    ]
    if not inner:
        return None
    lengths = sorted(length for length, _ in inner)
    width = lengths[(len(lengths) * 9) // 10]
    longest = max(line.end - line.start for stanza in stanzas for line in stanza)
    few = len(inner) < 3  # noqa: PLR2004 - a title over a date is no evidence of wrapping
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or (few and longest > WIDEST_WRAP):
        return None
    full = sum(1 for length, after in inner if _fills(length, after, width))
    return width if 2 * full >= len(inner) else None


def _stanzas(text: str) -> tuple[tuple[Line, ...], ...]:
    stanzas: list[tuple[Line, ...]] = []
    current: list[Line] = []
    position = 0
    for raw in re.split("([\n\f])", text):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            column = len(raw[:indent].expandtabs(4))
            current.append(Line(start=start, end=start + len(words), words=words, indent=column))
        elif current and raw != "\n":
            stanzas.append(tuple(current))
            current = []
        position += len(raw)
    if current:
        stanzas.append(tuple(current))
    return tuple(stanzas)


def _fills(length: int, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on a line so long."""
    return length + 1 + len(after.words.split(maxsplit=1)[0]) > width - _RAGGED


def _parts(first: Line, before: Line, line: Line, width: int | None) -> bool:
    """Whether a new paragraph starts at `line`."""
    alone = bool(_BULLET.match(line.words) or whole_day(line.words) or whole_day(before.words))
    ended = bool(_ENDED.search(before.words))
    if width is None:
        return alone or ended or not line.words[0].islower()
    if line.indent >= before.indent + 2 and not _BULLET.match(first.words):
        return True
    if _fills(len(before.words) + before.indent, line, width):
        return alone and ended
    # Where all is in capitals the next line's first letter says nothing.
    capital = not line.words[0].islower() and not before.words.isupper()
    stops = len(before.words) < _SHORT * width and capital
    return (alone and stops) or ended or stops
