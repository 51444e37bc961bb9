"""Blocks of a structured format (paragraphs, headings, cells) laid out as one text with marks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from cenotaph.record.base import Record
from cenotaph.record.document import Mark, MarkKind
from cenotaph.text.draft import Draft, Fact
from cenotaph.text.errors import Unreadable
from cenotaph.text.layout import paragraphs
from cenotaph.text.limits import Limits
from cenotaph.text.normal import normal, one_line


class Block(Record, frozen=True, kw_only=True):
    """A stretch of words that stands by itself.

    `kind` is PARAGRAPH, HEADING or TITLE; `aside` the label of boilerplate if the format itself
    shows it as such. `page` counts from 1, and `turns` are the places in its (already normal)
    words at which further pages begin. A `tight` block follows the one before on the next line,
    others after a blank line. `lined` words keep their line ends and are parted into paragraphs
    by them; in others a tab parts the cells of a row. `facts` are about words of the block and
    get their spans here; a fact whose `value` is not worded in it gets all of it.
    """

    words: str
    kind: MarkKind = MarkKind.PARAGRAPH
    aside: str = ""
    page: int = 0
    turns: tuple[int, ...] = ()
    tight: bool = False
    lined: bool = False
    facts: tuple[Fact, ...] = ()


def compose(blocks: Iterable[Block], facts: Iterable[Fact], limits: Limits) -> Draft:
    """One normal text of all blocks that hold words, with a paragraph mark for each.

    Raises:
        Unreadable: the text grows over `text_characters`.
    """
    pieces: list[str] = []
    marks: list[Mark] = []
    found: list[Fact] = list(facts)
    pages: dict[int, tuple[int, int]] = {}
    position = 0
    for block in blocks:
        words = _words(block)
        if not words:
            continue
        gap = ("\n" if block.tight else "\n\n") if pieces else ""
        start, end = position + len(gap), position + len(gap) + len(words)
        if end > limits.text_characters:
            raise Unreadable(
                f"text is over the limit of {limits.text_characters:,} characters (text_characters)"
            )
        pieces += (gap, words)
        position = end
        marks.extend(_marks(block, words, start))
        found.extend(_placed(fact, words, start) for fact in block.facts)
        if block.page:
            _turn_pages(pages, block, start, end)
    marks.extend(
        Mark(start=start, end=end, kind=MarkKind.PAGE, label=str(number))
        for number, (start, end) in pages.items()
    )
    return Draft(text="".join(pieces), marks=tuple(marks), facts=tuple(found))


def _turn_pages(pages: dict[int, tuple[int, int]], block: Block, start: int, end: int) -> None:
    """Widen the ranges of the pages that a block stands on; a turn is where a page begins.

    The head of the page that begins there stands before the block, and counts to the page before.
    """
    cuts = (start, *(start + turn for turn in block.turns), end)
    for number, (left, right) in enumerate(pairwise(cuts), start=block.page):
        known = pages.get(number) if number == block.page else None
        pages[number] = (known[0] if known else left, right)


def _words(block: Block) -> str:
    words = normal(block.words).replace("\f", "\n")
    if block.lined:
        return words.strip("\n") if words.strip() else ""
    return "\t".join(map(one_line, words.split("\t"))).strip()


def _marks(block: Block, words: str, start: int) -> list[Mark]:
    end = start + len(words)
    spans = paragraphs(words) if block.lined else ((0, len(words)),)
    marks = [
        Mark(start=start + left, end=start + right, kind=MarkKind.PARAGRAPH)
        for left, right in spans
    ]
    if block.kind is not MarkKind.PARAGRAPH:
        marks.append(Mark(start=start, end=end, kind=block.kind))
    if block.aside:
        marks.extend(
            Mark(start=mark.start, end=mark.end, kind=MarkKind.BOILERPLATE, label=block.aside)
            for mark in marks
            if mark.kind is MarkKind.PARAGRAPH
        )
    return marks


def _placed(fact: Fact, words: str, start: int) -> Fact:
    """The fact with the span of its value, or of the whole block."""
    value = one_line(normal(fact.value))
    place = words.find(value)
    left, right = (place, place + len(value)) if value and place >= 0 else (0, len(words))
    return Fact(
        field=fact.field,
        value=value,
        basis=fact.basis,
        start=start + left,
        end=start + right,
    )
