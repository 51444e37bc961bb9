"""People named in a labelled role whom no list of names knows: "the murder of Gary Kent"."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.labeller.decode import LabelledSpan
from cenotaph.claims.units import Unit
from cenotaph.knowledge.categories import categories
from cenotaph.record.actor import ActorKind, ActorMention

_PARTS = 2  # words of a name: a single unknown word may be anything
_LONGEST = 6
_NAME = frozenset({"PROPN"})


def named_person(clause: Clause, span: LabelledSpan, tags: Sequence[str]) -> Unit | None:
    """The one person that a labelled role names, if its head is a name of two words or more.

    Nothing is read where the head counts or is a plural, or where several names are joined: who
    and how many they are is for the grammars that know.
    """
    start = _past_introduction(clause, span)
    end = start
    while end < span.last and _part_of_name(clause, end, tags):
        end += 1
    words = [w for w in clause.words[start:end] if w.isalpha() or "." in w]
    if not _PARTS <= len(words) <= _LONGEST or _goes_on(clause, end, span):
        return None
    if any(clause.unit_at(place) is not None for place in range(start, end)):
        return None
    words_of_it = " ".join(token.text for token in clause.sentence.tokens[start:end])
    return Unit(
        first=start,
        last=end,
        person=True,
        single=True,
        actor=ActorMention(
            name=words_of_it,
            kind=ActorKind.PERSON,
            span=clause.span(start, end),
            why="a name in the role of the victim",
        ),
    )


def _past_introduction(clause: Clause, span: LabelledSpan) -> int:
    """Past the preposition, article and the words for what the person is: "of Deputy ..."."""
    start = span.first
    opening = clause.syntax.of | clause.syntax.preposition | clause.syntax.determiner
    while start < span.last and clause.words[start] in opening:
        start += 1
    return start


def _part_of_name(clause: Clause, place: int, tags: Sequence[str]) -> bool:
    word = clause.words[place]
    if place >= len(tags) or word in clause.syntax.conjunction:
        return False
    if word in categories().plurals or word[0].isdigit():
        return False
    return tags[place] in _NAME or (word == "." and tags[place - 1] in _NAME)


def _goes_on(clause: Clause, end: int, span: LabelledSpan) -> bool:
    """Whether more people follow ("A B and C D"), or the name only describes a noun."""
    following = clause.word(end) if end < span.last else ""
    return following in clause.syntax.conjunction or (
        bool(following)
        and following.isalpha()
        and following not in clause.syntax.preposition
        and following not in clause.syntax.relative
        and following not in clause.syntax.determiner
    )
