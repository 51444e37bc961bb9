"""Quotes and the places in the source texts that they link to, each with its way back."""

from __future__ import annotations

import re
from collections import defaultdict
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
class Quote:
    """Words of a source with a little of what stands round them, and the link to their place."""

    words: str
    before: str
    after: str
    anchor: str
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
        text = self._index.texts.get(span.document)
        document = self._index.documents.get(span.document)
        if text is None or document is None or not text.text[span.start : span.end].strip():
            return None
        self._backs[span].add(back)
        whole = span.end - span.start > FRAGMENT
        around = span if bare or whole else _around(span, sentence, text.text)
        return Quote(
            words=inert(span.quote(text.text)),
            before=_tail(inert(text.text[around.start : span.start])),
            after=_head(inert(text.text[span.end : around.end])),
            anchor=self.anchor(span),
            language=language_tag(document.language),
            document=self._index.label(document.id),
            document_number=self._index.document_number[document.id],
        )

    def anchor(self, span: Span) -> str:
        """The id of the highlighted place."""
        number = self._index.document_number[span.document]
        return f"d{number}-{span.start}-{span.end}"

    def of(self, document: str) -> dict[Span, tuple[Back, ...]]:
        """The spans quoted from one document with their ways back, in order."""
        return {
            span: tuple(sorted(self._backs[span]))
            for span in sorted(self._backs)
            if span.document == document
        }

    def by_document(self) -> dict[str, dict[Span, tuple[Back, ...]]]:
        """The same for every quoted document at once."""
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
