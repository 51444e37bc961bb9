"""Number words and figures become values: "two hundred and six", "1,200", "soixante-dix"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cenotaph.claims.words import Phrases, Word
from cenotaph.knowledge.numbers import Numbers, number_table

HUNDRED = 100
LARGEST = 1_000_000_000  # larger figures are identifiers or money, never people


_DIGITS = 12  # longer runs of digits count nothing


class Numeral(NamedTuple):
    """A number as written in `words[start:end]`; `open` wordings name a lower end only.

    `value` is 0 for wordings from which no number can be read ("several").
    """

    start: int
    end: int
    value: int
    open: bool = False
    round: bool = False
    vague: bool = False


class NumeralGrammar:
    """Reads the numbers of one language."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._fixed = Phrases(dict(numbers.fixed))
        self._open = Phrases(dict(numbers.open))
        self._round = Phrases(dict(numbers.round))
        self._firsts = (
            set(numbers.words)
            | set(numbers.magnitudes)
            | {phrase.split()[0] for phrase in (*numbers.fixed, *numbers.open, *numbers.round)}
        )

    @property
    def firsts(self) -> frozenset[str]:
        """The words that a number can begin with, hyphenated ones apart."""
        return frozenset(self._firsts)

    def at(self, words: Sequence[Word], index: int) -> Numeral | None:
        """The longest number that starts at `words[index]`."""
        if index >= len(words):
            return None
        word = words[index]
        if not (word.figure or word.lower in self._firsts or "-" in word.lower):
            return None
        found = [
            numeral
            for numeral in (
                self._composed(words, index),
                self._phrase(words, index, self._round, "round"),
                self._phrase(words, index, self._fixed, "fixed"),
                self._phrase(words, index, self._open, "open"),
            )
            if numeral is not None
        ]
        return max(found, key=lambda numeral: (numeral.end, numeral.round), default=None)

    def _phrase(
        self, words: Sequence[Word], index: int, phrases: Phrases[int], kind: str
    ) -> Numeral | None:
        hit = phrases.at(words, index)
        if hit is None:
            return None
        end, value = hit
        return Numeral(
            index,
            end,
            value,
            open=kind == "open",
            round=kind == "round",
            vague=kind == "open" and value == 0,
        )

    def _composed(self, words: Sequence[Word], index: int) -> Numeral | None:
        first = words[index]
        if first.figure:
            return self._figures(words, index)
        start = index
        if first.lower in self._numbers.grammar.articles and first.lower not in self._numbers.words:
            index += 1
            if index >= len(words) or words[index].lower not in self._numbers.magnitudes:
                return None
        value, end = self._spelled(words, index)
        if end == index:
            return None
        return self._grouped(words, start, end, value)

    def _figures(self, words: Sequence[Word], index: int) -> Numeral | None:
        digits = words[index].text
        end = index + 1
        factor = 1
        if end < len(words) and words[end].lower in self._numbers.magnitudes:
            factor = self._numbers.magnitudes[words[end].lower]
            end += 1
        value = _value(digits, factor)
        if value is None or value > LARGEST:
            return None
        return self._grouped(words, index, end, value)

    def _grouped(self, words: Sequence[Word], start: int, end: int, value: int) -> Numeral:
        if end < len(words) and words[end].lower in self._numbers.groups:
            return Numeral(start, end + 1, value * self._numbers.groups[words[end].lower])
        return Numeral(start, end, value)

    def _spelled(self, words: Sequence[Word], index: int) -> tuple[int, int]:
        """The value of a run of number words, and the index after the run."""
        sum_ = _Sum(self._numbers)
        reached = index
        position = index
        while position < len(words):
            lower = words[position].lower
            if lower in self._numbers.glue and sum_.takes_glue:
                position += 1
                continue
            if not sum_.add_all(lower.split("-")):
                break
            position += 1
            reached = position
        return sum_.value, reached


class _Sum:
    """Adds number words up as long as they fit: after "twenty" a unit, after a unit nothing."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._total = 0
        self._current = 0
        self._started = False
        self._least = LARGEST

    @property
    def value(self) -> int:
        return self._total + self._current

    @property
    def takes_glue(self) -> bool:
        """Whether "and" may stand here: after a magnitude, in French after a ten."""
        if not self._started:
            return False
        if self._current % HUNDRED == 0:
            return True
        return self._numbers.glue_after_tens and self._current % 10 == 0

    def add_all(self, parts: Sequence[str]) -> bool:
        """Add the parts of one hyphenated word, all or none."""
        kept = (self._total, self._current, self._started, self._least)
        for part in parts:
            if part in self._numbers.glue and len(parts) > 1:
                continue
            if not self._add(part):
                self._total, self._current, self._started, self._least = kept
                return False
        return True

    def _add(self, word: str) -> bool:
        magnitude = self._numbers.magnitudes.get(word)
        if magnitude is not None:
            return self._multiply(magnitude)
        unit = self._numbers.words.get(word)
        if unit is None:
            return False
        if not self._fits(unit):
            return False
        self._current = (
            self._current + unit if not self._fourscore(unit) else self._current - 4 + 80
        )
        self._started = True
        return True

    def _multiply(self, magnitude: int) -> bool:
        if magnitude == HUNDRED:
            if self._current >= 20:  # noqa: PLR2004 - nobody says twenty hundred
                return False
            self._current = max(self._current, 1) * HUNDRED
        else:
            if magnitude >= self._least:
                return False
            self._least = magnitude
            self._total += max(self._current, 1) * magnitude
            self._current = 0
        self._started = True
        return True

    def _fourscore(self, unit: int) -> bool:
        return unit == 20 and self._current % HUNDRED == 4 and bool(self._numbers.long_tens)  # noqa: PLR2004

    def _fits(self, unit: int) -> bool:
        if not self._started:
            return True
        rest = self._current % HUNDRED
        if self._fourscore(unit):
            return True
        if rest == 0:
            return unit > 0 and (self._current > 0 or self._total > 0)
        if rest in self._numbers.long_tens and unit < 20:  # noqa: PLR2004
            return unit > 0
        if rest == 10 and self._numbers.long_tens:  # noqa: PLR2004 - "dix-sept"
            return unit in (7, 8, 9)
        return rest >= 20 and rest % 10 == 0 and 0 < unit < 10  # noqa: PLR2004


def _value(digits: str, factor: int) -> int | None:
    """The whole number that figures stand for; `None` for decimals that stay fractions."""
    parts = [part for part in _split(digits) if part]
    if sum(len(part) for part in parts) > _DIGITS:
        return None  # a signature or a serial number, no count of people
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and factor == 1:  # noqa: PLR2004
        return int("".join(parts))
    if len(parts) == 1:
        return int(parts[0]) * factor
    if factor == 1:
        return None
    decimals = len(parts[-1])
    return int("".join(parts)) * factor // int(10**decimals)


def _split(digits: str) -> list[str]:
    for sign in ",\u00a0\u202f\u2009 ":
        digits = digits.replace(sign, ".")
    return digits.split(".")


@cache
def numeral_grammar(language: str) -> NumeralGrammar:
    """The grammar of one language of the table."""
    return NumeralGrammar(number_table().languages[language])
