"""Whether a sentence tells of the dead afterwards: found, exhumed, brought to a grave."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.claims.context import SentenceContext, is_violence
from cenotaph.knowledge.topics import topics


class Aftermath(StrEnum):
    """What a sentence tells of the dead, if not their killing."""

    NONE = ""
    FOUND = "found"  # its date is that of the discovery, its place may be that of the killing
    BURIED = "buried"  # neither its date nor its place is that of the killing


_AT_REST = frozenset({"laid", "to", "rest"})


def aftermath(context: SentenceContext) -> Aftermath:
    """What a sentence without an act of violence tells of the dead."""
    words = set(context.clause.words)
    if any(map(is_violence, context.clause.predicates)):
        return Aftermath.NONE
    if topics().buried & words or words >= _AT_REST:
        return Aftermath.BURIED
    found = topics().dug_up & words and topics().remains & words
    return Aftermath.FOUND if found else Aftermath.NONE
