"""Who did what to whom inside one sentence: the interface that every role finder keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from cenotaph.claims.predicates import Predicate
from cenotaph.claims.units import Unit
from cenotaph.record.base import Record

if TYPE_CHECKING:  # the grammar, whose package holds `Clause`, itself needs the frames below
    from cenotaph.claims.grammar.clause import Clause

Stretch = tuple[int, int]  # tokens [first, last) of one sentence


def stretches(units: Iterable[Unit]) -> tuple[Stretch, ...]:
    """Where units stand, in their order."""
    return tuple((unit.first, unit.last) for unit in units)


class Frame(Record, frozen=True, kw_only=True):
    """One act with the stretches that fill its roles, as token ranges of the sentence.

    `confidence` is the finder's own, 0..1. `pattern` names the construction it was read from.
    `persons` are victims that no unit of the sentence holds: people whom only the finder knew.
    `agreed` is set where two independent readings take the same people for the victims.
    """

    predicate: Predicate
    agents: tuple[Stretch, ...] = ()
    victims: tuple[Stretch, ...] = ()
    persons: tuple[Unit, ...] = ()
    pattern: str = ""
    confidence: float = 0.5
    agreed: bool = False


class RoleFinder(Protocol):
    """A reader of roles. `name` and `version` end up in the extractor of every claim."""

    @property
    def name(self) -> str:
        """Short name, e.g. "grammar"."""

    @property
    def version(self) -> str:
        """Changes whenever the same sentence may be read differently."""

    def frames(self, clauses: Sequence[Clause]) -> tuple[tuple[Frame, ...], ...]:
        """For each sentence of a document, one frame for each act that can be read, in order.

        All sentences are given at once so that a trained finder can read them in batches. The
        units of a clause are the noun phrases that other grammars found; a trained finder may
        ignore them.
        """
