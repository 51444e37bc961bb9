"""Whom the document accuses of a killing whose own words name nobody, and from where it says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from cenotaph.claims.answering import (
    Case,
    announced,
    arrests_after,
    barred,
    signs_of,
    told_apart,
    weights,
)
from cenotaph.claims.continuity import Weights, odds
from cenotaph.claims.draft import Draft
from cenotaph.claims.parties import described, parties_of, side_of
from cenotaph.claims.setting import Setting
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import Certainty, ClaimKind, FigureRole, Modality, Perpetrator, Stance

_LENDERS = frozenset(
    {
        ClaimKind.KILLING,
        ClaimKind.ATTACK,
        ClaimKind.DETENTION,
        ClaimKind.DISAPPEARANCE,
        ClaimKind.INJURY,
        ClaimKind.TORTURE,
        ClaimKind.DESTRUCTION,
    }
)
_NOT_DONE = frozenset({Modality.DENIED, Modality.HYPOTHETICAL, Modality.DEMANDED})
_BESIDES = 0.8  # odds above which a second party is named beside the likeliest
_TIES = (
    ("same sentence", "same sentence"),
    ("same happening", "same happening"),
    ("heading", "title"),
    ("same paragraph", "same paragraph"),
    ("sentence before", "told beside it"),
    ("sentence after", "told beside it"),
    ("only party", "the only party accused"),
)


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


class Lender(Record, frozen=True, kw_only=True):
    """An act that names somebody, its happening, and what speaks for a killing being theirs."""

    draft: Draft
    happening: int
    signs: tuple[str, ...]


def lend_agents(
    drafts: Sequence[Draft],
    numbers: Sequence[int],
    mentions: Sequence[Mention] = (),
    settings: Mapping[int, Setting] | None = None,
) -> dict[int, Loan]:
    """For each happening whose killings name nobody, who the document says acted.

    The act for which the most speaks lends those whom it names (see `answering.signs_of`), and
    another act its own where as much speaks for it or where it is the accusation beside it. Where
    too little speaks for any, the only party that attacks in the sentence of the killing, or the
    only one that the document accuses; else those who are accused of "these killings" after it;
    else, as a mere suspicion, the only armed party outside the state that the sentence of the
    killing `mentions`. What is lent is never surer than alleged.
    """
    lent: dict[int, Loan] = {}
    summed = _summing_up(drafts)
    for case, lenders in open_cases(drafts, numbers, mentions, settings):
        lending = chosen(lenders, case) or _of_these(lenders, case, summed)
        if lending:
            lent[case.number] = loan_of(lending)
        elif (claimed := _claimed(case.killings)) is not None:
            lent[case.number] = claimed
        elif not any(draft.perpetrators for draft in case.killings):
            loan = _mentioned(case.killings, mentions)
            if loan is not None:
                lent[case.number] = loan
    return lent


def open_cases(
    drafts: Sequence[Draft],
    numbers: Sequence[int],
    mentions: Sequence[Mention] = (),
    settings: Mapping[int, Setting] | None = None,
) -> Iterator[tuple[Case, tuple[Lender, ...]]]:
    """The killings that name nobody, or only describe them, each with the acts that may lend."""
    told = list(zip(drafts, numbers, strict=True))
    naming = [(d, n) for d, n in told if _names_agent(d)]
    of_happening: dict[int, list[Draft]] = {}
    for draft, number in told:
        of_happening.setdefault(number, []).append(draft)
    main = _main(told)
    summed = _summing_up(drafts)
    often = Counter(key for d, _ in naming for key in {_key(p) for p in _undenied(d)})
    spoken = Counter(_key(mention.perpetrator) for mention in mentions)
    counted = {n for d, n in told if n and d.kind is ClaimKind.KILLING and d.count is not None}
    for number in sorted(of_happening.keys() - {0}):
        killings = [d for d in of_happening[number] if d.kind is ClaimKind.KILLING]
        named = [each for draft in killings for each in draft.perpetrators]
        if not killings or any(not described(each) for each in named):
            continue
        case = Case(
            number=number,
            killings=tuple(killings),
            main=main,
            parties=parties_of(each for d, _ in naming for each in _undenied(d)),
            often=often,
            spoken=spoken,
            counted=frozenset(counted),
            settings=settings or {},
        )
        sides = barred(killings)
        yield (
            case,
            tuple(
                Lender(draft=d, happening=n, signs=signs_of(d, n, case))
                for d, n in naming
                if not (n == number and d.kind is ClaimKind.KILLING)
                and not any(side_of(each) in sides for each in _undenied(d))
                and not arrests_after(d, killings)
                and (d.heading or d.aggregate or d.sentence in summed or not told_apart(n, case))
                and (d.accuses or not named)
            ),
        )


def chosen(
    lenders: Sequence[Lender], case: Case, table: Weights | None = None
) -> tuple[Lender, ...]:
    """The act for which the most speaks, the nearest of equals; then others for which much does.

    Where too little speaks for any: who alone attacks in its sentence, or is alone accused.
    """
    first = case.killings[0].sentence
    table = table or weights()
    weighed = sorted(
        ((odds(each.signs, table), each) for each in lenders),
        key=lambda item: (
            -item[0],
            abs(item[1].draft.sentence - first),
            item[1].draft.span.start,
        ),
    )
    if not weighed or weighed[0][0] <= 0:
        return _assailants(lenders, case) or _alone_accused(lenders, case)
    best = weighed[0][1]
    others = (each for worth, each in weighed[1:] if worth > _BESIDES or _rivals(best, each))
    return (best, *others)


def _rivals(best: Lender, other: Lender) -> bool:
    """Whether two accusations stand side by side: "Officials blame X. X's spokesmen accuse Y."

    Who accuses whom is disputed then, and to name one side only would settle it.
    """
    one, two = best.draft, other.draft
    if not (one.accuses and two.accuses) or one.heading or two.heading:
        return False
    return (
        best.happening == other.happening
        and one.paragraph == two.paragraph
        and abs(one.sentence - two.sentence) <= 1
    )


def _assailants(lenders: Sequence[Lender], case: Case) -> tuple[Lender, ...]:
    """The only party that attacks before a killing in its sentence: "X attacked; three died"."""
    found = tuple(each for each in lenders if _attacks_first(each, case))
    parties = {_key(p) for each in found for p in _undenied(each.draft)}
    return found[:1] if len(parties) == 1 else ()


def _alone_accused(lenders: Sequence[Lender], case: Case) -> tuple[Lender, ...]:
    """The only accusation that a document makes, of the killing that it is about."""
    accusing = tuple(each for each in lenders if each.draft.accuses and not each.draft.heading)
    if case.number != case.main or len(accusing) != 1:
        return ()
    return accusing if accusing[0].happening in (0, case.number) else ()


def _attacks_first(lender: Lender, case: Case) -> bool:
    draft = lender.draft
    return (
        draft.kind is ClaimKind.ATTACK
        and not draft.heading
        and draft.modality is Modality.ASSERTED
        and lender.happening == case.number
        and any(
            draft.sentence == each.sentence and draft.trigger.start < each.trigger.start
            for each in case.killings
        )
    )


def _of_these(lenders: Sequence[Lender], case: Case, summed: frozenset[int]) -> tuple[Lender, ...]:
    """The first accusation of "these killings" that is told after a killing."""
    first = case.killings[0].sentence
    accusing = (
        each
        for each in lenders
        if each.draft.accuses and each.draft.sentence in summed and each.draft.sentence > first
    )
    found = next(accusing, None)
    return () if found is None else (found,)


def _summing_up(drafts: Sequence[Draft]) -> frozenset[int]:
    """The sentences whose words take up several killings told before: "these massacres"."""
    killings = (d for d in drafts if d.kind is ClaimKind.KILLING and d.count is None)
    return frozenset(d.sentence for d in killings if d.aggregate and d.definite)


def loan_of(lenders: Sequence[Lender]) -> Loan:
    """Whom acts name, as alleged at the surest, and from where; the first act weighs most."""
    named: dict[str, Perpetrator] = {}
    for lender in lenders:
        for each in _undenied(lender.draft):
            named.setdefault(_key(each), _no_surer_than_alleged(each))
    best = lenders[0]
    tie = next((words for sign, words in _TIES if sign in best.signs), "told elsewhere")
    return Loan(
        perpetrators=tuple(named.values()),
        note=f"alleged perpetrator: taken over from sentence {best.draft.sentence + 1} ({tie})",
    )


def _claimed(killings: Sequence[Draft]) -> Loan | None:
    """Who announces the deaths of its enemies: a group those of soldiers, a force of fighters."""
    sides = barred(killings)
    enemies = {"state"} if sides == {"armed group"} else {"armed group"} if sides else set()
    for killing in killings:
        for source in killing.attribution:
            party = Perpetrator(
                name=actor_table().full_name(source.name, source.actor_id),
                kind=source.kind,
                actor_id=source.actor_id,
                span=source.span,
            )
            says_so = source.stance in (Stance.ASSERTS, Stance.ALLEGES)
            if says_so and party.kind in ARMED and side_of(party) in enemies:
                note = (
                    f"alleged perpetrator: announces the deaths in sentence {killing.sentence + 1}"
                )
                return Loan(perpetrators=(party,), note=note)
    return None


def _mentioned(killings: Sequence[Draft], mentions: Sequence[Mention]) -> Loan | None:
    """The only armed party outside the state that the sentence of the killing speaks of.

    A group that is only named elsewhere in the document is nobody's suspect: what no source says
    of anybody, the program does not say either.
    """
    if barred(killings) or announced(killings):
        return None
    sentences = {draft.sentence for draft in killings}
    every = [mention for mention in mentions if mention.sentence in sentences]
    found = [each for each in every if each.perpetrator.kind is not ActorKind.STATE_FORCE]
    state = len(every) - len(found)
    if len(found) <= state or len(parties_of(each.perpetrator for each in found)) != 1:
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


def beside(own: tuple[Perpetrator, ...], lent: tuple[Perpetrator, ...]) -> tuple[Perpetrator, ...]:
    """Whom a killing describes, and whom it is lent, nobody twice."""
    known = {each.name.casefold() for each in own}
    return (*own, *(each for each in lent if each.name.casefold() not in known))


def _no_surer_than_alleged(perpetrator: Perpetrator) -> Perpetrator:
    """What one sentence says of an actor is at most an allegation about the act of another."""
    if perpetrator.certainty is not Certainty.STATED:
        return perpetrator
    return msgspec.structs.replace(perpetrator, certainty=Certainty.ALLEGED)


def _names_agent(draft: Draft) -> bool:
    """Whether a draft ties anybody to an act that was done."""
    return draft.modality not in _NOT_DONE and draft.kind in _LENDERS and bool(_undenied(draft))


def _undenied(draft: Draft) -> list[Perpetrator]:
    return [each for each in draft.perpetrators if each.certainty is not Certainty.DENIED]


def _key(perpetrator: Perpetrator) -> str:
    return perpetrator.actor_id or perpetrator.name.casefold()


def _main(told: Sequence[tuple[Draft, int]]) -> int:
    """The happening that a document is about: the first that its body gives a figure for."""
    for draft, number in told:
        figure = draft.count is not None and draft.kind is ClaimKind.KILLING
        if figure and number and not draft.heading and draft.figure is not FigureRole.PART:
            return number
    return 0
