"""What speaks for those whom one act names having done a killing that names nobody, sign by sign.

The weights stand in `knowledge/data/lending.toml`; `python -m benchmarks.lending --fit` estimates
them on reports whose alleged perpetrators are known (logistic regression with a Gaussian prior,
as in `continuity`; the sum is in natural logarithms of the odds).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.claims.continuity import Weights
from cenotaph.claims.draft import Draft
from cenotaph.claims.happening import places_differ
from cenotaph.claims.parties import described, side_of
from cenotaph.claims.setting import Setting
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import Certainty, ClaimKind, FigureRole, Modality, Perpetrator

_STATE_VICTIMS = frozenset({"soldiers", "gendarmes", "police officers", "security forces"})
_AUXILIARIES = frozenset({"auxiliaries"})
_ARMED_VICTIMS = frozenset({"combatants"})
_NOBODY = frozenset({"people", "others", "victims", "bodies", "deaths"})
_NEAR = 3  # sentences
_SEVERAL = 3  # parties
_STATELY = frozenset({ActorKind.STATE_FORCE, ActorKind.GOVERNMENT})


class Case(Record, frozen=True, kw_only=True):
    """One killing that names nobody, and what the document tells besides.

    `number` is that of its happening and `main` of the one that the document is about. `parties`
    are those that any act names, `often` in how many acts each party is named, `spoken` in how
    many sentences; `counted` are the happenings with a figure of the dead.
    """

    number: int
    killings: tuple[Draft, ...]
    main: int
    parties: frozenset[str]
    often: Mapping[str, int]
    spoken: Mapping[str, int]
    counted: frozenset[int]
    settings: Mapping[int, Setting]


@cache
def weights() -> Weights:
    """The table of weights."""
    table = files("cenotaph.knowledge").joinpath("data/lending.toml").read_bytes()
    return msgspec.toml.decode(table, type=Weights)


def signs_of(draft: Draft, happening: int, case: Case) -> tuple[str, ...]:
    """What can be seen of an act beside a killing, in the words of the table."""
    named = [each for each in draft.perpetrators if each.certainty is not Certainty.DENIED]
    found = [
        *_of_position(draft, case),
        _of_happening(draft, happening, case),
        *_of_setting(draft, happening, case),
        *_of_words(draft, case),
        *_of_sides(draft, named, case),
        *_of_frequency(named, case),
        *_of_country(named, case),
        _of_victims(draft, case),
    ]
    return tuple(sign for sign in found if sign)


def _of_position(draft: Draft, case: Case) -> list[str]:
    apart = min((draft.sentence - k.sentence for k in case.killings), key=abs)
    side = "before" if apart < 0 else "after"
    found = ["heading"] if draft.heading else []
    if abs(apart) <= 1:
        found.append(f"sentence {side}" if apart else "same sentence")
    else:
        found.append(f"near, {side}" if abs(apart) <= _NEAR else f"far, {side}")
    if any(draft.paragraph == k.paragraph and not k.heading for k in case.killings):
        found.append("same paragraph")
    if case.number == case.main and abs(apart) > _NEAR:
        found.append("far, of what the document is about")
    return [*found, f"{_manner(draft)}, {'near' if abs(apart) <= 1 else 'far'}"]


def _manner(draft: Draft) -> str:
    if draft.accuses:
        return "laid"
    return "killing" if draft.kind is ClaimKind.KILLING else "act"


def _of_happening(draft: Draft, happening: int, case: Case) -> str:
    if happening in (0, case.number):
        return "same happening" if happening else "no happening"
    if happening not in case.counted:
        return "another happening"
    apart = min(abs(draft.sentence - each.sentence) for each in case.killings)
    return "another killing" if apart <= 1 else "another killing, far"


def _of_setting(draft: Draft, happening: int, case: Case) -> list[str]:
    found = []
    here, there = case.settings.get(case.number), case.settings.get(happening)
    if happening not in (0, case.number) and here is not None and there is not None:
        if here.when is not None and there.when is not None:
            one = here.when.overlaps(there.when)
            found.append("happenings of one day" if one else "happenings of other days")
        if places_differ(here.where, there.where):
            found.append("happenings at other places")
    if _dated_apart(case.killings, draft):
        found.append("accused of another day" if draft.accuses else "other day")
    return found


def _of_words(draft: Draft, case: Case) -> list[str]:
    killers = any(k.perpetrators for k in case.killings)
    seen = {
        "laid to somebody": draft.accuses,
        "only came": draft.tentative,
        "of many acts": draft.aggregate,
        "scope differs": draft.aggregate != any(k.aggregate for k in case.killings),
        "has a figure": draft.count is not None and draft.kind is ClaimKind.KILLING,
        "background": draft.modality is Modality.BACKGROUND,
        "alleged": draft.modality is Modality.ALLEGED and not draft.accuses,
        "killers described": killers and not draft.accuses,
        "killers described, laid": killers and draft.accuses,
        "title tells the act": draft.heading and not draft.accuses,
    }
    return [draft.kind.value, *(sign for sign, holds in seen.items() if holds)]


def _of_sides(draft: Draft, named: Sequence[Perpetrator], case: Case) -> list[str]:
    sides = {side for each in named if (side := side_of(each))}
    own = {side for k in case.killings for each in k.perpetrators if (side := side_of(each))}
    seen = {
        "other side than described": bool(own and sides) and not own & sides,
        "only party": len(case.parties) == 1,
        "several parties": len(case.parties) >= _SEVERAL,
        "a person": any(each.kind is ActorKind.PERSON for each in named),
        "enemy of who announces": announced(case.killings) and "armed group" in sides,
        "said by its enemy": any(_enemy(each.kind, sides) for each in draft.attribution),
    }
    worded = "a description" if all(described(each) for each in named) else "a name"
    return [worded, *(sign for sign, holds in seen.items() if holds)]


def _enemy(kind: ActorKind, sides: set[str]) -> bool:
    return ("armed group" if kind in _STATELY else "state" if kind in ARMED else "-") in sides


def _of_frequency(named: Sequence[Perpetrator], case: Case) -> list[str]:
    """How often the document ties the party to any deed, and speaks of it."""
    keys = {each.actor_id or each.name.casefold() for each in named}
    times = max((case.often.get(key, 0) for key in keys), default=0)
    found = ["named several times" if times > 1 else "named once"]
    if times > 1 and times == max(case.often.values(), default=0):
        found.append("named most")
    spoken = max((case.spoken.get(key, 0) for key in keys), default=0)
    if spoken and spoken == max(case.spoken.values()):
        found.append("spoken of most")
    return found


def _of_country(named: Sequence[Perpetrator], case: Case) -> list[str]:
    """Whether a force of a state is of the country where the killing was."""
    country = _country(case.settings.get(case.number))
    stately = (each for each in named if each.kind in _STATELY and each.actor_id)
    states = {(each.actor_id or "").split("-")[0].upper() for each in stately}
    if not country or not states:
        return []
    return ["of the country" if country in states else "of another country"]


def _country(setting: Setting | None) -> str | None:
    where = setting.where if setting is not None else None
    return where.place.country if where is not None and where.place is not None else None


def _of_victims(draft: Draft, case: Case) -> str:
    groups = {v.category for k in case.killings for v in k.victims} - _NOBODY
    own = {v.category for v in draft.victims} - _NOBODY
    if not groups or not own:
        return ""
    return "same victims" if groups & own else "other victims"


def announced(killings: Sequence[Draft]) -> bool:
    """Whether a force of a state announces the deaths: then a group it speaks of is its enemy."""
    return any(
        source.kind is ActorKind.STATE_FORCE for draft in killings for source in draft.attribution
    )


def barred(killings: Sequence[Draft]) -> frozenset[str]:
    """The sides that cannot answer because the victims are theirs: soldiers did not kill soldiers.

    Only where all victims told of are of one side; an army can kill a soldier in a crowd.
    """
    groups = {
        victims.category
        for draft in killings
        if draft.figure is not FigureRole.PART
        for victims in draft.victims
    } - _NOBODY
    if groups and groups <= _STATE_VICTIMS | _AUXILIARIES:
        return frozenset({"state"})
    return frozenset({"armed group"}) if groups and groups <= _ARMED_VICTIMS else frozenset()


def told_apart(happening: int, case: Case) -> bool:
    """Whether an act belongs to another happening, in another country, or with its own figure,
    at another place and on another day.

    In a digest each accusation stays with its own happening.
    """
    here, there = case.settings.get(case.number), case.settings.get(happening)
    if happening in (0, case.number) or here is None or there is None:
        return False
    countries = {country for each in (here, there) if (country := _country(each))}
    if len(countries) > 1:
        return True
    if happening not in case.counted or not places_differ(here.where, there.where):
        return False
    if here.when is None or there.when is None:
        return False
    return not here.when.overlaps(there.when)


def arrests_after(draft: Draft, killings: Sequence[Draft]) -> bool:
    """Whether an arrest is told after the killing: it is then one of suspects."""
    told = [each.trigger.start for each in killings if not each.heading]
    return draft.kind is ClaimKind.DETENTION and bool(told) and draft.trigger.start > min(told)


def _dated_apart(killings: Sequence[Draft], draft: Draft) -> bool:
    """Whether killings are dated on other days than an act."""
    theirs = [d.when for d in killings if d.when is not None]
    return draft.when is not None and bool(theirs) and not any(map(draft.when.overlaps, theirs))
