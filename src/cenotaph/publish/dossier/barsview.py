"""The tally told apart by month, country, category and accused: bars for two widths, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cenotaph.knowledge.states import states
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.labels import shorten
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.strings import Strings
from cenotaph.record.tally import Breakdown, BreakdownRow
from cenotaph.tally.breakdown import CATEGORY, COUNTRY, MONTH, PERPETRATOR, Asking
from cenotaph.tally.filters import Filter
from cenotaph.tally.ranges import rule_of

KINDS = (MONTH, COUNTRY, CATEGORY, PERPETRATOR)
MOST_ASKED = 1000  # incidents; beyond them only months and countries, which are quick to tell
MOST_DRAWN, MOST_DESCRIBED = 40, 12
SMALL, LEAST_BAR, STUB = 11.0, 2.0, 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: the full bar of its minimum, the hatched one up to its maximum, an arrow at
    `arrow` where that is open, and where its label and its figure stand."""

    label: str
    figure: str
    label_x: float
    figure_x: float
    text_y: float
    y: float
    x: float
    width: float
    more_x: float
    more_width: float
    arrow: float | None


@dataclass(frozen=True, slots=True)
class BarDrawing:
    """Bars ready to be written as SVG. `start` and `end` are the anchors of labels and figures:
    the drawing itself runs from left to right, and is mirrored where the language is not."""

    name: str
    width: float
    height: float
    bars: tuple[Bar, ...]
    start: str
    end: str
    point: str


@dataclass(frozen=True, slots=True)
class Told:
    """One breakdown: drawings, the same as rows of a table, and what the rows do not say."""

    kind: str
    heading: str
    column: str
    drawings: tuple[BarDrawing, ...]
    undrawn: int
    rows: tuple[tuple[str, str], ...]
    note: str
    description: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths of a drawing; labels stand beside the bars or, if `above`, over them."""

    name: str
    width: float
    start: float
    end: float
    row: float
    above: bool


WIDE = Layout("wide", 720.0, 240.0, 560.0, 26.0, above=False)
NARROW = Layout("narrow", 320.0, 10.0, 310.0, 42.0, above=True)


def bars_view(index: Index, say: Strings) -> tuple[Told, ...]:
    """A breakdown for each kind that has rows, of the incidents that the dossier shows."""
    incidents = index.case.incidents
    if not incidents:
        return ()
    asking = Asking(incidents, rule_of(index.case.tally))
    kinds = KINDS if len(incidents) <= MOST_ASKED else (MONTH, COUNTRY)
    told = (asking.by(kind, Filter()) for kind in kinds)
    return tuple(_told(each, say) for each in told if each.rows)


def _told(told: Breakdown, say: Strings) -> Told:
    phrases = Phrases(say)
    rows = tuple((_label(told.by, row.value, phrases), _figure(row, phrases)) for row in told.rows)
    listed = "; ".join(f"{label}: {figure}" for label, figure in rows[:MOST_DESCRIBED])
    heading = say("breakdown.by_" + told.by)
    return Told(
        kind=told.by,
        heading=heading,
        column=say("breakdown.column_" + told.by),
        drawings=tuple(_draw(layout, told, rows, say) for layout in (WIDE, NARROW)),
        undrawn=max(0, len(rows) - MOST_DRAWN),
        rows=rows,
        note=_note(told, say),
        description=say("breakdown.description", n=len(rows), rows=listed),
    )


def _note(told: Breakdown, say: Strings) -> str:
    if not told.exclusive:
        return say("breakdown.overlap")
    return say("breakdown.beyond", n=told.beyond) if told.beyond else ""


def _figure(row: BreakdownRow, phrases: Phrases) -> str:
    if not row.minimum and row.maximum is None:
        return phrases.say("breakdown.unknown")
    return phrases.bounds(row.minimum, row.maximum)


def _label(kind: str, value: str, phrases: Phrases) -> str:
    if kind == MONTH:
        return phrases.month(date.fromisoformat(f"{value}-01"))
    if kind == COUNTRY:
        return next((state.name for state in states() if state.code == value), value)
    return phrases.say.term("category", value) if kind == CATEGORY else value


def _draw(
    layout: Layout, told: Breakdown, rows: tuple[tuple[str, str], ...], say: Strings
) -> BarDrawing:
    drawn = told.rows[:MOST_DRAWN]
    largest = max(max(row.minimum, row.maximum or 0) for row in drawn)
    mirrored = say.direction == "rtl"
    bars = tuple(
        _mirrored(bar, layout.width) if mirrored else bar
        for bar in _bars(layout, drawn, rows, max(largest, 1))
    )
    return BarDrawing(
        name=layout.name,
        width=layout.width,
        height=len(bars) * layout.row + 8,
        bars=bars,
        start="end" if mirrored else "start",
        end="start" if mirrored else "end",
        point="l-6 6l6 6" if mirrored else "l6 6l-6 6",
    )


def _bars(
    layout: Layout,
    drawn: tuple[BreakdownRow, ...],
    rows: tuple[tuple[str, str], ...],
    largest: int,
) -> Iterator[Bar]:
    room = layout.end - layout.start - STUB
    for line, (row, (label, figure)) in enumerate(zip(drawn, rows, strict=False)):
        top = 4 + line * layout.row
        low = _length(row.minimum, largest, room)
        most = low + STUB if row.maximum is None else _length(row.maximum, largest, room)
        space = layout.width * 0.55 if layout.above else layout.start - 22
        yield Bar(
            label=shorten(label, SMALL, space),
            figure=figure,
            label_x=10.0,
            figure_x=layout.width - 10.0,
            text_y=top + (14.0 if layout.above else layout.row / 2 + SMALL * 0.35),
            y=top + (20.0 if layout.above else (layout.row - 12) / 2),
            x=layout.start,
            width=low,
            more_x=layout.start + low,
            more_width=max(0.0, most - low),
            arrow=layout.start + low + STUB - 6 if row.maximum is None else None,
        )


def _length(number: int, largest: int, room: float) -> float:
    return max(LEAST_BAR, room * number / largest) if number else 0.0


def _mirrored(bar: Bar, width: float) -> Bar:
    return Bar(
        label=bar.label,
        figure=bar.figure,
        label_x=width - bar.label_x,
        figure_x=width - bar.figure_x,
        text_y=bar.text_y,
        y=bar.y,
        x=width - bar.x - bar.width,
        width=bar.width,
        more_x=width - bar.more_x - bar.more_width,
        more_width=bar.more_width,
        arrow=None if bar.arrow is None else width - bar.arrow,
    )
