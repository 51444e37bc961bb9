"""Disputes between a total and what it certainly contains: a whole smaller than its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cenotaph.assess import dispute
from cenotaph.assess.spell import spell_count
from cenotaph.assess.voices import Voices, placed
from cenotaph.record.finding import Between, Dispute, Position
from cenotaph.record.incident import Figure, Incident

KIND = "count"


def whole_disputes(voices: Voices) -> Iterator[Dispute]:
    """Totals with an upper bound below the deaths of the events that lie in them for certain."""
    inside: dict[str, list[Incident]] = {}
    for incident in voices.material.incidents:
        for containment in incident.containments:
            if containment.certain:
                inside.setdefault(containment.whole, []).append(incident)
    for whole, parts in sorted(inside.items()):
        yield from _of_whole(voices.material.incident(whole), parts, voices)


def _of_whole(whole: Incident, parts: Sequence[Incident], voices: Voices) -> Iterator[Dispute]:
    """The parts by their lowest figures, those inside another part left aside."""
    total = _figure(whole)
    if total is None or whole.deaths.maximum is None:
        return
    ids = {part.id for part in parts}
    outer = [
        (part, figure)
        for part in parts
        if not any(c.certain and c.whole in ids for c in part.containments)
        and (figure := _figure(part)) is not None
    ]
    least = sum(part.deaths.low for part, _ in outer)
    if least <= whole.deaths.maximum:
        return
    shown = sorted(outer, key=lambda item: (-item[0].deaths.low, item[0].id))[:_SHOWN]
    positions = [_position(total, voices), *(_position(figure, voices) for _, figure in shown)]
    count = f"the {len(outer)} events" if len(outer) > 1 else "the event"
    yield dispute.make(
        KIND,
        f"total below its parts: {whole.title}",
        positions,
        f"according to {positions[0].source} {positions[0].value} in all, but {count} that lie in "
        f"this total for certain come to at least {least}",
        (whole.id, *(part.id for part, _ in outer)),
        between=Between.INCIDENTS,
    )


_SHOWN = 6


def _figure(incident: Incident) -> Figure | None:
    """The leading figure of an incident's reports, the lowest if they differ."""
    held = [
        figure
        for report in incident.reports
        for figure in report.figures
        if figure.role == "standing" and figure.deaths.low > 0
    ]
    return min(held, key=lambda each: (each.deaths.low, each.span), default=None)


def _position(figure: Figure, voices: Voices) -> Position:
    return placed(spell_count(figure.deaths), figure.span, voices.of_figure(figure))
