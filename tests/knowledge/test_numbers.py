"""The table of number words is whole, and each block can be read by itself."""

from __future__ import annotations

import pytest

from cenotaph.claims.bounds import BOUNDS, bound_grammar
from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.words import pieces, scan
from cenotaph.knowledge.numbers import number_table

LANGUAGES = sorted(number_table().languages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bound_is_of_a_kind_that_is_read(language: str) -> None:
    numbers = number_table().languages[language]
    assert set(numbers.before.values()) | set(numbers.after.values()) <= set(BOUNDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_of_the_table_is_read_whole(language: str) -> None:
    numbers, grammar = number_table().languages[language], numeral_grammar(language)
    wordings = {**numbers.words, **numbers.fixed, **numbers.round, **numbers.open}
    for wording, value in wordings.items():
        found = grammar.at(scan(wording), 0)
        assert found is not None, wording
        assert (found.value, found.end) == (value, len(pieces(wording))), wording
    assert all(grammar.at(scan(wording), 0).open for wording in numbers.open)  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bound_is_taken_into_the_figure(language: str) -> None:
    for phrase in number_table().languages[language].before:
        words = scan(f"{phrase}une centaine" if phrase.endswith("'") else f"{phrase} 37")
        found = bound_grammar(language).at(words, 0)
        assert found is not None, phrase
        assert (found.start, found.end) == (0, len(words)), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_noun_ends_the_search_for_nouns(language: str) -> None:
    numbers = number_table().languages[language]
    nouns = numbers.nouns.persons | numbers.nouns.bodies | numbers.nouns.deaths
    assert nouns & (numbers.grammar.stops | numbers.grammar.adverbs) == frozenset()


def test_words_are_in_lower_case_and_languages_differ() -> None:
    for numbers in number_table().languages.values():
        for word in (*numbers.words, *numbers.before, *numbers.after, *numbers.nouns.persons):
            assert word == word.lower()
    tables = [numbers.telling for numbers in number_table().languages.values()]
    for index, left in enumerate(tables):
        for right in tables[index + 1 :]:
            assert left & right == frozenset()
