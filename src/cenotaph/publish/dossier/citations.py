"""Quotes and the places in the source texts that they link to, each with its way back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.inert import inert
from cenotaph.record.span import Span

CONTEXT = 140
FRAGMENT = 80
# Where a sentence may end: enough for showing context, not for reading.
_STOP = re.compile(r"[.!?؟。]+[\"”»’)]*\s+|\n")
FAR = 400
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a quotation; it is quoted if it has an anchor, else only stands round it."""

    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source with a little of what stands round them, and the links to their places."""

    parts: tuple[Part, ...]
    language: str
    document: str
    document_number: int


@dataclass(frozen=True, slots=True, order=True)
class Back:
    """A way back from a highlighted place: the target in the dossier and its number, if any.

    `target` is the id of an element; `number` is that of an incident, 0 for a section.
    """

    number: int
    target: str


class Citations:
    """Collects every span that the dossier quotes while its pages are made."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._backs: dict[Span, set[Back]] = defaultdict(set)

    def quote(
        self, span: Span, back: Back, sentence: Span | None = None, *, bare: bool = False
    ) -> Quote | None:
        """The words of `span`, to be highlighted in its source; `None` if there is no such place.

        The rest of `sentence`, else of the line up to the next full stop, is shown round words
        that are but a fragment, unless they are to stand `bare`.
        """
        if not self._stands(span):
            return None
        text = self._index.texts[span.document].text
        whole = span.end - span.start > FRAGMENT
        around = span if bare or whole else _around(span, sentence, text)
        return self._quote([span], around, back)

    def passages(self, spans: Iterable[Span], back: Back) -> tuple[Quote, ...]:
        """Several places in as few quotations as can be: those of one sentence share one.

        A span inside another is left to the longer one.
        """
        standing = sorted((s for s in set(spans) if self._stands(s)), key=lambda s: (s, -s.end))
        outer = [s for s in standing if not any(o.contains(s) and o != s for o in standing)]
        groups: list[tuple[list[Span], Span]] = []
        for span in outer:
            text = self._index.texts[span.document].text
            around = span if span.end - span.start > FRAGMENT else _around(span, None, text)
            if groups and groups[-1][1].overlaps(around) and groups[-1][0][-1].end <= span.start:
                groups[-1] = [*groups[-1][0], span], groups[-1][1].cover(around)
            elif groups and groups[-1][0][-1].overlaps(around):
                end = max(groups[-1][0][-1].end, around.start)
                start = min(end, span.start)
                groups.append(([span], Span(document=span.document, start=start, end=around.end)))
            else:
                groups.append(([span], around))
        return tuple(self._quote(members, around, back) for members, around in groups)

    def _stands(self, span: Span) -> bool:
        """Whether the span has words in a document of the case."""
        text = self._index.texts.get(span.document)
        return (
            text is not None
            and span.document in self._index.documents
            and bool(text.text[span.start : span.end].strip())
        )

    def _quote(self, spans: list[Span], around: Span, back: Back) -> Quote:
        """The words of `spans` (in order, apart) inside `around`."""
        document = self._index.documents[around.document]
        text = self._index.texts[around.document].text
        parts = [Part(_tail(inert(text[around.start : spans[0].start])))]
        for span, following in zip(spans, [*spans[1:], None], strict=True):
            self._backs[span].add(back)
            parts.append(Part(inert(span.quote(text)), self.anchor(span)))
            if following is not None:
                parts.append(Part(_middle(inert(text[span.end : following.start]))))
        parts.append(Part(_head(inert(text[spans[-1].end : around.end]))))
        return Quote(
            parts=tuple(part for part in parts if part.words),
            language=language_tag(document.language),
            document=self._index.label(document.id),
            document_number=self._index.document_number[document.id],
        )

    def anchor(self, span: Span) -> str:
        """The id of the highlighted place."""
        number = self._index.document_number[span.document]
        return f"d{number}-{span.start}-{span.end}"

    def by_document(self) -> dict[str, dict[Span, tuple[Back, ...]]]:
        """The spans quoted from each document with their ways back, in order."""
        found: dict[str, dict[Span, tuple[Back, ...]]] = defaultdict(dict)
        for span in sorted(self._backs):
            found[span.document][span] = tuple(sorted(self._backs[span]))
        return found


def _around(span: Span, sentence: Span | None, text: str) -> Span:
    if sentence is not None and sentence.contains(span):
        return sentence
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, span.start - FAR), span.start)]
    after = _STOP.search(text, max(span.start, span.end - 1))
    end = min(after.start() + 1 if after else len(text), span.end + FAR)
    return Span(
        document=span.document,
        start=stops[-1] if stops else max(0, span.start - FAR),
        end=max(end, span.end),
    )


def language_tag(language: str | None) -> str:
    """A well-formed BCP 47 tag, "und" when the language is unknown or malformed."""
    return language if language and _LANGUAGE.match(language) else "und"


def _tail(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    cut = words[-CONTEXT:]
    return "… " + cut[cut.find(" ") + 1 :]


def _head(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    cut = words[:CONTEXT]
    return cut[: cut.rfind(" ") + 1 or len(cut)].rstrip() + " …"


def _middle(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    half = CONTEXT // 2
    return words[:half].rsplit(" ", 1)[0] + " … " + words[-half:].split(" ", 1)[-1]
