"""Bodies that speak: which are one, who speaks for which, what a description can stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import Actor, ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import SourceKind

# The kinds of bodies that a text can name as a source beside the parts of states.
SPEAKING = frozenset(
    {ActorKind.NGO, ActorKind.UN, ActorKind.COURT, ActorKind.MEDIA, ActorKind.GOVERNMENT}
)
_NAME = re.compile(r"[^\W_][^\s,;:()\"“”«»]*")
_LONGEST = 10  # words of the longest name that is looked for


class Stands(Record, frozen=True, kw_only=True):
    """Descriptions without a name and what they can mean; `made` are documents, for whoever
    made them, `several` descriptions of more than one body."""

    heads: tuple[str, ...]
    kinds: frozenset[ActorKind]
    actors: tuple[str, ...] = ()
    several: bool = False
    made: bool = False


class Others(Record, frozen=True, kw_only=True):
    """Words that say that somebody not named before is meant, or two."""

    words: frozenset[str]
    indefinite: frozenset[str]
    two: frozenset[str]


class Hands(Record, frozen=True, kw_only=True):
    """Who speaks of what they saw: kinds of speakers, words of offices, ids of bodies."""

    first: frozenset[SourceKind]
    places: tuple[str, ...]
    spot: frozenset[str]


class _Agencies(Record, frozen=True, kw_only=True):
    ids: frozenset[str]
    wires: tuple[str, ...]


class _General(Record, frozen=True, kw_only=True):
    names: frozenset[str]


class _Alike(Record, frozen=True, kw_only=True):
    apart: frozenset[SourceKind]


class _File(Record, frozen=True, kw_only=True):
    one_body: dict[str, tuple[str, ...]]
    same: dict[str, tuple[str, ...]]
    general: _General
    offices: dict[str, tuple[str, ...]]
    agencies: _Agencies
    stands: tuple[Stands, ...]
    others: Others
    hands: Hands
    alike: _Alike


@dataclass(frozen=True, eq=False)
class BodyTable:
    """The table `data/bodies.toml`, whose head says what each part holds."""

    head_form: dict[str, str]
    same: dict[str, str]
    general: frozenset[str]
    offices: tuple[tuple[str, str], ...]
    agencies: frozenset[str]
    wires: tuple[str, ...]
    stands: tuple[Stands, ...]
    others: Others
    hands: Hands
    apart: frozenset[SourceKind]

    def one(self, actor_id: str) -> str:
        """The id of the body that answers for a listed one: the army for its ministry."""
        actor_id = self.same.get(actor_id, actor_id)
        country, _, form = actor_id.partition("-")
        if form in self.head_form and len(country) == len("ml"):
            return f"{country}-{self.head_form[form]}"
        listed = actor_table().by_id.get(actor_id)
        if listed is not None and listed.kind is ActorKind.STATE_FORCE and listed.parent:
            return self.one(listed.parent)
        return actor_id

    def form_of(self, actor_id: str) -> str:
        """The part of a state that an id names, "" for any other body."""
        country, _, form = actor_id.partition("-")
        forms = {each.form for each in actor_table().forms}
        return form if len(country) == len("ml") and form in forms else ""

    def stands_for(self, description: str) -> Stands | None:
        """What a description can mean by its last words, the longest that the table knows."""
        words = description.casefold().split()
        for size in range(len(words), 0, -1):
            found = _heads().get(" ".join(words[-size:]))
            if found is not None:
                return found
        return None

    def office(self, name: str) -> str | None:
        """The body whose office, or person in it, a name tells."""
        folded = f" {name.casefold().replace('’', chr(39))} "
        return next((body for words, body in self.offices if f" {words} " in folded), None)

    def is_agency(self, actor_id: str | None, name: str) -> bool:
        """Whether other media print its texts."""
        words = name.casefold()
        return actor_id in self.agencies or any(wire in words for wire in self.wires)


@cache
def body_table() -> BodyTable:
    """The table `data/bodies.toml`.

    Raises:
        msgspec.ValidationError: a row names a kind that does not exist.
    """
    data = files("cenotaph.knowledge").joinpath("data/bodies.toml").read_bytes()
    file = msgspec.toml.decode(data, type=_File)
    offices = [(words, body) for body, row in file.offices.items() for words in row]
    return BodyTable(
        head_form={part: head for head, parts in file.one_body.items() for part in parts},
        same={part: head for head, parts in file.same.items() for part in parts},
        general=file.general.names,
        offices=tuple(sorted(offices, key=lambda row: (-len(row[0]), row))),
        agencies=file.agencies.ids,
        wires=file.agencies.wires,
        stands=file.stands,
        others=file.others,
        hands=file.hands,
        apart=file.alike.apart,
    )


@cache
def _heads() -> dict[str, Stands]:
    return {head: row for row in body_table().stands for head in row.heads}


@cache
def state_part(description: str) -> str:
    """The part of a state that words without its name mean ("the prosecutor"), "" if none."""
    words = description.casefold().split()
    for size in range(len(words), 0, -1):
        found = _parts().get(" ".join(words[-size:]))
        if found is not None:
            return found
    return ""


@cache
def _parts() -> dict[str, str]:
    found: dict[str, str] = {}
    for form in actor_table().forms:
        for words in (*form.bare, *form.french_bare):
            found.setdefault(words.casefold(), form.form)
    return found


@cache
def body_named(name: str) -> Actor | None:
    """The listed body that goes by exactly this name or alias, whatever its case."""
    return _by_name().get(name.casefold().removeprefix("the ").strip())


@cache
def _by_name() -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in actor_table().actors:
        if actor.kind in SPEAKING:
            for name in (actor.name, *actor.aliases, actor.short):
                if name:
                    found.setdefault(name.casefold().removeprefix("the "), actor)
    return found


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Actor], ...]]:
    rows: dict[str, list[tuple[tuple[str, ...], Actor]]] = defaultdict(list)
    for actor in actor_table().actors:
        if actor.kind in SPEAKING:
            for name in sorted({actor.name, *actor.aliases, actor.short} - {""}):
                words = tuple(name.split())
                if words[0][:1].isupper() and len(words) <= _LONGEST:
                    rows[words[0]].append((words, actor))
    return {
        word: tuple(sorted(found, key=lambda row: (-len(row[0]), row[0], row[1].id)))
        for word, found in rows.items()
    }


def bodies_in(text: str) -> tuple[tuple[int, int, Actor], ...]:
    """The listed bodies that a text names as they write themselves, with where they stand."""
    table = _by_first_word()
    words = [(_bare(m.group()), m.start(), m.end()) for m in _NAME.finditer(text)]
    found: list[tuple[int, int, Actor]] = []
    skip = 0
    for index, (word, start, _) in enumerate(words):
        if index < skip:
            continue
        for names, actor in table.get(word, ()):
            there = words[index : index + len(names)]
            if tuple(each[0] for each in there) == names:
                found.append((start, start + len(text[start : there[-1][2]]), actor))
                skip = index + len(names)
                break
    return tuple(found)


def _bare(word: str) -> str:
    """A word without a possessive or a full stop behind it."""
    return word.removesuffix("'s").removesuffix("’s").rstrip(".")
