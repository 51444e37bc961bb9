"""Whom the document accuses of a killing whose own words name nobody, and from where it says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.claims.happening import places_differ
from cenotaph.claims.setting import Setting
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
_DESCRIBABLE = frozenset({ActorKind.UNKNOWN, ActorKind.ARMED_GROUP, ActorKind.MILITIA})
_IN_GENERAL = "accused of killings in general"
_BESIDE = 2  # sentences between a killing and an attack that no happening claims
_OPPOSED = frozenset({ActorKind.ARMED_GROUP})


class Mention(Record, frozen=True, kw_only=True):
    """An armed party that a sentence speaks of, whatever it says of it; state forces, too.

    `cleared` is set where the sentence denies, negates or only supposes something.
    """

    sentence: int
    perpetrator: Perpetrator
    cleared: bool = False


class Loan(Record, frozen=True, kw_only=True):
    """Perpetrators taken over from elsewhere in the document, and from where."""

    perpetrators: tuple[Perpetrator, ...]
    note: str


def lend_agents(
    drafts: Sequence[Draft],
    numbers: Sequence[int],
    mentions: Sequence[Mention] = (),
    settings: Mapping[int, Setting] | None = None,
) -> dict[int, Loan]:
    """For each happening whose killings name nobody, who the document says acted.

    First the act told of the same happening or beside the killing for which the most speaks (see
    `_worth`); else an accusation of killings in general before it, the title, the only party that
    the document blames, the only one that it accuses of anything; and last, as a mere suspicion,
    the only armed party outside the state that the sentence of the killing itself `mentions`.
    What is lent is never surer than alleged. A killing that only describes its authors
    ("gunmen") takes a name only from words that lay blame or claim responsibility. An act of
    another killing, by its `settings` on another day and at another place, lends nobody.
    """
    told = list(zip(drafts, numbers, strict=True))
    naming = [(d, n) for d, n in told if _names_agent(d)]
    of_happening: dict[int, list[Draft]] = {}
    for draft, number in told:
        of_happening.setdefault(number, []).append(draft)
    main = _main(told)
    of_main = of_happening[main] if main else []
    lent: dict[int, Loan] = {}
    for number in sorted(of_happening.keys() - {0}):
        killings = [d for d in of_happening[number] if d.kind is ClaimKind.KILLING]
        named = [each for draft in killings for each in draft.perpetrators]
        if not killings or any(not described(each) for each in named):
            continue
        barred = _barred(killings)
        willing = [
            (d, n)
            for d, n in naming
            if (not named or (d.accuses and _names_body(d)))
            and not _of_side(d, barred)
            and not _arrests_after(d, killings)
        ]
        whole = all(draft.aggregate for draft in killings) or named
        near = number == main or not (whole or _dated_apart(killings, of_main))
        open_ones = [d for d, n in willing if not _told_apart(number, n, of_happening, settings)]
        chosen = _by_tiers(number, killings, willing, open_ones, near=near, main=number == main)
        if chosen is not None:
            draft, tier = chosen
            lent[number] = Loan(
                perpetrators=tuple(_no_surer_than_alleged(p) for p in draft.perpetrators),
                note=f"alleged perpetrator: taken over from sentence {draft.sentence + 1} ({tier})",
            )
        elif not named and not barred and not _announced(killings):
            loan = _mentioned(killings, mentions)
            if loan is not None:
                lent[number] = loan
    return lent


def _told_apart(
    number: int,
    other: int,
    of_happening: Mapping[int, Sequence[Draft]],
    settings: Mapping[int, Setting] | None,
) -> bool:
    """Whether an act belongs to another killing with a figure, at another place and not on
    the same day.

    In a digest each accusation stays with its own happening.
    """
    if other in (0, number):
        return False
    if all(d.kind is not ClaimKind.KILLING or d.count is None for d in of_happening[other]):
        return False
    here, there = (settings or {}).get(number), (settings or {}).get(other)
    if here is None or there is None:
        return False
    if here.when is not None and there.when is not None and here.when.overlaps(there.when):
        return False
    return places_differ(here.where, there.where)


def _dated_apart(killings: Sequence[Draft], main: Sequence[Draft]) -> bool:
    """Whether killings are dated on other days than what the document is about."""
    theirs = [d.when for d in killings if d.when is not None]
    mine = [d.when for d in main if d.when is not None]
    if not theirs or not mine:
        return False
    return not any(left.overlaps(right) for left in theirs for right in mine)


def _announced(killings: Sequence[Draft]) -> bool:
    """Whether a force of a state announces the deaths: then a group it speaks of is its enemy."""
    return any(
        source.kind is ActorKind.STATE_FORCE for draft in killings for source in draft.attribution
    )


def _mentioned(killings: Sequence[Draft], mentions: Sequence[Mention]) -> Loan | None:
    """The only armed party outside the state that the sentence of the killing speaks of.

    A group that is only named elsewhere in the document is nobody's suspect: what no source says
    of anybody, the program does not say either.
    """
    sentences = {draft.sentence for draft in killings}
    every = [mention for mention in mentions if mention.sentence in sentences]
    found = [each for each in every if each.perpetrator.kind is not ActorKind.STATE_FORCE]
    state = len(every) - len(found)
    if len(found) <= state or len(_parties(each.perpetrator for each in found)) != 1:
        return None  # where a state's force is as much spoken of, it may as well have acted
    if any(each.cleared for each in found):
        return None
    bodies = [each for each in found if each.perpetrator.actor_id is not None]
    if not bodies:
        return None  # "rebels", merely spoken of, tells nobody who it was
    first = bodies[0]
    return Loan(
        perpetrators=(msgspec.structs.replace(first.perpetrator, certainty=Certainty.SUSPECTED),),
        note=f"suspected perpetrator: only spoken of in sentence {first.sentence + 1}, of this act",
    )


def described(perpetrator: Perpetrator) -> bool:
    """Whether it is only a description that many groups may answer to: "gunmen", "jihadists"."""
    if perpetrator.actor_id is not None or perpetrator.kind not in _DESCRIBABLE:
        return False
    words = perpetrator.name.casefold().split()
    return bool(words) and words[-1] in _common_nouns()


def beside(own: tuple[Perpetrator, ...], lent: tuple[Perpetrator, ...]) -> tuple[Perpetrator, ...]:
    """Whom a killing describes, and whom it is lent, nobody twice."""
    known = {each.name.casefold() for each in own}
    return (*own, *(each for each in lent if each.name.casefold() not in known))


@cache
def _common_nouns() -> frozenset[str]:
    """The last words of the nouns by which people are described."""
    return frozenset(noun.noun.split()[-1] for noun in actor_table().nouns)


def _by_tiers(
    number: int,
    killings: Sequence[Draft],
    willing: Sequence[tuple[Draft, int]],
    every: Sequence[Draft],
    *,
    near: bool,
    main: bool,
) -> tuple[Draft, str] | None:
    first = killings[0]
    blame = [draft for draft in every if draft.accuses]
    general = [d for d, happening in willing if d.aggregate or happening in (0, number)]
    told = _best_told(number, killings, willing)
    if told is not None and _names_body(told[0]):
        return told
    blamed = _only_party(first, blame) if near else None
    tiers = (
        (_IN_GENERAL, _accuser(first, general)),
        ("title", _nearest(first, [d for d in every if d.heading]) if near else None),
        ("the only party blamed", blamed),
        ("the only party accused", _only_party(first, every) if main else None),
    )
    found = [(draft, tier) for tier, draft in tiers if draft is not None]
    if told is not None:  # "gunmen came": a name for them where the document has one
        found = [(draft, tier) for draft, tier in found if _names_body(draft)]
        found = [
            (draft, tier)
            for draft, tier in found
            if (tier == _IN_GENERAL or main) and (draft.accuses or told[0].tentative)
        ]
        return next(iter(found), told)
    return next(iter(found), None)


# What speaks for the author of an act told elsewhere being the author of a killing. Estimated on
# the development reports, where each kind of evidence was counted right and wrong.
_SAME_SENTENCE, _SAME_HAPPENING, _SAME_PARAGRAPH, _CLOSE = 4, 3, 2, 1
_ATTACKED, _ACCUSED, _NAMED = 2, 2, 2
_ONLY_CAME, _OTHER_DAY = -1, -4
_ENOUGH = 5


def _best_told(
    number: int, killings: Sequence[Draft], willing: Sequence[tuple[Draft, int]]
) -> tuple[Draft, str] | None:
    """The act told nearest in kind, happening and place whose author may answer for a killing."""
    first = killings[0]
    weighed = [
        (_worth(draft, happening, number, killings), draft)
        for draft, happening in willing
        if draft.kind in _LENDERS
        and (happening == number or (happening == 0 and _beside(draft, first)))
    ]
    best = max(
        weighed,
        key=lambda item: (item[0][0], -abs(item[1].sentence - first.sentence), -item[1].span.start),
        default=None,
    )
    return (best[1], best[0][1]) if best is not None and best[0][0] >= _ENOUGH else None


def _beside(draft: Draft, killing: Draft) -> bool:
    """Whether an act that no happening claims is told with a killing, or blamed right beside it."""
    close = draft.accuses and abs(draft.sentence - killing.sentence) <= _BESIDE
    return close or draft.paragraph == killing.paragraph


def _arrests_after(draft: Draft, killings: Sequence[Draft]) -> bool:
    """Whether an arrest is told after the killing: it is then one of suspects."""
    told = [each.trigger.start for each in killings if not each.heading]
    return draft.kind is ClaimKind.DETENTION and bool(told) and draft.trigger.start > min(told)


def _worth(draft: Draft, happening: int, number: int, killings: Sequence[Draft]) -> tuple[int, str]:
    """How much speaks for the author of one act, and the strongest tie in words."""
    apart = min(abs(draft.sentence - killing.sentence) for killing in killings)
    ties = (
        ("same sentence", _SAME_SENTENCE, apart == 0),
        ("same happening", _SAME_HAPPENING, happening == number),
        ("same paragraph", _SAME_PARAGRAPH, draft.paragraph == killings[0].paragraph),
        ("told beside it", _CLOSE, apart <= _BESIDE),
    )
    worth = sum(weight for _, weight, holds in ties if holds)
    worth += _ATTACKED if draft.kind is ClaimKind.ATTACK else 0
    worth += _ACCUSED if draft.accuses else 0
    worth += _NAMED if _names_body(draft) else 0
    worth += _ONLY_CAME if draft.tentative else 0
    # who is blamed or convicted later did it then
    worth += _OTHER_DAY if not draft.accuses and _dated_apart(killings, [draft]) else 0
    return worth, next((name for name, _, holds in ties if holds), "")


def _names_body(draft: Draft) -> bool:
    """Whether a draft names more than a description that many groups may answer to."""
    return any(not described(each) for each in _undenied(draft))


def _no_surer_than_alleged(perpetrator: Perpetrator) -> Perpetrator:
    """What one sentence says of an actor is at most an allegation about the act of another."""
    if perpetrator.certainty is not Certainty.STATED:
        return perpetrator
    return msgspec.structs.replace(perpetrator, certainty=Certainty.ALLEGED)


def _nearest(killing: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """The draft that answers best for a killing: by kind of act, a name before a description of
    armed men, then by nearness.
    """
    return min(
        (d for d in drafts if d.kind in _LENDERS),
        key=lambda d: (
            _LENDERS.index(d.kind),
            all(described(each) for each in d.perpetrators),
            abs(d.sentence - killing.sentence),
            not d.accuses,
            d.span,
        ),
        default=None,
    )


def _names_agent(draft: Draft) -> bool:
    """Whether a draft ties anybody to an act that was done."""
    done = draft.modality not in _NOT_DONE and draft.kind in (*_LENDERS, ClaimKind.KILLING)
    return done and bool(_undenied(draft))


def _of_side(draft: Draft, sides: frozenset[str]) -> bool:
    """Whether anybody whom a draft names is of one of these sides."""
    return any(_side(each) in sides for each in _undenied(draft))


def _undenied(draft: Draft) -> list[Perpetrator]:
    return [each for each in draft.perpetrators if each.certainty is not Certainty.DENIED]


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


def _main(told: Sequence[tuple[Draft, int]]) -> int:
    """The happening that a document is about: the first that its body gives a figure for."""
    for draft, number in told:
        figure = draft.count is not None and draft.kind is ClaimKind.KILLING
        if figure and number and not draft.heading and draft.figure is not FigureRole.PART:
            return number
    return 0


def _only_party(killing: Draft, willing: Sequence[Draft]) -> Draft | None:
    """The accusation nearest to a killing where the document accuses one armed party only."""
    accusing = [
        d
        for d in willing
        if (d.accuses or (_names_body(d) and not _dated_apart([killing], [d])))
        and d.kind in _WHOLE | frozenset(_LENDERS)
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
