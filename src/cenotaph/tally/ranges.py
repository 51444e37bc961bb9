"""The rule of a case: how the figures of an incident become the range that the tally works with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cenotaph.incidents.folding import fold
from cenotaph.incidents.parties import accused, camp
from cenotaph.record.base import Record
from cenotaph.record.incident import Incident
from cenotaph.record.tally import Tally
from cenotaph.tally.categories import (
    CIVILIANS,
    COMBATANTS,
    lies_in,
    match_category,
    split_of,
)
from cenotaph.tally.matching import Match


class Range(Record, frozen=True, kw_only=True):
    """From `low` to `high` deaths; `high` is `None` when open above."""

    low: int = 0
    high: int | None = None

    def words(self) -> str:
        """The range as a reader says it: "7", "10 or more", "up to 20", "40 to 60"."""
        if self.high is None:
            return f"{self.low} or more" if self.low else "an unstated number"
        if self.high == self.low:
            return str(self.low)
        return f"{self.low} to {self.high}" if self.low else f"up to {self.high}"


def standing_range(incident: Incident) -> Range:
    """Lowest minimum and highest maximum among the origins that still stand.

    The linking has already put that range into `Incident.deaths`. An incident whose reports give
    no number at all has the range 0 to open: nobody is invented, and nobody is ruled out.
    """
    return Range(low=incident.deaths.low, high=incident.deaths.maximum)


def denials_open(incident: Incident) -> Range:
    """The standing range, but from 0 where an origin denies that the deaths happened."""
    denied = any(
        figure.role == "denial" for report in incident.reports for figure in report.figures
    )
    standing = standing_range(incident)
    return Range(low=0, high=standing.high) if denied else standing


def lowest_origin(incident: Incident) -> Range:
    """The figure of the origin that gives the lowest; of equal minimums the lower maximum."""
    given = list(by_origin(incident).values())
    return min(given, key=_height, default=standing_range(incident))


def airwars(incident: Incident) -> Range:
    """Civilians from the lowest to the highest figure; a minimum only where two origins that are
    known report the deaths and those accused are not of two sides."""
    whole, fighters = standing_range(incident), split_of(incident, COMBATANTS)
    if match_category(incident, COMBATANTS) is Match.WITHIN:
        return Range(low=0, high=0)
    top = None if whole.high is None else whole.high - fighters.least
    known = {origin.id for origin in incident.origins if origin.relation != "unknown"}
    fair = len(known & set(by_origin(incident))) > 1
    if not fair or _contested(incident):
        return Range(low=0, high=top)
    apart = [g for g in incident.victims if lies_in(g.category, COMBATANTS)]
    told = [g.count.maximum for g in apart if g.count is not None and g.count.maximum is not None]
    civilians = split_of(incident, CIVILIANS).least
    low = max(0, whole.low - sum(told)) if len(told) == len(apart) else 0
    return Range(low=min(max(low, civilians), whole.low), high=top)


def ucdp(incident: Incident) -> Range:
    """From the lowest to the highest figure; deaths of which nobody is accused only at most."""
    standing = standing_range(incident)
    return standing if accused(incident.perpetrators) else Range(high=standing.high)


def most_credible(order: Sequence[str]) -> Rule:
    """The rule that takes the figure of the first source in an order of kinds and names of
    sources, and the standing range where none of them gives a figure."""
    wanted = [fold(each) for each in order]

    def rule(incident: Incident) -> Range:
        given = by_origin(incident)
        origins = {origin.id: origin for origin in incident.origins}
        for name in wanted:
            chosen = [
                span
                for key, span in given.items()
                if key in origins and name in (fold(origins[key].name), fold(origins[key].kind))
            ]
            if chosen:
                return _hull(chosen)
        return standing_range(incident)

    return rule


def by_origin(incident: Incident) -> dict[str, Range]:
    """The figures that stand, as one range for each origin."""
    given: dict[str, list[Range]] = {}
    for report in incident.reports:
        for figure in report.figures:
            if figure.role in STANDING:
                span = Range(low=figure.deaths.low, high=figure.deaths.maximum)
                given.setdefault(figure.origin, []).append(span)
    return {origin: _hull(spans) for origin, spans in sorted(given.items())}


def _hull(spans: Sequence[Range]) -> Range:
    highs = [span.high for span in spans if span.high is not None]
    return Range(
        low=min(span.low for span in spans),
        high=max(highs) if len(highs) == len(spans) else None,
    )


def _height(span: Range) -> tuple[int, bool, int]:
    return span.low, span.high is None, span.high or 0


def _contested(incident: Incident) -> bool:
    sides = {camp(actor.kind) for actor in accused(incident.perpetrators)}
    return len(sides - {""}) > 1


Rule = Callable[[Incident], Range]
RULES: dict[str, Rule] = {
    "standing range": standing_range,
    "denials open the minimum": denials_open,
    "lowest standing origin": lowest_origin,
    "Airwars": airwars,
    "UCDP": ucdp,
}
CREDIBLE = "most credible"
STANDING = frozenset({"standing", "rival"})


def rule_named(name: str, order: Sequence[str] = ()) -> Rule:
    """The rule of that name; `order` are the sources of the rule “most credible”.

    Raises:
        ValueError: there is none; the message lists those there are.
    """
    if name == CREDIBLE:
        return most_credible(order)
    try:
        return RULES[name]
    except KeyError:
        known = ", ".join(f"“{rule}”" for rule in (*RULES, CREDIBLE))
        raise ValueError(f"no rule of the tally is named “{name}”; there are {known}") from None


def rule_of(tally: Tally) -> Rule:
    """The rule that a tally was counted by."""
    return rule_named(tally.rule, tally.order)
