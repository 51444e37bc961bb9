"""Disputes about the number of dead: between sources, and of a source with what it said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from cenotaph.assess import dispute
from cenotaph.assess.spell import spell_count
from cenotaph.assess.totals import HOLDING, Total, only_worded_apart, pairs_at_odds, totals_of
from cenotaph.assess.voices import Voices, placed
from cenotaph.incidents.folding import fold
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.finding import Between, Dispute, Position, Standing
from cenotaph.record.incident import Figure, Incident, Report

KIND = "count"
_SUPERSEDED = "superseded"


def count_disputes(incident: Incident, voices: Voices) -> Iterator[Dispute]:
    """Figures of different sources, neither replaced by the other, that no number satisfies."""
    at_odds = [pair for pair in pairs_at_odds(totals_of(incident, voices)) if _of_two_voices(*pair)]
    if not at_odds:
        return
    involved = {
        (total.claim.id, total.figure.span): total for pair in at_odds for total in pair
    }.values()
    positions = [_position(total.figure, voices) for total in _ends(list(involved))]
    yield dispute.make(
        KIND,
        f"number of dead: {incident.title}",
        positions,
        f"no number of dead satisfies all: {dispute.according(positions)}"
        + _later(at_odds, voices),
        (incident.id,),
    )


def _ends(totals: list[Total]) -> list[Total]:
    """Of very many figures the lowest and the highest."""
    values = sorted({_range(total) for total in totals})
    if len(values) <= 2 * _SHOWN:
        return totals
    shown = {*values[:_SHOWN], *values[-_SHOWN:]}
    return [total for total in totals if _range(total) in shown]


def _range(total: Total) -> tuple[int, int]:
    deaths = total.figure.deaths
    return deaths.low, deaths.low if deaths.maximum is None else deaths.maximum


_SHOWN = 8


def _of_two_voices(left: Total, right: Total) -> bool:
    """Whether two figures rest on different words: other origins, or other voices of one text."""
    one, other = left.figure, right.figure
    if one.origin == other.origin and one.by == other.by:
        return False
    return one.span.document != other.span.document or not _one_name(one.by, other.by)


def _one_name(left: str, right: str) -> bool:
    """Whether all words of one name stand in the other: "interior ministry" of its country."""
    one, other = frozenset(fold(left).split()), frozenset(fold(right).split())
    return bool(one and other) and (one <= other or other <= one)


def _position(figure: Figure, voices: Voices, standing: Standing = Standing.STANDS) -> Position:
    return placed(spell_count(figure.deaths), figure.span, voices.of_figure(figure), standing)


def _later(pairs: Sequence[tuple[Total, Total]], voices: Voices) -> str:
    """That every higher figure is the later one, where the documents tell."""
    days = []
    for low, high in pairs:
        before = voices.published(low.figure.span.document)
        after = voices.published(high.figure.span.document)
        if before is None or after is None or after <= before:
            return ""
        days.append((after - before).days)
    least, most = min(days), max(days)
    apart = f"{least}" if least == most else f"{least} to {most}"
    unit = "day" if most == 1 else "days"
    return f"; the higher figure was published {apart} {unit} later and may be a newer count"


def revision_disputes(incident: Incident, voices: Voices) -> Iterator[Dispute]:
    """A figure that its own source later put lower, or that two versions of one text give.

    A figure that rises is no dispute: more of the dead were found.
    """
    for report in incident.reports:
        yield from _within(report, incident, voices)
    by_origin: dict[tuple[str, str], list[tuple[Report, Figure]]] = {}
    for report in incident.reports:
        for figure in report.figures[:1]:
            if figure.role in (*HOLDING, _SUPERSEDED):
                by_origin.setdefault((figure.origin, figure.by), []).append((report, figure))
    for _, told in sorted(by_origin.items()):
        if len({report.document for report, _ in told}) > 1:
            yield from _over_time(told, incident, voices)


def _within(report: Report, incident: Incident, voices: Voices) -> Iterator[Dispute]:
    """An earlier figure of a document that is higher than the one by which it was replaced."""
    if not report.figures or report.figures[0].role not in HOLDING:
        return
    now = report.figures[0]
    for figure in report.figures[1:]:
        same = figure.by == now.by and figure.origin == now.origin
        fell = figure.role == _SUPERSEDED and same and _falls(figure, now)
        if fell and _lowered(figure, now, voices):
            yield _revised(figure, now, incident, voices)


def _lowered(before: Figure, now: Figure, voices: Voices) -> bool:
    """Whether the sentence of either figure says that it was put lower, or wrong before."""
    for figure in (before, now):
        claim = voices.material.by_id.get(figure.claim)
        words = words_of(voices.material.quote(claim.sentence)) if claim is not None else []
        if {"lowering", "error"} & {name for _, _, name in dispute_cues().hits(words)}:
            return True
    return False


def _over_time(
    told: Sequence[tuple[Report, Figure]], incident: Incident, voices: Voices
) -> Iterator[Dispute]:
    """The figures of one origin in documents of different days, or in versions of one text."""

    def day(item: tuple[Report, Figure]) -> tuple[date, str]:
        report, _ = item
        return voices.published(report.document) or date.min, report.document

    ordered = sorted(told, key=day)
    for before, after in pairwise(ordered):
        known = day(before)[0] != date.min and day(before)[0] < day(after)[0]
        if known and _falls(before[1], after[1]):
            yield _revised(before[1], after[1], incident, voices)
            continue
        versions = not known and voices.versions(before[0].document, after[0].document)
        if versions and not before[1].deaths.overlaps(after[1].deaths):
            yield _of_versions(before[1], after[1], incident, voices)


def _falls(before: Figure, after: Figure) -> bool:
    if only_worded_apart(after, before):
        return False
    return after.deaths.maximum is not None and after.deaths.maximum < before.deaths.low


def _revised(before: Figure, after: Figure, incident: Incident, voices: Voices) -> Dispute:
    positions = [_position(before, voices, Standing.REPLACED), _position(after, voices)]
    source = voices.of_figure(after).name
    return dispute.make(
        KIND,
        f"number of dead put lower: {incident.title}",
        positions,
        f"according to {source} first {positions[0].value}, later {positions[1].value}: "
        "the figure went down",
        (incident.id,),
        between=Between.VERSIONS,
    )


def _of_versions(left: Figure, right: Figure, incident: Incident, voices: Voices) -> Dispute:
    positions = [_position(left, voices), _position(right, voices)]
    return dispute.make(
        KIND,
        f"number of dead in two versions: {incident.title}",
        positions,
        "two versions of one text, of which none says which is the later one, give "
        f"{positions[0].value} and {positions[1].value}",
        (incident.id,),
        between=Between.VERSIONS,
    )
