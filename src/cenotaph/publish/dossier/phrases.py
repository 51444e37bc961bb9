"""Counts, dates and places as phrases in the language of the dossier."""

from __future__ import annotations

from datetime import date
from functools import cache

from cenotaph.knowledge.states import states
from cenotaph.publish.strings import Strings
from cenotaph.record.claim import Source, SourceKind, Stance, Victims
from cenotaph.record.count import Count
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Place, Where

LOCALITY = "locality"


_SAYS_NOTHING = frozenset({SourceKind.UNSTATED, SourceKind.PERSON, SourceKind.ANONYMOUS})


class Phrases:
    """The phrasing of figures, days and places; every word comes from the strings table."""

    def __init__(self, strings: Strings) -> None:
        self.say = strings

    def count(self, count: Count | None) -> str:
        """A range of people: "at least 27", "7", "50 to 60", "about 300 (270 to 330)"."""
        if count is None or (count.minimum is None and count.maximum is None):
            return self.say("count.none")
        return self.bounds(count.minimum, count.maximum, approximate=count.approximate)

    def bounds(self, low: int | None, high: int | None, *, approximate: bool = False) -> str:
        """The same for a pair of bounds, of which one at least is closed."""
        if high is None:
            return self.say("count.least", low=low or 0)
        if low is None:
            return self.say("count.most", high=high)
        if low == high:
            return self.say("count.exact", low=low)
        if approximate:
            return self.say("count.about", middle=(low + high) // 2, low=low, high=high)
        return self.say("count.between", low=low, high=high)

    def day(self, day: date, *, short: bool = False) -> str:
        """One day in full: "2 January 2025"."""
        months = self.say.months_short if short else self.say.months
        return self.say("date.day", day=str(day.day), month=months[day.month - 1], year=_year(day))

    def month(self, day: date, *, short: bool = False) -> str:
        """The month of a day: "January 2025"."""
        months = self.say.months_short if short else self.say.months
        return self.say("date.month", month=months[day.month - 1], year=_year(day))

    def period(self, when: When | None, *, short: bool = False) -> str:
        """The days a report allows, as short as they can be said without loss."""
        if when is None or (when.earliest is None and when.latest is None):
            return self.say("date.unknown")
        if when.latest is None:
            assert when.earliest is not None  # noqa: S101
            return self.say("date.from", start=self.day(when.earliest, short=short))
        if when.earliest is None:
            return self.say("date.until", end=self.day(when.latest, short=short))
        return self._closed(when.earliest, when.latest, short=short)

    def _closed(self, start: date, end: date, *, short: bool) -> str:
        if start == end:
            return self.day(start, short=short)
        months = self.say.months_short if short else self.say.months
        if _whole_months(start, end):
            return self._whole(start, end, short=short)
        if (start.year, start.month) == (end.year, end.month):
            return self.say(
                "date.days_of_month",
                start=str(start.day),
                end=str(end.day),
                month=months[start.month - 1],
                year=_year(start),
            )
        if start.year == end.year:
            first = self.say("date.day_of_year", day=str(start.day), month=months[start.month - 1])
        else:
            first = self.day(start, short=short)
        return self.say("date.range", start=first, end=self.day(end, short=short))

    def _whole(self, start: date, end: date, *, short: bool) -> str:
        months = self.say.months_short if short else self.say.months
        if (start.year, start.month) == (end.year, end.month):
            return self.month(start, short=short)
        if start.month == 1 and end.month == len(months):
            if start.year == end.year:
                return _year(start)
            return self.say("date.range", start=_year(start), end=_year(end))
        first = (
            months[start.month - 1] if start.year == end.year else self.month(start, short=short)
        )
        return self.say("date.range", start=first, end=self.month(end, short=short))

    def why_when(self, when: When) -> str:
        """How the days were found, from the basis and the anchor of the record."""
        key = {
            Basis.STATED: "when.stated",
            Basis.RELATIVE: "when.relative",
            Basis.NARRATIVE: "when.narrative",
            Basis.INHERITED: "when.inherited",
        }[when.basis]
        if when.basis is not Basis.STATED and when.anchor is None:
            key += "_unnamed"
        return self.say(key, anchor=when.anchor or "")

    def precision(self, when: When | None) -> str:
        """How fine the wording is."""
        if when is None:
            return self.say.term("precision", "none")
        return self.say.term("precision", Precision(when.precision).value)

    def place(self, place: Place) -> str:
        """A gazetteer entry with what it lies in: "Léré, Tombouctou, ML"."""
        name = place.name
        if place.kind != LOCALITY:
            name = self.say("where.kind", name=name, kind=self.say.term("place", place.kind))
        parts = [place.admin2, place.admin1, self.country(place.country)]
        kept: list[str] = [name]
        for part in parts:
            if part and part not in (*kept, place.name):
                kept.append(part)
        return ", ".join(kept)

    def country(self, code: str) -> str:
        """The name of a country in the language of the dossier, else in English, else its code."""
        name = self.say.term("country", code)
        return _country_names().get(code, code) if name == code else name

    def coordinates(self, place: Place) -> str:
        """Degrees with their hemisphere, to two decimals: about a kilometre."""
        if place.latitude is None or place.longitude is None:
            return ""
        return f"{self.latitude(place.latitude, 2)} {self.longitude(place.longitude, 2)}"

    def latitude(self, degrees: float, decimals: int = 1) -> str:
        """Degrees north or south."""
        key = "map.north" if degrees >= 0 else "map.south"
        return self.say(key, degrees=_degrees(degrees, decimals))

    def longitude(self, degrees: float, decimals: int = 1) -> str:
        """Degrees east or west."""
        key = "map.east" if degrees >= 0 else "map.west"
        return self.say(key, degrees=_degrees(degrees, decimals))

    def resolved(self, where: Where) -> str:
        """The entry or entries that a wording was resolved to."""
        if where.place is None:
            return self.say("where.unresolved")
        first = self.place(where.place)
        if where.second is None:
            return first
        return self.say("where.two", first=first, second=self.place(where.second))

    def size(self, size: int) -> str:
        """A number of bytes, exact, since it is used to verify."""
        return self.say("custody.bytes", n=size)

    def chain(self, sources: tuple[Source, ...]) -> str:
        """Who says so and as what, the outermost first."""
        links = []
        for source in sources:
            marks = self._marks(source)
            words = self.say("source.marked", name=source.name, marks=", ".join(marks))
            links.append(words if marks else source.name)
        return self.say("source.join").join(links)

    def _marks(self, source: Source) -> list[str]:
        marks = []
        if source.speaks_as not in _SAYS_NOTHING:
            marks.append(self.say.term("speaks_as", source.speaks_as.value))
        if source.first_hand:
            marks.append(self.say("source.first_hand"))
        if source.anonymous:
            marks.append(self.say("source.anonymous"))
        if source.stance is not Stance.ASSERTS:
            marks.append(self.say.term("stance", source.stance.value))
        return marks

    def worded(self, group: Victims) -> str:
        """The words that make victims fighters and whose they are, "" where none do."""
        if not group.worded_status:
            return ""
        key = "incident.called" if group.status_according_to else "incident.called_unnamed"
        return self.say(key, words=group.worded_status, source=group.status_according_to)


@cache
def _country_names() -> dict[str, str]:
    return {state.code: state.name for state in states()}


def _year(day: date) -> str:
    return f"{day.year}"


def _degrees(degrees: float, decimals: int) -> str:
    text = f"{abs(degrees):.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _whole_months(start: date, end: date) -> bool:
    """Whether the period begins on a first and ends on a last day of a month."""
    return start.day == 1 and (end == date.max or date.fromordinal(end.toordinal() + 1).day == 1)
