"""Days on which a killing is announced, counted anew or recalled, rather than done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from cenotaph.claims.context import RECALLED, SentenceContext
from cenotaph.claims.happening import Happening
from cenotaph.knowledge.numbers import number_table
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, Precision, When

_AROUND = timedelta(days=15)  # between an anniversary and a report that marks it
_OPENING = 8  # sentences, title and date line included, in which a report says what it marks
_YEARS_ON = re.compile(
    r"\b(?:(?P<figure>\d{1,3})|(?P<word>[a-z]+(?:-[a-z]+)?))\s+years?\s+(?:on\b(?=\s*[,:;.]|\s*$)|after)",
    re.IGNORECASE,
)
_SPANS = {
    "half a decade": 5,
    "a decade": 10,
    "two decades": 20,
    "a quarter of a century": 25,
    "half a century": 50,
}
_SPAN_ON = re.compile(
    rf"\b(?P<span>{'|'.join(_SPANS)})\s+(?:on\b(?=\s*[,:;.]|\s*$)|after|later)", re.IGNORECASE
)
_OF_A_RECALL = 200  # days before publication within which people recall what is long past
_SHORTEST = 28  # days that every month has
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


def anniversary(contexts: Sequence[SentenceContext], published: date | None) -> When | None:
    """The days around those that a report marks in its opening: "Twenty years on, ..."."""
    if published is None:
        return None
    for context in contexts[:_OPENING]:
        start, end = context.sentence.start, context.sentence.end
        found = _YEARS_ON.search(context.text, start, end) or _SPAN_ON.search(
            context.text, start, end
        )
        years = _years(found) if found is not None else 0
        if found is None or not 0 < years < published.year:
            continue
        leap = published.replace(day=min(published.day, _SHORTEST))
        day = leap.replace(year=published.year - years)
        return When(
            earliest=day - _AROUND,
            latest=day + _AROUND,
            precision=Precision.RANGE,
            basis=Basis.RELATIVE,
            span=Span(document=context.sentence.document, start=found.start(), end=found.end()),
            wording=found.group(),
            anchor=f"document date {published}",
        )
    return None


def _years(found: re.Match[str]) -> int:
    """How many years an anniversary counts, 0 where its words are no number."""
    groups = found.groupdict()
    if groups.get("span"):
        return _SPANS[" ".join(groups["span"].lower().split())]
    if groups.get("figure"):
        return int(groups["figure"])
    words = number_table().languages["en"].words
    parts = [words.get(part) for part in groups["word"].lower().split("-")]
    return sum(part or 0 for part in parts) if all(parts) else 0


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
