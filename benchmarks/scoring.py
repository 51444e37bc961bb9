"""Compares what `cenotaph incidents CASE --json` answers with gold written by a careful reader.

Every figure lies between 0 and 1, and higher is better:

- `toll_precision`, `toll_recall`, `toll_f1`: each count of deaths that a document gives for an
  incident is one toll; it is hit when the program gives the same minimum and maximum for that
  document. A rival figure, a part of a whole or history that gold names is neither asked for
  nor held against the program.
- `found`: tolls for which at least one end was read.
- `date`, `place`, `perpetrators`: over the hits, whether what is said about the incident is right.
- `link_b3`: whether the hits are grouped into incidents as gold groups them (B-cubed F1).
- `part_of`: the relations of part and whole in gold that the program holds too.
- `overall`: the mean of `toll_f1`, `date`, `place`, `perpetrators` and `link_b3`.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import PurePath
from statistics import fmean
from typing import Any

Json = dict[str, Any]
Figures = dict[str, float | None]
Range = tuple[int | None, int | None]

DAYS_OF_GRACE = 31
KILOMETRES_OF_GRACE = 50
EARTH_DIAMETER_KM = 12742
COMMON_WORDS = frozenset(
    {"the", "of", "and", "group", "forces", "force", "armed", "army", "militia", "state"}
    | {"soldiers", "government"}
)


@dataclass(frozen=True, order=True)
class Hit:
    """A toll of gold and the toll of the program that answers it."""

    document: str
    wanted: str  # id of gold's incident
    given: int  # number of the program's incident
    toll: Range


@dataclass(frozen=True)
class Reading:
    """What the program says, as tolls: (document, number of the incident) and its range."""

    incidents: Sequence[Json]
    tolls: frozenset[tuple[str, int, Range]]

    @classmethod
    def of(cls, answer: Json, documents: Iterable[str]) -> Reading:
        """The tolls of the documents that gold knows."""
        known = set(documents)
        tolls = {
            (PurePath(report["document"]).stem, number, _range(report["deaths"], "minimum maximum"))
            for number, incident in enumerate(answer["incidents"])
            for report in incident["reports"]
            if report.get("deaths")
        }
        kept = {toll for toll in tolls if toll[0] in known and toll[2] != (None, None)}
        return cls(answer["incidents"], frozenset(kept))


def score(gold: Json, answer: Json) -> Figures:
    """Every figure by its name; `part_of` is None where gold holds no such relation."""
    reading = Reading.of(answer, gold["documents"])
    wanted = _wanted(gold)
    hits = _pair(gold, wanted, reading)
    judged = _judged(gold, reading, hits)
    precision, recall = _share(len(hits), len(judged)), _share(len(hits), len(wanted))
    figures: Figures = {
        "toll_precision": precision,
        "toll_recall": recall,
        "toll_f1": _harmonic(precision, recall),
        "found": _found(wanted, reading),
        **_facts(gold, reading, hits),
        "link_b3": _grouping(hits),
        "part_of": _parts(gold, reading, hits),
    }
    summed = ("toll_f1", "date", "place", "perpetrators", "link_b3")
    figures["overall"] = fmean(figures[name] or 0.0 for name in summed)
    return figures


def _wanted(gold: Json) -> dict[tuple[str, str], Range]:
    """Gold's tolls: (document, id of the incident) and its range."""
    tolls = {
        (document, incident["id"]): _range(count, "min max")
        for incident in gold["incidents"]
        for document, count in incident["deaths_by_doc"].items()
    }
    return {key: toll for key, toll in tolls.items() if toll != (None, None)}


def _pair(gold: Json, wanted: dict[tuple[str, str], Range], reading: Reading) -> list[Hit]:
    """Each toll with one equal toll of its document, those of like date and place first."""
    facts = {incident["id"]: incident for incident in gold["incidents"]}

    def unlikeness(hit: Hit) -> tuple[int, Hit]:
        wants, gives = facts[hit.wanted], reading.incidents[hit.given]
        return -sum((bool(same_date(wants, gives)), bool(same_place(wants, gives)))), hit

    possible = [
        Hit(document, incident, number, toll)
        for (document, incident), toll in wanted.items()
        for other, number, given in reading.tolls
        if other == document and given == toll
    ]
    hits: list[Hit] = []
    answered, used = set(), set()
    for hit in sorted(possible, key=unlikeness):
        if (hit.document, hit.wanted) in answered or (hit.document, hit.given, hit.toll) in used:
            continue
        answered.add((hit.document, hit.wanted))
        used.add((hit.document, hit.given, hit.toll))
        hits.append(hit)
    return hits


def _judged(gold: Json, reading: Reading, hits: list[Hit]) -> list[tuple[str, int, Range]]:
    """The program's tolls that are right, or that gold gives no reason to tolerate."""
    used = {(hit.document, hit.given, hit.toll) for hit in hits}
    rivals = {
        (document, _range(count, "min max"))
        for incident in gold["incidents"]
        for document, counts in incident["deaths_by_doc"].items()
        for count in [*counts.get("alt", []), *counts.get("parts", [])]
    }
    history = {
        (document, (low, high))
        for document, facts in gold["documents"].items()
        for low, high in facts.get("background", [])
    }
    tolerated = rivals | history
    partial = {document for document, facts in gold["documents"].items() if facts.get("partial")}
    return [
        toll
        for toll in reading.tolls
        if toll in used or not (toll[0] in partial or (toll[0], toll[2]) in tolerated)
    ]


