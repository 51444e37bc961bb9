"""A text cut into passages of a few paragraphs, so that a long document can be sent in turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cenotaph.claims.sentences import Sentence, split
from cenotaph.record.document import Text
from cenotaph.second.records import Passage

Stretch = tuple[int, int]


def passages(text: Text, limit: int) -> tuple[Passage, ...]:
    """The passages of a text in order, none longer than `limit` characters.

    Boilerplate is left out. A paragraph stays whole if it fits; a longer one is cut between
    sentences, a longer sentence between words, and only a longer word inside.
    """
    joined: list[Stretch] = []
    for start, end in _pieces(text, limit):
        if joined and _joins(text.text, joined[-1], (start, end), limit):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(Passage(start=start, end=end) for start, end in joined)


def _joins(text: str, left: Stretch, right: Stretch, limit: int) -> bool:
    """Whether two pieces make one passage: short enough, and nothing left out between them."""
    return right[1] - left[0] <= limit and not text[left[1] : right[0]].strip()


def _pieces(text: Text, limit: int) -> Iterator[Stretch]:
    """Whole paragraphs, or their parts where they are too long."""
    for _, sentences in groupby(split(text), key=_paragraph):
        listed = list(sentences)
        whole = (listed[0].start, listed[-1].end)
        if whole[1] - whole[0] <= limit:
            yield whole
        else:
            yield from _parts(text.text, listed, limit)


def _paragraph(sentence: Sentence) -> int:
    return sentence.paragraph


def _parts(text: str, sentences: Iterable[Sentence], limit: int) -> Iterator[Stretch]:
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > limit:
            cut = max(text.rfind(sign, start + 1, start + limit) for sign in " \n\t")
            end = cut if cut > start else start + limit
            yield start, end
            start = end + (cut > start)
        if start < sentence.end:
            yield start, sentence.end
