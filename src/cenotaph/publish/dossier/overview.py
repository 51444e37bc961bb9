"""The summary: bounds on documented deaths, how each incident counts, and how much was read."""

from __future__ import annotations

from dataclasses import dataclass

from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.dossier.withhold import Withheld
from cenotaph.publish.strings import Strings
from cenotaph.record.claim import Status
from cenotaph.record.incident import Incident
from cenotaph.record.tally import TallyLine

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """How one incident counts; `adds` is the figure it brings to the bounds, `decided` says that
    people had a say in which reports it holds."""

    number: int
    depth: int
    title: str
    scope: str
    when: str
    reported: str
    decided: bool
    counted: bool
    adds: str
    why: str


@dataclass(frozen=True, slots=True)
class Stat:
    """A number of the case with its label and, if needed, a remark."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first screen of the dossier says."""

    figure: str
    upper: str
    stats: tuple[Stat, ...]
    lines: tuple[Line, ...]
    relaxed: tuple[str, ...]
    optimal: bool
    review: str


def overview(index: Index, withheld: Withheld, say: Strings) -> Overview:
    """The summary of the case."""
    phrases = Phrases(say)
    tally = index.case.tally
    return Overview(
        figure=phrases.bounds(tally.minimum, tally.maximum),
        upper=_upper(tally.minimum, tally.maximum, say),
        stats=_stats(index, withheld, say),
        lines=tuple(_line(incident, index, phrases, say) for incident, _ in index.order),
        relaxed=tuple(
            say(
                "summary.relaxed_line",
                n=row.by,
                number=say.number(index.number.get(row.incident, 0)),
                why=row.why,
            )
            for row in tally.relaxed
            if row.incident in index.number
        ),
        optimal=tally.optimal,
        review=_review(index, say),
    )


def _upper(low: int, high: int | None, say: Strings) -> str:
    if high is None:
        return say("summary.no_upper")
    if high == low:
        return say("summary.upper_same")
    return say("summary.upper", high=high)


def _stats(index: Index, withheld: Withheld, say: Strings) -> tuple[Stat, ...]:
    case = index.case
    aggregates = sum(1 for incident in case.incidents if incident.scope == "aggregate")
    known = sum(1 for origin in case.origins if origin.relation != UNKNOWN)
    unknown = len(case.origins) - known
    documents = len(case.documents) + withheld.documents
    rows = [
        Stat(
            say("summary.documents"),
            say.number(documents),
            say("summary.documents_withheld", n=withheld.documents) if withheld.documents else "",
        ),
        Stat(
            say("summary.incidents"),
            say.number(len(case.incidents) + withheld.incidents),
            say("summary.incidents_note", events=len(case.incidents) - aggregates, n=aggregates),
        ),
        Stat(
            say("summary.origins"),
            say.number(known),
            say("summary.origins_unknown", n=unknown) if unknown else "",
        ),
        Stat(say("summary.disputes"), say.number(len(case.disputes))),
        Stat(say("summary.demands"), say.number(len(case.demands))),
    ]
    if case.faults:
        rows.append(Stat(say("summary.faults"), say.number(len(case.faults))))
    return tuple(rows)


def _line(incident: Incident, index: Index, phrases: Phrases, say: Strings) -> Line:
    row = index.tally_lines.get(incident.id)
    return Line(
        number=index.number[incident.id],
        depth=index.depth[incident.id],
        title=incident.title,
        scope=incident.scope,
        when=phrases.period(incident.when, short=True),
        reported=phrases.count(incident.deaths),
        decided=bool(incident.decisions),
        counted=bool(row and row.counted),
        adds=_adds(row, phrases, say),
        why=row.why if row else say("summary.not_in_tally"),
    )


def _adds(row: TallyLine | None, phrases: Phrases, say: Strings) -> str:
    if row is None or not row.counted or (not row.minimum and row.maximum is None):
        return ""
    return phrases.bounds(row.minimum, row.maximum)


def _review(index: Index, say: Strings) -> str:
    """How many statements still wait for a person."""
    claims = index.case.claims
    waiting = sum(1 for claim in claims if claim.status is Status.PROPOSED)
    if not claims:
        return say("summary.review_none")
    if waiting == len(claims):
        return say("summary.review_all", n=waiting)
    return say("summary.review_some", n=waiting, decided=len(claims) - waiting)
