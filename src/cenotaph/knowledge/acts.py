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
    by, of, against, noun (the noun that an adjective goes with), thing (property) or none.
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
        first, *rest = act.lemma.split()
        forms = (verb_forms if act.pos == "verb" else noun_forms)(first, act.language)
        if act.pos == "adjective":
            forms = ((first, Form.BASE),)
        elif act.pos == "noun" and rest:
            forms = ((first, Form.SINGULAR),)
        for word, form in forms:
            index.setdefault(word, []).append(ActWord(act=act, words=(word, *rest), form=form))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
        for word, entries in sorted(index.items())
    }
