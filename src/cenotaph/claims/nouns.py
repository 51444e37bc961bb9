"""Finds the noun that a number counts, and says whether it means people, bodies or things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.words import Phrases, Word, pieces
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.states import states
from cenotaph.knowledge.numbers import Numbers, number_table

_AND = frozenset({"and", "et", "nor", "ni"})
_SHORT = 5  # "men" and "omen" are no compounds of persons
REACH = 7  # words between a number and its noun, at most
QUOTES = frozenset("\"“”„«»‘’'`")


class Sort(Enum):
    """What sort of noun a word is."""

    PERSON = auto()
    BODY = auto()
    DEATH = auto()
    INCIDENT = auto()
    THING = auto()
    STATE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun phrase in `words[first:end]` with its head, its sort and states said before it."""

    first: int
    end: int
    head: str
    sort: Sort
    category: str | None = None
    states: tuple[str, ...] = ()


class NounGrammar:
    """Knows the nouns of one language."""

    def __init__(self, language: str, numbers: Numbers) -> None:
        self._numbers = numbers
        self._numerals = numeral_grammar(language)
        rows = [row for row in categories().rows if row.language == language]
        self._category: dict[str, str] = {}
        self._plural: set[str] = set()
        singular: set[str] = set()
        for row in rows:
            for noun in row.nouns:
                self._category.setdefault(noun, row.category)
            self._plural.update(row.plural)
            singular.update(row.singular)
        nations, their_plurals = _nationals(language)
        self._plural |= their_plurals
        self._adjectives = nations | numbers.nouns.attributive
        self._only_singular = (singular | nations) - self._plural
        self._sorts = _sorts(numbers, self._category, nations | their_plurals)
        self._long = Phrases({noun: noun for noun in self._category if len(pieces(noun)) > 1})

    @property
    def numbers(self) -> Numbers:
        """The words of the language."""
        return self._numbers

    def sort_of(self, word: str) -> Sort:
        """What sort of noun a word in lower case is."""
        sort = self._sorts.get(word)
        if sort is None:
            named = len(word) > _SHORT and word.endswith(self._numbers.nouns.person_endings)
            return Sort.PERSON if named else Sort.UNKNOWN
        return sort

    def category_of(self, noun: str) -> str | None:
        """The category of a noun of persons, by its last word if the whole is unknown."""
        return self._category.get(noun) or self._category.get(noun.rsplit(" ", 1)[-1])

    def one(self, word: str) -> bool:
        """Whether a noun of persons is a singular and nothing else."""
        return word in self._only_singular

    def known(self, sort: Sort) -> bool:
        """Whether a sort is one of the tables'."""
        return sort not in (Sort.UNKNOWN, Sort.STATE)

    def stops(self, word: Word) -> bool:
        """Whether no noun of the number can stand at or after this word."""
        if not word.text[0].isalnum():
            return word.text not in QUOTES
        grammar = self._numbers.grammar
        return word.lower in grammar.stops or word.lower in grammar.of or word.lower in _AND

    def find(
        self, words: Sequence[Word], index: int, masked: frozenset[int], *, single: bool
    ) -> Noun | None:
        """The noun phrase of a number that ends before `index`; `single` when the number is 1."""
        states: list[str] = []
        unknown: tuple[int, int] | None = None
        position = index
        limit = min(len(words), index + REACH)
        while position < limit:
            word = words[position]
            if word.lower in _AND and unknown and self._adjective(words, position - 1):
                position += 1  # "local and foreign reporters"
                continue
            if position in masked or self.stops(word) or word.sentence != words[index].sentence:
                break
            if word.text in QUOTES:
                position += 1
                continue
            if self._numerals.at(words, position) is not None:
                break
            end, text, sort = self._read(words, position)
            if sort is Sort.STATE:
                states.append(text)
            elif self.known(sort):
                if self._final(words, end, text, sort, masked, single=single):
                    return self._noun(index, self._closed(words, index, end), text, sort, states)
                unknown = (unknown[0] if unknown else position, end)
            elif word.lower not in self._numbers.grammar.adverbs:
                unknown = (unknown[0] if unknown else position, end)
            position = end
        if unknown is not None and position == unknown[1]:
            return Noun(index, unknown[1], words[unknown[1] - 1].lower, Sort.UNKNOWN)
        return self._state(words, index, position, states)

    def _read(self, words: Sequence[Word], position: int) -> tuple[int, str, Sort]:
        hit = self._long.at(words, position)
        if hit is not None:
            return hit[0], hit[1], self.sort_of(hit[1])
        text = words[position].lower
        return position + 1, text, self.sort_of(text)

    def _closed(self, words: Sequence[Word], first: int, end: int) -> int:
        """Take in the mark that closes a quotation opened inside the phrase."""
        opened = any(word.text in QUOTES for word in words[first:end])
        return end + (opened and end < len(words) and words[end].text in QUOTES)

    def _noun(self, first: int, end: int, text: str, sort: Sort, states: list[str]) -> Noun:
        category = self.category_of(text) if sort in (Sort.PERSON, Sort.DEATH, Sort.BODY) else None
        return Noun(first, end, text, sort, category, tuple(states))

    def _final(
        self,
        words: Sequence[Word],
        end: int,
        text: str,
        sort: Sort,
        masked: frozenset[int],
        *,
        single: bool,
    ) -> bool:
        """Whether the noun is the head and not the first half of a compound ("police trucks")."""
        if end < len(words) and words[end].lower in _AND and text in self._adjectives:
            return single or self._numerals.at(words, end + 1) is not None
        if end >= len(words) or end in masked or self.stops(words[end]):
            return True
        if self._numbers.nouns.head_first and text not in self._adjectives:
            return True
        _, next_text, following = self._read(words, end)
        grammar, nouns = self._numbers.grammar, self._numbers.nouns
        said_of_it = next_text in grammar.states or next_text in grammar.adverbs
        if following is Sort.PERSON and not said_of_it:
            return next_text in nouns.never_second
        if said_of_it:
            return True
        plural = self._is_plural(text, sort)
        if single:
            return not plural and text not in self._adjectives and not self.known(following)
        return plural and text not in self._adjectives

    def _adjective(self, words: Sequence[Word], index: int) -> bool:
        return words[index].lower in self._adjectives

    def _is_plural(self, text: str, sort: Sort) -> bool:
        if sort is Sort.THING:
            return text + "s" not in self._numbers.nouns.things
        return text in self._plural or (text.endswith("s") and not self.one(text))

    def _state(
        self, words: Sequence[Word], index: int, position: int, states: list[str]
    ) -> Noun | None:
        """ "twenty wounded": the state is the noun."""
        if not states:
            return None
        sort = Sort.DEATH if states[0] in self._numbers.grammar.dead_states else Sort.PERSON
        end = index
        while end < position and words[end].lower != states[0]:
            end += 1
        kept = () if sort is Sort.DEATH else tuple(states)
        return Noun(index, end + 1, states[0], sort, self.category_of(states[0]), kept)


