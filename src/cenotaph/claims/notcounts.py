"""Numbers that count nobody: ages, times of day, references, decimals, glued figures."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.bounds import Figure
from cenotaph.claims.nouns import Noun, Sort
from cenotaph.claims.numerals import NumeralGrammar
from cenotaph.claims.words import Word, phrases_of
from cenotaph.knowledge.numbers import Numbers

_MONEY = frozenset("$€£¥₦")
_GLUE = frozenset("-/:")
OLDEST = 115


class NotCounts:
    """Judges the numbers of one document by the words around them."""

    def __init__(
        self,
        words: Sequence[Word],
        masked: frozenset[int],
        numbers: Numbers,
        numerals: NumeralGrammar,
    ) -> None:
        self._words = words
        self._masked = masked
        self._numbers = numbers
        self._numerals = numerals
        self._grammar = numbers.grammar
        self._age_before = phrases_of(frozenset(self._grammar.age_before))
        self._age_after = phrases_of(frozenset(self._grammar.age_after))

    def a_count(self, figure: Figure) -> bool:
        """Whether the number can count something at all."""
        if any(index in self._masked for index in range(figure.first, figure.last)):
            return False
        return not (
            self._words[figure.first].text.startswith("0")
            or self._glued(figure)
            or self._reference(figure)
            or self._clock(figure)
            or self._pronoun(figure)
            or self._ratio(figure)
            or self._age(figure)
        )

    def an_age(self, figure: Figure, noun: Noun) -> bool:
        """Whether the number counts years of a life: "aged 14 years"."""
        return (
            noun.sort is Sort.THING
            and self._age_before.before(self._words, figure.start) is not None
        )

    def _word(self, index: int) -> str:
        return self._words[index].lower if 0 <= index < len(self._words) else ""

    def _touching(self, left: int) -> bool:
        """Whether no space stands between a word and the next."""
        return (
            0 <= left < len(self._words) - 1
            and self._words[left].end == self._words[left + 1].start
        )

    def _glued(self, figure: Figure) -> bool:
        """ "7:45", "72-hour", "12.7mm", "$500", "50%": one word with what stands beside it."""
        before, after = figure.first - 1, figure.last
        if self._word(before) in _MONEY or self._word(after) in ("%", "‰", "°", *_MONEY):
            return True
        if self._touching(before) and self._word(before) in (*_GLUE, "#", "+", "."):
            return not figure.ranged and self._touching(before - 1)
        if not self._touching(after - 1) or self._word(after) not in (*_GLUE, "."):
            return False
        return self._word(after) == "-" or self._touching(after)

    def _reference(self, figure: Figure) -> bool:
        """ "branch 227", "article 36": a name, not a count."""
        if figure.start != figure.first or figure.grouped:
            return False
        before = figure.first - 1
        if self._word(before) == "." and self._touching(before - 1):
            before -= 1
        if self._word(before) in self._grammar.numbering and self._counts(before):
            return False
        return (self._words[figure.first].figure or figure.last == len(self._words)) and self._word(
            before
        ) in self._numbers.nouns.references

    def _counts(self, index: int) -> bool:
        """ "The dead number 147", "the victims numbered 12": a verb, not "flight number 147"."""
        subject = self._word(index - 1)
        return subject in self._grammar.dead_states or subject.endswith("s")

    def _clock(self, figure: Figure) -> bool:
        return self._word(figure.last) in self._grammar.clock_after

    def _pronoun(self, figure: Figure) -> bool:
        """ "one another", "no one", "the one that"."""
        if figure.last - figure.first > 1 or self._word(figure.first) not in self._grammar.one:
            return False
        before, after = self._word(figure.first - 1), self._word(figure.last)
        return after in self._grammar.not_a_count_after_one or (
            before in self._grammar.not_a_count_before_one and after not in self._grammar.of
        )

    def _ratio(self, figure: Figure) -> bool:
        """ "eight out of ten": a share of nobody in particular."""
        out = self._grammar.out_of
        after = (self._word(figure.last), self._word(figure.last + 1))
        before = (self._word(figure.first - 2), self._word(figure.first - 1))
        if " ".join(after) in out or " ".join(before) in out:
            return True
        return self._is_share(figure.last, 1) or self._is_share(figure.first - 1, -1)

    def _is_share(self, index: int, step: int) -> bool:
        """ "three in ten are", but not "three in ten attacks"."""
        beside = index + step
        if self._word(index) not in self._grammar.ratio or not 0 <= beside < len(self._words):
            return False
        if self._numerals.at(self._words, beside) is None:
            return False
        return self._word(index + 2) in self._grammar.copulas

    def _age(self, figure: Figure) -> bool:
        if self._age_after.at(self._words, figure.last) is not None:
            return True
        if self._age_before.before(self._words, figure.start) is not None:
            return True
        return self._aged_name(figure) or self._aged_predicate(figure)

    def _aged_name(self, figure: Figure) -> bool:
        """ "Moussa, 32, was", "Fatou (17)"."""
        if figure.start != figure.first or figure.last - figure.first > 1:
            return False
        before, after = self._word(figure.first - 1), self._word(figure.last)
        if (before, after) not in ((",", ","), ("(", ")"), (",", "."), (",", ";")):
            return False
        name = figure.first - 2
        return (
            name >= 0
            and self._words[name].text[0].isupper()
            and not self._words[name].figure
            and figure.high is not None
            and figure.high <= OLDEST
            and self._words[figure.first].figure
        )

    def _aged_predicate(self, figure: Figure) -> bool:
        """ "She is 18", "13 were between ten and 16"."""
        after = self._word(figure.end)
        if (
            after
            and (after[0].isalpha() or after[0].isdigit())
            and after not in self._grammar.stops
        ):
            return after in self._grammar.conjunctions and self._subject_is_one(figure)
        if figure.ranged or figure.bound == "less" or figure.before in self._grammar.age_bounds:
            there = self._word(figure.start - 2) in self._grammar.existential
            said = self._word(figure.start - 1) in self._grammar.copulas and not there
            return said or self._word(figure.start - 1) in self._grammar.object_pronouns
        return self._subject_is_one(figure)

    def _subject_is_one(self, figure: Figure) -> bool:
        return (
            self._word(figure.start - 1) in self._grammar.copulas
            and self._word(figure.start - 2) in self._grammar.persons_alone
        )
