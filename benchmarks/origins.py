"""Outlets that reprint, quote, cite and translate known first origins: are these counted right?

    python -m benchmarks.origins [--happenings 100] [--seed 1] [--show]

Each happening has one to four first origins with a figure of their own and up to nine reports on
each; all texts are read and linked by the program. A happening is right when the incident that
holds most of its reports has as many independent origins as there were.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.sentences import opened
from cenotaph.assess.grade import corroboration
from cenotaph.claims.reader import read_claims
from cenotaph.incidents import link
from cenotaph.knowledge.gazetteer import Gazetteer, open_gazetteer
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident

DATA = Path(__file__).parent / "data" / "origins.toml"
FIRST_DAY = date(2021, 1, 7)
DAYS_BETWEEN = 17
REPORTS = 5  # on one origin beside the first, at most


@dataclass(frozen=True)
class Written:
    """One report: its file name, its words, the origin that it rests on, how it was made, and
    how many dead it gives.
    """

    name: str
    words: str
    origin: str
    how: str
    dead: int


@dataclass
class Happening:
    """A happening with its reports and how many first origins they have."""

    number: int
    reports: list[Written] = field(default_factory=list)
    translations: dict[str, str] = field(default_factory=dict)
    origins: int = 0


@cache
def table() -> dict[str, Any]:
    """The words of `data/origins.toml`."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


class Writer:
    """Writes the reports of one happening; the same seed writes the same words."""

    def __init__(self, number: int, seed: int) -> None:
        self.chance = random.Random(f"{seed}/{number}")  # noqa: S311 - a benchmark
        self.happening = Happening(number)
        words = table()
        self.place, self.land = words["places"][number % len(words["places"])]
        self.day = FIRST_DAY + timedelta(days=DAYS_BETWEEN * number)
        self.people = self.chance.choice(words["people"])
        self.killers = self.chance.choice(words["killers"])
        self.outlets = self.chance.sample(words["outlets"], len(words["outlets"]))
        self.base = self.chance.randint(7, 60)

    def write(self) -> Happening:
        """All reports of the happening."""
        chosen = self.chance.sample(table()["origins"], self.chance.randint(1, 3))
        for step, origin in enumerate(chosen):
            self._spread(origin, self.base + 4 * step)
        if self.chance.random() < 0.4:
            self._witnessed(self.base + 4 * len(chosen))
        described = [origin for origin in chosen if "publishes" in origin]
        if len(described) == 1 and self.chance.random() < 0.5:
            n = self.base + 4 * chosen.index(described[0])
            self._add(self._story("unnamed_report", n), "", "unnamed report", n)
        self.happening.origins = len({r.origin for r in self.happening.reports if r.origin})
        return self.happening

    def _spread(self, origin: dict[str, Any], n: int) -> None:
        names = [self._put(name) for name in origin["names"]]
        key = names[0]
        ways = ["quote"] * 3 + ["reprint"] * 2 + ["touched"] * 2 + ["cite", "french"]
        ways += ["described"] if "described" in origin else []
        first = self._quote(origin, names, n)
        self._add(first, key, "first", n, by=origin.get("publishes"))
        for _ in range(self.chance.randint(0, REPORTS)):
            way = self.chance.choice(ways)
            earlier = [r for r in self.happening.reports if r.origin == key]
            if way == "quote":
                self._add(self._quote(origin, names, n), key, way, n)
            elif way == "described":
                self._add(self._described(origin, names, n), key, way, n)
            elif way == "cite":
                outlet = _outlet(self.chance.choice(earlier).words)
                if outlet in table()["outlets"]:
                    self._add(self._story("cite", n, outlet=outlet), key, way, n)
            elif way == "french":
                self._translate(origin, earlier[0], key, n)
            else:
                self._copy(self.chance.choice(earlier), key, way)

    def _witnessed(self, n: int) -> None:
        """An agency that heard residents itself, and outlets that print or cite it."""
        wire = self.chance.choice(table()["wires"])
        self._add(self._story("witnessed", n, outlet=wire), wire, "first", n, by=wire)
        original = self.happening.reports[-1]
        for _ in range(self.chance.randint(0, REPORTS - 1)):
            if self.chance.random() < 0.5:
                self._copy(original, wire, "reprint")
            else:
                self._add(self._story("cite", n, outlet=wire), wire, "cite", n)

    def _put(self, words: str, **more: object) -> str:
        facts = {
            "people": self.people,
            "killers": self.killers,
            "place": self.place,
            "land": self.land,
            "day": _day(self.day),
            "next": _day(self.day + timedelta(days=1)),
            "adjective": table()["adjectives"][self.land],
            "owner": table()["owners"][self.land],
            "land_fr": table()["lands_fr"][self.land],
            "people_fr": table()["people_fr"][self.people],
            "day_fr": _day_fr(self.day),
        }
        return words.format(**{**facts, **more})

    def _one(self, kind: str, **more: object) -> str:
        words = self._put(self.chance.choice(table()[kind]), **more)
        return words[:1].upper() + words[1:]

    def _filling(self) -> list[str]:
        return self.chance.sample(table()["follow"], self.chance.randint(2, 4))

    def _quote(self, origin: dict[str, Any], names: Sequence[str], n: int) -> tuple[str, str]:
        who = self.chance.choice(names)
        body = [self._one("lead", who=who, n=n), *self._filling()]
        body.append(self._one("again", later=origin["later"]))
        return self._one("headline", n=n), "\n\n".join(body)

    def _described(self, origin: dict[str, Any], names: Sequence[str], n: int) -> tuple[str, str]:
        small = origin["described"]
        plain = small[:1].upper() + small[1:]
        lead = self._one("described_lead", n=n, plain_small=small)
        name = self._one("described_name", who=self.chance.choice(names))
        body = [f"{lead} {name}", *self._filling()]
        return self._one("described_headline", n=n, plain=plain), "\n\n".join(body)

    def _story(self, kind: str, n: int, **more: object) -> tuple[str, str]:
        return self._one("headline", n=n), "\n\n".join(
            [self._one(kind, n=n, **more), *self._filling()]
        )

    def _translate(self, origin: dict[str, Any], original: Written, key: str, n: int) -> None:
        lead = self._one("french_lead", n=n, who_fr=origin["french"])
        body = "\n\n".join([lead, *table()["french_follow"]])
        title = f"{self.place} : {n} {self._put('{people_fr}')} tués"
        self._add((title, body), key, "french", n)
        self.happening.translations[self.happening.reports[-1].name] = original.name

    def _copy(self, report: Written, key: str, how: str) -> None:
        title, _, rest = report.words.partition("\n\n")
        paragraphs = rest.partition(" - ")[2].split("\n\n")
        if len(paragraphs) > 3:
            paragraphs.pop(self.chance.randrange(1, len(paragraphs)))
        if how == "touched":
            title = self._one("headline", n=report.dead)
            place = self.chance.randrange(1, len(paragraphs))
            paragraphs[place] = paragraphs[place].replace(" the ", " that ", 1)
        self._add((title, "\n\n".join(paragraphs)), key, how, report.dead)

    def _add(
        self, story: tuple[str, str], origin: str, how: str, n: int, by: str | None = None
    ) -> None:
        number = len(self.happening.reports)
        outlet = by or self.outlets[number % len(self.outlets)]
        day = self.day + timedelta(days=1 + min(number, 5))
        title, body = story
        words = f"{title}\n\n{self.place.upper()}, {_day(day)} ({outlet}) - {body}\n"
        name = f"h{self.happening.number:04d}-{number:02d}.txt"
        self.happening.reports.append(Written(name, words, origin, how, n))


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _day_fr(day: date) -> str:
    return f"{day.day} {table()['months_fr'][day.month - 1]} {day.year}"


