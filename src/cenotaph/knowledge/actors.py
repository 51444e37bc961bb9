"""The actors that reports on armed conflicts name, and the forms in which others are worded."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.knowledge.states import State, states
from cenotaph.record.actor import Actor, ActorKind
from cenotaph.record.base import Record


class StateForm(Record, frozen=True, kw_only=True):
    """A part of a state: `name` is the canonical name with `{}` for the country's prefix.

    `heads` follow an adjective or possessive or precede "of" a country ("in" too if `located`),
    `bare` may stand alone,
    `deeds` let an adjective alone stand for the force; `french` precede the adjective.
    `owners` with any of the words `arms` stand for the force ("regime helicopters").
    """

    form: str
    kind: ActorKind
    name: str
    parent: str | None = None
    located: bool = False
    heads: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    french: tuple[str, ...] = ()
    french_bare: tuple[str, ...] = ()
    french_deeds: tuple[str, ...] = ()


class ActorNoun(Record, frozen=True, kw_only=True):
    """A noun for actors without a name; `needs` is the class of word that must go before it.

    `english` is what the same people are called in an English report, "" for an English noun.
    """

    noun: str
    kind: ActorKind
    needs: str
    first_hand: bool
    language: str
    english: str = ""


class FormerName(Record, frozen=True, kw_only=True):
    """What a listed body was until a day: `actor` and `then` are ids of the table."""

    actor: str
    until: date
    then: str


class PersonWords(Record, frozen=True, kw_only=True):
    """The table `data/persons.toml`: how people and unlisted bodies are named."""

    titles: tuple[str, ...]
    surname_titles: frozenset[str]
    honorifics: frozenset[str]
    roles: frozenset[str]
    house_roles: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]
    befallen_nouns: frozenset[str]
    befallen: frozenset[str]
    never_names: frozenset[str]
    not_persons: frozenset[str]
    unit_nouns: frozenset[str]
    bodies: dict[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class ActorTable:
    """All knowledge on actors: the named ones, and how parts of states and others are worded.

    `local` are the aliases of an actor that hold only in a document on its own country.
    `words` are the word classes of `actor_forms.toml`.
    """

    actors: tuple[Actor, ...]
    local: dict[str, tuple[str, ...]]
    forms: tuple[StateForm, ...]
    nouns: tuple[ActorNoun, ...]
    words: dict[str, frozenset[str]]
    prefixes: dict[str, str]
    preferred: dict[str, str]
    persons: PersonWords
    states: tuple[State, ...]
    by_id: dict[str, Actor] = field(repr=False)
    periods: tuple[FormerName, ...] = ()

    def form(self, name: str) -> StateForm:
        """The state form of that name.

        Raises:
            KeyError: the table has no such form.
        """
        for form in self.forms:
            if form.form == name:
                return form
        raise KeyError(name)

    def of_state(self, code: str, form: StateForm) -> Actor:
        """The part `form` of the country `code`, from the table if it lists it."""
        identity = f"{code.lower()}-{form.form}"
        listed = self.by_id.get(identity)
        if listed is not None:
            return listed
        return Actor(
            id=identity,
            name=form.name.format(self.prefix(code)),
            kind=form.kind,
            country=code,
            parent=f"{code.lower()}-{form.parent}" if form.parent else None,
        )

    def prefix(self, code: str) -> str:
        """What stands before "Armed Forces" in the name of a country's force."""
        if code in self.prefixes:
            return self.prefixes[code]
        for state in self.states:
            if state.code == code:
                return state.adjectives[0] if state.adjectives else state.name
        return code

    def named(self, name: str, actor_id: str | None = None) -> Actor | None:
        """The actor with that id or canonical name, parts of every state included, if known."""
        if actor_id is not None and actor_id in self.by_id:
            return self.by_id[actor_id]
        return _by_name().get(name)

    def of_its_time(self, actor_id: str | None, day: date | None) -> Actor | None:
        """What a listed body was on a day before it had its name of today, `None` if the same."""
        if day is None:
            return None
        former = (each for each in self.periods if each.actor == actor_id and day <= each.until)
        first = min(former, key=lambda each: each.until, default=None)
        return self.by_id[first.then] if first is not None else None

    def full_name(self, name: str, actor_id: str | None) -> str:
        """The name of a listed actor with its abbreviation; `name` itself for any other."""
        listed = self.by_id.get(actor_id or "")
        return listed.full if listed is not None else name

    def lineage(self, actor_id: str | None) -> tuple[str, ...]:
        """The id and those of the bodies it is part of, nearest first."""
        line: list[str] = []
        while actor_id and actor_id not in line:
            line.append(actor_id)
            actor_id = self._parent(actor_id)
        return tuple(line)

    def _parent(self, actor_id: str) -> str | None:
        listed = self.by_id.get(actor_id)
        if listed is not None:
            return listed.parent
        code, _, form = actor_id.partition("-")
        parent = next((each.parent for each in self.forms if each.form == form), None)
        return f"{code}-{parent}" if parent else None

    def in_english(self, wording: str) -> str:
        """A description of unnamed actors as an English report has it: "tireurs" are "gunmen".

        So that two reports of one killing in two languages name its authors alike. Words that
        the table does not hold stay as they are.
        """
        words = wording.casefold().split()
        for size in range(len(words), 0, -1):
            found = _nouns_in_english().get(" ".join(words[:size]))
            if found is not None:
                return found
        return wording

    def first_hand(self, wording: str) -> bool:
        """Whether an unnamed source of that wording speaks of what it saw."""
        last = f" {wording.casefold()}"
        return any(last.endswith(f" {noun.noun}") for noun in self.nouns if noun.first_hand)


