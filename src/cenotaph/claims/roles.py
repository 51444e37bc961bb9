"""Who did what to whom inside one sentence: the interface that every role finder keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cenotaph.claims.predicates import Predicate
from cenotaph.claims.sentences import Sentence
from cenotaph.claims.units import Unit
from cenotaph.record.base import Record

Stretch = tuple[int, int]  # tokens [first, last) of one sentence


class Frame(Record, frozen=True, kw_only=True):
    """One act with the stretches that fill its roles, as token ranges of the sentence.

    `confidence` is the finder's own, 0..1. `pattern` names the construction it was read from.
    """

    predicate: Predicate
    agents: tuple[Stretch, ...] = ()
    victims: tuple[Stretch, ...] = ()
    pattern: str = ""
    confidence: float = 0.5


class RoleFinder(Protocol):
    """A reader of roles. `name` and `version` end up in the extractor of every claim."""

    @property
    def name(self) -> str:
        """Short name, e.g. "grammar"."""

    @property
    def version(self) -> str:
        """Changes whenever the same sentence may be read differently."""

    def frames(
        self, sentence: Sentence, predicates: Sequence[Predicate], units: Sequence[Unit]
    ) -> tuple[Frame, ...]:
        """One frame for each predicate that can be read, in order.

        `units` are the noun phrases of people and actors that other grammars have found; a
        trained finder may ignore them.
        """
