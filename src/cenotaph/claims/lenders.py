"""The order in which the sentences around a happening may lend it a day or a place."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.happening import Happening
from cenotaph.claims.scenes import tells_of_it
from cenotaph.record.claim import ClaimKind
from cenotaph.record.when import When
from cenotaph.record.where import Relation

RAID = 10  # days; killings in several villages within so few are told as one event
_AT = frozenset({Relation.IN, Relation.NEAR, Relation.AREA, Relation.BETWEEN, Relation.FROM})
_DEADLY = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK})


def lending_order(
    happening: Happening, contexts: Sequence[SentenceContext]
) -> list[SentenceContext]:
    """Sentences in the order in which they may lend a date or a place.

    Those of the happening, those before them in their paragraph, those after, then what the
    document told before (nearest first), and last what it tells later.
    """
    first = min(happening.sentences)

    def distance(context: SentenceContext) -> tuple[int, int, int]:
        sentence = context.sentence
        steps = min(abs(sentence.index - s) for s in happening.sentences)
        if sentence.paragraph in happening.paragraphs:
            later = any(sentence.index > s for s in happening.sentences)
            return (0, int(later and steps > 0), steps)
        apart = min(abs(sentence.paragraph - p) for p in happening.paragraphs)
        return (1 if sentence.index < first else 2, apart, steps)

    return sorted(contexts, key=distance)


def tells_violence(context: SentenceContext) -> bool:
    """Whether a sentence tells of the violence rather than of lists, visits or courts."""
    return tells_of_it(context) or any(p.act.kind in _DEADLY for p in context.clause.predicates)


def of_one_raid(when: When) -> bool:
    """Whether a date may be that of one raid on several villages."""
    return when.days is not None and when.days <= RAID


def may_lend(context: SentenceContext, happening: Happening) -> bool:
    """Whether a sentence is about the happening, or at least in its paragraph."""
    if context.sentence.paragraph in happening.paragraphs:
        return True
    return bool(context.clause.syntax.referring & set(context.clause.words)) or bool(
        context.clause.predicates
    )


def scene_paragraph(contexts: Sequence[SentenceContext]) -> int:
    """The paragraph in which the body first names a place: it sets the scene for the document."""
    named = (
        c.sentence.paragraph
        for c in contexts
        if not c.sentence.heading and any(where.relation in _AT for where in c.places)
    )
    return next(named, 0)
