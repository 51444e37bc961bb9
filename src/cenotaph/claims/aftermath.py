"""Whether a sentence tells of the dead afterwards: found, exhumed, brought to a grave."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.claims.context import SentenceContext, is_violence


class Aftermath(StrEnum):
    """What a sentence tells of the dead, if not their killing."""

    NONE = ""
    FOUND = "found"  # its date is that of the discovery, its place may be that of the killing
    BURIED = "buried"  # neither its date nor its place is that of the killing


_BURIED = frozenset(
    {"buried", "burial", "burials", "bury", "funeral", "funerals", "mourners", "mourned", "coffins"}
    | {"enterré", "enterrés", "enterrées", "inhumé", "inhumés", "obsèques", "funérailles"}
)
_AT_REST = frozenset({"laid", "to", "rest"})
_FOUND = frozenset(
    {"found", "discovered", "recovered", "exhumed", "unearthed", "dug", "retrieved", "collected"}
    | {"découvert", "découverts", "retrouvé", "retrouvés", "exhumés", "extraits", "repêchés"}
)
_REMAINS = frozenset(
    {"body", "bodies", "corpse", "corpses", "remains", "grave", "graves", "skeletons", "bones"}
    | {"corps", "cadavre", "cadavres", "dépouilles", "ossements", "fosse", "charnier"}
)


def aftermath(context: SentenceContext) -> Aftermath:
    """What a sentence without an act of violence tells of the dead."""
    words = set(context.clause.words)
    if any(map(is_violence, context.clause.predicates)):
        return Aftermath.NONE
    if _BURIED & words or words >= _AT_REST:
        return Aftermath.BURIED
    return Aftermath.FOUND if _FOUND & words and _REMAINS & words else Aftermath.NONE
