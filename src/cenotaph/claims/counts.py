"""Every number of people, bodies and things that a document gives, with noun, bounds and parts."""

from __future__ import annotations

from cenotaph.claims.dateforms import find_forms
from cenotaph.claims.figurewords import FigureReader
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.sums import add_up
from cenotaph.claims.wholes import mark_parts
from cenotaph.claims.words import Word, language_of, scan
from cenotaph.record.document import Text

__all__ = ["Quantity", "find_quantities"]


def find_quantities(text: Text) -> tuple[Quantity, ...]:
    """All quantities of a document, by the place of their words; a sum comes before its terms.

    Dates, ages, times of day, references ("article 36") and telephone numbers are left out;
    money, distances and other things are given with the unit `other`.
    """
    words = scan(text.text)
    language = language_of(text)
    masked = _masked(words, text.text, language)
    drafts = FigureReader(words, masked, language).read()
    mark_parts(words, drafts, language)
    drafts = add_up(words, drafts, language)
    drafts.sort(key=lambda draft: (draft.start(words), -draft.end(words), draft.rank))
    return tuple(draft.quantity(words, text.document) for draft in drafts)


def _masked(words: list[Word], text: str, language: str) -> frozenset[int]:
    """The words that belong to dates."""
    masked = set()
    position = 0
    for form in find_forms(text, language):
        while position < len(words) and words[position].end <= form.start:
            position += 1
        while position < len(words) and words[position].start < form.end:
            masked.add(position)
            position += 1
    return frozenset(masked)
