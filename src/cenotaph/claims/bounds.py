"""What the words around a number do to it: "at least", "about", "between ... and", "or more"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cenotaph.claims.numerals import Numeral, NumeralGrammar, numeral_grammar
from cenotaph.claims.words import Phrases, Word, phrases_of
from cenotaph.knowledge.numbers import Numbers, number_table

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds: words `[start, end)`, of which `[first, last)` is the number.

    `low` and `high` are inclusive, `None` is open. `bound` names the kind of the wording before
    or after; `before` holds the phrase in front ("another").
    """

    start: int
    first: int
    last: int
    end: int
    low: int | None
    high: int | None
    approximate: bool = False
    vague: bool = False
    ranged: bool = False
    grouped: bool = False
    bound: str = ""
    before: str = ""


def apply_bound(figure: Figure, bound: str, percent: int) -> Figure:
    """The figure after a bound: `least` opens it above, `about` widens it by `percent`."""
    if figure.vague:
        return figure
    return replace(BOUNDS[bound](figure, percent), bound=bound)


def _least(figure: Figure, percent: int) -> Figure:
    return replace(figure, low=figure.low, high=None)


def _more(figure: Figure, percent: int) -> Figure:
    if figure.high is None:  # "more than dozens" says no more than "dozens"
        return figure
    return replace(figure, low=figure.high + 1, high=None)


def _most(figure: Figure, percent: int) -> Figure:
    return replace(figure, low=None)


def _less(figure: Figure, percent: int) -> Figure:
    low = figure.low if figure.low is not None else figure.high
    return replace(figure, low=None, high=None if low is None else max(low - 1, 0))


