"""Reports on a made-up world: reprints, updates, other names, misspelt places, wrong days, totals.

Each report is a document with a text and the claims that a faultless reader makes of it, so that
what is measured is linking and counting alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from benchmarks.synthetic_world import Happening, made_up, person, vocabulary
from cenotaph.knowledge.gazetteer.tables import lands
from cenotaph.record.actor import Actor, ActorKind
from cenotaph.record.base import content_id
from cenotaph.record.claim import Claim, ClaimKind, Modality, Perpetrator, Source, Victims
from cenotaph.record.count import Count
from cenotaph.record.document import Document, Mark, MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Place, Relation, Where

OUTLETS = tuple(
    f"{made_up(chance)} {kind}"
    for chance in [random.Random(1)]  # noqa: S311
    for _ in range(300)
    for kind in ("Post", "Herald")
)
REPRINT = 0.3
WRONG_DAY = 0.03
MISSPELT = 0.04
REGION_ONLY = 0.08
NO_DAY = 0.08
BY_WEEKDAY = 0.3
LOOSE_FIGURE = 0.25
SHARED_WORDS = 14
FRESH_WORDS = 10
UNTOLD = 10  # one in so many deaths is only in a total


@dataclass(frozen=True)
class Told:
    """A report as records; `incident` is the number of the happening, -1 for a total, and
    `founder` who established it ("" for nobody of its own)."""

    document: Document
    text: Text
    claims: tuple[Claim, ...]
    incident: int
    founder: str


@dataclass(frozen=True)
class Voice:
    """Who says it: the publisher of the report and the body behind it, if it is another."""

    outlet: str
    source: Source | None

    @property
    def name(self) -> str:
        """Who answers for the report."""
        return self.source.name if self.source else self.outlet


def reports_of(happening: Happening, number: int, seed: int) -> Iterator[Told]:
    """So many reports on a happening, the earliest first; three in ten reprint one before."""
    chance = random.Random(f"{seed} {happening.number} reports")  # noqa: S311
    voices = [_voice(happening, kind, chance) for kind in happening.founders]
    told: list[_Draft] = []
    for place in range(number):
        if told and chance.random() < REPRINT:
            told.append(_reprint(chance.choice(told), chance))
        else:
            told.append(_draft(happening, chance.choice(voices), place, chance))
        yield _told(told[-1], happening.number, place)


def _voice(happening: Happening, kind: str, chance: random.Random) -> Voice:
    outlet = chance.choice(OUTLETS)
    region = happening.place.admin1 or happening.place.name
    if kind == "party":
        party = happening.party
        return Voice(outlet, Source(name=party.name, kind=party.kind, actor_id=party.id))
    if kind == "health office":
        return Voice(outlet, Source(name=f"{region} Health Office", kind=ActorKind.GOVERNMENT))
    if kind == "rights group":
        return Voice(outlet, Source(name=f"{region} Rights Watch", kind=ActorKind.NGO))
    return Voice(outlet, None)


@dataclass(frozen=True)
class _Draft:
    """What a report says, before it is put into records."""

    voice: Voice
    outlet: str
    published: date
    title: str
    lead: tuple[str, ...]  # the pieces of the first sentence: figure, victims, day, place, source
    rest: str
    deaths: tuple[int | None, int | None]
    when: When | None
    where: Where
    party: Actor | None
    happening: Happening


def _draft(happening: Happening, voice: Voice, place: int, chance: random.Random) -> _Draft:
    published = happening.day + timedelta(days=min(60, int(chance.paretovariate(1.0)) - 1 + place))
    when, day = _day(happening, published, chance)
    where, spot = _spot(happening, chance)
    deaths, figure = _figure(happening.toll, chance)
    party = happening.party if chance.random() < 0.7 else None
    names = happening.names if chance.random() < 0.5 else ()
    by = f" by {_alias(party, chance)}" if party else ""
    rest = _colour(happening, chance)
    if names:
        rest += f" Among the dead were {' and '.join(names)}."
    return _Draft(
        voice=voice,
        outlet=voice.outlet if voice.source is None else chance.choice(OUTLETS),
        published=published,
        title=f"{figure.capitalize()} {happening.victims} killed in {spot}",
        lead=(figure, f" {happening.victims} were killed{by}{day} in {spot}"),
        rest=rest,
        deaths=deaths,
        when=when,
        where=where,
        party=party,
        happening=happening,
    )


def _colour(happening: Happening, chance: random.Random) -> str:
    """What a report says besides: half of it shared with others on the happening, half its own."""
    words = chance.sample(happening.words, SHARED_WORDS)
    words += chance.choices(vocabulary(), k=FRESH_WORDS)
    chance.shuffle(words)
    people = [*chance.sample(happening.spoken_of, 3), person(chance), person(chance)]
    numbers = [*chance.sample(happening.numbers, 3), chance.randrange(11, 1000)]
    chance.shuffle(people)
    chance.shuffle(numbers)
    said = zip(people, numbers, words[::6], words[1::6], words[2::6], strict=False)
    told = [
        f"{who} {first} {number} {second} {third}." for who, number, first, second, third in said
    ]
    return " ".join([*told, f"{' '.join(words[12:]).capitalize()}."])


def _reprint(first: _Draft, chance: random.Random) -> _Draft:
    """Another paper's copy, a day or two later, with a sentence of its own at the end."""
    more = " ".join(chance.choices(vocabulary(), k=6)).capitalize()
    return _Draft(
        **{
            **vars(first),
            "outlet": chance.choice(OUTLETS),
            "published": first.published + timedelta(days=chance.randint(0, 2)),
            "rest": f"{first.rest} {more}.",
        }
    )


