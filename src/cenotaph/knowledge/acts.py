"""The act lexicon: which words report which kind of act, and where agent and victim stand."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.knowledge.inflect import Form, noun_forms, verb_forms
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind


class Act(Record, frozen=True, kw_only=True):
    """One row of `data/acts.csv`.

    `pos` is verb, noun or adjective. `agent` and `victim` say where they stand: subject, object,
    by, of, against, noun (the noun that an adjective goes with), thing (property),
    deed (not people but an act of violence: "carried out the raid") or none.
    `reading` is plain; speaker (without an agent the forces of the speaker are meant); maybe (the
    act is of this kind only if the happening says so elsewhere); or found (remains).
    """

    lemma: str
    pos: str
    kind: ClaimKind
    agent: str
    victim: str
    reading: str
    language: str
    note: str = ""


class ActWord(Record, frozen=True, kw_only=True):
    """A written form of an act: `words` follow one another, with up to `gap` words between."""

    act: Act
    words: tuple[str, ...]
    form: Form


@cache
def acts() -> tuple[Act, ...]:
    """All rows of the lexicon in the order of the file.

    Raises:
        msgspec.ValidationError: a row names a kind of act that does not exist.
    """
    table = files("cenotaph.knowledge").joinpath("data/acts.csv").read_text("utf-8")
    return tuple(msgspec.convert(row, Act) for row in csv.DictReader(table.splitlines()))


@cache
def act_words() -> dict[str, tuple[ActWord, ...]]:
    """The lexicon by first word, the longest phrase first."""
    index: dict[str, list[ActWord]] = {}
    for act in acts():
        for words, form in _written(act):
            index.setdefault(words[0], []).append(ActWord(act=act, words=words, form=form))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
        for word, entries in sorted(index.items())
    }


@cache
def harm_phrases(language: str) -> frozenset[str]:
    """Written forms of verbs that are done to people only, object after them."""
    people = {
        ClaimKind.KILLING, ClaimKind.INJURY, ClaimKind.DISAPPEARANCE, ClaimKind.DETENTION,
        ClaimKind.TORTURE, ClaimKind.SEXUAL_VIOLENCE,
    }  # fmt: skip
    return frozenset(
        " ".join(entry.words)
        for entries in act_words().values()
        for entry in entries
        if entry.act.language == language
        and entry.act.pos == "verb"
        and entry.act.kind in people
        and (entry.act.victim, entry.act.reading) == ("object", "plain")
        and entry.act.lemma not in _THINGS_TOO
    )


@cache
def death_words(language: str) -> frozenset[str]:
    """Past forms of verbs whose subject dies: "died", "perished", "did not survive"."""
    return frozenset(
        " ".join(entry.words)
        for entries in act_words().values()
        for entry in entries
        if entry.act.language == language
        and entry.act.pos == "verb"
        and entry.act.victim == "subject"
        and entry.act.kind is ClaimKind.KILLING
        and entry.form is Form.PAST
    )


@cache
def deadly_words(language: str) -> frozenset[str]:
    """Single written forms of verbs and nouns that mean killing or dying and nothing else."""
    return frozenset(
        entry.words[0]
        for entries in act_words().values()
        for entry in entries
        if entry.act.language == language
        and entry.act.kind is ClaimKind.KILLING
        and entry.act.reading == "plain"
        and len(entry.words) == 1
    )


# First words of wordings that no other tense has.
_FIXED = frozenset({"did", "didn't", "never", "n'", "ont", "avait", "avaient"})
_THINGS_TOO = frozenset({"capture", "arrest", "intercept", "carry off", "drag away"})


def _written(act: Act) -> list[tuple[tuple[str, ...], Form]]:
    """The forms of an act: of a verb its first word changes, behind an adverb the second; of a
    noun of several words the last.
    """
    words = tuple(act.lemma.split())
    if act.pos == "adjective":
        return [(words, Form.BASE)]
    if act.pos == "noun":
        english = act.language == "en"
        head = len(words) - 1 if english and "of" not in words else 0
        kept = noun_forms(words[head], act.language)
        if not english and len(words) > 1:
            kept = ((words[0], Form.SINGULAR),)
    elif words[0] in _FIXED:
        return [(words, Form.PAST)]
    else:
        head = int(len(words) > 1 and words[0].endswith(("ly", "ement")))
        kept = verb_forms(words[head], act.language)
    return [((*words[:head], word, *words[head + 1 :]), form) for word, form in kept]
