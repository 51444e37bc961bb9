"""The common finish: a draft of any format becomes the Text, with ranked metadata."""

from __future__ import annotations

from cenotaph.record.document import Mark, MarkKind, Metadatum, Text
from cenotaph.record.span import Span
from cenotaph.text.boilerplate import boilerplate_mark
from cenotaph.text.draft import Draft, Fact
from cenotaph.text.heads import find_head, headings
from cenotaph.text.language import language_of
from cenotaph.text.limits import Limits, admit_text

# Which basis leads where several give a value for one field. What the format states of itself
# comes before what its lines suggest; the day in a dateline comes before the day of a page or a
# message, for it is the day that "yesterday" in the words counts from; what a program wrote
# about the file comes last. A basis not named here keeps its place between "*" and what follows.
RANKS: dict[str, tuple[str, ...]] = {
    "published": (
        "dateline", "JSON-LD datePublished", "meta article:published_time", "Date header",
        "front matter", "date line", "time element", "*", "date in the head",
        "address path", "core property created",
    ),
    "title": (
        "Subject header", "h1", "title in the page", "title style", "front matter",
        "first heading", "largest words", "meta og:title", "JSON-LD headline",
        "meta citation_title", "*", "title element", "first line", "core property title",
        "PDF property Title",
    ),
    "publisher": ("JSON-LD publisher", "meta og:site_name", "*", "dateline"),
    "author": ("byline", "JSON-LD author", "*", "core property creator", "PDF property Author"),
    "url": ("link canonical", "meta og:url", "*", "address line"),
    "language": ("words", "*"),
}  # fmt: skip


def finish(draft: Draft, *, document: str, reader: str, limits: Limits) -> Text:
    """Add what every format has in common and settle the order of marks and metadata.

    Raises:
        Unreadable: the text is empty or over a limit.
    """
    text = draft.text
    admit_text(text, limits)
    spans = tuple((mark.start, mark.end) for mark in draft.marks if mark.kind is MarkKind.PARAGRAPH)
    marks = list(draft.marks)
    marks.extend(_by_phrase(text, spans, draft.marks))
    skipped = frozenset(mark.start for mark in marks if mark.kind is MarkKind.BOILERPLATE)
    titled = _is_titled(marks, draft.facts)
    head = find_head(text, spans, skipped)
    marks.extend(m for m in head.marks if not (titled and m.kind is MarkKind.TITLE))
    facts = list(draft.facts)
    facts.extend(f for f in head.facts if not (titled and f.field == "title"))
    if not any(mark.kind is MarkKind.HEADING for mark in marks):
        taken = _taken(marks, facts)
        marks.extend(headings(text, spans, taken))
    aside = tuple(sorted(mark for mark in marks if mark.kind is MarkKind.BOILERPLATE))
    language = language_of(text, aside, limits.language_characters)
    if language:
        facts.append(Fact(field="language", value=language, basis="words"))
    return Text(
        document=document,
        text=text,
        marks=tuple(sorted(set(marks), key=_reading_order)),
        metadata=_ranked(facts, document),
        reader=reader,
    )


def _is_titled(marks: list[Mark], facts: tuple[Fact, ...]) -> bool:
    """Whether the format itself gives a title; what a program wrote about the file is none."""
    return any(mark.kind is MarkKind.TITLE for mark in marks) or any(
        fact.field == "title" and "property" not in fact.basis for fact in facts
    )


def _by_phrase(
    text: str, spans: tuple[tuple[int, int], ...], given: tuple[Mark, ...]
) -> list[Mark]:
    """Boilerplate by phrase, where the format has not already marked it."""
    known = {mark.start for mark in given if mark.kind is MarkKind.BOILERPLATE}
    found = (boilerplate_mark(text, *span) for span in spans if span[0] not in known)
    return [mark for mark in found if mark]


def _taken(marks: list[Mark], facts: list[Fact]) -> frozenset[int]:
    """Where paragraphs start that cannot be headings."""
    kinds = {MarkKind.TITLE, MarkKind.BOILERPLATE, MarkKind.DATELINE}
    starts = {mark.start for mark in marks if mark.kind in kinds}
    starts.update(fact.start for fact in facts if fact.start is not None)
    return frozenset(starts)


def _reading_order(mark: Mark) -> tuple[int, int, str, str]:
    """By place, the wider mark before those that it holds."""
    return (mark.start, -mark.end, mark.kind.value, mark.label)


def _ranked(facts: list[Fact], document: str) -> tuple[Metadatum, ...]:
    """The facts by field and rank; of equal ones (field, value, basis) only the first."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Fact] = []
    for fact in facts:
        key = (fact.field, fact.value, fact.basis)
        if fact.value and key not in seen:
            seen.add(key)
            kept.append(fact)
    kept.sort(key=lambda fact: (fact.field, _rank(fact)))
    return tuple(
        Metadatum(
            field=fact.field,
            value=fact.value,
            basis=fact.basis,
            span=None
            if fact.start is None or fact.end is None
            else Span(document=document, start=fact.start, end=fact.end),
        )
        for fact in kept
    )


def _rank(fact: Fact) -> int:
    order = RANKS.get(fact.field, ("*",))
    return order.index(fact.basis) if fact.basis in order else order.index("*")
