"""Stretches of a document that are in another readable language: a paragraph, a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from cenotaph.claims.quotations import find_quotations
from cenotaph.claims.sentences import Sentence
from cenotaph.record.base import Record
from cenotaph.record.document import Metadatum, Text
from cenotaph.text.language import by_small_words

FEWEST_LETTERS = 60  # below that a stretch is a name or a term, not speech in another language
_INK = re.compile(r"\S")


class Stretch(Record, frozen=True, kw_only=True):
    """The characters `[start, end)` of a text, in `language`."""

    start: int
    end: int
    language: str

    def holds(self, offset: int) -> bool:
        """Whether a character stands inside."""
        return self.start <= offset < self.end


def find_stretches(text: Text, language: str, sentences: Sequence[Sentence]) -> tuple[Stretch, ...]:
    """The paragraphs and quotations whose small words leave no doubt of another language.

    A stretch inside another one is left out; `language` is that of the document as a whole.
    """
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = paragraphs.get(sentence.paragraph, (sentence.start, 0))
        paragraphs[sentence.paragraph] = (start, sentence.end)
    quotations = [(each.start, each.end) for each in find_quotations(sentences)]
    found: list[Stretch] = []
    for start, end in [*paragraphs.values(), *quotations]:
        if end - start < FEWEST_LETTERS or any(each.holds(start) for each in found):
            continue
        tongue = by_small_words(text.text[start:end])
        if tongue is not None and tongue != language:
            found.append(Stretch(start=start, end=end, language=tongue))
    return tuple(sorted(found, key=lambda each: each.start))


def view_of(text: Text, stretches: Sequence[Stretch], language: str) -> Text:
    """The text with everything blanked that is in none of the stretches; offsets stay."""
    pieces: list[str] = []
    position = 0
    for each in stretches:
        pieces.append(_INK.sub(" ", text.text[position : each.start]))
        pieces.append(text.text[each.start : each.end])
        position = each.end
    pieces.append(_INK.sub(" ", text.text[position:]))
    marks = tuple(
        m for m in text.marks if any(m.start < s.end and s.start < m.end for s in stretches)
    )
    others = tuple(fact for fact in text.metadata if fact.field != "language")
    stated = Metadatum(field="language", value=language, basis="words of the stretch")
    return msgspec.structs.replace(
        text, text="".join(pieces), marks=marks, metadata=(stated, *others)
    )
