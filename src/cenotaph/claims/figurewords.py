"""Walks over the words of a document and reads each figure with the noun that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.bounds import Figure, bound_grammar
from cenotaph.claims.figuredraft import FigureDraft
from cenotaph.claims.headless import HeadlessGrammar
from cenotaph.claims.notcounts import NotCounts
from cenotaph.claims.nouns import QUOTES, Noun, Sort, noun_grammar
from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.survivors import Survivors
from cenotaph.claims.words import Word, phrases_of
from cenotaph.record.count import Count

_HUMAN = (Sort.PERSON, Sort.BODY, Sort.DEATH)
_REFUSED = 5  # words from "n'" to "personne"


class FigureReader:
    """Reads the figures of one document; `masked` words belong to dates."""

    def __init__(self, words: Sequence[Word], masked: frozenset[int], language: str) -> None:
        self._words = words
        self._masked = masked
        self._bounds = bound_grammar(language)
        self._nouns = noun_grammar(language)
        self._numbers = self._nouns.numbers
        self._not = NotCounts(words, masked, self._numbers, numeral_grammar(language))
        self._headless = HeadlessGrammar(words, masked, self._nouns, self._bounds)
        self._survivors = Survivors(words, masked, self._nouns, self._bounds)
        self._none = phrases_of(frozenset(self._numbers.none.words))
        self._nobody = phrases_of(frozenset(self._numbers.none.alone))

        grammar = self._numbers.grammar
        self._firsts = (
            self._bounds.firsts | self._none.firsts | self._nobody.firsts | self._numbers.none.bare
            | grammar.articles | grammar.definite | self._survivors.firsts
        )  # fmt: skip

    def read(self) -> list[FigureDraft]:
        """All figures in order."""
        drafts: list[FigureDraft] = []
        position = 0
        while position < len(self._words):
            draft, position = self._step(position, drafts)
            if draft is not None:
                drafts.append(draft)
        self._afterthoughts(drafts)
        return drafts

    def _afterthoughts(self, drafts: list[FigureDraft]) -> None:
        """ "Twelve were killed in the raid, if not more": a bound that closes the clause."""
        for draft, following in zip(drafts, [*drafts[1:], None], strict=False):
            if not draft.human or draft.vague or draft.count.minimum != draft.count.maximum:
                continue
            end = following.first if following is not None else len(self._words)
            if self._bounds.afterthought(self._words, draft.last, end) is not None:
                draft.count = Count(minimum=draft.count.minimum, maximum=None)

    def _step(self, index: int, before: list[FigureDraft]) -> tuple[FigureDraft | None, int]:
        word = self._words[index]
        begins = word.figure or word.lower in self._firsts or "-" in word.lower
        if not begins or index in self._masked:
            return None, index + 1
        dead = self._survivors.at(index)
        if dead is not None:
            return dead, dead.last
        nobody = self._nothing(index)
        if nobody is not None:
            return nobody, nobody.last
        figure = self._bounds.at(self._words, index)
        if figure is not None:
            if self._not.a_count(figure):
                draft = self._counted(figure, before)
                return draft, draft.last if draft else figure.last
            return None, figure.last
        draft = self._family(index) or self._article(index)
        return (draft, draft.last) if draft is not None else (None, index + 1)

    # ------------------------------------------------------------ figures with a noun

    def _counted(self, figure: Figure, before: list[FigureDraft]) -> FigureDraft | None:
        start, partitive = self._after_of(figure)
        one = figure.low == figure.high == 1
        one_of = one and start > figure.end
        noun = self._nouns.find(self._words, start, self._masked, single=one and not one_of)
        if noun is None:
            noun = self._pair(figure)
        if noun is None or self._only_more(noun):
            return None if figure.vague else self._headless.read(figure, before)
        if one_of and not self._one_person(start, noun):
            return None
        if self._not.an_age(figure, noun) or self._empty(figure, noun, partitive=partitive):
            return None
        if noun.sort is Sort.UNKNOWN:
            guessed = self._headless.guess(figure, noun)
            things = noun.end == start + 1 and self._headless.thing(noun.head)
            if guessed is not None or figure.vague or things:
                return guessed
            return self._headless.read(figure, before)
        draft = self._draft(figure, noun)
        draft.partitive = partitive
        if partitive and noun.sort in _HUMAN:
            draft.toll = False
            draft.among = draft.category
            self._headless.predicate(draft)
        return draft

    def _one_person(self, start: int, noun: Noun) -> bool:
        """ "one of its officers", not "one of the worst killings" or "one of the richest men"."""
        words = [word.lower for word in self._words[start : noun.end]]
        best = any(w in self._numbers.grammar.superlatives or w.endswith("est") for w in words)
        return noun.sort is Sort.PERSON and not best

    def _pair(self, figure: Figure) -> Noun | None:
        """ "A couple and their baby": the number is the noun."""
        last = figure.last - 1
        if self._words[last].lower not in self._numbers.nouns.pairs:
            return None
        category = self._nouns.category_of("people")
        return Noun(figure.first, figure.last, "people", Sort.PERSON, category)

    def _only_more(self, noun: Noun) -> bool:
        """ "Two more succumbed", "40 of their own": no noun follows."""
        grammar = self._numbers.grammar
        return noun.sort is Sort.UNKNOWN and noun.head in grammar.more | grammar.own

    def _empty(self, figure: Figure, noun: Noun, *, partitive: bool) -> bool:
        """Whether the words say nothing of how many: "several of the houses", French "une case"."""
        if self._is_article(figure):
            other = self._numbers.nouns.head_first and not self._led_by_adjectives(figure.end, noun)
            if other or noun.sort not in (Sort.PERSON, Sort.BODY):
                return True  # French "un chiffre voisin": an adjective of another noun
        if not figure.vague:
            return False
        grammar = self._numbers.grammar
        said = noun.head in grammar.states and noun.head not in grammar.state_nouns
        return partitive or said or noun.sort is Sort.THING

    def _after_of(self, figure: Figure) -> tuple[int, bool]:
        """Where the noun phrase begins: "dozens of men", "fifty of the dead"."""
        index = figure.end
        words, grammar = self._words, self._numbers.grammar
        if index + 2 >= len(words) or words[index].lower not in grammar.of:
            return index, False
        index += 1
        if words[index].lower in grammar.object_pronouns:
            return figure.end, True
        if words[index].lower in grammar.definite:
            return index + 1, words[index + 1].lower not in grammar.superlatives
        return index, words[index - 1].lower in grammar.of_the

    def _draft(self, figure: Figure, noun: Noun) -> FigureDraft:
        figure = self._bounds.trail(self._words, figure, noun.end)
        last = max(noun.end, figure.end)
        draft = FigureDraft(
            first=figure.start,
            last=last,
            figure_first=figure.first,
            figure_last=figure.last,
            count=Count(minimum=figure.low, maximum=figure.high, approximate=figure.approximate),
            head=noun.head,
            sort=noun.sort,
            category=noun.category,
            modifiers=list(noun.states),
            toll=noun.sort in (Sort.DEATH, Sort.BODY),
            vague=self._wording(figure) if figure.vague else "",
            article=self._is_article(figure),
            definite=self._is_definite(figure),
            remainder=figure.before in self._numbers.grammar.remainder,
        )
        self._headless.states_after(draft)
        if noun.sort is Sort.PERSON:
            self._headless.tolls.toll(draft)
        return draft

    def _wording(self, figure: Figure) -> str:
        return " ".join(word.lower for word in self._words[figure.first : figure.last])

    def _is_article(self, figure: Figure) -> bool:
        return (
            figure.last - figure.first == 1
            and self._words[figure.first].lower in self._numbers.grammar.articles
        )

    def _is_definite(self, figure: Figure) -> bool:
        return (
            figure.start > 0
            and self._words[figure.start - 1].lower in self._numbers.grammar.definite
        )

    # ------------------------------------------------------------ figures without a number word

    def _nothing(self, index: int) -> FigureDraft | None:
        """ "no civilians", "nobody": 0..0."""
        alone = self._nobody.at(self._words, index)
        if alone is not None:
            return FigureDraft(
                index, alone[0], index, alone[0], Count(minimum=0, maximum=0), sort=Sort.PERSON
            )
        if self._bare_nobody(index):
            count = Count(minimum=0, maximum=0)
            return FigureDraft(index, index + 1, index, index + 1, count, sort=Sort.PERSON)
        hit = self._none.at(self._words, index)
        if hit is None:
            return None
        noun = self._nouns.find(self._words, hit[0], self._masked, single=True)
        if noun is None or noun.sort not in _HUMAN or noun.end - hit[0] > 3:  # noqa: PLR2004
            return None
        figure = Figure(index, index, hit[0], hit[0], 0, 0)
        return self._draft(figure, noun)

    def _bare_nobody(self, index: int) -> bool:
        """ "N'ont tué personne": without an article, behind "ne", the noun is nobody."""
        none = self._numbers.none
        if self._words[index].lower not in none.bare or not index:
            return False
        before = [word.lower for word in self._words[max(0, index - _REFUSED) : index]]
        return not set(before[-1:]) & self._numbers.grammar.articles and bool(
            set(before) & none.refusing
        )

    def _family(self, index: int) -> FigureDraft | None:
        """ "a family of five": the size of the group is the figure."""
        words = self._words
        group = self._collective(index)
        figure = self._bounds.at(words, group + 2) if group is not None else None
        if group is None or figure is None or figure.vague:
            return None
        if self._nouns.find(words, figure.end, self._masked, single=False) is not None:
            return None
        return FigureDraft(
            first=index,
            last=figure.end,
            figure_first=figure.first,
            figure_last=figure.last,
            count=Count(minimum=figure.low, maximum=figure.high, approximate=figure.approximate),
            head=words[group].lower,
            sort=Sort.PERSON,
            category=self._nouns.category_of(words[group].lower),
        )

    def _collective(self, index: int) -> int | None:
        """Where the noun of "a family of" or "an entire family of" stands."""
        words, numbers = self._words, self._numbers
        if index + 4 >= len(words) or words[index].lower not in (
            numbers.grammar.articles | numbers.grammar.definite
        ):
            return None
        group = index + 1 + (words[index + 1].lower not in numbers.nouns.collectives)
        found = (
            words[group].lower in numbers.nouns.collectives
            and words[group + 1].lower in numbers.grammar.of
            and group + 2 not in self._masked
        )
        return group if found else None

    def _article(self, index: int) -> FigureDraft | None:
        """ "a man", "an infant": one person."""
        word = self._words[index]
        if word.lower not in self._numbers.grammar.articles:
            return None
        noun = self._nouns.find(self._words, index + 1, self._masked, single=True)
        if noun is None or noun.sort not in (Sort.PERSON, Sort.BODY):
            return None
        if not (self._nouns.one(noun.head) or noun.sort is Sort.BODY):
            known = noun.head in self._numbers.nouns.persons and not noun.head.endswith("s")
            if not known:
                return None  # "a bus carrying workers"
        if self._numbers.nouns.head_first and not self._led_by_adjectives(index + 1, noun):
            return None
        draft = self._draft(Figure(index, index, index + 1, index + 1, 1, 1), noun)
        draft.article = True
        return draft

    def _led_by_adjectives(self, index: int, noun: Noun) -> bool:
        """Whether only adjectives that can precede their noun stand before it."""
        allowed = self._numbers.nouns.attributive | self._numbers.grammar.adverbs
        allowed |= self._numbers.grammar.states
        last = noun.end - len(noun.head.split())
        return all(word.lower in allowed or word.text in QUOTES for word in self._words[index:last])
