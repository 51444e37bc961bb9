"""On whose word a claim stands: the chain of attribution walked to its first known origin."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.incidents.folding import fold
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Claim, Modality, Source, Stance

# A medium relays what others established; it is an origin only when nobody stands behind it.
RELAYS = frozenset({ActorKind.MEDIA})


def establishing(chain: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that first-hand established what the chain relays, in the order named.

    The outermost source that is not a medium: a body that investigated answers for the
    witnesses it heard. Sources named side by side ("X and Y") answer together, and a named one
    among them answers for the nameless.
    """
    speaking = [source for source in chain if source.stance is not Stance.CANNOT_CONFIRM]
    behind = [source for source in speaking if source.kind not in RELAYS]
    if not behind:
        return tuple(speaking[-1:])
    together = [behind[0]]
    for source in behind[1:]:
        if not _side_by_side(together[-1], source):
            break
        together.append(source)
    named = tuple(source for source in together if is_named(source))
    return named or tuple(together[:1])


def _side_by_side(left: Source, right: Source) -> bool:
    """Named with nothing but a conjunction between them ("X and Y")."""
    if left.span is None or right.span is None or left.span.document != right.span.document:
        return False
    return 0 <= right.span.start - left.span.end <= len(" and the ")


def speaker(claim: Claim) -> str:
    """The name of the origin of a claim in reading order of its parts; empty when nobody is."""
    return " and ".join(source.name for source in founders(claim))


def founders(claim: Claim) -> tuple[Source, ...]:
    """The sources that established a claim; who only rejects it established nothing."""
    chain = claim.attribution
    if claim.modality is not Modality.DENIED:
        chain = tuple(source for source in chain if source.stance is not Stance.DENIES)
    return establishing(chain)


def is_named(source: Source) -> bool:
    """Whether the source is one and the same wherever it is named, unlike "witnesses"."""
    if source.actor_id is not None:
        return True
    if (
        source.anonymous
        or source.first_hand
        or source.kind in {ActorKind.UNKNOWN, ActorKind.COMMUNITY}
    ):
        return False
    return any(word[:1].isupper() for word in source.name.split()) and bool(fold(source.name))