def _nationals(language: str) -> tuple[set[str], set[str]]:
    """Words for people of a country, singular and plural: "Malian", "Malians", "Chinese"."""
    one: set[str] = set()
    many: set[str] = set()
    for state in states():
        for adjective in state.adjectives if language == "en" else state.adjectives_fr:
            word = adjective.lower().rsplit(" ", 1)[-1]
            one.add(word)
            if not word.endswith(("ese", "sh", "ch", "ss", "s", "x")):
                many.add(word + "s")
    return one, many


def _sorts(
    numbers: Numbers, persons: Mapping[str, str], nationals: Iterable[str]
) -> dict[str, Sort]:
    """Each noun with its sort; where two lists hold a word the later one here wins."""
    nouns = numbers.nouns
    return {
        word: sort
        for words, sort in (
            (numbers.grammar.states, Sort.STATE),
            (nationals, Sort.PERSON),
            (persons, Sort.PERSON),
            (nouns.persons, Sort.PERSON),
            (nouns.things, Sort.THING),
            (nouns.incidents, Sort.INCIDENT),
            (nouns.bodies, Sort.BODY),
            (nouns.deaths, Sort.DEATH),
        )
        for word in sorted(words)
    }


@cache
def noun_grammar(language: str) -> NounGrammar:
    """The grammar of one language of the table."""
    return NounGrammar(language, number_table().languages[language])
