"""What a named person decided, and why; it lives in the ledger and can be undone, not erased."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.span import Span

_ANCHOR = re.compile(r"(.+)@(\d+)-(\d+)", re.DOTALL)


class DecisionKind(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"
    RESTRICT = "restrict"
    REDACT = "redact"
    UNDO = "undo"


# Decisions on accounts: what one document tells of one happening.
ON_ACCOUNTS = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT})


class Decision(Record, frozen=True, kw_only=True):
    """`who` decided `kind` on the records `on`, at `when` (UTC, ISO 8601), because of `why`.

    A merge or a split is on words, not on incidents, which come and go with the program: `on`
    holds anchors (see `anchor`), `words` what stood there. An undo is on the id of a decision.
    """

    id: str
    who: str
    when: str
    kind: DecisionKind
    on: tuple[str, ...]
    why: str
    value: str | None = None
    words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind in ON_ACCOUNTS and len(self.words) != len([*map(anchored, self.on)]):
            raise ValueError(f"{self.id} has not the words of each of its anchors")


class Standing(StrEnum):
    """What has become of a decision."""

    HOLDS = "holds"
    UNDONE = "undone"
    GROUNDLESS = "rests on nothing now"
    OVERRULED = "cannot be kept"


class Ruling(Record, frozen=True, kw_only=True):
    """A decision with what has become of it, and why; `by` are the decisions behind that."""

    decision: Decision
    standing: Standing
    why: str = ""
    by: tuple[str, ...] = ()


def anchor(span: Span) -> str:
    """How a decision names words: `DOCUMENT@START-END`, the document by its id."""
    return f"{span.document}@{span.start}-{span.end}"


def anchored(name: str) -> Span:
    """The span that an anchor names.

    Raises:
        ValueError: it is no anchor.
    """
    found = _ANCHOR.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} names no words of a document")
    return Span(document=found[1], start=int(found[2]), end=int(found[3]))


def undone(decisions: Sequence[Decision]) -> dict[str, str]:
    """The ids of the decisions that were undone, each with the id of the first undo of it."""
    found: dict[str, str] = {}
    for decision in decisions:
        if decision.kind is DecisionKind.UNDO:
            for target in decision.on:
                found.setdefault(target, decision.id)
    return found
