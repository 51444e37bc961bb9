"""Made-up cases for the tally: large ones with a known truth, small ones to be enumerated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from cenotaph.incidents.containment import Fit
from cenotaph.record.claim import Perpetrator
from cenotaph.record.count import Count
from cenotaph.record.incident import Containment, Incident
from cenotaph.record.when import Precision, When
from cenotaph.record.where import Place, Where
from cenotaph.tally.fitting import Days, Fitting

SHAPES = ("nested", "overlapping", "exact", "contradictory")
DAYS, REGIONS, TOWNS = 1500, 10, 300
UNTOLD = 0.3  # happenings that only totals speak of, as a share of those told
WRONG = 0.1  # totals with a wrong figure, where the shape is contradictory
START = date(2020, 1, 1)
ARMY = Perpetrator(name="the army")
LAND = Where(wording="Zed", place=Place(name="Zed", kind="country", country="ZD"))


@dataclass(frozen=True)
class Happening:
    """What truly happened: a number of dead on one day in one region, by the army or others."""

    day: int
    region: int
    army: bool
    dead: int


@dataclass(frozen=True)
class Case:
    """Incidents as they would be linked, and the number of deaths that truly happened; all
    figures but wrong ones are true of it."""

    incidents: tuple[Incident, ...]
    truth: int


def large(events: int, aggregates: int, shape: str, seed: int) -> Case:
    """A case of a shape: `nested` periods and regions, `overlapping` ones, the same with all
    figures `exact`, the same with some exact figures wrong (`contradictory`)."""
    draw = Random(f"{shape} {seed}")  # noqa: S311 - made-up cases, no secrets
    told = [_happening(draw) for _ in range(events)]
    untold = [_happening(draw) for _ in range(round(UNTOLD * events))]
    single = [_event(draw, number, each, shape) for number, each in enumerate(told)]
    totals: list[Incident] = []
    truth = 0
    covered: set[int] = set()
    for number in range(aggregates):
        first, last = _period(draw, shape)
        region = draw.randrange(REGIONS) if draw.random() < 0.8 else None
        army = draw.random() < 0.3
        inside = [
            index
            for index, each in enumerate((*told, *untold))
            if first <= each.day <= last
            and region in (None, each.region)
            and (each.army or not army)
        ]
        covered.update(index for index in inside if index >= events)
        dead = sum((*told, *untold)[index].dead for index in inside)
        totals.append(
            replace(
                _incident(f"a{number:04}", "aggregate", _total(draw, dead, shape), first, last),
                where=LAND if region is None else _region(region),
                perpetrators=(ARMY,) if army else (),
            )
        )
    if shape == "nested":
        totals = [_told_inside(draw, total, totals) for total in totals]
        single = _members(single, totals)
    truth = sum(each.dead for each in told) + sum(untold[i - events].dead for i in covered)
    return Case((*single, *totals), truth)


def _happening(draw: Random) -> Happening:
    dead = min(400, int(draw.paretovariate(1.1)))
    return Happening(draw.randrange(DAYS), draw.randrange(REGIONS), draw.random() < 0.5, dead)


def _incident(key: str, scope: str, deaths: Count, first: int, last: int) -> Incident:
    when = When(
        earliest=START + timedelta(days=first),
        latest=START + timedelta(days=last),
        precision=Precision.DAY if first == last else Precision.RANGE,
    )
    return Incident(id=key, scope=scope, title=key, claims=(), reports=(), when=when, deaths=deaths)


def _event(draw: Random, number: int, each: Happening, shape: str) -> Incident:
    """One happening as told: some only to the week or the month, some blaming nobody."""
    wide = draw.choice([0, 0, 0, 0, 6, 29])
    first = max(0, each.day - draw.randint(0, wide))
    town = draw.randrange(TOWNS)
    place = Place(
        name=f"Tarn{town:03}", kind="locality", country="ZD", admin1=f"Rovia{each.region}"
    )
    return replace(
        _incident(f"e{number:06}", "event", _figure(draw, each.dead, shape), first, first + wide),
        where=Where(wording=place.name, place=place) if draw.random() < 0.95 else None,
        perpetrators=(ARMY,) if each.army and draw.random() < 0.7 else (),
    )


def _figure(draw: Random, dead: int, shape: str) -> Count:
    kind = "exact" if shape == "exact" else draw.choice(["exact"] * 3 + ["least", "between"])
    if kind == "exact":
        return Count(minimum=dead, maximum=dead)
    low = dead - draw.randint(0, dead // 4)
    return Count(minimum=low, maximum=None if kind == "least" else dead + draw.randint(0, 3))


def _total(draw: Random, dead: int, shape: str) -> Count:
    """What a total says: half of them "at least", the others exact or between."""
    if shape == "exact":
        return Count(minimum=dead, maximum=dead)
    if shape == "contradictory" and draw.random() < WRONG:
        wrong = int(dead * draw.uniform(0.5, 0.9))
        return Count(minimum=wrong, maximum=wrong)
    low = int(dead * draw.uniform(0.6, 1.0))
    high = draw.choice([None, None, dead, int(dead * 1.3)])
    return Count(minimum=dead if high == dead else low, maximum=high)


def _period(draw: Random, shape: str) -> tuple[int, int]:
    if shape == "nested":
        length = draw.choice([30, 30, 30, 90, 360])
        first = draw.randrange(DAYS // length) * length
        return first, first + length - 1
    first = draw.randrange(DAYS)
    return first, min(DAYS, first + draw.choice([6, 13, 29, 29, 89]))


def _region(number: int) -> Where:
    name = f"Rovia{number}"
    return Where(wording=name, place=Place(name=name, kind="region", country="ZD", admin1=name))


def _told_inside(draw: Random, total: Incident, totals: list[Incident]) -> Incident:
    """A third of the totals are said to be part of a wider one, if there is one."""
    wider = [
        other.id
        for other in totals
        if other.when is not None
        and total.when is not None
        and other.when.contains(total.when)
        and other.when != total.when
        and other.where in (LAND, total.where)
        and other.perpetrators in ((), total.perpetrators)
    ]
    if not wider or draw.random() > 0.33:
        return total
    said = Containment(part=total.id, whole=draw.choice(wider), certain=True, why="stated")
    return replace(total, containments=(said,))


def _members(single: list[Incident], totals: list[Incident]) -> list[Incident]:
    """The events with their containments in the totals of which anything is stated, since all
    that holds is then stated."""
    stated = {said.whole for total in totals for said in total.containments}
    days, fitting = Days(single), Fitting({each.id: each for each in (*single, *totals)})
    found: dict[str, list[Containment]] = {each.id: [] for each in single}
    for whole in totals:
        if whole.id in stated:
            for part in days.meeting(whole.when):
                fit = fitting.least(part, whole)
                if fit is not Fit.IMPOSSIBLE:
                    said = Containment(
                        part=part.id, whole=whole.id, certain=fit is Fit.INSIDE, why="stated"
                    )
                    found[part.id].append(said)
    return [replace(each, containments=tuple(found[each.id])) for each in single]


def small(seed: int) -> tuple[Incident, ...]:
    """Up to three events and two totals with small figures and any containments between them."""
    draw = Random(f"small {seed}")  # noqa: S311 - made-up cases, no secrets
    found: list[Incident] = []
    for number in range(draw.randint(0, 2)):
        first = draw.randint(0, 6)
        total = _incident(
            f"a{number}", "aggregate", _any(draw, 6), first, first + draw.randint(0, 4)
        )
        found.append(replace(total, containments=tuple(_stated(draw, total, found))[:1]))
    for number in range(draw.randint(0 if found else 1, 3)):
        day = draw.randint(0, 10)
        event = _incident(f"e{number}", "event", _any(draw, 3), day, day)
        found.append(replace(event, containments=tuple(_stated(draw, event, found))))
    return tuple(found)


def _any(draw: Random, most: int) -> Count:
    low = draw.randint(0, most)
    return draw.choice(
        [
            Count(minimum=low, maximum=low),
            Count(minimum=low, maximum=low + draw.randint(0, 2)),
            Count(minimum=low, maximum=None),
            Count(minimum=None, maximum=low),
            Count(),
        ]
    )


def _stated(draw: Random, part: Incident, wholes: list[Incident]) -> Iterator[Containment]:
    for whole in wholes:
        said = draw.choice(["nothing", "nothing", "certain", "possible"])
        if said == "certain" or (said == "possible" and part.scope == "event"):
            certain = said == "certain"
            yield Containment(part=part.id, whole=whole.id, certain=certain, why="stated")
