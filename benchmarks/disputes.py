"""Whether disputes planted in a made case are found, no others are, and how the time grows.

    python -m benchmarks.disputes                      20,000 claims in every shape
    python -m benchmarks.disputes --claims 5000,10000,20000 --shapes spread

Shapes: `spread` has four reports an incident; `one` has all reports in one incident, which is the
worst for what is compared inside incidents; `village` has all incidents in one village on two
days, the worst for what is compared across them. In `spread` three incidents of ten hold a
dispute of number, party, day, place, presence, an own earlier figure, or a victim that another
incident names too; the others differ only in ways that can all be true.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from cenotaph.assess import assess
from cenotaph.claims.presence import DEPARTURE
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Claim, ClaimKind, Modality, Perpetrator, Source, Victims
from cenotaph.record.count import Count
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Figure, Incident, Origin, Report
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where

REPORTS = 4
START = date(2015, 1, 1)
PARTIES = (("Boko Haram", "boko-haram"), ("Nigerian Armed Forces", "ng-armed-forces"))
PLANTED = ("count", "perpetrator", "date", "place", "presence", "revision", "victim")


@dataclass
class Case:
    """A case under construction, with what was planted in it by kind."""

    documents: list[Document] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    planted: Counter[str] = field(default_factory=Counter)

    def report(  # noqa: PLR0917 - a telling has so many parts
        self,
        source: str,
        number: int,
        day: date,
        village: int,
        party: tuple[str, str],
        victim: str = "",
        shift: int = 0,
    ) -> tuple[Claim, Report, Origin]:
        """One document with one killing in it, and the origin that it rests on."""
        serial = len(self.documents)
        who = f" {victim} among them," if victim else ""
        words = f"{number} people"
        killed = f"{words} were killed in Village{village},{who} by {party[0]}"
        text = f"On {day} {killed}, {source} said."
        name = f"sha256:{serial:064d}"

        def span(piece: str) -> Span:
            start = text.index(piece)
            return Span(document=name, start=start, end=start + len(piece))

        place = Place(
            name=f"Village{village}",
            kind="locality",
            country="NG",
            admin1="Borno",
            latitude=8 + (village % 40) * 0.1,
            longitude=8 + (village // 40 % 40) * 0.1,
        )
        when = When(earliest=day, latest=day, span=span(str(day)), wording=str(day))
        count = Count(minimum=number, maximum=number, span=span(words))
        claim = Claim(
            id=f"claim-{serial}",
            document=name,
            span=span(words),
            sentence=Span(document=name, start=0, end=len(text)),
            trigger=span("killed"),
            kind=ClaimKind.KILLING,
            modality=Modality.ASSERTED,
            count=count,
            when=when,
            where=Where(wording=place.name, place=place, span=span(place.name)),
            victims=(Victims(category="people", names=(victim,) if victim else ()),),
            perpetrators=(Perpetrator(name=party[0], actor_id=party[1], span=span(party[0])),),
            attribution=(Source(name=source, kind=ActorKind.NGO, span=span(source)),),
        )
        origin = Origin(
            id=f"origin-{source}",
            name=source,
            kind="NGO",
            documents=(name,),
            relation="attribution",
        )
        figure = Figure(
            claim=claim.id,
            deaths=count.unplaced(),
            span=claim.span,
            origin=origin.id,
            by=source,
        )
        self.documents.append(
            Document(id=name, name=f"{serial}.txt", published=day + timedelta(days=2 + shift))
        )
        self.texts.append(Text(document=name, text=text))
        self.claims.append(claim)
        told = Report(
            document=name,
            claims=(claim.id,),
            deaths=figure.deaths,
            span=claim.span,
            origin=origin.id,
            figures=(figure,),
            when=claim.when,
            where=claim.where,
        )
        return claim, told, origin

    def incident(self, made: list[tuple[Claim, Report, Origin]]) -> None:
        """The documents as one incident."""
        first = made[0][0]
        origins = {origin.id: origin for _, _, origin in made}
        self.incidents.append(
            Incident(
                id=f"incident-{len(self.incidents):06d}",
                scope="event",
                title=f"Killing {len(self.incidents)}",
                claims=tuple(claim.id for claim, _, _ in made),
                reports=tuple(report for _, report, _ in made),
                when=first.when,
                where=first.where,
                perpetrators=first.perpetrators,
                origins=tuple(origins.values()),
            )
        )

    def departure(self, day: date, village: int) -> None:
        """A document that says that the first party had left a village by a day."""
        claim, _, _ = self.report("League of the Lake", 1, day, village, PARTIES[0])
        self.claims[-1] = Claim(
            id=claim.id,
            document=claim.document,
            span=claim.sentence,
            sentence=claim.sentence,
            trigger=claim.trigger,
            kind=ClaimKind.DEPLOYMENT,
            modality=Modality.ASSERTED,
            when=claim.when,
            where=claim.where,
            perpetrators=claim.perpetrators,
            attribution=claim.attribution,
            about=DEPARTURE,
        )


def spread(size: int) -> Case:
    """Incidents of four reports; seven in twenty-four hold one dispute."""
    case = Case()
    number = 0
    while len(case.claims) < size:
        kind = PLANTED[number % 24] if number % 24 < len(PLANTED) else ""
        _plant(case, number, kind)
        number += 1
    return case


def _plant(case: Case, number: int, kind: str) -> None:
    day, dead = START + timedelta(days=number % 3000), 5 + number % 37
    sources = [f"Source{number % 211}x{each}" for each in range(REPORTS)]
    victim = f"Abba Umar Kolo{number}" if kind == "victim" else ""
    made = []
    for each, source in enumerate(sources):
        odd = each == 1
        made.append(
            case.report(
                sources[0] if kind == "revision" else source,
                dead + (20 if kind == "count" and odd else 0),
                day + timedelta(days=9 if kind == "date" and odd else 0),
                number + (800 if kind == "place" and odd else 0),
                PARTIES[1 if kind == "perpetrator" and odd else 0],
                victim if each == 0 else "",
                shift=each,
            )
        )
    if kind == "revision":
        made[1] = case.report(sources[0], dead - 3, day, number, PARTIES[0], shift=9)
    case.incident(made)
    if kind == "victim":
        twin = case.report(
            "Source of a twin", dead, day + timedelta(days=6), number, PARTIES[0], victim
        )
        case.incident([twin])
    if kind == "presence":
        case.departure(day - timedelta(days=40), number)
    if kind:
        case.planted[kind] += 1


def one(size: int) -> Case:
    """All reports in one incident, every fourth with a figure of its own."""
    case = Case()
    made = [
        case.report(f"Source{n}", 40 + (n if n % 4 == 0 else 0), START, 1, PARTIES[n % 2])
        for n in range(size)
    ]
    case.incident(made)
    return case


def village(size: int) -> Case:
    """An incident for each report, all in one village, on two days, with names in common."""
    case = Case()
    for n in range(size):
        victim = f"Abba Umar Kolo{n % 5}"
        day = START + timedelta(days=n % 2)
        case.incident([case.report(f"Source{n}", 5 + n % 9, day, 1, PARTIES[n % 2], victim)])
    return case


SHAPES = {"spread": spread, "one": one, "village": village}


def measured(shape: str, size: int) -> Iterator[str]:
    """A line for a case of that many claims."""
    case = SHAPES[shape](size)
    gazetteer = open_gazetteer()
    started = time.process_time()
    found = assess(case.documents, case.texts, case.claims, case.incidents, gazetteer).disputes
    seconds = time.process_time() - started
    kinds = Counter(each.kind for each in found)
    yield f"{shape:8} {len(case.claims):7} claims {seconds:7.2f} s  {dict(sorted(kinds.items()))}"
    if case.planted:
        yield f"{'':8} planted {dict(sorted(case.planted.items()))}, found in all {len(found)}"


def main() -> None:
    """Print a line for every shape and size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--claims", default="20000", help="numbers of claims, with commas")
    parser.add_argument("--shapes", nargs="*", default=list(SHAPES), choices=list(SHAPES))
    arguments = parser.parse_args()
    for shape in arguments.shapes:
        for size in map(int, arguments.claims.split(",")):
            for line in measured(shape, size):
                print(line, flush=True)


if __name__ == "__main__":
    main()
