"""The timeline: a bar for the days that the sources allow for each incident, for two widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.labels import text_width, wrap
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.dossier.timescale import Period, Tick, TimeScale, lanes, scale_for, ticks
from cenotaph.publish.strings import Strings
from cenotaph.record.incident import Incident
from cenotaph.record.when import When

MOST_ROWS = 40
MOST_DESCRIBED = 12
STRETCH = 3
HEAD = 34.0
SMALL = 11.0
LEAST_BAR = 7.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One incident: its bar, whether an end is open, and its label.

    `shape` is day (one known day), range (some day within), aggregate (all these days);
    `label` holds the lines of the title with their base lines, none where only the number fits.
    """

    number: int
    title: str
    label: tuple[tuple[str, float], ...]
    label_x: float
    number_x: float
    number_y: float
    x: float
    y: float
    width: float
    shape: str
    open_start: bool
    open_end: bool
    row_y: float


@dataclass(frozen=True, slots=True)
class TimeDrawing:
    """A timeline ready to be written as SVG."""

    name: str
    width: float
    height: float
    left: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[Tick, str], ...]
    row_height: float
    banded: bool


@dataclass(frozen=True, slots=True)
class DateRow:
    """The same as the timeline says, as a row of a table."""

    number: int
    title: str
    aggregate: bool
    worded: str
    period: str
    precision: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Both drawings (none when no incident has a date) and their table."""

    drawings: tuple[TimeDrawing, ...]
    undrawn: int
    dated: tuple[DateRow, ...]
    undated: tuple[DateRow, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths of a drawing; labels stand left of the bars or, if `above`, over them."""

    name: str
    width: float
    left: float
    row: float
    most_ticks: int
    above: bool


WIDE = Layout("wide", 720.0, 270.0, 40.0, 5, above=False)
NARROW = Layout("narrow", 320.0, 10.0, 56.0, 4, above=True)
LINE = 13.5
NUMBER_ROOM = 20.0


def timeline_view(index: Index, say: Strings) -> TimelineView:
    """The timeline of the case."""
    phrases = Phrases(say)
    dated = [incident for incident, _ in index.order if _has_day(incident.when)]
    undated = [incident for incident, _ in index.order if not _has_day(incident.when)]
    rows = tuple(_row(incident, index, phrases) for incident in dated)
    drawn = _within_core(dated)
    drawings: tuple[TimeDrawing, ...] = ()
    if drawn:
        drawings = tuple(_draw(layout, drawn, index, phrases) for layout in (WIDE, NARROW))
    listed = "; ".join(
        say("timeline.description_item", number=say.number(row.number), period=row.period)
        for row in rows[:MOST_DESCRIBED]
    )
    return TimelineView(
        drawings=drawings,
        undrawn=len(dated) - len(drawn),
        dated=rows,
        undated=tuple(_row(incident, index, phrases) for incident in undated),
        description=say("timeline.description", n=len(dated), incidents=listed),
    )


