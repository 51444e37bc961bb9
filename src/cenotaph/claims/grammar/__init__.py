"""A grammar over the act lexicon that finds who did what to whom without a trained model."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.nominal import adjectival_frame, nominal_frame
from cenotaph.claims.grammar.verbal import verbal_frame
from cenotaph.claims.roles import Frame
from cenotaph.record.base import Record

_READERS = {"verb": verbal_frame, "noun": nominal_frame, "adjective": adjectival_frame}


class GrammarRoles(Record, frozen=True, kw_only=True):
    """A `RoleFinder` made of closed word classes and the noun phrases given to it."""

    name: str = "grammar"
    version: str = "1"

    def frames(self, clauses: Sequence[Clause]) -> tuple[tuple[Frame, ...], ...]:
        """One frame for each predicate that a known construction explains."""
        return tuple(self.frames_of(clause) for clause in clauses)

    def frames_of(self, clause: Clause) -> tuple[Frame, ...]:
        """The frames of one sentence."""
        found = (_READERS[predicate.act.pos](clause, predicate) for predicate in clause.predicates)
        return tuple(frame for frame in found if frame is not None)
