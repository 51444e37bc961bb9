"""Which people a labelled role is about: the head of its phrase and what is coordinated with it."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.roles import Stretch
from cenotaph.claims.units import Unit

_JOINING = frozenset({",", "and", "or", "as", "well", "plus", "et", "&", "/"})


def heads(clause: Clause, stretch: Stretch) -> tuple[Unit, ...]:
    """The head units of tokens `[first, last)`: "seven men accused of aiding rebels" is the men.

    A unit stands for the phrase only if no preposition, relative word or verb form comes before
    it; more units follow only if joined by commas or "and" with nothing but determiners and
    adjectives between.
    """
    inside = [unit for unit in clause.units_in(stretch) if unit.first >= stretch[0]]
    if not inside or not _leads(clause, stretch[0], inside[0]) or _cut(clause, stretch[0]):
        return ()
    found = [inside[0]]
    for unit in inside[1:]:
        if not _joined(clause, found[-1].last, unit.first):
            break
        found.append(unit)
    return tuple(found)


def _cut(clause: Clause, start: int) -> bool:
    """Whether the stretch begins within a list: what stands before the comma is lost."""
    return clause.word(start - 1) in {",", "and", "et"} and clause.unit_at(start - 2) is not None


def _leads(clause: Clause, start: int, unit: Unit) -> bool:
    words = clause.words[start : unit.first]
    while words and words[0] in clause.syntax.preposition | clause.syntax.by | clause.syntax.of:
        words = words[1:]
    return not any(_opens(clause, word) for word in words)


def _opens(clause: Clause, word: str) -> bool:
    """Whether a word begins a modifier, so that what follows is no head of the phrase."""
    syntax = clause.syntax
    return (
        word in syntax.preposition - syntax.of
        or word in syntax.relative - syntax.determiner
        or word in syntax.subordinator
    )


def _joined(clause: Clause, start: int, end: int) -> bool:
    words = clause.words[start:end]
    if not words or not any(word in _JOINING for word in words):
        return False
    return not any(_opens(clause, word) for word in words)
