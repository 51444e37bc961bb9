"""What a named person decided, and why; it lives in the ledger and can be undone, not erased."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.record.base import Record


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


class Decision(Record, frozen=True, kw_only=True):
    """`who` decided `kind` on the records `on`, at `when` (UTC, ISO 8601), because of `why`."""

    id: str
    who: str
    when: str
    kind: DecisionKind
    on: tuple[str, ...]
    why: str
    value: str | None = None
