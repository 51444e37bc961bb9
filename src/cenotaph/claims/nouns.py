"""Finds the noun that a number counts, and says whether it means people, bodies or things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.words import Phrases, Word, pieces
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.numbers import Numbers, number_table
from cenotaph.knowledge.states import states

_SHORT = 5  # "men" and "omen" are no compounds of persons
_OWNER = "'s"
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
        self.language = language
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
        self.passed = numbers.grammar.conjunctions | {_OWNER}
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
        return (
            word.lower in grammar.stops
            or word.lower in grammar.of
            or word.lower in grammar.conjunctions
        )

    def find(
        self, words: Sequence[Word], index: int, masked: frozenset[int], *, single: bool
    ) -> Noun | None:
        """The noun phrase of a number that ends before `index`; `single` when the number is 1."""
        return _Search(self, words, index, masked, single=single).run()

    def read(self, words: Sequence[Word], position: int) -> tuple[int, str, Sort]:
        """The noun that starts at a word, perhaps of several words: its end, itself, its sort."""
        hit = self._long.at(words, position)
        if hit is not None:
            return hit[0], hit[1], self.sort_of(hit[1])
        text = words[position].lower
        return position + 1, text, self.sort_of(text)

    def adjective(self, word: str) -> bool:
        """Whether a noun of persons often stands before another noun ("rebel", "Malian")."""
        return word in self._adjectives

    def plural(self, word: str, sort: Sort) -> bool:
        """Whether a noun is a plural, or is not told from one."""
        if sort is Sort.THING:
            several = word[:-1] + "ies" if word.endswith("y") else word + "s"
            return not {several, word + "s"} & self._numbers.nouns.things
        return word in self._plural or (word.endswith("s") and not self.one(word))

    def numeral(self, words: Sequence[Word], position: int) -> bool:
        """Whether a number stands here."""
        return self._numerals.at(words, position) is not None


class _Search:
    """Goes on from a number over adjectives to the noun that it counts."""

    def __init__(
        self,
        nouns: NounGrammar,
        words: Sequence[Word],
        index: int,
        masked: frozenset[int],
        *,
        single: bool,
    ) -> None:
        self._nouns = nouns
        self._grammar = nouns.numbers.grammar
        self._words = words
        self._index = index
        self._masked = masked
        self._single = single
        self._states: list[str] = []
        self._unknown_end: int | None = None

    def run(self) -> Noun | None:
        """The noun, the last unknown word before the phrase ends, or a state ("20 wounded")."""
        position = self._index
        limit = min(len(self._words), self._index + REACH)
        while position < limit and not self._ends(position):
            word = self._words[position]
            if word.text in QUOTES or word.lower in self._nouns.passed:
                position += 1
                continue
            end, text, sort = self._nouns.read(self._words, position)
            if sort is Sort.STATE:
                self._states.append(text)
            elif self._nouns.known(sort) and self._final(end, text, sort):
                return self._noun(end, text, sort)
            elif word.lower not in self._grammar.adverbs:
                self._unknown_end = end
            position = end
        if self._unknown_end == position:
            return Noun(self._index, position, self._words[position - 1].lower, Sort.UNKNOWN)
        return self._state(position)

    def _ends(self, position: int) -> bool:
        """Whether the noun phrase cannot go on at a word."""
        word = self._words[position]
        if word.lower in self._grammar.conjunctions:  # "local and foreign reporters"
            before = self._words[position - 1].lower
            return self._unknown_end != position or not self._nouns.adjective(before)
        if word.lower == _OWNER:  # "a herder's son"
            return False
        return (
            position in self._masked
            or word.sentence != self._words[self._index].sentence
            or self._nouns.stops(word)
            or self._nouns.numeral(self._words, position)
        )

    def _final(self, end: int, text: str, sort: Sort) -> bool:
        """Whether the noun is the head and not the first half of a compound ("police trucks")."""
        nouns = self._nouns
        adjective = nouns.adjective(text)
        closed = self._closed(end, joins=adjective and not nouns.plural(text, sort))
        if closed is not None:
            return closed
        # "over four days people fled": no compound begins with a plural that is not of people
        human = sort in (Sort.PERSON, Sort.DEATH, Sort.BODY)
        things = not human and nouns.plural(text, sort)
        if not adjective and (nouns.numbers.nouns.head_first or things):
            return True
        _, following, next_sort = nouns.read(self._words, end)
        if following in self._grammar.states or following in self._grammar.adverbs:
            return True
        if next_sort is Sort.PERSON:
            return following in nouns.numbers.nouns.never_second
        plural = nouns.plural(text, sort)
        goes_on = nouns.known(next_sort) or following.endswith("s")
        if adjective:
            return plural and not (self._single or goes_on)
        return plural != self._single and not (self._single and nouns.known(next_sort))

    def _closed(self, end: int, *, joins: bool) -> bool | None:
        """Whether the phrase must end, or must go on, before a word; `None` if either may be.

        `joins` says that an "and" may add a second adjective ("local and foreign reporters").
        """
        words = self._words
        if end >= len(words) or end in self._masked:
            return True
        if words[end].lower == _OWNER and end + 1 < len(words):
            return self._nouns.stops(words[end + 1])
        if words[end].lower in self._grammar.conjunctions and joins:
            return self._single or self._nouns.numeral(words, end + 1)
        return True if self._nouns.stops(words[end]) else None

    def _noun(self, end: int, text: str, sort: Sort) -> Noun:
        """The phrase found, with the mark that closes a quotation opened inside it."""
        opened = any(word.text in QUOTES for word in self._words[self._index : end])
        closed = end < len(self._words) and self._words[end].text in QUOTES
        human = sort in (Sort.PERSON, Sort.DEATH, Sort.BODY)
        category = self._nouns.category_of(text) if human else None
        states = tuple(self._states)
        return Noun(self._index, end + (opened and closed), text, sort, category, states)

    def _state(self, position: int) -> Noun | None:
        """ "twenty wounded": the state is the noun."""
        if not self._states:
            return None
        state = self._states[0]
        sort = Sort.DEATH if state in self._grammar.dead_states else Sort.PERSON
        end = self._index
        while end < position and self._words[end].lower != state:
            end += 1
        kept = () if sort is Sort.DEATH else tuple(self._states)
        return Noun(self._index, end + 1, state, sort, self._nouns.category_of(state), kept)


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
