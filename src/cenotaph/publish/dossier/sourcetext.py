"""A source text as HTML: paragraphs, page numbers, dimmed boilerplate, highlighted quotes."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from cenotaph.publish.dossier.citations import Back
from cenotaph.publish.dossier.inert import inert
from cenotaph.record.document import Mark, MarkKind, Text
from cenotaph.record.span import Span

_BLOCKS = (MarkKind.PARAGRAPH, MarkKind.TITLE, MarkKind.HEADING, MarkKind.DATELINE)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text shown as one paragraph; `kind` is that of its mark."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that the text itself cannot hold: page labels and labels of links back."""

    page: Callable[[str], str]
    back: Callable[[Back], str]
    label: Callable[[Back], str]


def render_text(
    text: Text,
    cited: Mapping[Span, Sequence[Back]],
    anchor: Callable[[Span], str],
    wording: Wording,
) -> Markup:
    """The whole text as paragraphs in which each cited span is a `<mark>` with its anchor.

    Spans may nest, cross or run over paragraphs: a span is opened with its id where it begins
    and continued, without an id but with `data-of`, wherever markup had to close it.
    """
    painter = _Painter(text, cited, anchor, wording)
    return Markup("\n").join(painter.block(block) for block in blocks(text))


def blocks(text: Text) -> tuple[Block, ...]:
    """Paragraphs in order without overlap; words that no mark covers get blocks of their own."""
    marks = sorted(
        (mark for mark in text.marks if mark.kind in _BLOCKS),
        key=lambda mark: (mark.start, -mark.end, mark.kind is MarkKind.PARAGRAPH),
    )
    found: list[Block] = []
    cursor = 0
    for mark in marks:
        start, end = max(mark.start, cursor), min(mark.end, len(text.text))
        if start >= end or not text.text[start:end].strip():
            continue
        found += _unmarked(text.text, cursor, start)
        found.append(Block(start, end, mark.kind.value))
        cursor = end
    found += _unmarked(text.text, cursor, len(text.text))
    return tuple(found)


def _unmarked(text: str, start: int, end: int) -> list[Block]:
    """Blocks for words outside all marks: parted at blank lines, else at line ends."""
    between = text[start:end]
    if not between.strip():
        return []
    found: list[Block] = []
    at = 0
    cuts = [match.span() for match in _BLANK_LINES.finditer(between)]
    if not cuts:
        return [
            Block(start + line.start(), start + line.end(), "paragraph")
            for line in _LINE.finditer(between)
        ]
    for left, right in [*cuts, (len(between), len(between))]:
        if between[at:left].strip():
            found.append(Block(start + at, start + left, "paragraph"))
        at = right
    return found


class _Cited(NamedTuple):
    """A cited span without the white space at its ends, so that it lies in paragraphs."""

    start: int
    end: int
    span: Span


def _trimmed(span: Span, text: str) -> _Cited:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return _Cited(start, start + len(words.strip()), span)