def _day(happening: Happening, published: date, chance: random.Random) -> tuple[When | None, str]:
    """The day as a report gives it, if it does, and its words."""
    slip = int(chance.random() < WRONG_DAY)  # the day the news came is taken for the day itself
    day = happening.day + timedelta(days=slip)
    how = chance.random()
    if how < NO_DAY:
        return None, ""
    if how < NO_DAY + BY_WEEKDAY and 0 <= (published - day).days < 7:
        basis, words = Basis.RELATIVE, f"on {day:%A}"
    else:
        basis, words = Basis.STATED, f"on {day.day} {day:%B %Y}"
    when = When(earliest=day, latest=day, precision=Precision.DAY, basis=basis, wording=words)
    return when, f" {words}"


def _spot(happening: Happening, chance: random.Random) -> tuple[Where, str]:
    """The place as a report gives it: by name, misspelt, or only its region."""
    place = happening.place
    how = chance.random()
    if how < REGION_ONLY and place.admin1:
        region = Place(name=place.admin1, kind="region", country=place.country)
        return Where(wording=place.admin1, relation=Relation.IN, place=region), place.admin1
    if how < REGION_ONLY + MISSPELT:
        at = chance.randrange(1, len(place.name))
        name = place.name[:at] + chance.choice("aeioulr") + place.name[at:]
        return Where(wording=name, relation=Relation.IN, country=place.country), name
    known = place if happening.listed else None
    where = Where(wording=place.name, relation=Relation.IN, place=known, country=place.country)
    return where, place.name


