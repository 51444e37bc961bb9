"""Whom the document accuses of a killing whose own words name nobody, and from where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import Certainty, ClaimKind, FigureRole, Modality, Perpetrator

_LENDERS = (
    ClaimKind.ATTACK,
    ClaimKind.DETENTION,
    ClaimKind.DISAPPEARANCE,
    ClaimKind.INJURY,
    ClaimKind.TORTURE,
    ClaimKind.DESTRUCTION,
)
_WHOLE = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK, ClaimKind.DISAPPEARANCE})
_NOT_DONE = frozenset({Modality.DENIED, Modality.HYPOTHETICAL, Modality.DEMANDED})
_STATE_VICTIMS = frozenset({"soldiers", "gendarmes", "police officers", "security forces"})
_ARMED_VICTIMS = frozenset({"combatants"})
_AUXILIARIES = frozenset({"auxiliaries"})
_OPPOSED = frozenset({ActorKind.ARMED_GROUP})


class Loan(Record, frozen=True, kw_only=True):
    """Perpetrators taken over from elsewhere in the document, and from where."""

    perpetrators: tuple[Perpetrator, ...]
    note: str


def lend_agents(drafts: Sequence[Draft], numbers: Sequence[int]) -> dict[int, Loan]:
    """For each happening whose killings name nobody, who the document says acted.

    By tiers, the first that answers: the same sentence; the same happening; the same paragraph;
    an accusation of killings in general before it; who is said to have come; the title; and, for
    what the document is about, the only party that it accuses of anything. What is lent is never
    surer than alleged.
    A killing that only describes its authors ("gunmen") takes a name only from words that lay
    blame or claim responsibility.
    """
    main = _main(drafts, numbers)
    lent: dict[int, Loan] = {}
    for number in sorted(set(numbers) - {0}):
        members = [d for d, n in zip(drafts, numbers, strict=True) if n == number]
        killings = [d for d in members if d.kind is ClaimKind.KILLING]
        named = [each for draft in killings for each in draft.perpetrators]
        if not killings or any(not described(each) for each in named):
            continue
        barred = _barred(killings)
        willing = [d for d in drafts if _names_agent(d, barred)]
        if named:
            willing = [d for d in willing if d.accuses]
        others = {id(d) for d, n in zip(drafts, numbers, strict=True) if n not in (0, number)}
        general = [d for d in willing if d.aggregate or id(d) not in others]
        chosen = _by_tiers(killings, members, willing, general, main=number == main)
        if chosen is not None:
            draft, tier = chosen
            lent[number] = Loan(
                perpetrators=tuple(_no_surer_than_alleged(p) for p in draft.perpetrators),
                note=f"alleged perpetrator: taken over from sentence {draft.sentence + 1} ({tier})",
            )
    return lent


def described(perpetrator: Perpetrator) -> bool:
    """Whether it is only a description that any group may answer to: "gunmen"."""
    return perpetrator.actor_id is None and perpetrator.kind is ActorKind.UNKNOWN


def _by_tiers(
    killings: Sequence[Draft],
    members: Sequence[Draft],
    willing: Sequence[Draft],
    general: Sequence[Draft],
    *,
    main: bool,
) -> tuple[Draft, str] | None:
    first = killings[0]
    sentences = {draft.sentence for draft in killings}
    within = {id(d) for d in members}
    together = [d for d in willing if id(d) in within]
    same = [d for d in together if not d.tentative]
    tiers = (
        ("same sentence", _nearest(first, [d for d in same if d.sentence in sentences])),
        ("same happening", _nearest(first, same)),
        (
            "same paragraph",
            _nearest(
                first,
                [
                    d
                    for d in willing
                    if d.paragraph == first.paragraph
                    and d.kind is ClaimKind.ATTACK
                    and not d.tentative
                ],
            ),
        ),
        ("accused of killings in general", _accuser(first, general)),
        ("who came", _nearest(first, [d for d in together if d.tentative])),
        ("title", _nearest(first, [d for d in willing if d.heading]) if main else None),
        ("the only party accused", _only_party(first, willing) if main else None),
    )
    return next(((draft, tier) for tier, draft in tiers if draft is not None), None)


def _no_surer_than_alleged(perpetrator: Perpetrator) -> Perpetrator:
    """What one sentence says of an actor is at most an allegation about the act of another."""
    if perpetrator.certainty is not Certainty.STATED:
        return perpetrator
    return msgspec.structs.replace(perpetrator, certainty=Certainty.ALLEGED)


def _nearest(killing: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """The draft that answers best for a killing: by kind of act, then by nearness."""
    return min(
        (d for d in drafts if d.kind in _LENDERS),
        key=lambda d: (
            _LENDERS.index(d.kind),
            abs(d.sentence - killing.sentence),
            not d.accuses,
            d.span,
        ),
        default=None,
    )


def _names_agent(draft: Draft, barred: frozenset[str]) -> bool:
    """Whether a draft ties anybody to an act that was done and can answer for another one."""
    done = draft.modality not in _NOT_DONE and draft.kind in (*_LENDERS, ClaimKind.KILLING)
    named = [p for p in draft.perpetrators if p.certainty is not Certainty.DENIED]
    return done and bool(named) and not any(_side(p) in barred for p in named)


def _barred(killings: Sequence[Draft]) -> frozenset[str]:
    """The sides that cannot answer because the victims are theirs: soldiers did not kill soldiers.

    Only where all victims told of are of one side; an army can kill a soldier in a crowd.
    """
    groups = {
        victims.category
        for draft in killings
        if draft.figure is not FigureRole.PART
        for victims in draft.victims
    } - {"people", "others", "victims", "bodies", "deaths"}
    if groups and groups <= _STATE_VICTIMS | _AUXILIARIES:
        return frozenset({"state"})
    return frozenset({"armed group"}) if groups and groups <= _ARMED_VICTIMS else frozenset()


def _side(perpetrator: Perpetrator) -> str:
    if perpetrator.kind in (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT):
        return "state"
    return "armed group" if perpetrator.kind in _OPPOSED else ""


def _accuser(killing: Draft, willing: Sequence[Draft]) -> Draft | None:
    """The last accusation of killings in general before a killing that names nobody."""
    general = [
        d
        for d in willing
        if d.kind in (ClaimKind.KILLING, ClaimKind.ATTACK)
        and d.modality is not Modality.BACKGROUND
        and d.count is None
        and d.sentence < killing.sentence
        and (d.heading or d.aggregate)
    ]
    return general[-1] if general else None


def _main(drafts: Sequence[Draft], numbers: Sequence[int]) -> int:
    """The happening that a document is about: the first that its body gives a figure for."""
    for draft, number in zip(drafts, numbers, strict=True):
        figure = draft.count is not None and draft.kind is ClaimKind.KILLING
        if figure and number and not draft.heading and draft.figure is not FigureRole.PART:
            return number
    return 0


def _only_party(killing: Draft, willing: Sequence[Draft]) -> Draft | None:
    """The accusation nearest to a killing where the document accuses one armed party only."""
    accusing = [
        d
        for d in willing
        if d.kind in _WHOLE | frozenset(_LENDERS)
        and d.modality is not Modality.BACKGROUND
        and not d.aggregate
        and all(each.kind in ARMED for each in d.perpetrators)
    ]
    if len(_parties(each for d in accusing for each in d.perpetrators)) != 1:
        return None
    return min(accusing, key=lambda d: (abs(d.sentence - killing.sentence), d.span))


def _parties(named: Iterable[Perpetrator]) -> set[str]:
    """The parties behind several names: descriptions and parts go with the body they fit."""
    known = {each.actor_id or each.name.casefold(): each for each in named}
    sides = {_side(each) for each in known.values() if each.actor_id is not None}
    parties: set[str] = set()
    for key, each in known.items():
        if each.actor_id is None and _side(each) in sides:
            continue
        line = actor_table().lineage(each.actor_id)
        if not any(parent in known for parent in line[1:]):
            parties.add(key)
    return parties
