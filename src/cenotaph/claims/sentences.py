"""A text becomes sentences and tokens with offsets, whatever its case, wrapping or spacing."""

from __future__ import annotations

import re
from bisect import bisect_left

from cenotaph.knowledge.abbreviations import abbreviations
from cenotaph.record.base import Record
from cenotaph.record.document import MarkKind, Text
from cenotaph.record.span import Span


class Token(Record, frozen=True, kw_only=True):
    """One word, number or punctuation sign: `text` as written, `lower` folded to lower case."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return any(sign.isalnum() for sign in self.text)


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of a document; `paragraph` counts the stretches it may not cross.

    `mixed_case` is set where capitals mean something: neither all-capitals nor a headline.
    """

    document: str
    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    heading: bool = False
    mixed_case: bool = False

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return Span(document=self.document, start=self.start, end=self.end)

    def at(self, offset: int) -> int:
        """The index of the first token that ends after `offset`."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The token range `[first, last)` that lies in the characters `[start, end)`."""
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        return first, last


_TOKEN = re.compile(
    r"""
      \d+(?:[.,\u00a0\u202f]\d{3})+(?!\d)   # 1,200 and 1 200 with thin spaces
    | \d+(?:\.\d+)?(?:st|nd|rd|th|er|ème|e)?\b
    | (?:[A-Z]\.){2,}                       # U.N., U.S.
    | ['’](?:s|S)(?!\w)                     # the possessive stands alone
    | (?:[ldjnmtscLDJNMTSC]|[Qq]u|[Jj]usqu|[Ll]orsqu)['’](?=[^\W\d_]{2}|[aày]\b)  # elision
    | [^\W\d_]+(?:[-‐‑][^\W_]+)*(?:['’](?!(?:s|S)(?!\w))[^\W\d_]+)*
    | [^\W_]+(?:[-‐‑][^\W_]+)*
    | \.{3}|…
    | [^\s\w]
    | _
    """,
    re.VERBOSE,
)

_LONG = 300  # tokens from which a comma ends what has no full stop; nobody writes so long a one
_LONGEST = 400  # tokens of a sentence at most, so that the work on a text grows with its length
_LONGEST_ABBREVIATION = 6  # longer words before a full stop end a sentence
_ENDERS = frozenset(".!?…") | {"..."}
_CLOSERS = frozenset("\"'”’»)]")


def split(text: Text) -> tuple[Sentence, ...]:
    """All sentences of a text in order; boilerplate is left out, no sentence crosses a paragraph.

    A full stop ends a sentence unless it follows an abbreviation or an initial; a stop glued to
    the next capital ("detained.One") ends one too.
    """
    sentences: list[Sentence] = []
    for number, (start, end, heading) in enumerate(_stretches(text)):
        tokens = _tokens(text.text, start, end)
        for run in _runs(tokens):
            sentences.append(
                Sentence(
                    document=text.document,
                    index=len(sentences),
                    paragraph=number,
                    start=run[0].start,
                    end=run[-1].end,
                    tokens=tuple(run),
                    heading=heading,
                    mixed_case=_mixed_case(run),
                )
            )
    return tuple(sentences)


def _mixed_case(tokens: list[Token]) -> bool:
    words = [token for token in tokens if token.text.isalpha()]
    capitals = sum(token.text[0].isupper() for token in words)
    return capitals * 2 < len(words)


def _stretches(text: Text) -> list[tuple[int, int, bool]]:
    """Paragraphs and headings without boilerplate; the whole text if no paragraph is marked."""
    marks = [
        mark
        for mark in text.marks
        if mark.kind in (MarkKind.PARAGRAPH, MarkKind.HEADING, MarkKind.TITLE)
    ]
    headings = {
        (mark.start, mark.end) for mark in marks if mark.kind in (MarkKind.HEADING, MarkKind.TITLE)
    }
    ranges = sorted({(mark.start, mark.end) for mark in marks}) or [(0, len(text.text))]
    holes = sorted((mark.start, mark.end) for mark in text.of(MarkKind.BOILERPLATE))
    stretches: list[tuple[int, int, bool]] = []
    reached = 0
    for start, end in ranges:
        heading = (start, end) in headings
        for piece in _without(max(start, reached), end, holes):
            stretches.append((*piece, heading))
        reached = max(reached, end)
    return stretches


def _without(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces = []
    for left, right in holes:
        if right <= start or left >= end:
            continue
        if left > start:
            pieces.append((start, left))
        start = max(start, right)
    if start < end:
        pieces.append((start, end))
    return pieces


def _tokens(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(
            text=match.group(),
            lower=match.group().lower().replace("’", "'").replace("‐", "-").replace("‑", "-"),
            start=match.start(),
            end=match.end(),
        )
        for match in _TOKEN.finditer(text, start, end)
    ]


def _runs(tokens: list[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    current: list[Token] = []
    for position, token in enumerate(tokens):
        current.append(token)
        if _ends(tokens, position) or _overlong(current):
            runs.append(current)
            current = []
        elif not current[:-1] and runs and token.text in _CLOSERS and _touches(runs[-1], token):
            runs[-1].append(token)
            current = []
    if current:
        runs.append(current)
    return runs


def _overlong(run: list[Token]) -> bool:
    """Whether a list or a text without full stops is cut here."""
    return len(run) >= _LONGEST or (len(run) >= _LONG and run[-1].text in {",", ";", ":"})


def _touches(run: list[Token], token: Token) -> bool:
    return run[-1].end == token.start


def _ends(tokens: list[Token], position: int) -> bool:
    token = tokens[position]
    if token.text not in _ENDERS:
        return False
    if position + 1 == len(tokens):
        return True
    following = tokens[position + 1]
    if following.text in _CLOSERS and following.start == token.end:
        return not (position + 2 < len(tokens) and tokens[position + 2].text[0].islower())
    if token.text != ".":
        return not following.text[0].islower()
    return _stops(tokens[position - 1] if position else token, token, following)


def _stops(before: Token, stop: Token, following: Token) -> bool:
    """Whether a full stop ends the sentence rather than an abbreviation."""
    if before.end == stop.start and _abbreviated(before, following):
        return False
    if following.start == stop.end:
        return following.text[0].isupper() and len(before.text) > 1
    # wire copy and machine rewrites drop capitals: a long word before the stop is no abbreviation
    return len(before.text) >= _LONGEST_ABBREVIATION or not following.text[0].islower()


def _abbreviated(before: Token, following: Token) -> bool:
    if len(before.text) == 1 and before.text.isalpha() and before.text.isupper():
        return True
    if before.lower in ("a.m", "p.m", "m"):
        return following.text[0].islower()
    words = abbreviations()
    if before.lower in words.before_figures:
        return following.text[0].isdigit()
    return before.lower in words.always
