"""Noun phrases of a sentence that may fill a role of MUC-4: things, weapons, people who fight."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.acts import act_words
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.syntax import syntax

NOUNS = Path(__file__).parent / "data" / "muc4_nouns.toml"
_LEFT = 3  # words before a head noun that are part of its phrase

# role, start, end, features
Mention = tuple[str, int, int, dict[str, float]]


@cache
def nouns() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """The heads of targets and weapons, as words, each with its class."""
    table = tomllib.loads(NOUNS.read_text("utf-8"))
    return {
        kind: {tuple(noun.split()): name for name, listed in classes.items() for noun in listed}
        for kind, classes in table.items()
    }


def things(sentence: Sentence) -> Iterator[Mention]:
    """Noun phrases headed by the nouns of the table, once with what stands before the head."""
    tokens = sentence.tokens
    for role, kind in (("Target", "targets"), ("Weapon", "weapons")):
        table = nouns()[kind]
        taken = 0
        for place in range(len(tokens)):
            if place < taken:
                continue
            for size in (3, 2, 1):
                words = tuple(token.lower for token in tokens[place : place + size])
                group = table.get(words) if len(words) == size else None
                if group is None or _goes_on(tokens, place + size):
                    continue
                first = _left(tokens, place)
                facts = {f"class {group}": 1.0, "modified": float(first < place)}
                end = tokens[place + size - 1].end
                if first < place:
                    yield role, tokens[first].start, end, dict(facts)
                if first < place - 1:
                    yield role, tokens[place - 1].start, end, {**facts, "one before": 1.0}
                yield role, tokens[place].start, end, {**facts, "head only": 1.0}
                taken = place + size
                break


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether the head noun only describes another head: "bank employees", "car bomb"."""
    if place >= len(tokens) or not tokens[place].word:
        return False
    word = tokens[place].lower
    return (
        (word,) in nouns()["weapons"]
        or word in categories().plurals
        or (categories().category_of(word) is not None)
    )


def _left(tokens: Sequence[Token], place: int) -> int:
    """Where the phrase of a head noun begins: over adjectives and nouns, not over small words."""
    first = place
    while first > 0 and place - first < _LEFT:
        word = tokens[first - 1].lower
        if not tokens[first - 1].text[0].isalnum() or word in _small_words():
            break
        if word.endswith(("ed", "ing", "ly")) and not word.endswith("building"):
            break
        first -= 1
    return first


@cache
def _small_words() -> frozenset[str]:
    words = syntax("en")
    verbs = {
        word for word, entries in act_words().items() if any(e.act.pos == "verb" for e in entries)
    }
    return (
        words.be | words.have | words.modal | words.determiner | words.preposition | words.of
        | words.conjunction | words.subordinator | words.relative | words.personal | words.adverb
        | words.negation | frozenset(verbs) | frozenset({"'s", "it", "said", "was", "against"})
        | frozenset({"least", "more"})
    )  # fmt: skip


def fighters(sentence: Sentence) -> Iterator[Mention]:
    """People whose noun says that they fight, with what stands before the noun."""
    for place, token in enumerate(sentence.tokens):
        group = categories().category_of(token.lower) or nouns()["people"].get((token.lower,))
        if group is None or (
            categories().status_of(group) != "combatant" and (token.lower,) not in nouns()["people"]
        ):
            continue
        first = _left(sentence.tokens, place)
        facts = {
            "fighters": float((token.lower,) not in nouns()["people"]),
            f"fighters {group}": 1.0,
            "modified": float(first < place),
        }
        yield "PerpInd", token.start, token.end, {**facts, "head only": 1.0}
        if first < place:
            yield "PerpInd", sentence.tokens[first].start, token.end, facts
