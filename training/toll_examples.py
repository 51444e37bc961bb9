"""Figures with what they count, to train the toll reader: from gold, from MUC-4, from our forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.sentences import opened, report
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.labeller.finder import TrainedRoles
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.reader import drafts_of
from cenotaph.claims.tolls.candidates import candidates
from cenotaph.claims.tolls.pieces import Sentence, sentence_of, title_of
from cenotaph.claims.views import contexts_of
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.document import Document, Text

NONE, TOLL, PART = 0, 1, 2
_REAL = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_BY_CHANCE = 12  # a figure up to it may equal one of gold without meaning it
_MARK = re.compile(r"[<>{}]")

Range = tuple[int | None, int | None]


class Example(Record, frozen=True, kw_only=True):
    """A figure in its sentence: the offsets of its wording and number, `wanted` one of `NONE`,
    `TOLL` and `PART`, and how much it weighs. `group` is the set that it comes from.
    """

    group: str
    document: str
    sentence: Sentence
    wording: tuple[int, int]
    figure: tuple[int, int]
    wanted: int
    weight: float
    claimed: bool = False


class Gold(Record, frozen=True, kw_only=True):
    """The figures that gold gives one document, and where those of incidents are quoted."""

    leading: tuple[tuple[Range, tuple[int, int] | None], ...]
    rivals: frozenset[Range]
    parts: frozenset[Range]
    background: frozenset[Range]
    partial: bool


def gold_of(gold: Mapping[str, Any], name: str, text: str) -> Gold | None:
    """What gold knows of a document; `None` if it is not among those annotated."""
    facts = gold["documents"].get(name)
    if facts is None:
        return None
    counts = [i["deaths_by_doc"][name] for i in gold["incidents"] if name in i["deaths_by_doc"]]
    return Gold(
        leading=tuple(
            (_range(each), quoted(text, each.get("quote", "")))
            for each in counts
            if _range(each) != (None, None)
        ),
        rivals=frozenset(_range(a) for each in counts for a in each.get("alt", ())),
        parts=frozenset(_range(p) for each in counts for p in each.get("parts", ())),
        background=frozenset((low, high) for low, high in facts.get("background", ())),
        partial=bool(facts.get("partial")),
    )


def _range(count: Mapping[str, Any]) -> Range:
    return count.get("min"), count.get("max")


def quoted(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quotation stands, whatever the white space between its words."""
    if not quote:
        return None
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return found.span() if found else None


def judged(
    gold: Gold, count: Range, place: tuple[int, int], *, claimed: bool
) -> tuple[int, float] | None:
    """What a figure counts by gold, with its weight; `None` where gold leaves that open.

    `claimed` says that the grammars took it for people killed.
    """
    same = [quote for figures, quote in gold.leading if figures == count]
    if any(quote is None or (place[0] < quote[1] and quote[0] < place[1]) for quote in same):
        return TOLL, 1.0
    small = (count[0] or 0) <= _BY_CHANCE and not claimed
    if same:
        return (TOLL, 0.7) if claimed else None
    if count in gold.background:
        return TOLL, 1.0
    if count in gold.rivals:
        return None if small else (TOLL, 1.0)
    if count in gold.parts:
        return None if small else (PART, 1.0 if claimed else 0.5)
    return NONE, 0.5 if claimed else 1.0


def of_muc(
    gold: Gold, count: Range, *, claimed: bool, real: bool, part: bool
) -> tuple[int, float] | None:
    """What a figure of a MUC-4 text counts: its keys tell some tolls, our grammars more of them."""
    if any(figures == count for figures, _ in gold.leading):
        return TOLL, 0.5 if claimed else 0.25
    if claimed:
        return (PART, 0.25) if part else (TOLL, 0.25) if real else None
    return NONE, 0.25 if gold.partial else 0.5