class _Painter:
    def __init__(
        self,
        text: Text,
        cited: Mapping[Span, Sequence[Back]],
        anchor: Callable[[Span], str],
        wording: Wording,
    ) -> None:
        self._text = text.text
        self._cited = cited
        self._spans = sorted(
            (_trimmed(span, text.text) for span in cited),
            key=lambda place: (place.start, -place.end, place.span),
        )
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)
        self._anchor = anchor
        self._wording = wording
        self._pages = sorted((mark.start, mark.label) for mark in text.of(MarkKind.PAGE))
        self._page_starts = [start for start, _ in self._pages]
        self._boilerplate = text.of(MarkKind.BOILERPLATE)
        self._opened: set[Span] = set()
        self._page_shown = 0
        self._waiting: set[Back] = set()

    def block(self, block: Block) -> Markup:
        """One paragraph; boilerplate that fills it dims the whole of it."""
        dim = [mark for mark in self._boilerplate if _meets(mark, block)]
        whole = next(
            (mark for mark in dim if mark.start <= block.start and block.end <= mark.end), None
        )
        pages = self._pages_before(block)
        inner = self._inside(block, [] if whole else dim)
        kinds = block.kind if whole is None else f"{block.kind} boilerplate"
        label = "" if whole is None else whole.label
        return Markup('{}<p class="{}"{} dir="auto">{}</p>').format(
            pages, kinds, _label(label), inner
        )

    def _pages_before(self, block: Block) -> Markup:
        """Page numbers that fall before or at the beginning of the block."""
        upto = bisect_right(self._page_starts, block.start)
        shown = Markup("").join(
            self._page(label) for _, label in self._pages[self._page_shown : upto]
        )
        self._page_shown = max(self._page_shown, upto)
        return shown

    def _page(self, label: str) -> Markup:
        return Markup('<p class="page">{}</p>\n').format(self._wording.page(label))

    def _inside(self, block: Block, dim: Sequence[Mark]) -> Markup:
        spans = self._spans_in(block)
        pages = self._pages_within(block)
        cuts = {block.start, block.end, *(at for at, _ in pages)}
        for start, end in [(s.start, s.end) for s in spans] + [(m.start, m.end) for m in dim]:
            cuts |= {max(start, block.start), min(end, block.end)}
        page_at = dict(pages)
        out: list[Markup] = []
        stack: list[_Cited] = []
        order = sorted(cuts)
        for start, end in itertools.pairwise(order):
            if start in page_at:
                label = self._wording.page(page_at[start])
                out.append(Markup('<span class="page">{}</span>').format(label))
            open_here = [span for span in spans if span.start <= start and end <= span.end]
            out += self._turn(stack, open_here)
            out.append(_dimmed(inert(self._text[start:end]), start, end, dim))
            out += self._close_ended(stack, end)
            if not stack:
                out += self._links_back()
        out += [Markup("</mark>")] * len(stack)
        out += self._links_back()
        return Markup("").join(out)

    def _spans_in(self, block: Block) -> list[_Cited]:
        first = bisect_left(self._starts, block.start - self._longest)
        last = bisect_left(self._starts, block.end)
        return [span for span in self._spans[first:last] if span.end > block.start]

    def _pages_within(self, block: Block) -> list[tuple[int, str]]:
        upto = bisect_left(self._page_starts, block.end)
        found = self._pages[self._page_shown : upto]
        self._page_shown = max(self._page_shown, upto)
        return found

    def _turn(self, stack: list[_Cited], wanted: list[_Cited]) -> list[Markup]:
        """Markup that changes the open marks from `stack` to `wanted`, innermost last."""
        keep = 0
        while keep < len(stack) and keep < len(wanted) and stack[keep] == wanted[keep]:
            keep += 1
        out = [Markup("</mark>")] * (len(stack) - keep)
        del stack[keep:]
        for span in wanted[keep:]:
            out.append(self._open(span))
            stack.append(span)
        return out

    def _open(self, place: _Cited) -> Markup:
        anchor = self._anchor(place.span)
        if place.span in self._opened:
            return Markup('<mark data-of="{}">').format(anchor)
        self._opened.add(place.span)
        return Markup('<mark id="{}">').format(anchor)

    def _close_ended(self, stack: list[_Cited], end: int) -> list[Markup]:
        """Close the marks that end here; their links back wait for the outermost to close,
        so that a highlight holds the words of the source and nothing else.
        """
        ended = [span for span in stack if span.end == end]
        if not ended:
            return []
        lowest = next(at for at, span in enumerate(stack) if span.end == end)
        out = [Markup("</mark>")] * (len(stack) - lowest)
        del stack[lowest:]
        self._waiting.update(back for place in ended for back in self._cited[place.span])
        return out

    def _links_back(self) -> list[Markup]:
        out = [
            Markup('<a class="back" href="#{}" aria-label="{}">{}</a>').format(
                back.target, self._wording.label(back), self._wording.back(back)
            )
            for back in sorted(self._waiting)
        ]
        self._waiting.clear()
        return out


def _meets(mark: Mark, block: Block) -> bool:
    return mark.start < block.end and block.start < mark.end


def _label(label: str) -> Markup:
    return Markup(' data-label="{}"').format(inert(label)) if label else Markup("")


def _dimmed(words: str, start: int, end: int, dim: Sequence[Mark]) -> Markup:
    for mark in dim:
        if mark.start <= start and end <= mark.end:
            return Markup('<span class="boilerplate"{}>{}</span>').format(_label(mark.label), words)
    return escape(words)