def _within_core(incidents: Sequence[Incident]) -> Sequence[Incident]:
    """The incidents to draw: all of few; of many, those in the span that holds nearly all.

    One date of long ago (or misread) would else press a thousand bars into a hand's breadth.
    """
    if len(incidents) <= MOST_ROWS:
        return incidents
    days = sorted(day for i in incidents for day in _period(i) if day is not None)
    low, high = days[len(days) * 2 // 100], days[-1 - len(days) * 2 // 100]
    if (days[-1] - days[0]).days <= STRETCH * max((high - low).days, 1):
        return incidents
    return [
        incident
        for incident in incidents
        if all(low <= day <= high for day in _period(incident) if day is not None)
    ]


def _has_day(when: When | None) -> bool:
    return when is not None and not (when.earliest is None and when.latest is None)


def _row(incident: Incident, index: Index, phrases: Phrases) -> DateRow:
    return DateRow(
        number=index.number[incident.id],
        title=incident.title,
        aggregate=incident.scope == "aggregate",
        worded=incident.when.wording if incident.when else "",
        period=phrases.period(incident.when),
        precision=phrases.precision(incident.when) if _has_day(incident.when) else "",
    )


def _period(incident: Incident) -> Period:
    when = incident.when
    return Period(when.earliest if when else None, when.latest if when else None)


def _draw(
    layout: Layout, incidents: Sequence[Incident], index: Index, phrases: Phrases
) -> TimeDrawing:
    crowded = len(incidents) > MOST_ROWS
    left = 8.0 if crowded else layout.left
    scale = scale_for([_period(i) for i in incidents], layout.width - left - 8.0)
    assert scale is not None  # noqa: S101  # only dated incidents come here
    bars = (
        _packed(incidents, scale, left, index)
        if crowded
        else _rows(incidents, scale, left, layout, index)
    )
    row = 20.0 if crowded else layout.row
    deepest = max(bar.row_y for bar in bars)
    marks = tuple((tick, _tick_label(tick, phrases)) for tick in ticks(scale, layout.most_ticks))
    return TimeDrawing(
        name=layout.name,
        width=layout.width,
        height=deepest + row + 6,
        left=left,
        bars=tuple(bars),
        ticks=tuple((tick._replace(x=tick.x + left), label) for tick, label in marks),
        row_height=row,
        banded=not crowded,
    )


def _tick_label(tick: Tick, phrases: Phrases) -> str:
    if tick.grain == "year":
        return str(tick.day.year)
    if tick.grain == "month":
        return phrases.month(tick.day, short=True)
    return phrases.day(tick.day, short=True)


def _rows(
    incidents: Sequence[Incident], scale: TimeScale, left: float, layout: Layout, index: Index
) -> list[Bar]:
    """A row for each incident in reading order, parts indented under their whole."""
    bars = []
    for line, incident in enumerate(incidents):
        top = HEAD + line * layout.row
        indent = 14.0 * min(index.depth[incident.id], 3)
        x = 10 + indent + NUMBER_ROOM
        room = (layout.width if layout.above else layout.left) - x - 12
        lines = wrap(incident.title, SMALL, room, 2)
        middle = top + (layout.row * 0.8 if layout.above else layout.row / 2)
        first = top + 16 if layout.above else middle - (len(lines) - 1) * LINE / 2 + SMALL * 0.35
        label = tuple((words, first + at * LINE) for at, words in enumerate(lines))
        bar = _bar(incident, scale, left, middle, index)
        bars.append(
            replace(bar, row_y=top, label=label, label_x=x, number_x=10 + indent, number_y=first)
        )
    return bars


def _packed(
    incidents: Sequence[Incident], scale: TimeScale, left: float, index: Index
) -> list[Bar]:
    """Many incidents share rows; each bar carries its number, the table the rest."""
    stretches = []
    for incident in incidents:
        start, end = scale.bar(_period(incident))
        number = str(index.number[incident.id])
        stretches.append((start, max(end, start + LEAST_BAR) + text_width(number, SMALL) + 4))
    bars = []
    for incident, lane, (_, end) in zip(incidents, lanes(stretches, 6), stretches, strict=True):
        top = HEAD + lane * 20.0
        number = str(index.number[incident.id])
        bar = _bar(incident, scale, left, top + 10, index)
        x = left + end - text_width(number, SMALL)
        bars.append(replace(bar, row_y=top, number_x=x, number_y=top + 10 + SMALL * 0.35))
    return bars


def _bar(
    incident: Incident,
    scale: TimeScale,
    left: float,
    middle: float,
    index: Index,
) -> Bar:
    """The bar itself; its label and the top of its row are set by the caller."""
    period = _period(incident)
    start, end = scale.bar(period)
    shape = "range"
    if incident.scope == "aggregate":
        shape = "aggregate"
    elif period.earliest is not None and period.earliest == period.latest:
        shape = "day"
    return Bar(
        number=index.number[incident.id],
        title=incident.title,
        label=(),
        label_x=0.0,
        number_x=0.0,
        number_y=0.0,
        x=left + start,
        y=middle,
        width=max(end - start, LEAST_BAR),
        shape=shape,
        open_start=period.earliest is None,
        open_end=period.latest is None,
        row_y=0.0,
    )
