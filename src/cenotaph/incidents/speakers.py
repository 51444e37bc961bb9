"""On whose word a claim stands: the chain of attribution walked to its first known origin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from cenotaph.incidents.folding import fold
from cenotaph.knowledge.bodies import body_table, state_part
from cenotaph.knowledge.sources import source_words
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Claim, Modality, Source, SourceKind, Stance

# A medium relays what others established; it is an origin only when nobody stands behind it.
RELAYS = frozenset({ActorKind.MEDIA})
_THERE = frozenset({SourceKind.WITNESS, SourceKind.RELATIVE, SourceKind.COMMUNITY})


def establishing(chain: Sequence[Source]) -> tuple[Source, ...]:
    """The sources that first-hand established what the chain relays, in the order named.

    The outermost source that is not a medium: a body that investigated answers for the
    witnesses it heard, but another body whose words it only passes on answers for itself ("the
    government cited the prosecutor"). Sources named side by side ("X and Y") answer together,
    and a named one among them answers for the nameless.
    """
    speaking = [source for source in chain if source.stance is not Stance.CANNOT_CONFIRM]
    behind = [source for source in speaking if source.kind not in RELAYS]
    if not behind:
        return tuple(speaking[-1:])
    first = _innermost(behind)
    together = [behind[first]]
    for source in behind[first + 1 :]:
        if not _side_by_side(together[-1], source):
            break
        together.append(source)
    named = tuple(source for source in together if is_named(source))
    return named or tuple(together[:1])


def _innermost(chain: Sequence[Source]) -> int:
    """The place of the last listed body that a listed body before it passes on."""
    place = 0
    for index in range(1, len(chain)):
        outer, inner = chain[index - 1], chain[index]
        if outer.actor_id is None or inner.actor_id is None or _side_by_side(outer, inner):
            break
        place = index
    return place


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
    return establishing(telling_chain(claim))


def telling_chain(claim: Claim) -> tuple[Source, ...]:
    """Everybody between the text and the words of a claim but those who only reject it."""
    if claim.modality is Modality.DENIED:
        return claim.attribution
    return tuple(source for source in claim.attribution if source.stance is not Stance.DENIES)


def is_named(source: Source) -> bool:
    """Whether the source is one and the same wherever it is named, unlike "witnesses"."""
    if source.actor_id is not None:
        return True
    if source.anonymous or source.kind in {ActorKind.UNKNOWN, ActorKind.COMMUNITY}:
        return False
    capitals = sum(word[:1].isupper() for word in source.name.split())
    if source.first_hand:
        return source.kind is ActorKind.PERSON and capitals > 1
    return bool(capitals and fold(source.name)) and not _described(source.name)


def was_there(source: Source) -> bool:
    """Whether somebody without a name speaks of what they saw or lost."""
    told = source.first_hand or source.speaks_as in _THERE
    return (told or source.kind is ActorKind.COMMUNITY) and not is_named(source)


@cache
def _described(name: str) -> bool:
    """Whether words with a capital are a description all the same: "Rights group", "Police"."""
    words = name.split()
    if state_part(name) and state_part(name) == state_part(" ".join(words[-2:])):
        return True
    if any(word[:1].isupper() for word in words[1:]):
        return False
    last = (words[-1].casefold(),)
    heads = source_words("en").heads.keys() | source_words("fr").heads.keys()
    return last in heads or body_table().stands_for(name) is not None
