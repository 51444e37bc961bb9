"""The duties of an investigation under the Minnesota Protocol, and what speaks to each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from cenotaph.knowledge.cues import CueIndex
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind

Fact = Literal["names", "when", "where", "means", "perpetrators"]


class Duty(Record, frozen=True, kw_only=True):
    """One row of `data/protocol.toml`.

    `basis` says how sure the paragraph is: checked in a source, memory, or memory? where the
    number is approximate. `needs` are the facts of an incident without which the duty is missing.
    """

    id: str
    title: str
    paragraph: str
    basis: str
    needs: tuple[Fact, ...] = ()
    reported: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reported_kinds: tuple[ClaimKind, ...] = ()
    contradicted_kinds: tuple[ClaimKind, ...] = ()
    missing_kinds: tuple[ClaimKind, ...] = ()


class _Cues(Record, frozen=True, kw_only=True):
    cues: tuple[str, ...]


class _Table(Record, frozen=True, kw_only=True):
    verified_on: str
    asking: _Cues
    denying: _Cues
    duties: tuple[Duty, ...]


STATUSES = ("contradicted", "reported", "missing")


@cache
def _table() -> _Table:
    table = files("cenotaph.knowledge").joinpath("data/protocol.toml").read_text("utf-8")
    return msgspec.toml.decode(table, type=_Table)


def duties() -> tuple[Duty, ...]:
    """The duties in the order of the table.

    Raises:
        msgspec.ValidationError: a row lacks a field or names an unknown kind of claim.
    """
    return _table().duties


@cache
def duty_cues() -> CueIndex[tuple[str, str]]:
    """All cues of all duties, each with the id of the duty and the status that it speaks for."""
    return CueIndex(
        (cue, (duty.id, status))
        for duty in duties()
        for status in STATUSES
        for cue in getattr(duty, status)
    )


@cache
def asking_cues() -> CueIndex[bool]:
    """Words by which a sentence only asks for what it names."""
    return CueIndex((cue, True) for cue in _table().asking.cues)


@cache
def denying_cues() -> CueIndex[bool]:
    """Words by which a sentence denies or doubts what it names."""
    return CueIndex((cue, True) for cue in _table().denying.cues)