def report_examples(
    group: str,
    files: Iterable[tuple[str, bytes]],
    gold: Mapping[str, Any],
    places: Gazetteer,
) -> Iterator[Example]:
    """The figures of annotated English reports."""
    for name, data in files:
        text, document = opened(data, name)
        known = gold_of(gold, Path(name).stem, text.text)
        if known is None or (document.language or "en") != "en":
            continue
        for figure in _figures(text, document, places):
            wanted = _of_report(known, figure) if group != "muc" else _of_muc(known, figure)
            if wanted is not None:
                yield _example(figure, group, name, wanted)


def _of_report(gold: Gold, figure: _Figure) -> tuple[int, float] | None:
    count, place = figure.quantity.count, figure.quantity.count.span or figure.quantity.figure
    return judged(
        gold,
        (count.minimum, count.maximum),
        (place.start, place.end),
        claimed=bool(figure.acts),
    )


def _of_muc(gold: Gold, figure: _Figure) -> tuple[int, float] | None:
    return of_muc(
        gold,
        (figure.quantity.count.minimum, figure.quantity.count.maximum),
        claimed=bool(figure.acts),
        real=any(act.modality in _REAL for act in figure.acts),
        part=any(_inside(act) for act in figure.acts),
    )


def _inside(act: Draft) -> bool:
    return act.part_of >= 0 or act.figure is FigureRole.PART


def form_examples(lines: Iterable[str], places: Gazetteer) -> Iterator[Example]:
    """The figures of marked lines: `<tolls>`, `{parts of one}`, everything else counts nobody."""
    for place, line in enumerate(lines):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        plain, marks = unmarked(words)
        text, document = report(plain)
        start = max(0, text.text.find(plain[:20]))
        for figure in _figures(text, document, places):
            number = figure.quantity.figure
            first, last = number.start - start, number.end - start
            wanted = next((w for f, end, w in marks if f < last and first < end), NONE)
            yield _example(figure, "forms", f"form {place}", (wanted, 1.0))


def unmarked(line: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """A line without its marks, and start, end and meaning of each stretch that was marked."""
    plain, marks, opened_at = "", [], 0
    for piece in re.split(f"({_MARK.pattern})", line):
        if piece in ("<", "{"):
            opened_at = len(plain)
        elif piece in (">", "}"):
            marks.append((opened_at, len(plain), TOLL if piece == ">" else PART))
        else:
            plain += piece
    return plain, tuple(marks)


class _Figure(Record, frozen=True, kw_only=True):
    """A figure with its sentence, the killings that the grammars count by it, and the title."""

    context: SentenceContext
    quantity: Quantity
    acts: tuple[Draft, ...]
    title: str


def _figures(text: Text, document: Document, places: Gazetteer) -> Iterator[_Figure]:
    """The candidates of a document, as the grammars alone leave them."""
    contexts = contexts_of(text, document, places, "en")
    drafts = drafts_of(contexts, TrainedRoles(tolls=False))
    title = title_of(contexts)
    for context in contexts:
        for quantity in candidates(context):
            acts = tuple(_claiming(drafts, context, quantity))
            yield _Figure(context=context, quantity=quantity, acts=acts, title=title)


def _claiming(drafts: Sequence[Draft], context: SentenceContext, quantity: Quantity) -> list[Draft]:
    return [
        draft
        for draft in drafts
        if draft.kind is ClaimKind.KILLING
        and draft.sentence == context.sentence.index
        and draft.count is not None
        and draft.count.span is not None
        and quantity.count.span is not None
        and draft.count.span.overlaps(quantity.count.span)
    ]


def _example(figure: _Figure, group: str, name: str, wanted: tuple[int, float]) -> Example:
    start = figure.context.sentence.start
    wording = figure.quantity.count.span or figure.quantity.figure
    number = figure.quantity.figure
    return Example(
        group=group,
        document=Path(name).stem,
        sentence=sentence_of(figure.context, figure.title),
        wording=(wording.start - start, wording.end - start),
        figure=(number.start - start, number.end - start),
        wanted=wanted[0],
        weight=wanted[1],
        claimed=bool(figure.acts),
    )