def _figure(toll: int, chance: random.Random) -> tuple[tuple[int, int | None], str]:
    """The toll as a report gives it: exact, or a range that holds it."""
    if toll < 4 or chance.random() > LOOSE_FIGURE:
        return (toll, toll), str(toll)
    low, high = toll - chance.randint(0, toll // 4), toll + chance.randint(0, toll // 4)
    return (low, high), f"between {low} and {high}"


def _alias(party: Actor, chance: random.Random) -> str:
    return chance.choice((party.name, party.name, *party.aliases))


def _told(draft: _Draft, incident: int, place: int) -> Told:
    figure, rest = draft.lead
    source = draft.voice.source
    said = f", {source.name} said" if source else ""
    start = len(draft.title) + 2
    sentence = f"{figure.capitalize()}{rest}{said}."
    body = f"{draft.title}\n\n{sentence} {draft.rest}"
    document = f"sha256:{sha256(f'{incident} {place} {draft.outlet} {body}'.encode()).hexdigest()}"
    whole = Span(document=document, start=start, end=start + len(sentence))
    number = Span(document=document, start=start, end=start + len(figure))
    low, high = draft.deaths
    claim = Claim(
        id=content_id("claim", document, start),
        document=document,
        span=number,
        sentence=whole,
        trigger=whole,
        kind=ClaimKind.KILLING,
        modality=Modality.ASSERTED,
        count=Count(minimum=low, maximum=high, span=number),
        scope="event" if incident >= 0 else "aggregate",
        happening=1,
        when=draft.when,
        where=draft.where,
        victims=(Victims(category=draft.happening.victims, names=_named(draft)),),
        perpetrators=_accused(draft.party),
        means=(draft.happening.means,),
        attribution=(source,) if source else (),
        confidence=0.9,
    )
    marks = (
        Mark(start=0, end=len(draft.title), kind=MarkKind.TITLE),
        Mark(start=start, end=len(body), kind=MarkKind.PARAGRAPH),
    )
    return Told(
        document=Document(
            id=document,
            name=f"{incident:07}-{place:04}.txt",
            title=draft.title,
            publisher=draft.outlet,
            published=draft.published,
            language="en",
        ),
        text=Text(document=document, text=body, marks=marks),
        claims=(claim,),
        incident=incident,
        founder=draft.voice.name,
    )


def _named(draft: _Draft) -> tuple[str, ...]:
    return draft.happening.names if "Among the dead" in draft.rest else ()


def _accused(party: Actor | None) -> tuple[Perpetrator, ...]:
    return (Perpetrator(name=party.name, kind=party.kind, actor_id=party.id),) if party else ()


def total_of(happenings: Sequence[Happening], country: str, first: date, last: date) -> Told:
    """A monitor's figure over the killings in a country and a period, `UNTOLD` of them in none
    of the other reports."""
    toll = sum(happening.toll for happening in happenings)
    extra = untold(toll)
    figure = str(toll + extra)
    name = f"{country} Casualty Monitor"
    place = lands()[country]
    title = f"{figure} people killed in {place.name}"
    sentence = f"{figure} people were killed in {place.name} from {first} to {last}, {name} said."
    body = f"{title}\n\n{sentence}"
    document = f"sha256:{sha256(body.encode()).hexdigest()}"
    start = len(title) + 2
    number = Span(document=document, start=start, end=start + len(figure))
    whole = Span(document=document, start=start, end=len(body))
    count = Count(minimum=toll + extra, maximum=toll + extra, span=number)
    claim = Claim(
        id=content_id("claim", document, start),
        document=document,
        span=number,
        sentence=whole,
        trigger=whole,
        kind=ClaimKind.KILLING,
        modality=Modality.ASSERTED,
        count=count,
        scope="aggregate",
        incident_count=Count(minimum=len(happenings), maximum=None),
        happening=1,
        when=When(earliest=first, latest=last, precision=Precision.RANGE, wording="the quarter"),
        where=Where(wording=place.name, relation=Relation.IN, place=place),
        victims=(Victims(category="people"),),
        attribution=(Source(name=name, kind=ActorKind.NGO),),
        confidence=0.9,
    )
    return Told(
        document=Document(
            id=document,
            name=f"total-{country}-{first}.txt",
            title=title,
            publisher=name,
            published=last + timedelta(days=20),
            language="en",
        ),
        text=Text(
            document=document,
            text=body,
            marks=(Mark(start=0, end=len(title), kind=MarkKind.TITLE),),
        ),
        claims=(claim,),
        incident=-1,
        founder=name,
    )


def untold(toll: int) -> int:
    """The deaths that only a monitor counts."""
    return toll // UNTOLD