def _outlet(words: str) -> str:
    return words.partition("(")[2].partition(")")[0]


@dataclass(frozen=True)
class Result:
    """One happening as the program counts it."""

    happening: Happening
    counted: int
    incident: Incident | None


def measured(happenings: Sequence[Happening], places: Gazetteer) -> list[Result]:
    """Read and link all reports; how many origins each happening was given."""
    documents: list[Document] = []
    texts: list[Text] = []
    claims: list[Claim] = []
    ids: dict[str, str] = {}
    of: dict[str, int] = {}
    for happening in happenings:
        for report in happening.reports:
            data = report.words.encode()
            ids[report.name] = f"sha256:{sha256(report.name.encode() + data).hexdigest()}"
            text, document = opened(data, report.name, ids[report.name])
            documents.append(document)
            texts.append(text)
            claims.extend(read_claims(text, document, places))
            of[document.id] = happening.number
    marked = {
        ids[name]: ids[original]
        for happening in happenings
        for name, original in happening.translations.items()
    }
    incidents = link(documents, texts, claims, translations=marked).incidents
    return [_result(happening, incidents, of) for happening in happenings]


def _result(happening: Happening, incidents: Sequence[Incident], of: dict[str, int]) -> Result:
    def held(incident: Incident) -> int:
        return sum(of[report.document] == happening.number for report in incident.reports)

    fullest = max(incidents, key=held, default=None)
    if fullest is None or not held(fullest):
        return Result(happening, 0, None)
    return Result(happening, corroboration(fullest).number, fullest)


def main() -> None:
    """Print how many happenings have their origins counted right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--happenings", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what is counted wrong")
    given = parser.parse_args()
    written = [Writer(number, given.seed).write() for number in range(given.happenings)]
    results = measured(written, open_gazetteer(None))
    right = [each for each in results if each.counted == each.happening.origins]
    reports = sum(len(each.reports) for each in written)
    over = sum(each.counted > each.happening.origins for each in results)
    made = Counter(report.how for each in written for report in each.reports)
    print(f"{len(written)} happenings, {reports} reports ({_listed(made)})")
    print(
        f"origins counted right {len(right) / len(results):.3f}, too many {over / len(results):.3f}"
    )
    if given.show:
        for each in results:
            if each.counted != each.happening.origins:
                _print(each)


def _listed(made: Counter[str]) -> str:
    return ", ".join(f"{how} {number}" for how, number in sorted(made.items()))


def _print(result: Result) -> None:
    print(
        f"\n{result.happening.number}: {result.happening.origins} origins, {result.counted} counted"
    )
    for report in result.happening.reports:
        print(f"  {report.name} {report.how} of {report.origin}: {report.words[:300]!r}")
    if result.incident is not None:
        found = corroboration(result.incident)
        for part in found.parts:
            print("  counted:", " = ".join(f"{o.name} ({len(o.documents)})" for o in part))
        for origin in found.unknown:
            print("  not counted:", origin.name)


if __name__ == "__main__":
    main()
