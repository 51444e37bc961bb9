"""Small incidents by hand and at random, for the tests of the tally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from cenotaph.record.count import Count
from cenotaph.record.incident import Containment, Incident
from cenotaph.record.when import Precision, When

START = date(2024, 3, 1)
Deaths = tuple[int | None, int | None]


def days(first: int, last: int) -> When:
    """A period in days after the start of the case."""
    earliest, latest = START + timedelta(days=first), START + timedelta(days=last)
    precision = Precision.DAY if first == last else Precision.RANGE
    return When(earliest=earliest, latest=latest, precision=precision)


def incident(
    key: str,
    deaths: Deaths,
    *,
    scope: str = "event",
    when: When | None = None,
    part_of: str | None = None,
    inside: Sequence[str] = (),
    maybe: Sequence[str] = (),
) -> Incident:
    """An incident with the relations it states: certainly `inside`, `maybe` inside."""
    stated = [(whole, True) for whole in inside] + [(whole, False) for whole in maybe]
    return Incident(
        id=key,
        scope=scope,
        title=f"Title of {key}",
        claims=(),
        reports=(),
        when=when,
        deaths=Count(minimum=deaths[0], maximum=deaths[1]),
        part_of=part_of,
        containments=tuple(
            Containment(part=key, whole=whole, certain=certain, why="stated")
            for whole, certain in stated
        ),
    )


def event(key: str, low: int | None, high: int | None, **more: object) -> Incident:
    """A single happening."""
    return incident(key, (low, high), **more)  # type: ignore[arg-type]


def aggregate(key: str, low: int | None, high: int | None, **more: object) -> Incident:
    """A figure over several happenings."""
    return incident(key, (low, high), scope="aggregate", **more)  # type: ignore[arg-type]


@st.composite
def figures(draw: st.DrawFn, most: int) -> Deaths:
    """A range of deaths: exact, between, at least, up to, or without any number."""
    low = draw(st.integers(0, most))
    kind = draw(st.sampled_from(["exact", "exact", "between", "at least", "up to", "none"]))
    ranges: Mapping[str, Deaths] = {
        "exact": (low, low),
        "between": (low, low + draw(st.integers(0, 2))),
        "at least": (low, None),
        "up to": (None, low),
        "none": (None, None),
    }
    return ranges[kind]


@st.composite
def cases(
    draw: st.DrawFn, events: int = 3, aggregates: int = 3, most: int = 3, forest: bool = True
) -> list[Incident]:
    """Random small cases: events in events, events in aggregates, aggregates in aggregates, each
    certain, possible or only by period. With `forest`, an aggregate lies in one other at most."""
    totals: list[Incident] = []
    for number in range(draw(st.integers(0, aggregates))):
        wider = st.lists(st.sampled_from([total.id for total in totals] or [""]), unique=True)
        inside = [key for key in draw(wider) if key and draw(st.booleans())]
        inside = inside[:1] if forest else inside[:2]
        first = draw(st.integers(0, 6))
        when = days(first, first + draw(st.integers(0, 4)))
        deaths = draw(figures(2 * most))
        totals.append(incident(f"a{number}", deaths, scope="aggregate", when=when, inside=inside))
    single: list[Incident] = []
    for number in range(draw(st.integers(0 if totals else 1, events))):
        places = [one.id for one in (*totals, *single)]
        inside, maybe = [], []
        for place in places:
            match draw(st.sampled_from(["", "", "inside", "maybe"])):
                case "inside":
                    inside.append(place)
                case "maybe":
                    maybe.append(place)
        day = draw(st.integers(0, 10))
        deaths = draw(figures(most))
        single.append(
            incident(f"e{number}", deaths, when=days(day, day), inside=inside, maybe=maybe)
        )
    return [*totals, *single]
