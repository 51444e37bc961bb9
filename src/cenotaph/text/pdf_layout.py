"""Paragraphs, headings and running heads of a PDF, told from where its lines stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from cenotaph.record.base import Record
from cenotaph.record.document import MarkKind
from cenotaph.text.blocks import Block
from cenotaph.text.days import whole_day
from cenotaph.text.draft import Fact
from cenotaph.text.normal import normal, one_line
from cenotaph.text.pdf_lines import SOFT, Line, Page

_MARGIN = 0.1  # of the page's height, at top and bottom, where running heads stand
_HEAD_LINES = 4  # lines of a running head at most
_WIDER = 1.25  # of the usual distance between lines: from there on a paragraph has ended
_OTHER_SIZE = 0.08  # difference in size of type that parts paragraphs
_LARGE = 1.15  # of the body's size: from there on a line is a heading
_SMALL = 0.92  # of the body's size: up to there a paragraph is a note
_LONGEST_HEADING = 200
_ENDED = re.compile(r"[.!?:;…؟۔][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[-•◦▪‣·–—●]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z]\))\s+\S")
_NUMBER = re.compile(
    r"(?:page|p\.|página|страница|صفحة)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|de|sur|из|من|/)\s*\d{1,4})?"
    r"\s*[-–—|]?",
    re.IGNORECASE,
)


class _Paragraph(Record, frozen=True, kw_only=True):
    """Lines that belong together, on one page."""

    lines: tuple[Line, ...]
    page: int
    aside: str = ""

    @property
    def size(self) -> float:
        return self.lines[0].size


def lay_out(pages: tuple[Page, ...]) -> list[Block]:
    """The blocks of a document in reading order, each with the page that it starts on.

    A paragraph that runs over the end of a page is one block; the notes and running heads that
    stand between its halves come before it.
    """
    body = _body_size(pages)
    heads = _running_heads(pages)
    known = _known_words(pages)
    paragraphs: list[_Paragraph] = []
    for page in pages:
        paragraphs.extend(_page_paragraphs(page, heads))
    title = _title(paragraphs, body)
    blocks: list[Block] = []
    for paragraph in paragraphs:
        words = _words(paragraph.lines, known)
        before = _open_block(blocks, paragraph, body, words)
        if before is not None:
            blocks.append(_run_on(blocks.pop(before), words, known))
        else:
            blocks.append(_block(paragraph, words, body, is_title=paragraph is title))
    return blocks


def _page_paragraphs(page: Page, heads: frozenset[str]) -> Iterator[_Paragraph]:
    spacing = _spacing(page.lines)
    right = max((line.right for line in page.lines), default=0.0)
    group: list[Line] = []
    margin = _margin_lines(page)
    for place, line in enumerate(page.lines):
        aside = _aside(line, heads) if place in margin else ""
        if group and (aside or _parts(group, line, spacing, right)):
            yield _Paragraph(lines=tuple(group), page=page.number)
            group = []
        if aside:
            yield _Paragraph(lines=(line,), page=page.number, aside=aside)
        else:
            group.append(line)
    if group:
        yield _Paragraph(lines=tuple(group), page=page.number)


def _parts(group: list[Line], line: Line, spacing: float, right: float) -> bool:
    """Whether a new paragraph starts at `line`, by distance, size, indentation or line end."""
    before = group[-1]
    down = before.base - line.base
    ended = bool(_ENDED.search(before.words))
    if down <= 0.3 * line.size:  # beside or above the line before: another cell or column
        return ended or not line.words[0].islower()
    if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size, 1.0):
        return True
    if before.bold != line.bold and not line.words[0].islower():
        return True
    if (
        down > _WIDER * spacing
        or whole_day(before.words)
        or whole_day(line.words)
        or _BULLET.match(line.words)
    ):
        return True
    indented = line.left > before.left + 0.8 * line.size
    early = before.right < right - 0.2 * (right - before.left)
    return ended and (indented or early)


def _spacing(lines: tuple[Line, ...]) -> float:
    """The usual distance between lines of one paragraph on a page (points)."""
    steps = [
        before.base - line.base
        for before, line in pairwise(lines)
        if 0.5 * line.size < before.base - line.base < 3 * max(line.size, 1.0)
    ]
    # The low median: most steps are inside paragraphs, and those between are larger.
    return median(sorted(steps)[: max(1, (len(steps) * 3) // 4)]) if steps else 1e9


def _body_size(pages: tuple[Page, ...]) -> float:
    """The size of type that most characters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.words)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 0.0


def _head_key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.words.casefold())


