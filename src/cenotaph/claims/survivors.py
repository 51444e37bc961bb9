"""The dead told by those who lived: "none of the 12 survived", "only three of the 14 came back"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cenotaph.claims.bounds import BoundGrammar, Figure
from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.nouns import NounGrammar, Sort
from cenotaph.claims.words import Word, phrases_of
from cenotaph.knowledge.acts import deadly_words
from cenotaph.record.count import Count

_GROUP = 8  # words from "of the 14" to "survived"
_REACH = 30  # words from the beginning of such a wording to "survived"
_BACK = 60  # words back in which the people, and what befell them, are sought
_SENTENCES = 2
_DESCRIBED = 16  # words between "of the ten miners" and "only one lived"
_OPENING = frozenset({"-", "–", "—", ";", ":", '"', "“", ")"})
_STOPS = frozenset(".;:")
_ENDS = frozenset('.;:,)"”!?')


class Survivors:
    """Reads how many died of a group from how many of it are said to have lived."""

    def __init__(
        self,
        words: Sequence[Word],
        masked: frozenset[int],
        nouns: NounGrammar,
        bounds: BoundGrammar,
    ) -> None:
        self._words = words
        self._masked = masked
        self._nouns = nouns
        self._grammar = nouns.numbers.grammar
        self._bounds = bounds
        self._none = phrases_of(frozenset(self._grammar.none_of))
        self._lived = phrases_of(frozenset(self._grammar.surviving))
        self._alive = [i for i in range(len(words)) if self._lived.at(words, i) is not None]
        self._violent = deadly_words(nouns.language) | self._grammar.harms | self._grammar.perils

    @property
    def firsts(self) -> frozenset[str]:
        """The words other than numbers that such a wording can begin with."""
        return self._none.firsts | self._grammar.of

    def at(self, index: int) -> FigureDraft | None:
        """The dead of a group whose survivors are told from a word on: 11 where "three of the 14
        survived"; `None` where the words say nothing of the kind, or nothing violent befell them.
        """
        following = bisect_left(self._alive, index)
        if following == len(self._alive) or self._alive[following] - index > _REACH:
            return None
        if self._word(index) in self._grammar.of and self._opens(index):
            return self._of_whom(index)
        return self._of_group(index)

    def _of_group(self, index: int) -> FigureDraft | None:
        """ "None of the 12 survived", "three of the 14 came back"."""
        end, alive = self._living(index) or (len(self._words), 0)
        if self._word(end) not in self._grammar.of:
            return None
        group = self._group(end + 1)
        last = self._told_alive(group.end) if group is not None else None
        if group is None or last is None or not self._befallen(index):
            return None
        return self._dead(index, last, group, alive)

    def _group(self, index: int) -> Figure | None:
        """The number of a group, "the" before it or not."""
        start = index + (self._word(index) in self._grammar.definite)
        group = self._bounds.at(self._words, start)
        if group is None or start in self._masked or group.vague or group.low is None:
            return None
        return group

    def _of_whom(self, index: int) -> FigureDraft | None:
        """ "Of the ten miners lined up at the wall, only one lived"."""
        group = self._group(index + 1)
        if group is None:
            return None
        for place in range(group.end, min(group.end + _DESCRIBED, len(self._words))):
            if self._words[place].text in _STOPS:
                return None
            living = self._living(place)
            hit = self._lived.at(self._words, living[0]) if living is not None else None
            if living is None or hit is None:
                continue
            return self._dead(index, hit[0], group, living[1]) if self._befallen(index) else None
        return None

    def _opens(self, index: int) -> bool:
        """Whether a sentence or a clause begins at a word."""
        before = self._words[index - 1] if index else None
        return (
            before is None
            or before.text in _OPENING
            or before.sentence != self._words[index].sentence
        )

    def _living(self, index: int) -> tuple[int, int] | None:
        """Where "none" or a number of people ends, and how many they are."""
        nobody = self._none.at(self._words, index)
        if nobody is not None:
            return nobody[0], 0
        figure = self._bounds.at(self._words, index)
        if figure is None or figure.vague or figure.low is None or figure.low != figure.high:
            return None
        return figure.end, figure.low

    def _told_alive(self, index: int) -> int | None:
        """The end of "survived", after at most the noun of the group; an object of another kind
        ("survived the winter") tells of no killing.
        """
        for place in range(index, min(index + _GROUP, len(self._words))):
            if self._words[place].text in ".;:":
                return None
            hit = self._lived.at(self._words, place)
            if hit is None:
                continue
            after = hit[0]
            if after >= len(self._words) or self._words[after].text in _ENDS:
                return after
            following = {self._word(at) for at in range(after, after + 4)}
            return after if following & self._violent else None
        return None

    def _befallen(self, index: int) -> bool:
        """Whether violence was told in this sentence or just before it."""
        sentence = self._words[index].sentence
        for place in range(
            min(index + 2 * _GROUP, len(self._words)) - 1, max(-1, index - _BACK), -1
        ):
            if not 0 <= sentence - self._words[place].sentence <= _SENTENCES:
                continue
            if self._word(place) in self._violent:
                return True
        return False

    def _dead(self, first: int, last: int, group: Figure, alive: int) -> FigureDraft | None:
        low = (group.low or 0) - alive
        high = None if group.high is None else group.high - alive
        if low <= 0:
            return None
        return FigureDraft(
            first=first,
            last=last,
            figure_first=group.first,
            figure_last=group.last,
            count=Count(minimum=low, maximum=high, approximate=group.approximate),
            head="dead",
            sort=Sort.DEATH,
            category=self._nouns.category_of("dead"),
            toll=True,
        )

    def _word(self, index: int) -> str:
        return self._words[index].lower if 0 <= index < len(self._words) else ""
