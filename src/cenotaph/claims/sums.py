"""Adds up the terms of a list of people: "six soldiers and two maids", "him and his two sons"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce

from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.nouns import NounGrammar, Sort, noun_grammar
from cenotaph.claims.words import Word, phrases_of
from cenotaph.record.count import Count

_REACH = 4  # words from "the" to its noun
_CANDIDATES = 40  # figures before a list among which its whole is sought
_TELLING = 5  # smaller sums agree with a figure by chance
_SENTENCES = 2  # back to the whole that a list adds up to


def add_up(
    words: Sequence[Word], drafts: Sequence[FigureDraft], language: str
) -> list[FigureDraft]:
    """The figures with a sum for each list of people; the terms become parts of their sum.

    A list that adds up to a figure told before ("27 people ... 15 men and 12 women") breaks
    that figure down instead.
    """
    lists = _Lists(words, drafts, noun_grammar(language))
    result = list(drafts)
    for terms in lists.found():
        result.extend(term for term in terms if term.implied)
        total = _sum(terms)
        whole = _told_before(words, drafts, terms, total)
        if whole is None:
            result.append(total)
        for term in terms:
            term.part, term.whole = True, whole or total
    return result


def _sum(terms: Sequence[FigureDraft]) -> FigureDraft:
    heads = {term.head for term in terms}
    categories = {term.category for term in terms}
    bodies = all(term.sort is Sort.BODY for term in terms)
    return FigureDraft(
        first=terms[0].first,
        last=terms[-1].last,
        figure_first=terms[0].first,
        figure_last=terms[-1].last,
        count=reduce(Count.plus, (term.count.unplaced() for term in terms)),
        head=heads.pop() if len(heads) == 1 else "",
        sort=Sort.BODY if bodies else Sort.PERSON,
        category=categories.pop() if len(categories) == 1 else None,
        modifiers=list(terms[-1].modifiers),
        vague=next((term.vague for term in terms if term.vague), ""),
        terms=list(terms),
        toll=all(term.toll for term in terms),
        sure=all(term.sure for term in terms),
    )


def _told_before(
    words: Sequence[Word],
    drafts: Sequence[FigureDraft],
    terms: Sequence[FigureDraft],
    total: FigureDraft,
) -> FigureDraft | None:
    """An earlier figure that the list adds up to exactly."""
    if not total.count.exact or total.count.low < _TELLING:
        return None
    sentence = words[total.first].sentence
    before = bisect_left(drafts, total.first, key=lambda draft: draft.first)
    for draft in reversed(drafts[max(0, before - _CANDIDATES) : before]):
        if draft.part or not draft.human:
            continue
        if sentence - words[draft.first].sentence > _SENTENCES:
            return None
        if draft.count.minimum == total.count.minimum and draft not in terms:
            return draft
    return None


class _Lists:
    """Finds the lists of people in one document."""

    def __init__(
        self, words: Sequence[Word], drafts: Sequence[FigureDraft], nouns: NounGrammar
    ) -> None:
        self._words = words
        self._drafts = drafts
        self._nouns = nouns
        self._grammar = nouns.numbers.grammar
        self._joins = phrases_of(frozenset(self._grammar.joins))

    def found(self) -> list[list[FigureDraft]]:
        """Each list as its terms in order, those without a figure ("the mayor") included."""
        lists: list[list[FigureDraft]] = []
        current: list[FigureDraft] = []
        for draft in self._drafts:
            if current and self._goes_on(current, draft):
                draft.toll = draft.toll or current[-1].toll  # each of those behind "Dead:"
                current.append(draft)
                continue
            self._close(current, lists)
            current = [draft] if self._can_be_term(draft) else []
        self._close(current, lists)
        return lists

    def _close(self, terms: list[FigureDraft], lists: list[list[FigureDraft]]) -> None:
        if not terms:
            return
        single = self._single_before(terms[0])
        if single is not None:
            terms = [single, *terms]
        after = self._single_after(terms[-1])
        if after is not None:
            terms = [*terms, after]
        if (
            len(terms) > 1
            and not all(term.vague for term in terms)
            and (self._ends_in_and(terms[-2], terms[-1]) or self._headed(terms[0]))
            and not self._two_clauses(terms)
        ):
            lists.append(terms)

    def _headed(self, first: FigureDraft) -> bool:
        """Whether a heading opens the list: "Dead: 13 men, 2 women"."""
        colon = first.first > 0 and self._words[first.first - 1].text == ":"
        return first.toll and first.sort is Sort.PERSON and colon

    def _ends_in_and(self, left: FigureDraft, right: FigureDraft) -> bool:
        """Whether the last two terms are joined by a word, not by a comma alone."""
        return any(
            self._joins.at(self._words, index) is not None
            for index in range(left.last, right.first)
        )

    def _two_clauses(self, terms: Sequence[FigureDraft]) -> bool:
        """ "They killed three guards and five villagers were wounded" is no list."""
        if self._word(terms[-1].last) not in self._grammar.copulas:
            return False
        comma = len(terms) == 2 and self._words[terms[0].last].text == ","  # noqa: PLR2004
        object_of = self._word(terms[0].first - 1) in self._grammar.harms
        passive = self._word(terms[0].first - 2) in self._grammar.copulas
        return comma or (object_of and not passive)

    def _can_be_term(self, draft: FigureDraft) -> bool:
        return draft.human and not draft.part and draft.count.maximum != 0 and not draft.elliptic

    def _goes_on(self, terms: Sequence[FigureDraft], right: FigureDraft) -> bool:
        left = terms[-1]
        if not self._can_be_term(right):
            return False
        if left.toll != right.toll and not (self._headed(terms[0]) and not right.modifiers):
            return False
        states = self._grammar.states
        if left.modifiers not in ([], right.modifiers) or (
            left.head != right.head and (left.head in states or right.head in states)
        ):
            return False  # "12 dead and 30 wounded" are two figures
        return self._linked(left.last, right.first - right.definite)

    def _linked(self, left: int, right: int) -> bool:
        """Whether only commas, quotation marks and a final "and" stand between."""
        position = left
        joined = False
        while position < right:
            text = self._words[position].text
            if text in ',"”“»«':
                joined = joined or text == ","
                position += 1
                continue
            hit = self._joins.at(self._words, position)
            if hit is None:
                return False
            position, joined = hit[0], True
        return position == right and joined

    # ------------------------------------------------------------ one person without a figure

    def _word(self, index: int) -> str:
        return self._words[index].lower if 0 <= index < len(self._words) else ""

    def _single_before(self, term: FigureDraft) -> FigureDraft | None:
        """ "the mayor and two guards", "him and his two sons"."""
        start = term.first - term.definite
        hit = self._joins.before(self._words, start)
        if hit is None:
            return None
        end = hit[0]
        if self._word(end - 1) in self._grammar.pronouns:
            return self._single(end - 1, end, "")
        if not self._nouns.one(self._word(end - 1)):
            return None
        for first in range(end - 2, max(-1, end - 2 - _REACH), -1):
            if self._word(first) in self._grammar.definite:
                return self._single(first, end, self._word(end - 1))
            if self._nouns.stops(self._words[first]):
                return None
        return None

    def _single_after(self, term: FigureDraft) -> FigureDraft | None:
        """ "13 pupils and their teacher"."""
        hit = self._joins.at(self._words, term.last)
        if hit is None:
            return None
        index = hit[0]
        if (
            self._word(index) in self._grammar.of
            and self._word(index) not in self._grammar.definite
        ):
            index += 1
        if self._word(index) not in self._grammar.definite:
            return None
        noun = self._nouns.find(self._words, index + 1, frozenset(), single=True)
        if noun is None or noun.sort is not Sort.PERSON or not self._nouns.one(noun.head):
            return None
        owned = self._word(index) in self._grammar.possessive
        lone = (term.article and not owned) or (term.partitive and term.count.maximum == 1)
        if lone or not self._ends(noun.end):
            return None
        return self._single(index, noun.end, noun.head)

    def _ends(self, index: int) -> bool:
        """Whether a noun phrase ends here, and is no owner of what follows."""
        if index >= len(self._words):
            return True
        word = self._words[index]
        said = word.lower in self._grammar.states or word.lower in self._grammar.adverbs
        return not word.lower.startswith("'") and (said or self._nouns.stops(word))

    def _single(self, first: int, last: int, head: str) -> FigureDraft:
        return FigureDraft(
            first=first,
            last=last,
            figure_first=first,
            figure_last=last,
            count=Count(minimum=1, maximum=1),
            head=head,
            sort=Sort.PERSON,
            category=self._nouns.category_of(head) if head else None,
            article=True,
            definite=True,
            implied=True,
        )
