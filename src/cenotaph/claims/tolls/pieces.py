"""A figure in its sentence, with the words before it, as word pieces for the trained reader."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.labeller.pieces import CLS, SEP, encoded
from cenotaph.record.base import Record

_OF_TITLE = 16  # pieces of the title that are read
_OF_BEFORE = 40  # pieces of the sentence before, its end
_AROUND = 70  # pieces of the sentence on either side of the figure
_REMEMBERED = 64  # sentences


class Asked(Record, frozen=True, kw_only=True):
    """Title, the sentence before and the sentence as pieces; `marks` are 1 on the wording of the
    figure that is asked about, of whose number `figure` is the first piece.
    """

    ids: tuple[int, ...]
    marks: tuple[int, ...]
    figure: int


class Sentence(Record, frozen=True, kw_only=True):
    """What is read of a sentence and of what stands before it.

    `before` and `title` are empty where there are none, `title` also where it is the sentence.
    """

    text: str
    before: str = ""
    title: str = ""


def title_of(contexts: Sequence[SentenceContext]) -> str:
    """The first heading of a document, "" if it has none."""
    return next(
        (each.text_of(each.sentence.span) for each in contexts if each.sentence.heading), ""
    )


def sentence_of(context: SentenceContext, title: str) -> Sentence:
    """The sentence of a context; `title` is the heading of its document."""
    text = context.text_of(context.sentence.span)
    before = context.before
    return Sentence(
        text=text,
        before=before.text_of(before.sentence.span) if before is not None else "",
        title=title if title != text else "",
    )


def asked(sentence: Sentence, wording: tuple[int, int], figure: tuple[int, int]) -> Asked:
    """The pieces to ask about one figure, whose wording and number stand at these offsets."""
    pieces = _pieces(sentence.text)
    number = _within(pieces.offsets, figure) or (0,)
    marked = {*_within(pieces.offsets, wording), *number}
    first, last = max(0, number[0] - _AROUND), min(len(pieces.ids), number[0] + _AROUND)
    ahead = (
        CLS,
        *_pieces(sentence.title).ids[:_OF_TITLE],
        SEP,
        *_pieces(sentence.before).ids[-_OF_BEFORE:],
        SEP,
    )
    return Asked(
        ids=(*ahead, *pieces.ids[first:last], SEP),
        marks=(*([0] * len(ahead)), *(int(i in marked) for i in range(first, last)), 0),
        figure=len(ahead) + number[0] - first,
    )


class _Pieces(Record, frozen=True, kw_only=True):
    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


@lru_cache(maxsize=_REMEMBERED)
def _pieces(text: str) -> _Pieces:
    ids, offsets = encoded(text)
    return _Pieces(ids=ids, offsets=offsets)


def _within(offsets: tuple[tuple[int, int], ...], span: tuple[int, int]) -> tuple[int, ...]:
    """The pieces that share characters with a stretch."""
    return tuple(
        index for index, (start, end) in enumerate(offsets) if start < span[1] and span[0] < end
    )
