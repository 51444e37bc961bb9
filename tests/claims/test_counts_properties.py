"""Whatever number stands in a report, in whatever words, exactly that number is found."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.words import scan
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.numbers import number_table
from tests.claims.reading import dates, figures, people, quantities, quote

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
SMALL = [*UNITS.split(), "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
PETITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
DIZAINES = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"]


def english(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        joint = " and " if 0 < rest < 100 else " "
        return f"{english(number // 1000)} thousand{joint + english(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred{' and ' + english(rest) if rest else ''}"
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def french(number: int) -> str:
    if number >= 1000:
        thousands = "" if number < 2000 else french(number // 1000) + " "
        return f"{thousands}mille{' ' + french(number % 1000) if number % 1000 else ''}"
    if number >= 100:
        hundreds = "" if number < 200 else PETITS[number // 100] + " "
        plural = "s" if number % 100 == 0 and number >= 200 else ""
        return f"{hundreds}cent{plural}{' ' + french(number % 100) if number % 100 else ''}"
    if number < 20:
        return PETITS[number]
    if number < 70:
        unit = number % 10
        return DIZAINES[number // 10] + (
            " et un" if unit == 1 else f"-{PETITS[unit]}" if unit else ""
        )
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{PETITS[number - 60]}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{PETITS[number - 80]}"


@given(st.integers(1, 999_999))
def test_spelled_numbers_have_their_value(number: int) -> None:
    for language, spelled in (("en", english(number)), ("fr", french(number))):
        for words in (spelled, spelled.upper(), spelled.capitalize()):
            found = numeral_grammar(language).at(scan(words + " ."), 0)
            assert found is not None
            assert (found.value, found.end) == (number, len(scan(words)))


@given(st.integers(1, 9_999_999), st.sampled_from([",", "\u00a0", "\u202f"]))
def test_grouped_figures_have_their_value(number: int, sign: str) -> None:
    found = numeral_grammar("en").at(scan(f"{number:,} .".replace(",", sign)), 0)
    assert found is not None
    assert found.value == number


ONE_WORD = sorted(
    noun
    for row in categories().rows
    if row.language == "en"
    for noun in row.plural
    if " " not in noun and noun not in {"families", "households", "lives", "remains"}
)
NOUNS = st.sampled_from(ONE_WORD)
TABLE = number_table().languages["en"]
EXPECTED: dict[str, Callable[[int], tuple[int | None, int | None]]] = {
    "least": lambda n: (n, None),
    "more": lambda n: (n + 1, None),
    "most": lambda n: (None, n),
    "less": lambda n: (None, n - 1),
    "about": lambda n: (-(-n * 90 // 100), n * 110 // 100),
    "nearly": lambda n: (-(-n * 90 // 100), n),
    "exact": lambda n: (n, n),
}
SHAPES = [
    "Gunmen shot {figure} near Sanga on 3 May 2024.",
    "In June 2023, {figure} were shot in two villages.",
    "Some hours later {figure} died, a doctor said.",
    "The 2019 raid killed {figure} and burned 40 houses.",
]


def spellings(number: int) -> st.SearchStrategy[str]:
    return st.sampled_from([str(number), f"{number:,}", english(number)])


@given(st.data(), st.integers(2, 1800), NOUNS, st.sampled_from(SHAPES))
def test_a_swapped_number_is_found_with_its_bound(
    data: st.DataObject, number: int, noun: str, shape: str
) -> None:
    phrase = data.draw(st.sampled_from(sorted(TABLE.before)))
    figure = f"{phrase} {data.draw(spellings(number))} {noun}"
    words = shape.format(figure=figure)
    found = figures(words, "en")
    assert found[figure] == EXPECTED[TABLE.before[phrase]](number)


@given(st.data(), st.integers(2, 1800), NOUNS, st.sampled_from(SHAPES))
def test_a_bound_after_the_noun_counts_too(
    data: st.DataObject, number: int, noun: str, shape: str
) -> None:
    phrase = data.draw(st.sampled_from(sorted(TABLE.after)))
    words = shape.format(figure=f"{data.draw(spellings(number))} {noun} {phrase}")
    found = [each for each in people(words, "en") if each.head == noun]
    bounds = [(each.count.minimum, each.count.maximum) for each in found]
    assert EXPECTED[TABLE.after[phrase]](number) in bounds


@given(st.data(), st.integers(2, 900), st.integers(2, 900), NOUNS, NOUNS)
def test_two_groups_have_a_sum(
    data: st.DataObject, left: int, right: int, first: str, second: str
) -> None:
    terms = f"{data.draw(spellings(left))} {first} and {data.draw(spellings(right))} {second}"
    words = f"Gunmen shot {terms} there."
    apart = TABLE.nouns.deaths | TABLE.nouns.bodies | TABLE.grammar.states
    assume(not {first, second} & apart)  # the dead and the living are no one list
    total = next(each for each in people(words, "en") if each.parts)
    assert total.count.minimum == total.count.maximum == left + right
    assert quote(words, total) == terms


@given(st.integers(2, 500), st.integers(1, 400), NOUNS)
def test_a_part_keeps_its_whole(whole: int, part: int, noun: str) -> None:
    words = f"Gunmen shot {whole} people, including {part} {noun}."
    found = {quote(words, each): each for each in people(words, "en")}
    inner = found[f"{part} {noun}"]
    assert inner.relation == "part"
    expected = f"{whole} people" if part <= whole else None
    assert (inner.of.quote(words) if inner.of else None) == expected


PIECES = st.one_of(
    st.sampled_from(sorted(TABLE.words)),
    st.sampled_from(sorted([*TABLE.before, *TABLE.after, *TABLE.open, *TABLE.fixed])),
    NOUNS,
    st.sampled_from(
        ["and", "of them", ",", ".", "(", ")", "-", '"', "the", "a", "including", "were"]
    ),
    st.sampled_from(["killed", "wounded", "dead", "toll", "his", "between", "to", "\n\n", "aged"]),
    st.integers(0, 5000).map(str),
    st.text(max_size=5),
)


@given(st.lists(PIECES, max_size=30), st.sampled_from(["en", "fr"]))
def test_any_text_gives_sorted_quantities_with_their_words(
    pieces: list[str], language: str
) -> None:
    words = " ".join(pieces)
    found = quantities(words, language)
    assert found == quantities(words, language)
    spans = [each.count.span for each in found]
    assert all(span is not None for span in spans)
    assert [span.start for span in spans if span] == sorted(span.start for span in spans if span)
    known = set(spans)
    for each in found:
        assert each.count.span is not None
        assert each.count.span.contains(each.figure)
        assert each.of is None or each.of in known
        assert set(each.parts) <= known


@pytest.mark.parametrize(
    "piece", ["12 men, ", "12 men and ", '"', "1 ", "@", "a.", "3, 4 and ", "-"]
)
def test_monotonous_text_takes_time_in_proportion(piece: str) -> None:
    words = piece * (40_000 // len(piece))
    start = process_time()
    quantities(words, "en")
    dates(words)
    assert process_time() - start < 5  # seconds; a walk back over everything would take minutes
