"""A made-up world with known truth: killings by day, place, party, toll and first tellers.

Towns and forces are those of the package's tables; villages, people and events are invented. How
often a country, a town or a force comes up follows a power law, and so do tolls, as in records of
conflict (Bohorquez et al., Nature 462, 2009: exponent about 2.5).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.english import english
from cenotaph.knowledge.gazetteer.tables import package_index
from cenotaph.record.actor import ARMED, Actor
from cenotaph.record.where import Place

FIRST_DAY = date(2012, 1, 1)
STEEP = 2.5  # exponent of the tolls
LARGEST = 400
OWN_WORDS = 24  # words that reports of one happening share and others do not
OWN_NAMES = 6
OWN_NUMBERS = 5
SHORTEST_WORD = 5
LISTED = 0.7  # villages that the gazetteer knows
NAMED = 0.4  # killings with names of victims
SYLLABLES = re.findall(
    r"\w+",
    "ba be bo bou da di do dou fa fou ga go gui ka ke ki kor la lo ma mo na no ra ri sa si so ta "
    "ti to wa ya yo za",
)
GROUPS = ("civilians", "villagers", "men", "women", "farmers", "residents", "children", "miners")
MEANS = ("shooting", "burning", "explosive device", "air strike", "blade")
FOUNDERS = ("health office", "rights group", "party", "own reporting")


@dataclass(frozen=True)
class Happening:
    """One killing as it was; `founders` are the kinds of bodies that establish it first-hand.

    `words`, the names `spoken_of` and `numbers` are what reports of it share besides.
    """

    number: int
    day: date
    place: Place
    listed: bool
    toll: int
    victims: str
    party: Actor
    names: tuple[str, ...]
    means: str
    words: tuple[str, ...]
    spoken_of: tuple[str, ...]
    numbers: tuple[int, ...]
    founders: tuple[str, ...]


def happenings(size: int, seed: int, days: int) -> Iterator[Happening]:
    """So many killings over so many days, each by its own stream of chance."""
    for number in range(size):
        yield _happening(number, random.Random(f"{seed} {number}"), days)  # noqa: S311


def _happening(number: int, chance: random.Random, days: int) -> Happening:
    codes, shares = _countries()
    country = chance.choices(codes, cum_weights=shares)[0]
    towns, forces = _towns()[country], _forces(country)
    toll = min(LARGEST, int((1 - chance.random()) ** (-1 / (STEEP - 1))))
    return Happening(
        number=number,
        day=FIRST_DAY + timedelta(days=chance.randrange(days)),
        place=_village(towns[_often(chance, len(towns))], chance),
        listed=chance.random() < LISTED,
        toll=toll,
        victims=chance.choice(GROUPS),
        party=forces[_often(chance, len(forces))],
        names=tuple(person(chance) for _ in range(min(3, toll))) * (chance.random() < NAMED),
        means=MEANS[_often(chance, len(MEANS))],
        words=tuple(chance.choices(vocabulary(), k=OWN_WORDS)),
        spoken_of=tuple(person(chance) for _ in range(OWN_NAMES)),
        numbers=tuple(chance.sample(range(11, 1000), OWN_NUMBERS)),
        founders=tuple(chance.sample(FOUNDERS, chance.randint(1, 3))),
    )


def _often(chance: random.Random, size: int) -> int:
    """One of so many, the first of them most often."""
    return min(int(chance.paretovariate(1.0)) - 1, size - 1)


def made_up(chance: random.Random) -> str:
    """A name of three or four syllables that nobody bears on purpose."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(3, 4))).capitalize()


def person(chance: random.Random) -> str:
    """Two made-up names."""
    return f"{made_up(chance)} {made_up(chance)}"


def _village(town: Place, chance: random.Random) -> Place:
    """A place within some forty kilometres of a town, in its region."""
    return Place(
        name=made_up(chance),
        kind="locality",
        country=town.country,
        admin1=town.admin1,
        latitude=round((town.latitude or 0.0) + chance.gauss(0, 0.15), 4),
        longitude=round((town.longitude or 0.0) + chance.gauss(0, 0.15), 4),
    )


@cache
def _towns() -> dict[str, tuple[Place, ...]]:
    """Towns with coordinates and a region by country, in order."""
    found: dict[str, set[Place]] = {}
    for entries in package_index().values():
        for place in (entry.place for entry in entries):
            if place.latitude is not None and place.longitude is not None and place.admin1:
                found.setdefault(place.country, set()).add(place)
    return {
        country: tuple(sorted(places, key=lambda place: (place.name, place.latitude)))
        for country, places in sorted(found.items())
    }


@cache
def _forces(country: str) -> tuple[Actor, ...]:
    """The armed actors of a country in the order of the table, any others where it has none."""
    armed = tuple(actor for actor in actor_table().actors if actor.kind in ARMED)
    return tuple(actor for actor in armed if actor.country == country) or armed[:20]


@cache
def vocabulary() -> tuple[str, ...]:
    """Words to make reports of, in order."""
    return tuple(sorted(word for word in english().common if len(word) >= SHORTEST_WORD))


@cache
def _countries() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Countries, and the running sum of how often each comes up."""
    codes = list(_towns())
    random.Random(7).shuffle(codes)  # noqa: S311
    return tuple(codes), tuple(accumulate((1 + rank) ** -0.8 for rank in range(len(codes))))
