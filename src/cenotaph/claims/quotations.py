"""Words in quotation marks, across sentences until the quotation closes, and whose they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from cenotaph.claims.sentences import Sentence, Token
from cenotaph.record.base import Record

_OPENS = frozenset("“«„")
_CLOSES = frozenset("”»")
_STRAIGHT = '"'


class Quotation(Record, frozen=True, kw_only=True):
    """The characters `[start, end)` between two quotation marks, the marks included."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether a character stands inside."""
        return self.start <= offset < self.end


def find_quotations(sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The outermost quotations of a document in order.

    A quotation left open at the end of a paragraph goes on in the next one if that begins with
    an opening mark, as papers print a speech of several paragraphs; else it ends there.
    """
    found: list[Quotation] = []
    opened, depth, reached, paragraph = -1, 0, -1, -1
    for sentence in sentences:
        fresh = sentence.paragraph != paragraph
        if fresh and opened >= 0 and not _opens_with_mark(sentence):
            found.append(Quotation(start=opened, end=reached))
            opened, depth = -1, 0
        paragraph = sentence.paragraph
        for index, token in enumerate(sentence.tokens):
            mark = _mark(sentence.tokens, index, inside=opened >= 0)
            if fresh and index == 0 and opened >= 0:
                mark = 0  # repeated at the head of a paragraph of one speech
            if mark > 0:
                opened = token.start if opened < 0 else opened
                depth += 1
            elif mark < 0 and opened >= 0:
                depth -= 1
                if depth <= 0:
                    found.append(Quotation(start=opened, end=token.end))
                    opened, depth = -1, 0
            reached = token.end
    if opened >= 0:
        found.append(Quotation(start=opened, end=reached))
    return tuple(found)


def _opens_with_mark(sentence: Sentence) -> bool:
    return sentence.tokens[0].text in _OPENS or sentence.tokens[0].text == _STRAIGHT


def _mark(tokens: Sequence[Token], index: int, *, inside: bool) -> int:
    """1 for an opening mark, -1 for a closing one, 0 for any other token.

    A straight mark opens where a word follows at once and none precedes, else it closes.
    """
    text = tokens[index].text
    if text in _OPENS:
        return 1
    if text in _CLOSES:
        return -1
    if text != _STRAIGHT:
        return 0
    if inside:
        return -1
    before = index > 0 and tokens[index - 1].end == tokens[index].start
    return 0 if before and tokens[index - 1].word else 1


def quotation_at(quotations: Sequence[Quotation], offset: int) -> Quotation | None:
    """The quotation that holds a character, if any."""
    index = bisect_right(quotations, offset, key=lambda each: each.start) - 1
    if index < 0 or not quotations[index].holds(offset):
        return None
    return quotations[index]