@cache
def actor_table() -> ActorTable:
    """The tables `actors.csv`, `actor_forms.toml`, `actor_nouns.csv` and `persons.toml`.

    Raises:
        ValueError: two actors share an id, or a parent does not exist.
        msgspec.ValidationError: a row names a kind of actor that does not exist.
    """
    rows = list(csv.DictReader(_read("actors.csv").splitlines()))
    actors = tuple(_actor(row) for row in rows)
    forms = msgspec.toml.decode(_read("actor_forms.toml"), type=_FormFile)
    by_id = {actor.id: actor for actor in actors}
    if len(by_id) != len(actors):
        raise ValueError("two actors of actors.csv share an id")
    _check_parents(actors, by_id)
    return ActorTable(
        actors=actors,
        local={row["id"]: _several(row["local_aliases"]) for row in rows if row["local_aliases"]},
        forms=tuple(_with_french(form, forms) for form in forms.states),
        nouns=tuple(_noun(row) for row in csv.DictReader(_read("actor_nouns.csv").splitlines())),
        words=forms.words,
        prefixes=forms.prefixes,
        preferred=forms.preferred,
        persons=msgspec.toml.decode(_read("persons.toml"), type=PersonWords),
        states=states(),
        by_id=by_id,
        periods=forms.periods,
    )


@cache
def _by_name() -> dict[str, Actor]:
    """Every canonical name of the table and of every part of every state."""
    table = actor_table()
    parts = (table.of_state(state.code, form) for state in table.states for form in table.forms)
    return {actor.name: actor for actor in parts} | {actor.name: actor for actor in table.actors}


@cache
def _nouns_in_english() -> dict[str, str]:
    return {noun.noun.casefold(): noun.english for noun in actor_table().nouns if noun.english}


class _FormFile(Record, frozen=True, kw_only=True):
    prefixes: dict[str, str]
    preferred: dict[str, str]
    states: tuple[StateForm, ...]
    french: dict[str, tuple[str, ...]]
    french_bare: dict[str, tuple[str, ...]]
    french_deeds: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]
    periods: tuple[FormerName, ...]


def _read(name: str) -> str:
    return files("cenotaph.knowledge").joinpath(f"data/{name}").read_text("utf-8")


def _several(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


def _actor(row: dict[str, str]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        aliases=_several(row["aliases"]),
        short=row["short"],
        country=row["country"] or None,
        allegiance=row["allegiance"] or None,
        parent=row["parent"] or None,
    )


def _noun(row: dict[str, str]) -> ActorNoun:
    return ActorNoun(
        noun=row["noun"],
        kind=ActorKind(row["kind"]),
        needs=row["needs"],
        first_hand=row["first_hand"] == "yes",
        language=row["language"],
        english=row["english"],
    )


def _with_french(form: StateForm, file: _FormFile) -> StateForm:
    return msgspec.structs.replace(
        form,
        french=file.french.get(form.form, ()),
        french_bare=file.french_bare.get(form.form, ()),
        french_deeds=file.french_deeds.get(form.form, ()),
    )


def _check_parents(actors: tuple[Actor, ...], by_id: dict[str, Actor]) -> None:
    for actor in actors:
        if actor.parent and actor.parent not in by_id and "-" not in actor.parent:
            raise ValueError(f"actor {actor.id} has an unknown parent {actor.parent}")
