"""Dates and places of a sentence that belong to a trial or to another clause, not to the act."""

from __future__ import annotations

from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.topics import topics
from cenotaph.record.span import Span

_FOR = frozenset({"for", "of", "over", "with", "pour", "de", "d'", "du"})
_NEAR = 5  # tokens before the act in which it is named as what a verdict is for


def of_a_verdict(sentence: Sentence, span: Span | None, at: Span) -> bool:
    """Whether words are of a verdict rather than of the act that it is for.

    "A court in X on Friday convicted two men of the murders": X and Friday are the court's.
    What follows the act itself, "of the murders at Y in 1982", is its own.
    """
    if span is None:
        return False
    act, words = sentence.at(at.start), sentence.at(span.start)
    verdicts = [i for i, token in enumerate(sentence.tokens) if token.lower in topics().verdicts]
    if span.start < at.start:
        before = [i for i in verdicts if i < act]
        named = {token.lower for token in sentence.tokens[max(0, act - _NEAR) : act]}
        return bool(before) and bool(named & _FOR)
    return any(act < i < words for i in verdicts)


def in_a_later_clause(sentence: Sentence, span: Span | None, at: Span) -> bool:
    """Whether words stand behind a semicolon after the act: "25 died; the toll rose on Monday"."""
    if span is None or span.start < at.end:
        return False
    first, last = sentence.at(at.end - 1), sentence.at(span.start)
    return any(token.text == ";" for token in sentence.tokens[first:last])