def _margin_lines(page: Page) -> frozenset[int]:
    """Places of the lines that stand apart from the body at the top or bottom of a page."""
    spacing = _spacing(page.lines)
    down = sorted(range(len(page.lines)), key=lambda place: -page.lines[place].base)
    found: set[int] = set()
    for order in (down, down[::-1]):
        for count, (outer, inner) in enumerate(pairwise(order[: _HEAD_LINES + 1]), start=1):
            if not _in_margin(page.lines[outer], page):
                break
            if abs(page.lines[outer].base - page.lines[inner].base) > _WIDER * spacing:
                found.update(order[:count])
    # On a page of a single line nothing stands apart, but a number in the margin is one.
    return frozenset(found) if len(page.lines) > 1 else frozenset(range(len(page.lines)))


def _in_margin(line: Line, page: Page) -> bool:
    return not _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height


def _running_heads(pages: tuple[Page, ...]) -> frozenset[str]:
    """Wordings that stand in the margin of two pages or more, at least of every third."""
    seen = Counter(
        key
        for page in pages
        for key in {_head_key(page.lines[place]) for place in _margin_lines(page)}
    )
    return frozenset(key for key, times in seen.items() if times >= max(2, len(pages) / 3))


def _aside(line: Line, heads: frozenset[str]) -> str:
    """What a line of the margin is, if it does not belong to the body."""
    if _NUMBER.fullmatch(line.words):
        return "page number"
    return "running head" if _head_key(line) in heads else ""


def _title(paragraphs: list[_Paragraph], body: float) -> _Paragraph | None:
    """The largest words of the first page, if they are larger than the body."""
    first = [one for one in paragraphs if one.page == paragraphs[0].page and not one.aside]
    large = [one for one in first if one.size >= _LARGE * body and _length(one) <= _LONGEST_HEADING]
    return max(large, key=lambda one: one.size) if large else None


def _length(paragraph: _Paragraph) -> int:
    return sum(len(line.words) for line in paragraph.lines)


def _block(paragraph: _Paragraph, words: str, body: float, *, is_title: bool) -> Block:
    large = paragraph.size >= _LARGE * body
    bold = all(line.bold for line in paragraph.lines) and not _ENDED.search(words)
    kind = MarkKind.PARAGRAPH
    facts: tuple[Fact, ...] = ()
    if is_title:
        kind = MarkKind.TITLE
        facts = (Fact(field="title", value=words, basis="largest words"),)
    elif not paragraph.aside and (large or bold) and len(words) <= _LONGEST_HEADING:
        kind = MarkKind.HEADING
    return Block(words=words, kind=kind, aside=paragraph.aside, page=paragraph.page, facts=facts)


def _open_block(blocks: list[Block], paragraph: _Paragraph, body: float, words: str) -> int | None:
    """The place of the block on the page before that this paragraph goes on with, if any."""
    if paragraph.aside or paragraph.size < _SMALL * body or not words[:1].islower():
        return None
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        last = block.page + len(block.turns)
        if last == paragraph.page and not block.aside:
            return None
        if last < paragraph.page - 1:
            return None
        if block.aside or block.kind is not MarkKind.PARAGRAPH:
            continue
        return None if _ENDED.search(block.words) else place
    return None


def _run_on(block: Block, words: str, known: frozenset[str]) -> Block:
    """The block with the words that follow on the next page."""
    whole = _join(block.words, words, known)
    return Block(
        words=whole,
        kind=block.kind,
        page=block.page,
        turns=(*block.turns, len(whole) - len(words)),
    )


def _known_words(pages: tuple[Page, ...]) -> frozenset[str]:
    """Every word of the document that stands inside a line, to tell parted words by."""
    return frozenset(
        word.strip(".,;:()«»“”\"'").casefold()
        for page in pages
        for line in page.lines
        for word in line.words.split()
    )


def _words(lines: tuple[Line, ...], known: frozenset[str]) -> str:
    """The lines as one string; a word that was parted at a line end is made whole."""
    text = ""
    for line in lines:
        text = _join(text, line.words, known)
    return one_line(normal(re.sub(rf"{SOFT}$", "-", text)))


def _join(text: str, words: str, known: frozenset[str]) -> str:
    """Two lines as one. A hyphen stays where the document has the word with it elsewhere."""
    parted = re.search(rf"(\w+)(-|{SOFT})$", text)
    if not parted or not (words[:1].islower() or parted[2] == SOFT):
        return f"{text} {words}" if text else words
    head = parted[1].casefold()
    tail = "".join(re.findall(r"^\w+", words)).casefold()
    spelled = f"{head}-{tail}" in known and f"{head}{tail}" not in known
    hyphen = "-" if spelled or not words[:1].islower() else ""
    return text[: parted.end(1)] + hyphen + words
