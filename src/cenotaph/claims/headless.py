"""Figures whose noun is left out or in no table: told by verbs, tolls and earlier figures."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.bounds import BoundGrammar, Figure
from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.nouns import Noun, NounGrammar, Sort
from cenotaph.claims.puttolls import PEOPLE, PutTolls, closes
from cenotaph.claims.saidtolls import SaidTolls
from cenotaph.claims.words import Word, phrases_of
from cenotaph.knowledge.acts import death_words, harm_phrases
from cenotaph.knowledge.english import english
from cenotaph.record.count import Count

_CLOCK = 4  # digits of "1845"
_FIGURE_REACH = 6  # words between "figure" and the figure
_PRONOUN_REACH = 60  # words between "them" and the people
_ANTECEDENT = 2  # sentences back in which the people of a bare figure were named
_DEADLY = frozenset({"dead", "down"})  # "shot dead 14 dog handlers", "gunned down 14"
_PERSONS = ("ers", "ors", "ists", "ians", "ees", "men", "women", "ants", "ents", "folk", "eers")


class HeadlessGrammar:
    """Reads the bare figures of one document."""

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
        self._numbers = nouns.numbers
        self._grammar = nouns.numbers.grammar
        self._bounds = bounds
        self._skipped = self._grammar.copulas | self._grammar.adverbs
        self._verbs = phrases_of(harm_phrases(nouns.language))
        self._ends = phrases_of(death_words(nouns.language))
        self._said = SaidTolls(words, masked, nouns)
        self.tolls = PutTolls(words, nouns, self._said)

    def read(self, figure: Figure, before: Sequence[FigureDraft]) -> FigureDraft | None:
        """A bare figure of people, or None when nothing tells that people are counted."""
        figure = self._bounds.trail(self._words, figure, figure.end)
        draft = FigureDraft(
            first=figure.start,
            last=figure.end,
            figure_first=figure.first,
            figure_last=figure.last,
            count=Count(minimum=figure.low, maximum=figure.high, approximate=figure.approximate),
            sort=Sort.PERSON,
            elliptic=True,
            remainder=figure.before in self._grammar.remainder,
        )
        if self._said.all_but(draft, before):
            return draft
        if self._word(figure.first) in self._grammar.one:
            return self._one(draft)
        if self._four_digits(figure):
            return draft if self.states_after(draft) else None
        known = (
            self._said.fatally(draft)
            or self._partitive(draft)
            or self.tolls.toll(draft)
            or self.tolls.dead_number(draft)
            or self.tolls.number_of(draft)
            or self.predicate(draft)
            or self.states_after(draft)
            or self._befell(draft)
            or self._said.who_fell(draft)
            or self._said.own_dead(draft)
            or self._befallen(draft)
            or self._share(draft)
            or self._said.told_out(draft)
            or self.tolls.said_dead(draft)
            or self._resumes(draft, figure, before)
        )
        return draft if known else None

    def _four_digits(self, figure: Figure) -> bool:
        """A year or a time of day: "in 1989", "at about 1845"."""
        word = self._words[figure.first]
        return figure.last - figure.first == 1 and word.figure and len(word.text) == _CLOCK

    def guess(self, figure: Figure, noun: Noun) -> FigureDraft | None:
        """A figure whose noun is in no table: persons if something befalls them, else things."""
        if self._word(figure.first) in self._grammar.needs_noun:
            return None
        if noun.end - figure.end > 3:  # noqa: PLR2004 - too far to be its noun
            return None
        draft = FigureDraft(
            first=figure.start,
            last=noun.end,
            figure_first=figure.first,
            figure_last=figure.last,
            count=Count(minimum=figure.low, maximum=figure.high, approximate=figure.approximate),
            head=noun.head,
            sort=Sort.UNKNOWN,
            sure=False,
        )
        plural = noun.head.endswith(("s", "x", "men", "women")) or figure.high == 1
        people = self._words[noun.end - 1].text[:1].isupper() and not self._loud(noun.end - 1)
        if not (plural or people) or (not people and self.thing(noun.head)):
            return None
        if figure.vague:
            return None  # "several tyres were burned"
        befallen = self._befallen(draft)
        said = self.states_after(draft) and draft.modifiers[-1] not in self._grammar.thing_states
        if said or befallen or (people and self._said_of(draft.last)):
            draft.sort = Sort.PERSON
        return draft

    def thing(self, head: str) -> bool:
        """Whether an English plural that no table holds names no people: "three products"."""
        if self._nouns.language != "en" or head.endswith(_PERSONS):
            return False
        single = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
        return single in english().common

    def _said_of(self, index: int) -> bool:
        return self._word(index) in self._grammar.copulas

    def _loud(self, index: int) -> bool:
        return self._words[index].text.isupper()

    def _word(self, index: int) -> str:
        return self._words[index].lower if 0 <= index < len(self._words) else ""

    def _one(self, draft: FigureDraft) -> FigureDraft | None:
        """ "one was wounded", "one of them"; a bare "one" is a pronoun."""
        return draft if self._partitive(draft) or self.states_after(draft) else None

    def _partitive(self, draft: FigureDraft) -> bool:
        """ "six of them", "of whom six"."""
        after = draft.last
        if self._word(after) in self._grammar.of and (
            self._word(after + 1) in self._grammar.object_pronouns
        ):
            end = after + 2
            end += self._word(end) in self._grammar.object_pronouns  # French "d'entre eux"
            begins = {self._word(draft.first), self._word(draft.first - 1)}
            if begins & self._grammar.every:  # "all ten of them"
                draft.last = min(end, len(self._words))
                return self.states_after(draft) or self._befell(draft)
            if not self._people_before(draft.first):
                return False
            draft.partitive, draft.last = True, min(end, len(self._words))
            if not (self.predicate(draft) or self.states_after(draft)):
                self._apposed(draft)
            return True
        before = draft.first - 1
        if (
            self._word(before) in self._grammar.relative
            and self._word(before - 1) in self._grammar.of
        ):
            draft.partitive = True
            self.predicate(draft)
            self.states_after(draft)
            return True
        return False

    def _apposed(self, draft: FigureDraft) -> None:
        """ "nine of them children": the noun follows without a verb."""
        noun = self._nouns.find(self._words, draft.last, self._masked, single=False)
        if noun is None or noun.sort is not Sort.PERSON or noun.end - draft.last > 2:  # noqa: PLR2004
            return
        draft.head, draft.category, draft.last = noun.head, noun.category, noun.end

    def _people_before(self, index: int) -> bool:
        """Whether people were named shortly before, so that "them" can be people."""
        sentence = self._words[index].sentence
        for back in range(index - 1, max(-1, index - _PRONOUN_REACH), -1):
            if sentence - self._words[back].sentence > _ANTECEDENT:
                return False
            if self._nouns.sort_of(self._word(back)) in (*PEOPLE, Sort.STATE):
                return True
        return False

    def predicate(self, draft: FigureDraft) -> bool:
        """ "21 were children": the noun is said of the figure."""
        index = draft.last
        if self._word(index) not in self._grammar.copulas:
            return False
        while self._word(index) in self._skipped:
            index += 1
        index += self._word(index) in self._grammar.of_the  # "étaient des femmes"
        noun = self._nouns.find(self._words, index, self._masked, single=False)
        if noun is None or noun.sort is not Sort.PERSON or noun.end - index > 2:  # noqa: PLR2004
            return False
        if noun.states and noun.head in noun.states:
            return False  # "21 were wounded" says a state, not a kind
        draft.head, draft.category, draft.predicate = noun.head, noun.category, True
        return True

    def states_after(self, draft: FigureDraft) -> bool:
        """ "50 wounded", "five were later injured": what befell all of them."""
        index = draft.last
        passed = 0
        while self._word(index) in self._skipped and passed < 3:  # noqa: PLR2004
            index += 1
            passed += 1
        if self._word(index) in self._grammar.states and index not in self._masked:
            draft.modifiers.append(self._word(index))
            if draft.elliptic and not passed:
                draft.head = self._word(index)
                draft.last = index + 1
                draft.toll = draft.head in self._grammar.dead_states
                draft.category = self._nouns.category_of(draft.head)
            return True
        return False

    def _befell(self, draft: FigureDraft) -> bool:
        """ "17 perished", "20 more lost their lives", "ten were machine-gunned"."""
        index = draft.last + self._set_off(draft)
        index += self._word(index) in self._grammar.more
        index += self._word(index) in self._grammar.adverbs
        if self._ends.at(self._words, index) is not None:
            return True
        near = {self._word(at) for at in range(index + 1, index + 4)}
        if self._word(index) in self._grammar.losing and near & self._grammar.lives:
            return True
        copula = self._word(index) in self._grammar.copulas
        while self._word(index) in self._skipped:
            index += 1
        fell = self._verbs.at(self._words, index) or self._ends.at(self._words, index)
        return copula and fell is not None

    def _set_off(self, draft: FigureDraft) -> bool:
        """ "The rest, 97, died": commas set off the figure of those named before it."""
        before = draft.first - 1
        commas = self._word(before) == "," and self._word(draft.last) == ","
        return commas and self._word(before - 1) in self._grammar.rest

    def _befallen(self, draft: FigureDraft) -> bool:
        """ "killed 19", "leaving 12 dead": a verb of the tables stands right before."""
        if self._word(draft.last) in self._grammar.shares:
            return False  # "killed 14 per cent", "shot seven times"
        if self._verbs.before(self._words, draft.first) is not None:
            return True
        for back in (1, 2):
            word = self._word(draft.first - back)
            if word in self._grammar.harms:
                return True
            if word not in self._grammar.adverbs | _DEADLY:
                return False
        return False

    def _share(self, draft: FigureDraft) -> bool:
        """ "four of the six passengers": the noun is that of the larger figure."""
        index = draft.last
        if self._word(index) not in self._grammar.of:
            return False
        index += 1
        index += self._word(index) in self._grammar.definite
        figure = self._bounds.at(self._words, index)
        if figure is None or index in self._masked:
            return False
        noun = self._nouns.find(self._words, figure.end, self._masked, single=False)
        if noun is None or noun.sort not in PEOPLE:
            return False
        draft.head, draft.sort, draft.category = noun.head, noun.sort, noun.category
        return True

    def _resumes(self, draft: FigureDraft, figure: Figure, before: Sequence[FigureDraft]) -> bool:
        """ "survivors spoke of more than a hundred": an estimate of people told of before."""
        draft.sure = False
        loose = (
            figure.bound not in ("", "exact")
            or figure.approximate
            or draft.remainder
            or self._word(draft.first - 1) in self._grammar.counting
            or self._figure_said(draft.first)
            or self._repeats(draft, before)
        )
        if figure.low == 1 or self._word(draft.last) in self._grammar.rates:
            return False
        if not loose or not before or not closes(self._words, self._nouns, draft.last):
            return False
        sentence = self._words[draft.first].sentence
        last = before[-1]
        return last.human and sentence - self._words[last.first].sentence <= _ANTECEDENT

    def _repeats(self, draft: FigureDraft, before: Sequence[FigureDraft]) -> bool:
        """ "spoke first of 50 dead, then of 72": the wording of the figure before, once more."""
        if (
            not before
            or self._words[before[-1].first].sentence != self._words[draft.first].sentence
        ):
            return False
        preposition = self._word(draft.first - 1)
        same = preposition == self._word(before[-1].first - 1)
        if not same or preposition not in self._numbers.nouns.toll_joins or preposition == ":":
            return False  # "Deaths: 7; wounded: 20"
        draft.toll = before[-1].toll
        return True

    def _figure_said(self, index: int) -> bool:
        """ "gave a figure of", "the tally now stands at"."""
        if self._word(index - 1) not in self._numbers.nouns.toll_joins:
            return False
        near = range(max(0, index - _FIGURE_REACH), index - 1)
        return any(
            self._word(back) in self._grammar.figure_words
            and self._words[back].sentence == self._words[index].sentence
            for back in near
        )
