"""Short ways to run the grammars for counts and dates over a sentence."""

from __future__ import annotations

from datetime import date

from cenotaph.claims.counts import find_quantities
from cenotaph.claims.dates import find_dates
from cenotaph.claims.quantities import Quantity, Unit
from cenotaph.record.document import Metadatum, Text
from cenotaph.record.when import When

PUBLISHED = date(2025, 5, 15)  # a Thursday
HUMAN = (Unit.PERSONS, Unit.BODIES)


def text_of(words: str, language: str | None = None) -> Text:
    """A document of these words, its language stated if given."""
    stated = (Metadatum(field="language", value=language, basis="test"),) if language else ()
    return Text(document="sha256:test", text=words, metadata=stated)


def quantities(words: str, language: str | None = None) -> tuple[Quantity, ...]:
    """All quantities, of things too."""
    return find_quantities(text_of(words, language))


def people(words: str, language: str | None = None) -> list[Quantity]:
    """The quantities of persons and bodies."""
    return [each for each in quantities(words, language) if each.unit in HUMAN]


def quote(words: str, quantity: Quantity) -> str:
    """The words of a quantity."""
    assert quantity.count.span is not None
    return quantity.count.span.quote(words)


def figures(words: str, language: str | None = None) -> dict[str, tuple[int | None, int | None]]:
    """The words and the range of each quantity of people."""
    return {
        quote(words, each): (each.count.minimum, each.count.maximum)
        for each in people(words, language)
    }


def dates(
    words: str, published: date | None = PUBLISHED, language: str | None = None
) -> tuple[When, ...]:
    """All dates."""
    return find_dates(text_of(words, language), published)


def days(
    words: str, published: date | None = PUBLISHED, language: str | None = None
) -> list[tuple[str, str]]:
    """The words and the days of each date: "2024-05-03" or "2024-05-03..2024-05-04"."""
    return [(when.wording, spell(when)) for when in dates(words, published, language)]


def spell(when: When) -> str:
    """A period as one string, open ends empty."""
    first = when.earliest.isoformat() if when.earliest else ""
    last = when.latest.isoformat() if when.latest else ""
    return first if first == last else f"{first}..{last}"