def _found(wanted: dict[tuple[str, str], Range], reading: Reading) -> float:
    ends = {
        (document, end, value)
        for document, _, toll in reading.tolls
        for end, value in enumerate(toll)
        if value is not None
    }
    seen = [
        any((document, end, value) in ends for end, value in enumerate(toll))
        for (document, _), toll in wanted.items()
    ]
    return _share(sum(seen), len(seen))


def _facts(gold: Json, reading: Reading, hits: list[Hit]) -> Figures:
    """Date, place and perpetrators over the hits for which gold knows them."""
    facts = {incident["id"]: incident for incident in gold["incidents"]}
    pairs = [(facts[hit.wanted], reading.incidents[hit.given]) for hit in hits]
    measures = {"date": same_date, "place": same_place, "perpetrators": same_perpetrators}
    return {
        name: _mean(x for x in (measure(*pair) for pair in pairs) if x is not None)
        for name, measure in measures.items()
    }


def same_date(wanted: Json, given: Json) -> float | None:
    """Whether the spans of days overlap, and the program's is not much the wider."""
    first = _day(wanted.get("date_from"))
    last = _day(wanted.get("date_to") or wanted.get("date_from"), last=True)
    if first is None or last is None:
        return None
    when = given.get("when") or {}
    earliest, latest = _day(when.get("earliest")), _day(when.get("latest"), last=True)
    if earliest is None or latest is None:
        return 0.0
    wider = (latest - earliest).days - (last - first).days
    return float(earliest <= last and first <= latest and wider <= DAYS_OF_GRACE)


def same_place(wanted: Json, given: Json) -> float | None:
    """Whether one name holds the other, or the two points lie near each other."""
    name = fold(wanted.get("place"))
    if not name:
        return None
    where = given.get("where") or {}
    others = {fold(where.get(field)) for field in ("name", "wording", "admin1")} - {""}
    if any(_holds(name, other) or _holds(other, name) for other in others):
        return 1.0
    here = (wanted.get("lat"), wanted.get("lon"))
    there = (where.get("latitude"), where.get("longitude"))
    if None in here or None in there:
        return 0.0
    return float(_kilometres(here, there) <= KILOMETRES_OF_GRACE)


def same_perpetrators(wanted: Json, given: Json) -> float | None:
    """F1 of the names, two names being one where they share a word that is not common to many."""
    names = [fold(name) for name in wanted.get("perpetrators", [])]
    if not names:
        return None
    others = [fold(actor["name"]) for actor in given.get("perpetrators", [])]
    recall = _share(sum(any(_alike(a, b) for b in others) for a in names), len(names))
    precision = _share(sum(any(_alike(a, b) for a in names) for b in others), len(others))
    return _harmonic(precision, recall)


def _grouping(hits: list[Hit]) -> float:
    """B-cubed: for each hit, how far those grouped with it are those that belong with it."""
    precisions, recalls = [], []
    for hit in hits:
        together = {other for other in hits if other.given == hit.given}
        belonging = {other for other in hits if other.wanted == hit.wanted}
        precisions.append(_share(len(together & belonging), len(together)))
        recalls.append(_share(len(together & belonging), len(belonging)))
    return _harmonic(_mean(precisions), _mean(recalls))


def _parts(gold: Json, reading: Reading, hits: list[Hit]) -> float | None:
    """Share of gold's relations that hold between incidents which answer part and whole."""
    relations = [(i["id"], i["part_of"]) for i in gold["incidents"] if i.get("part_of")]
    if not relations:
        return None

    def answering(wanted: str) -> list[Json]:
        return [reading.incidents[hit.given] for hit in hits if hit.wanted == wanted]

    held = [
        any(a.get("part_of") == b["id"] for a in answering(part) for b in answering(whole))
        for part, whole in relations
    ]
    return _share(sum(held), len(held))


def fold(name: str | None) -> str:
    """Lower case, no accents, single spaces between words of letters and digits."""
    bare = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def _holds(long: str, short: str) -> bool:
    """Whether the words of `short` stand in `long`, whole and in a row."""
    return f" {short} " in f" {long} "


def _alike(a: str, b: str) -> bool:
    return a in b or b in a or bool(set(a.split()) & set(b.split()) - COMMON_WORDS)


def _day(text: str | None, *, last: bool = False) -> date | None:
    """A day of a date that may lack day or month: the first that it allows, or the last."""
    if not text:
        return None
    numbers = [int(part) for part in text[:10].split("-")]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
    end = calendar.monthrange(year, month)[1]
    return date(year, month, numbers[2] if len(numbers) > 2 else (end if last else 1))


def _kilometres(here: tuple[Any, Any], there: tuple[Any, Any]) -> float:
    """Along the great circle, by the haversine formula."""
    south, west, north, east = (radians(degrees) for degrees in (*here, *there))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(chord))


def _range(count: Json, ends: str) -> Range:
    low, high = (count.get(end) for end in ends.split())
    return low, high


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _mean(numbers: Iterable[float]) -> float:
    kept = list(numbers)
    return fmean(kept) if kept else 0.0


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
