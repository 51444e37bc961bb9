"""Reports with known incidents, read by the program and made ready to be linked."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.score_reports import located, sources
from benchmarks.sentences import opened
from cenotaph.claims.reader import read_claims
from cenotaph.incidents.bags import Wording
from cenotaph.incidents.furniture import furniture
from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import EVENT, Telling
from cenotaph.incidents.wording import whole, wordings
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.span import Span

FITTED = "large_dev.jsonl.gz"
OUR_SETS = (("seeds", ""), ("reports", ""), ("sahel", ""), ("own", "tuned"))
PARTS = 3


@dataclass(frozen=True)
class Report:
    """A line of a linking set; `incident` is empty where the set does not tell it."""

    name: str
    date: str
    title: str
    text: str
    incident: str


@dataclass(frozen=True)
class Units:
    """Tellings with their wording, and the incident of gold each belongs to (empty: unknown)."""

    tellings: list[Telling]
    wordings: list[Wording]
    incidents: list[str]


def lines(path: Path) -> Iterator[Report]:
    """The reports of a file of JSON lines, packed with gzip or not."""
    packed = path.suffix == ".gz"
    with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as rows:
        for line in rows:
            if line.strip():
                yield _report(json.loads(line))


def _report(row: Mapping[str, Any]) -> Report:
    told = (row.get(key) for key in ("date", "title", "text", "incident_id"))
    return Report(str(row["doc_id"]), *(str(value or "") for value in told))


def reports_of(shared: Path) -> Iterator[Report]:
    """The reports of the larger linking set."""
    yield from lines(shared / "linking" / FITTED)


def unseen(report: Report) -> bool:
    """Whether a report belongs to the third that nothing is fitted on: a third of the incidents."""
    return int(hashlib.sha1(report.incident.encode()).hexdigest(), 16) % PARTS == 0  # noqa: S324


def fitted_on(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports that weights and tables may be made from."""
    return (report for report in reports if not unseen(report))


Read = tuple[Document, Text, Sequence[Claim]]


def read(data: bytes, name: str, places: Gazetteer) -> Read:
    """A file as the program reads it."""
    text, document = opened(data, name, f"sha256:{sha256(data).hexdigest()}")
    return document, text, read_claims(text, document, places)


def units_of(reports: Sequence[Report], places: Gazetteer) -> Units:
    """One unit for each report of a linking set, in the order of the reports."""
    known = [
        read(f"{r.title.strip()}\n{r.date[:10]}\n\n{r.text}".encode(), f"{r.name}.txt", places)
        for r in reports
    ]
    documents = {
        d.id: replace(d, published=_day(r.date))
        for r, (d, _, _) in zip(reports, known, strict=True)
    }
    texts = {document.id: text for document, text, _ in known}
    everywhere = furniture(documents, texts)
    return Units(
        [_main(documents[d.id], tell(documents[d.id], text, c)) for d, text, c in known],
        [whole(text, document.language, everywhere) for document, text, _ in known],
        [report.incident for report in reports],
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _main(document: Document, tellings: Sequence[Telling]) -> Telling:
    """The telling of a report that is linked as a whole."""
    told = [telling for telling in tellings if not telling.background] or tellings
    if not told:
        return Telling(
            key=document.id,
            document=document.id,
            span=Span(document=document.id, start=0, end=1),
            makers=(),
            published=document.published,
            language=document.language,
        )
    return replace(max(told, key=lambda t: (len(t.claims), -t.span.start)), scope=EVENT)


def our_units(shared: Path, places: Gazetteer) -> Iterator[tuple[str, Units]]:
    """The tellings of every set of reports that may be looked at."""
    for name, side in OUR_SETS:
        gold_path, place = located(name, shared)
        if not gold_path.exists():
            continue
        gold = json.loads(gold_path.read_text("utf-8"))
        files = sources(place, side, 0)
        known = [read(data, f, places) for f, data in files if Path(f).stem in gold["documents"]]
        yield name, _labelled(known, gold)


def _labelled(known: Sequence[Read], gold: Mapping[str, Any]) -> Units:
    documents = {document.id: document for document, _, _ in known}
    texts = {document.id: text for document, text, _ in known}
    tellings = sorted((t for read in known for t in tell(*read)), key=lambda t: t.key)
    return Units(
        tellings,
        wordings(tellings, texts, furniture(documents, texts)),
        _incidents(tellings, documents, gold),
    )


def _incidents(
    tellings: Sequence[Telling], documents: Mapping[str, Document], gold: Mapping[str, Any]
) -> list[str]:
    """The incident of gold that has the leading figure of a telling, if only one has it."""
    figures: dict[tuple[str, Any, Any], list[str]] = defaultdict(list)
    for incident in gold["incidents"]:
        for name, count in incident["deaths_by_doc"].items():
            figures[name, count.get("min"), count.get("max")].append(incident["id"])

    def met(telling: Telling) -> str:
        deaths = telling.leading.deaths if telling.leading else None
        name = Path(documents[telling.document].name).stem
        found = figures.get((name, deaths.minimum, deaths.maximum), []) if deaths else []
        return found[0] if len(found) == 1 else ""

    told = [(telling.document, met(telling)) for telling in tellings]
    times = Counter(told)
    return [incident if times[document, incident] == 1 else "" for document, incident in told]
