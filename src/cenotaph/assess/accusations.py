"""Whom each voice of a case accuses, and which accusations can both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations

from cenotaph.assess.parties import actor_named, same_state
from cenotaph.assess.voices import Voice, Voices
from cenotaph.incidents.folding import fold
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality, Perpetrator
from cenotaph.record.incident import Incident

Pair = frozenset[str]
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED})


class Accusation:
    """What one voice of one document says of who did it."""

    def __init__(self, document: str, voice: Voice, claims: Iterable[Claim]) -> None:
        self.document = document
        self.voice = voice
        self.claims = tuple(claims)

    @cached_property
    def accused(self) -> dict[str, Perpetrator]:
        """The actors of the table that it ties to the act in words of its own, by id."""
        return {
            party.actor_id: party
            for claim in self.claims
            for party in claim.perpetrators
            if party.actor_id is not None and party.certainty is not Certainty.DENIED
        }

    @property
    def key(self) -> tuple[str, str]:
        """Document and voice, for a fixed order."""
        return self.document, self.voice.name


def accusations(incident: Incident, voices: Voices) -> list[Accusation]:
    """The killings of an incident by document and by who says so, in a fixed order."""
    material = voices.material
    grouped: dict[tuple[str, Voice], list[Claim]] = {}
    for claim in (material.by_id[each] for each in incident.claims if each in material.by_id):
        if claim.kind is ClaimKind.KILLING and claim.modality in _SAID:
            grouped.setdefault((claim.document, voices.of(claim)), []).append(claim)
    return [
        Accusation(document, voice, grouped[document, voice]) for document, voice in sorted(grouped)
    ]


class Sides:
    """Which parties stand or act together, by the table of actors and by the case itself."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._together = frozenset(_acting_together(claims))

    def differ(self, left: Accusation, right: Accusation) -> bool:
        """Whether two voices accuse parties with nothing in common."""
        table = actor_table()
        one = {each for actor in left.accused for each in table.lineage(actor)}
        other = {each for actor in right.accused for each in table.lineage(actor)}
        if not one or not other or one & other:
            return False
        return not any(
            self.joined(a, b) for a in left.accused.values() for b in right.accused.values()
        )

    def joined(self, left: Perpetrator, right: Perpetrator) -> bool:
        """Whether two parties are of one state or one camp, share a name, or acted together."""
        if same_state(left.name, right.name) or one_side(left, right) or _one_name(left, right):
            return True
        return frozenset({left.actor_id or left.name, right.actor_id or right.name}) in (
            self._together
        )


def _acting_together(claims: Iterable[Claim]) -> Iterator[Pair]:
    """The parties that one claim ties to one act side by side."""
    for claim in claims:
        named = sorted(
            {
                party.actor_id or party.name
                for party in claim.perpetrators
                if party.certainty is not Certainty.DENIED
            }
        )
        yield from (frozenset(pair) for pair in combinations(named[:_FEW], 2))


_FEW = 6


def one_side(left: Perpetrator, right: Perpetrator) -> bool:
    """Whether the table gives both one allegiance."""
    one, other = actor_named(left.name, left.actor_id), actor_named(right.name, right.actor_id)
    return (
        one is not None
        and other is not None
        and bool(one.allegiance)
        and (one.allegiance == other.allegiance)
    )


def _one_name(left: Perpetrator, right: Perpetrator) -> bool:
    """Whether one goes by a name that the other's holds ("Taliban", "Pakistani Taliban")."""
    ours, theirs = _names(left), _names(right)
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in ours for b in theirs)


def _names(party: Perpetrator) -> list[str]:
    actor = actor_named(party.name, party.actor_id)
    wide = (actor.name, *actor.aliases) if actor is not None else (party.name,)
    folded = {fold(name) for name in wide}
    return sorted(name for name in folded if len(name) >= _LEAST and name not in _OF_MANY)


_LEAST = 4  # letters: an abbreviation may be that of several bodies
_OF_MANY = frozenset({"army", "police", "soldiers", "military", "government", "rebels"})
