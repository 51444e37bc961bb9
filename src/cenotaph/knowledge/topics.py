"""Words by which a sentence shows what it speaks of: burials, verdicts, raids, sayings, places."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.record.base import Record


class Topics(Record, frozen=True, kw_only=True):
    """`data/topics.toml`; every field is a set of lower-case words, of both languages if both."""

    buried: frozenset[str]
    dug_up: frozenset[str]
    remains: frozenset[str]
    care: frozenset[str]
    survivors: frozenset[str]
    surviving: frozenset[str]
    counted: frozenset[str]
    verdicts: frozenset[str]
    entered: frozenset[str]
    deliberate: frozenset[str]
    owned: frozenset[str]
    armed: frozenset[str]
    fire: frozenset[str]
    targets: frozenset[str]
    service: frozenset[str]
    deeds: frozenset[str]
    blows: frozenset[str]
    ties: frozenset[str]
    peoples: frozenset[str]
    seats: frozenset[str]
    stays: frozenset[str]
    occurred: frozenset[str]
    issued: frozenset[str]
    papers: frozenset[str]
    calling: frozenset[str]
    impersonal: frozenset[str]
    saying: frozenset[str]
    speaking: frozenset[str]
    obliging: frozenset[str]
    hamlets: frozenset[str]
    existing: frozenset[str]
    townsfolk: frozenset[str]
    buildings: frozenset[str]
    motion: frozenset[str]
    parts: frozenset[str]
    roads: frozenset[str]
    spells: frozenset[str]
    days_and_spells: frozenset[str]
    before_noun: frozenset[str]


@cache
def topics() -> Topics:
    """The words of the table."""
    table = files("cenotaph.knowledge").joinpath("data/topics.toml").read_bytes()
    return msgspec.toml.decode(table, type=Topics)
