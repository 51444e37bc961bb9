"""Figures of the dead told without a noun: "Killed: 93", "so it is fifteen now", "they say 24"."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.nouns import NounGrammar, Sort
from cenotaph.claims.words import Word, phrases_of
from cenotaph.knowledge.acts import deadly_words
from cenotaph.knowledge.topics import topics
from cenotaph.record.count import Count

_LABEL = 5  # words of "People killed in the raid:"
_REACH = 16  # words between "tally" and its figure
_OF = 5  # words of "of the people killed"
_CONTEXT = 60  # words back in which the dead were spoken of
_SENTENCES = 2
_MARKED = 5  # words between "so" and "it is fifteen"
_OPENING = frozenset(";|•*.()")
_LABELLING = frozenset({":", "-", "–", "—", "="})
_PEOPLE = (Sort.PERSON, Sort.BODY, Sort.DEATH)


class SaidTolls:
    """Judges the bare figures of one document by the words before them and what was told."""

    def __init__(self, words: Sequence[Word], masked: frozenset[int], nouns: NounGrammar) -> None:
        self._words = words
        self._masked = masked
        self._nouns = nouns
        self._grammar = nouns.numbers.grammar
        self._harms = self._grammar.states | self._grammar.harms
        self._joins = nouns.numbers.nouns.toll_joins
        self._dead = self._grammar.dead_states | nouns.numbers.nouns.deaths
        self._deadly = deadly_words(nouns.language) | self._dead | nouns.numbers.nouns.bodies
        self._tolls = phrases_of(frozenset(nouns.numbers.nouns.tolls))
        self._all_but = phrases_of(nouns.numbers.all_but.words)
        self._weak = phrases_of(frozenset(self._grammar.weak_tolls))

    def labelled(self, draft: FigureDraft) -> bool:
        """ "Killed: 93", "Civilian deaths - 14", "Dead: 31" where a line or clause begins."""
        sign = draft.first - 1
        if sign < 1 or self._words[sign].text not in _LABELLING:
            return False
        dead = False
        for index in range(sign - 1, max(-1, sign - 1 - _LABEL), -1):
            if self._begins(index):
                return dead
            word = self._word(index)
            if word in self._grammar.states - self._grammar.dead_states:
                return False
            dead = dead or word in self._dead
            if self._begins(index - 1):
                return dead
        return False

    def _begins(self, index: int) -> bool:
        """Whether nothing of the line stands at or before a word."""
        return (
            index < 0
            or self._words[index].text in _OPENING
            or self._words[index].sentence != self._words[index + 1].sentence
        )

    def tallied(self, draft: FigureDraft) -> bool:
        """ "the tally is 140", "brings the number recorded to 82", "the last I heard is 12"."""
        if self._word(draft.first - 1) not in self._joins or not self._of_the_dead(draft):
            return False
        sentence = self._words[draft.first].sentence
        for index in range(draft.first - 2, max(-1, draft.first - _REACH), -1):
            if self._words[index].sentence != sentence:
                return False
            hit = self._weak.at(self._words, index)
            if hit is not None:
                return self._counts_people(hit[0], draft.first - 1)
        return False

    def _counts_people(self, start: int, end: int) -> bool:
        """Whether what is tallied may be dead: no arrests, no houses, no wounded."""
        between = [self._word(index) for index in range(start, end)]
        if set(between) & (self._grammar.states - self._grammar.dead_states - self._deadly):
            return False
        if self._word(start) not in self._grammar.of:
            return True
        counted = between[:_OF]
        people = any(self._nouns.sort_of(word) in _PEOPLE for word in counted)
        return people or bool(set(counted) & self._deadly)

    def raised(self, draft: FigureDraft) -> bool:
        """ "raised to 26 the number of people killed", "bringing to 24 the toll"."""
        before, second = self._word(draft.first - 1), self._word(draft.first - 2)
        if before not in self._grammar.pointing_to:
            return False
        if second in self._grammar.taken_up:  # "the ministry raised it to 638"
            raised = self._word(draft.first - 3) in self._grammar.raising
            return raised and self._closes(draft.last) and self._of_the_dead(draft)
        if second not in self._grammar.raising:
            return False
        at = draft.last + (self._word(draft.last) in self._grammar.definite)
        hit = self._tolls.at(self._words, at)
        weak = self._weak.at(self._words, at) if hit is None else None
        if weak is None:
            return hit is not None
        named = {self._word(index) for index in range(weak[0], weak[0] + _OF)}
        return bool(named & self._dead)

    def pointed(self, draft: FigureDraft) -> bool:
        """ "so it is fifteen now", "that makes 12", "puts it at 24"."""
        if not self._closes(draft.last) or not self._of_the_dead(draft):
            return False
        grammar = self._grammar
        before, second = self._word(draft.first - 1), self._word(draft.first - 2)
        if before in grammar.pointing and second in grammar.making:
            return True  # "makes it 24"
        if second in grammar.pointing and (
            before in grammar.making  # "that makes 24"
            or (before in self._joins and self._word(draft.first - 3) in grammar.making)
        ):
            return True  # "puts it at 24"
        if before not in grammar.copulas | {"'s"} or second not in grammar.pointing:
            return False
        if self._ends_sentence(draft.last) and self._counts_before(draft.first):
            return True  # "1,000 died in the state. In that town it was 97."
        near = {self._word(i) for i in range(max(0, draft.first - _MARKED), draft.first - 2)}
        return self._word(draft.last) in grammar.by_now or bool(
            near & (grammar.by_now | grammar.tellers)
        )

    def _ends_sentence(self, index: int) -> bool:
        return index >= len(self._words) or self._words[index].text == "."

    def _counts_before(self, index: int) -> bool:
        """Whether the sentence before gives a figure beside a word for dying."""
        start = index
        while start > 0 and self._words[start - 1].sentence == self._words[index].sentence:
            start -= 1
        before = [self._words[at] for at in self._sentence_before(start - 1)] if start else []
        return any(word.lower in self._deadly for word in before) and any(
            word.figure for word in before
        )

    def told(self, draft: FigureDraft) -> bool:
        """ "Prosecutors now say 24": a saying whose object is a figure, after talk of the dead."""
        if self._word(draft.first - 1) not in self._grammar.tellers:
            return False
        return draft.count.low > 1 and self._closes(draft.last) and self._of_the_dead(draft)

    def answers(self, draft: FigureDraft) -> bool:
        """ "How many died? Fifteen in the whole country." """
        sentence = self._words[draft.first].sentence
        at = draft.first - 1
        if at < 0 or self._words[at].sentence != sentence - 1 or self._words[at].text != "?":
            return False
        asked = {self._word(index) for index in self._sentence_before(at)}
        people = any(self._nouns.sort_of(word) in _PEOPLE for word in asked & self._grammar.generic)
        return self._grammar.asking <= asked and (people or bool(asked & self._deadly))

    def _sentence_before(self, last: int) -> range:
        first = last
        while first > 0 and self._words[first - 1].sentence == self._words[last].sentence:
            first -= 1
        return range(first, last)

    def fatally(self, draft: FigureDraft) -> bool:
        """ "shot five, three fatally", "stabbed four people, two of them fatally"."""
        index = draft.last
        if self._word(index) in self._grammar.of:
            index += 2
        if self._word(index) not in self._grammar.fatal or not self._ends_phrase(index + 1):
            return False
        draft.toll, draft.last = True, index + 1
        return True

    def all_but(self, draft: FigureDraft, before: Sequence[FigureDraft]) -> bool:
        """ "Ten farmers set out. All but one were beheaded": those of the figure told last."""
        if self._all_but.before(self._words, draft.first) is None or not before:
            return False
        group = before[-1]
        near = self._words[draft.first].sentence - self._words[group.first].sentence <= 1
        if not (near and group.human and group.count.exact and draft.count.exact):
            return False
        index = draft.last
        index += 2 * (self._word(index) in self._grammar.of)  # "of them"
        while self._word(index) in self._grammar.copulas | self._grammar.adverbs:
            index += 1
        left = group.count.low - draft.count.low
        if left <= 0 or self._word(index) not in self._deadly:
            return False
        draft.count = Count(minimum=left, maximum=left)
        return True

    def who_fell(self, draft: FigureDraft) -> bool:
        """ "the 14 who died", "those 12 who were killed"."""
        index = draft.last
        if self._word(index) not in self._grammar.who:
            return False
        index += 1
        while self._word(index) in self._grammar.copulas | self._grammar.adverbs:
            index += 1
        return self._word(index) in self._deadly

    def own_dead(self, draft: FigureDraft) -> bool:
        """ "buried 40 of their own", "lost six of its own"."""
        grammar, after = self._grammar, draft.last
        owned = (
            self._word(after) in grammar.of
            and self._word(after + 1) in grammar.possessive
            and self._word(after + 2) in grammar.own
            and self._ends_phrase(after + 3)
        )
        before = self._word(draft.first - 1)
        if not owned or before not in grammar.harms | grammar.losing | grammar.counting:
            return False
        draft.last = after + 3
        draft.toll = before not in grammar.harms
        return True

    def told_out(self, draft: FigureDraft) -> bool:
        """ "six in one village, two in another"."""
        last = draft.last + (self._word(draft.last) in self._grammar.more)
        if self._word(last) not in self._grammar.place_prepositions:
            return False
        before = draft.first - 1
        if before < 0 or not (
            self._words[before].text in ":,;—–-("
            or self._word(before) in self._grammar.conjunctions
        ):
            return False  # "at kilometre 11 on the road"
        if last in self._masked or last + 1 in self._masked:
            return False
        following = self._words[last + 1].text if last + 1 < len(self._words) else ""
        if not (following[:1].isupper() or following.lower() in self._grammar.definite):
            return False
        counted = self._sentence_to(draft.first) & topics().counted and self._of_the_dead(draft)
        return self._speaks_of_harm(draft.first) or bool(counted)

    def _speaks_of_harm(self, index: int) -> bool:
        return bool(self._sentence_to(index) & (self._harms | self._deadly))

    def _sentence_to(self, index: int) -> frozenset[str]:
        """The words of a sentence before a word of it, in lower case."""
        sentence = self._words[index].sentence
        start = index
        least = max(0, index - _CONTEXT)
        while start > least and self._words[start - 1].sentence == sentence:
            start -= 1
        return frozenset(word.lower for word in self._words[start:index])

    def _closes(self, index: int) -> bool:
        """Whether nothing follows that the figure could count."""
        if index >= len(self._words):
            return True
        return not self._words[index].text[0].isalnum() or self._word(index) in self._grammar.by_now

    def _ends_phrase(self, index: int) -> bool:
        """Whether a sign, a small word or nothing follows."""
        return index >= len(self._words) or self._nouns.stops(self._words[index])

    def _of_the_dead(self, draft: FigureDraft) -> bool:
        """Whether the sentence, or one of the two before it, speaks of people killed."""
        sentence = self._words[draft.first].sentence
        for index in range(draft.first - 1, max(-1, draft.first - _CONTEXT), -1):
            if sentence - self._words[index].sentence > _SENTENCES:
                return False
            if self._word(index) in self._deadly:
                return True
        return False

    def _word(self, index: int) -> str:
        return self._words[index].lower if 0 <= index < len(self._words) else ""