def _about(figure: Figure, percent: int) -> Figure:
    """Inward to whole people: "about two dozen" is 22..26, not 21..27."""
    if figure.approximate:  # "some 30 or so" is no wider than "some 30"
        return figure
    low, high = figure.low, figure.high
    return replace(
        figure,
        low=None if low is None else -(-low * (HUNDRED - percent) // HUNDRED),
        high=None if high is None else high * (HUNDRED + percent) // HUNDRED,
        approximate=True,
    )


def _nearly(figure: Figure, percent: int) -> Figure:
    return replace(_about(figure, percent), high=figure.high)


def _exact(figure: Figure, percent: int) -> Figure:
    return figure


BOUNDS: dict[str, Callable[[Figure, int], Figure]] = {
    "least": _least,
    "more": _more,
    "most": _most,
    "less": _less,
    "about": _about,
    "nearly": _nearly,
    "exact": _exact,
}


class BoundGrammar:
    """Reads numbers with their bounds in one language."""

    def __init__(self, numbers: Numbers, numerals: NumeralGrammar, percent: int) -> None:
        self._numbers = numbers
        self._numerals = numerals
        self._percent = percent
        self._before = Phrases(dict(numbers.before))
        self._after = Phrases(dict(numbers.after))
        self._shares = Phrases(dict(numbers.shares))
        self._all_but = phrases_of(numbers.all_but.words)

    @property
    def firsts(self) -> frozenset[str]:
        """The words that a figure can begin with."""
        return (
            self._numerals.firsts
            | self._before.firsts
            | self._numbers.range.between
            | (self._shares.firsts | self._all_but.firsts)
        )

    def at(self, words: Sequence[Word], index: int) -> Figure | None:
        """The figure that starts at `index` with its bounds, if one does."""
        rest = self._all_but_some(words, index)
        if rest is not None:
            return rest
        bounds: list[tuple[str, str]] = []
        position = index
        while (hit := self._before.at(words, position)) is not None:
            if self._share(words, position) is not None:
                break  # "some of the 30" is no "some 30"
            phrase = " ".join(word.lower for word in words[position : hit[0]])
            bounds.append((hit[1], phrase))
            position = hit[0]
        figure = (
            self._share(words, position)
            or self._range(words, position)
            or self._single(words, position)
        )
        if figure is None:
            return self._bare(words, index) if bounds else None
        figure = replace(figure, start=index, before=bounds[0][1] if bounds else "")
        for bound, _ in reversed(bounds):
            figure = apply_bound(figure, bound, self._percent)
        if figure.approximate is False and self._rounded(words, position) and not bounds:
            figure = apply_bound(figure, "about", self._percent)
        return self.trail(words, figure, figure.end)

    def _share(self, words: Sequence[Word], index: int) -> Figure | None:
        """ "half of the 80": the share; "some of the 80" is open below."""
        hit = self._shares.at(words, index)
        whole = self._whole(words, hit[0]) if hit is not None else None
        if hit is None or whole is None or whole.low is None:
            return None
        part, parts = hit[1]
        low, high = whole.low * part // parts, -(-whole.low * part // parts)
        return replace(
            whole,
            start=index,
            low=low if part else None,
            high=high if part else whole.low,
            approximate=low != high,
        )

    def _all_but_some(self, words: Sequence[Word], index: int) -> Figure | None:
        """ "all but two of the 12": ten."""
        hit = self._all_but.at(words, index)
        spared = self._single(words, hit[0]) if hit is not None else None
        if spared is None or spared.low is None or spared.end >= len(words):
            return None
        if words[spared.end].lower not in self._numbers.grammar.of:
            return None
        whole = self._whole(words, spared.end + 1)
        if whole is None or whole.low is None or whole.low <= spared.low:
            return None
        count = whole.low - spared.low
        return replace(whole, start=index, low=count, high=count)

    def _whole(self, words: Sequence[Word], index: int) -> Figure | None:
        """The exact number after "the" of which a share is told."""
        definite = index < len(words) and words[index].lower in self._numbers.grammar.definite
        whole = self._single(words, index + definite)
        exact = whole is not None and not whole.vague and whole.low == whole.high
        return whole if exact and (definite or self._numbers.grammar.of_the) else None

    def _bare(self, words: Sequence[Word], index: int) -> Figure | None:
        """A phrase that is a bound before a number and a wording of its own before a noun."""
        return self._single(words, index)

    def trail(self, words: Sequence[Word], figure: Figure, index: int) -> Figure:
        """Take in a bound that follows at `index` ("or more", ", if not more")."""
        start = index
        if start < len(words) and words[start].text == ",":
            start += 1
        hit = self._after.at(words, start)
        if hit is None:
            return figure
        end, bound = hit
        if self._numerals.at(words, end) is not None or self._goes_on(words, end):
            return figure  # "12 men, at least two of them": it belongs to the next figure
        return replace(apply_bound(figure, bound, self._percent), end=end)

    def afterthought(self, words: Sequence[Word], start: int, end: int) -> int | None:
        """Where ", if not more" closes the clause of a figure that ends at `start`, if it does."""
        sentence = words[start - 1].sentence
        for index in range(start, min(end, start + _CLAUSE)):
            if words[index].sentence != sentence or words[index].text in _ENDS:
                return None
            if words[index].text != "," or index + 1 >= len(words):
                continue
            hit = self._after.at(words, index + 1)
            if hit is not None and hit[1] == "least":
                closes = hit[0] >= len(words) or not words[hit[0]].text[0].isalnum()
                return index if closes else None
        return None

    def _goes_on(self, words: Sequence[Word], index: int) -> bool:
        """Whether the wording goes on to a bound of its own: "31 dead and more than 1,000"."""
        return index < len(words) and words[index].lower in self._numbers.range.than

    def _single(self, words: Sequence[Word], index: int) -> Figure | None:
        numeral = self._numerals.at(words, index)
        if numeral is None:
            return None
        numeral = self._repeated(words, numeral)
        low: int | None = numeral.value
        high: int | None = None if numeral.open else numeral.value
        if numeral.vague:
            low = high = None
        return Figure(
            index,
            index,
            numeral.end,
            numeral.end,
            low,
            high,
            vague=numeral.vague,
            grouped=numeral.open or numeral.round or numeral.end - numeral.start > 1,
        )

    def _repeated(self, words: Sequence[Word], numeral: Numeral) -> Numeral:
        """Take in a number said twice: "ten (10) people"."""
        end = numeral.end
        if end + 2 >= len(words) or words[end].text != "(" or words[end + 2].text != ")":
            return numeral
        again = self._numerals.at(words, end + 1)
        if again is None or again.end != end + 2 or again.value != numeral.value:
            return numeral
        return numeral._replace(end=end + 3)

    def _risen(self, words: Sequence[Word], index: int) -> bool:
        """Whether a toll rose "from 12 to 15": the first figure is replaced by the second."""
        near = {word.lower for word in words[max(0, index - _RISE) : index]}
        return bool(near & self._numbers.range.rising)

    def _rounded(self, words: Sequence[Word], index: int) -> bool:
        numeral = self._numerals.at(words, index)
        return numeral is not None and numeral.round

    def _range(self, words: Sequence[Word], index: int) -> Figure | None:
        """ "between 50 and 60", "50 to 60", "three or four"."""
        between = index < len(words) and words[index].lower in self._numbers.range.between
        first = index + between
        left = self._numerals.at(words, first)
        if left is None or left.open or left.end >= len(words):
            return None
        join = words[left.end].lower
        if join not in self._numbers.range.joined or (
            join in self._numbers.range.listing and not between
        ):
            return None
        right = self._numerals.at(words, left.end + 1)
        if right is None or right.open:
            return None
        low = _scaled(left, right)
        if between and self._risen(words, index):
            return Figure(left.end, left.end + 1, right.end, right.end, right.value, right.value)
        if low >= right.value:
            return None
        return Figure(
            index,
            first,
            right.end,
            right.end,
            low,
            right.value,
            ranged=True,
            grouped=right.end - right.start > 1,
        )


_CLAUSE = 14  # words from a figure to the bound that closes its clause
_ENDS = frozenset(".;:!?")
_RISE = 3  # words from "rose" to "from"
_SMALL = 10


def _scaled(left: Numeral, right: Numeral) -> int:
    """ "two or three hundred" starts at two hundred."""
    magnitude = 1
    while right.value % (magnitude * _SMALL) == 0 and right.value >= magnitude * _SMALL:
        magnitude *= _SMALL
    spoken = right.end - right.start > 1
    if spoken and left.value < _SMALL <= magnitude and left.value < right.value // magnitude:
        return left.value * magnitude
    return left.value


@cache
def bound_grammar(language: str) -> BoundGrammar:
    """The grammar of one language of the table."""
    table = number_table()
    return BoundGrammar(table.languages[language], numeral_grammar(language), table.percent)
