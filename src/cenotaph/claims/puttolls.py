"""Figures at which a toll or a number of people is put: "a toll of 41", "the dead number 52"."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.nouns import NounGrammar, Sort
from cenotaph.claims.saidtolls import SaidTolls
from cenotaph.claims.words import Word, phrases_of

_COUNTED = 8  # words from a figure to the dead that it counts behind it
_TOLL_REACH = 16  # words between "toll" and its figure
_PRONOUN_REACH = 60  # words between "it" and the toll
PEOPLE = (Sort.PERSON, Sort.BODY, Sort.DEATH)


class PutTolls:
    """Judges the bare figures of one document by the noun for a number that they are put at."""

    def __init__(self, words: Sequence[Word], nouns: NounGrammar, said: SaidTolls) -> None:
        self._words = words
        self._nouns = nouns
        self._numbers = nouns.numbers
        self._grammar = nouns.numbers.grammar
        self._tolls = phrases_of(frozenset(nouns.numbers.nouns.tolls))
        self._said = said

    def toll(self, draft: FigureDraft) -> bool:
        """ "a death toll of 41", "the toll rose to 40"."""
        if self._said.labelled(draft) or self._said.raised(draft):
            draft.toll = True
            return True
        if self._number_behind(draft):
            draft.toll = True
            return True
        if self._word(draft.first - 1) not in self._numbers.nouns.toll_joins:
            return False
        sentence = self._words[draft.first].sentence
        state = ""
        for index in range(draft.first - 1, max(-1, draft.first - _TOLL_REACH), -1):
            word = self._word(index)
            if self._words[index].sentence != sentence:
                if self._of_a_toll(index):
                    draft.toll = True
                return draft.toll
            if self._tolls.at(self._words, index) is not None:
                draft.toll = not state
                draft.modifiers.extend([state] if state else [])
                return True
            if word in self._grammar.states and word not in self._grammar.dead_states:
                state = word  # "the number of dead at 12 and of wounded at 30"
        return False

    def _number_behind(self, draft: FigureDraft) -> bool:
        """French "évaluent à 77 le nombre de villageois tués": what is counted stands behind."""
        number = [self._word(at) for at in range(draft.last, draft.last + 2)]
        if self._word(draft.first - 1) != "à" or number != ["le", "nombre"]:
            return False
        behind = range(draft.last + 2, min(draft.last + _COUNTED, len(self._words)))
        dead = self._grammar.dead_states | {"victimes", "décès"}
        return any(self._word(at) in dead for at in behind)

    def _of_a_toll(self, last: int) -> bool:
        """ "The number of victims climbed. It now stands at 43": "it" is the toll told last."""
        if self._word(last + 1) not in self._grammar.taken_up:
            return False
        sentence = self._words[last].sentence
        return any(
            self._words[at].sentence == sentence and self._tolls.at(self._words, at) is not None
            for at in range(last, max(-1, last - _PRONOUN_REACH), -1)
        )

    def dead_number(self, draft: FigureDraft) -> bool:
        """ "The dead number 52", "put the dead at 41"."""
        joined = self._word(draft.first - 1)
        put = joined in self._grammar.pointing_to and closes(self._words, self._nouns, draft.last)
        if joined not in self._grammar.numbering and not put:
            return False
        before = range(draft.first - 2, max(-1, draft.first - _TOLL_REACH), -1)
        draft.toll = any(
            self._word(at) in self._grammar.dead_states
            and self._word(at - 1) in self._grammar.definite
            and (not put or self._word(at - 2) in self._grammar.making)
            and self._words[at].sentence == self._words[draft.first].sentence
            for at in before
        )
        return draft.toll

    def number_of(self, draft: FigureDraft) -> bool:
        """ "put the number of people arrested at 22"."""
        if self._word(draft.first - 1) not in self._numbers.nouns.toll_joins:
            return False
        sentence = self._words[draft.first].sentence
        for index in range(draft.first - 2, max(1, draft.first - _TOLL_REACH), -1):
            if self._words[index].sentence != sentence:
                return False
            if (
                self._word(index - 1) in self._grammar.of
                and self._word(index - 2) in self._grammar.number_words
                and self._nouns.sort_of(self._word(index)) in PEOPLE
            ):
                draft.head = self._word(index)
                draft.sort = self._nouns.sort_of(draft.head)
                draft.category = self._nouns.category_of(draft.head)
                if self._word(index + 1) in self._grammar.states:
                    draft.modifiers.append(self._word(index + 1))
                return True
        return False

    def said_dead(self, draft: FigureDraft) -> bool:
        """Whether the words around a bare figure make it one of dead; see `saidtolls`."""
        said = self._said
        ways = (said.tallied, said.pointed, said.told, said.answers)
        draft.toll = draft.toll or any(way(draft) for way in ways)
        return draft.toll

    def _word(self, index: int) -> str:
        return self._words[index].lower if 0 <= index < len(self._words) else ""


def closes(words: Sequence[Word], nouns: NounGrammar, index: int) -> bool:
    """Whether the phrase ends here: at a sign, a quotation mark or a small word."""
    return index >= len(words) or nouns.stops(words[index]) or (not words[index].text[0].isalnum())
