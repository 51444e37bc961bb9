"""Days on which a killing is announced, counted anew or recalled, rather than done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from cenotaph.claims.context import RECALLED, SentenceContext
from cenotaph.claims.happening import Happening
from cenotaph.record.claim import ClaimKind
from cenotaph.record.when import Basis, When

_OF_A_RECALL = 200  # days before publication within which people recall what is long past
_TOLL = "bilan"
_FIGURE = re.compile(r"\d")
_DEADLY = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK})


def of_a_recall(context: SentenceContext, when: When, published: date | None) -> bool:
    """Whether a day is that on which people recall what happened years before.

    Without the document's own date, one told only as a weekday or the like is taken for it.
    """
    sentence = context.sentence
    if when.earliest is None or not RECALLED.search(context.text, sentence.start, sentence.end):
        return False
    if published is None:
        return not _FIGURE.search(when.wording)
    return (published - when.earliest).days < _OF_A_RECALL


def of_a_count(context: SentenceContext, when: When) -> bool:
    """ "Le bilan est passé à 42 morts, vendredi": the weekday of a new count."""
    return _TOLL in context.clause.words and not _FIGURE.search(when.wording)


def day_of_saying(
    happening: Happening, contexts: Sequence[SentenceContext], published: date | None
) -> When | None:
    """The one day of the first sentence of a happening, on which its dead were announced.

    None where that sentence tells no act in a verb, gives several dates or a new count.
    """
    body = [s for s in sorted(happening.sentences) if not contexts[s].sentence.heading]
    if not body or body[0] in happening.updates or len(contexts[body[0]].dates) != 1:
        return None
    first = contexts[body[0]]
    when = first.dates[0]
    if when.days != 1 or when in happening.found or not _tells_an_act(first):
        return None
    if published is not None and when.earliest is not None and when.earliest > published:
        return None
    return msgspec.structs.replace(
        when, basis=Basis.INHERITED, anchor=f"sentence {first.sentence.index + 1}"
    )


def _tells_an_act(context: SentenceContext) -> bool:
    """Whether a sentence tells an act of killing or attack, and not only a toll."""
    return any(p.act.kind in _DEADLY and p.act.pos == "verb" for p in context.clause.predicates)
