"""Tells figures that break another down from figures that stand by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.nouns import Sort, noun_grammar
from cenotaph.claims.words import Word, phrases_of
from cenotaph.knowledge.numbers import number_table

_LONGEST = 12  # terms of a list that one "among them" closes
_CANDIDATES = 40  # figures before a part among which its whole is sought
_BACK = 4  # sentences back in which the whole of a part may stand


def mark_parts(words: Sequence[Word], drafts: Sequence[FigureDraft], language: str) -> None:
    """Mark parts and tie each to its whole: the nearest figure before it that can hold it."""
    marker = _PartMarker(words, drafts, language)
    for index in range(len(drafts)):
        marker.mark(index)


class _PartMarker:
    def __init__(self, words: Sequence[Word], drafts: Sequence[FigureDraft], language: str) -> None:
        numbers = number_table().languages[language]
        self._words = words
        self._drafts = drafts
        self._joins = phrases_of(frozenset(numbers.grammar.joins))
        self._before = phrases_of(frozenset(numbers.grammar.part_before))
        self._across = phrases_of(frozenset(numbers.grammar.part_across))
        self._nouns = noun_grammar(language)
        self._relative = numbers.grammar.relative
        self._copulas = numbers.grammar.copulas
        self._states = numbers.grammar.states - numbers.grammar.dead_states
        self._second = numbers.nouns.never_second
        self._generic = numbers.grammar.generic
        self._after = phrases_of(frozenset(numbers.grammar.part_after))

    def mark(self, index: int) -> None:
        draft = self._drafts[index]
        if not draft.human or draft.part or draft.count.maximum == 0:
            return
        announced = self._announced(draft)
        if announced is not None or self._afterwards(index) or self._bracketed(index):
            self._tie(index, back=announced if announced is not None else _BACK)
            draft.part = True
        elif self._continues(index):
            self._join_part(index)
        elif draft.partitive or draft.predicate:
            draft.part = self._tie(index, back=_BACK) or draft.predicate

    def _announced(self, draft: FigureDraft) -> int | None:
        """ "including three children", "of whom six": sentences back to the whole, if announced."""
        first = draft.first
        while first > 0 and self._words[first - 1].text in '"“«(:,':
            if self._before.before(self._words, first - 1) is not None:
                return self._reach(first - 1)
            first -= 1
        if draft.definite:
            first -= 1
        return self._reach(first) if self._before.before(self._words, first) else None

    def _reach(self, first: int) -> int:
        """ "including" binds in its sentence, "among them" may look further back."""
        return _BACK if self._across.before(self._words, first) is not None else 0

    def _afterwards(self, index: int) -> bool:
        """ "three women and two children among them", for each term of the list."""
        reached, rest = self._drafts[index].last, 0
        for following in [*self._drafts[index + 1 : index + _LONGEST], None]:
            if self._said_after(reached):
                return not (rest and self._heads_list(index, rest))
            if following is None or not self._linked(reached, following.first):
                return False
            reached = following.last
            rest += following.count.low
        return False

    def _said_after(self, index: int) -> bool:
        """Whether "among them" closes the list here; in "30 men, among them boys" it opens one."""
        comma = index < len(self._words) and self._words[index].text == ","
        hit = self._after.at(self._words, index + comma)
        if hit is None or not comma or hit[0] >= len(self._words):
            return hit is not None
        following = self._words[hit[0]]
        return not following.text[0].isalnum() or following.lower in self._copulas

    def _heads_list(self, index: int, rest: int) -> bool:
        """Whether a figure is the whole of those after it: "40 people, six women among them"."""
        draft, following = self._drafts[index], self._drafts[index + 1]
        between = self._words[draft.last : following.first]
        general = draft.category is None or draft.category in self._generic
        sentence = self._words[draft.first].sentence
        general = general or not any(
            each.human and self._words[each.first].sentence == sentence
            for each in self._drafts[:index]
        )
        return (
            general and draft.count.low >= rest and all(word.text in ',"”“»«' for word in between)
        )

    def _bracketed(self, index: int) -> bool:
        """ "27 people (15 men and 12 women)"."""
        if index == 0:
            return False
        draft, previous = self._drafts[index], self._drafts[index - 1]
        return (
            previous.human
            and draft.first - previous.last <= 2  # noqa: PLR2004 - the bracket and a sign
            and self._words[draft.first - 1].text in "(["
        )

    def _linked(self, left: int, right: int) -> bool:
        """Whether only commas and "and" stand between two word positions."""
        position = left
        while position < right:
            if self._words[position].text in ',"”“»«':
                position += 1
                continue
            hit = self._joins.at(self._words, position)
            if hit is None:
                return False
            position = hit[0]
        return position == right and left < right

    def _continues(self, index: int) -> bool:
        """Whether the figure goes on with the list of parts before it."""
        if index == 0:
            return False
        draft, previous = self._drafts[index], self._drafts[index - 1]
        if not previous.part:
            return False
        if self._linked(previous.last, draft.first):
            return not draft.modifiers or draft.modifiers == previous.modifiers
        near = self._words[draft.first].sentence - self._words[previous.first].sentence <= 1
        return near and (draft.predicate or draft.remainder) and not draft.partitive

    def _join_part(self, index: int) -> None:
        draft, previous = self._drafts[index], self._drafts[index - 1]
        draft.part = True
        draft.whole = previous.whole

    def _tie(self, index: int, *, back: int) -> bool:
        draft = self._drafts[index]
        sentence = self._words[draft.first].sentence
        near = [
            candidate
            for candidate in reversed(self._drafts[max(0, index - _CANDIDATES) : index])
            if sentence - self._words[candidate.first].sentence <= back
            and candidate.human
            and not (candidate.part or candidate.article or candidate.vague)
            and self._holds(candidate, draft)
        ]
        alike = [each for each in near if draft.among and each.category == draft.among]
        if self._other_antecedent(draft):
            return False
        if draft.among and draft.among not in self._generic:
            near = []  # "one of the soldiers" is no part of a figure of villagers
        first_told = [each for each in near if not self._beside(each)]
        draft.whole = next(iter(alike or first_told or near), None)
        return draft.whole is not None

    def _beside(self, draft: FigureDraft) -> bool:
        """Whether a figure stands beside the main one: "and wounded 200 others"."""
        return draft.head in self._second or bool(self._states.intersection(draft.modifiers))

    def _other_antecedent(self, draft: FigureDraft) -> bool:
        """Whether "two of whom" follows people without a figure: "a band of men, two of whom"."""
        if self._words[draft.last - 1].lower not in self._relative:
            return False
        noun = draft.first - 1 - (self._words[draft.first - 1].text == ",")
        if noun < 0 or self._nouns.sort_of(self._words[noun].lower) is not Sort.PERSON:
            return False
        return not any(each.first <= noun < each.last for each in self._drafts)

    def _holds(self, whole: FigureDraft, part: FigureDraft) -> bool:
        largest = whole.count.maximum
        return largest is None or (part.count.low <= largest and whole.count.maximum != 0)
