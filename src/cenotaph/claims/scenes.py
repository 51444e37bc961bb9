"""What each sentence of a document sets for the acts it tells: date, place, rare words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cenotaph.claims.aftermath import aftermath
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.happening import Scene
from cenotaph.claims.setting import Rank, Setting, choose, rank
from cenotaph.knowledge.topics import topics
from cenotaph.record.span import Span
from cenotaph.record.where import Where

STEM = 6  # letters by which two forms of a word are taken for one
_LONG_WORD = 4  # letters
_TOOK_PLACE = (frozenset({"took", "place"}), frozenset({"eu", "lieu"}))
_PRONOUNS = frozenset({"it", "they", "this", "ils", "elles"})
_LINE = 16  # tokens of a line that only tells the place and the day of what follows
_FEW = 3  # sentences of a document that a rare word stands in


def scenes(contexts: Sequence[SentenceContext]) -> list[Scene]:
    """For each sentence the setting of the acts that it tells; empty where it tells none."""
    return [
        Scene(
            paragraph=context.sentence.paragraph,
            setting=_set_by(context),
            under=under,
            after=aftermath(context),
            rare=rare,
        )
        for context, rare, under in zip(
            contexts, _rare_words(contexts), settings_over(contexts), strict=True
        )
    ]


def is_line_of_setting(context: SentenceContext) -> bool:
    """Whether a sentence tells only a place and a day: "Gao, 5 May 2019." over an item."""
    short = len(context.sentence.tokens) <= _LINE and not context.clause.predicates
    plain = short and not context.sentence.heading
    return bool(plain and context.dates and context.mentions.places_in(context.sentence.span))


def lines_over(contexts: Sequence[SentenceContext]) -> list[int]:
    """For each sentence the index of the line of place and day over it, -1 where there is none.

    A line that begins a paragraph stands over that paragraph, one alone over all up to the next
    line or heading. One such line in a document may be that of the report itself: then none is.
    """
    lines = [at for at, context in enumerate(contexts) if is_line_of_setting(context)]
    if len(lines) < 2:  # noqa: PLR2004 - a list has two items at least
        return [-1] * len(contexts)
    sizes = Counter(context.sentence.paragraph for context in contexts)
    found, over = [], -1
    for at, context in enumerate(contexts):
        paragraph = context.sentence.paragraph
        if at in lines:
            over = at
        elif over >= 0 and paragraph != contexts[over].sentence.paragraph:
            alone = sizes[contexts[over].sentence.paragraph] == 1
            over = over if alone and not context.sentence.heading else -1
        found.append(over)
    return found


def settings_over(contexts: Sequence[SentenceContext]) -> list[Setting]:
    """For each sentence what the line of place and day over it sets."""
    return [_set_by_line(contexts[at]) if at >= 0 else Setting() for at in lines_over(contexts)]


def _set_by_line(line: SentenceContext) -> Setting:
    places = [w for w in line.mentions.places_in(line.sentence.span) if _local(w)]
    return Setting(when=line.dates[0], where=places[0] if places else None)


def _local(where: Where) -> bool:
    return rank(where) >= Rank.DISTRICT


def _set_by(context: SentenceContext) -> Setting:
    told = context.clause.predicates or (context.dates and context.places)
    if not (told or tells_of_it(context)):
        return Setting()
    return choose(context.sentence, hook_of(context), context.dates, context.places, context.cues)


def _rare_words(contexts: Sequence[SentenceContext]) -> list[frozenset[str]]:
    """The beginnings of the longer words of each sentence that few sentences have."""
    told = [
        {
            token.lower[:STEM]
            for token in context.sentence.tokens
            if len(token.lower) >= _LONG_WORD and token.lower[0].isalpha()
        }
        for context in contexts
    ]
    seen = Counter(word for words in told for word in words)
    return [frozenset(word for word in words if seen[word] <= _FEW) for words in told]


def hook_of(context: SentenceContext) -> Span:
    """The word of a sentence that refers to the happening, else the whole sentence."""
    for position, word in enumerate(context.clause.words):
        if word in context.clause.syntax.referring or context.clause.is_predicate(position):
            return context.clause.span(position, position + 1)
    for predicate in context.clause.predicates:
        return context.clause.span(predicate.first, predicate.last)
    return context.sentence.span


def tells_of_it(context: SentenceContext) -> bool:
    """Whether a sentence refers to a happening by a noun: "the attack", "the massacre"."""
    return bool((context.clause.syntax.referring - _PRONOUNS) & set(context.clause.words))


def took_place(context: SentenceContext) -> bool:
    """Whether a sentence says that a happening occurred: "the attack took place in X"."""
    words = set(context.clause.words)
    told = words & topics().occurred or any(words >= phrase for phrase in _TOOK_PLACE)
    return bool(told) and tells_of_it(context)
