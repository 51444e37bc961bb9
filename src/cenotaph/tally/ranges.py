"""The rule of a case: how the figures of an incident become the range that the tally works with."""

from __future__ import annotations

from collections.abc import Callable

from cenotaph.record.base import Record
from cenotaph.record.incident import Incident
from cenotaph.record.tally import Tally


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


Rule = Callable[[Incident], Range]
RULES: dict[str, Rule] = {
    "standing range": standing_range,
    "denials open the minimum": denials_open,
}


def rule_named(name: str) -> Rule:
    """The rule of that name.

    Raises:
        ValueError: there is none; the message lists those there are.
    """
    try:
        return RULES[name]
    except KeyError:
        known = ", ".join(f"“{rule}”" for rule in RULES)
        raise ValueError(f"no rule of the tally is named “{name}”; there are {known}") from None


def rule_of(tally: Tally) -> Rule:
    """The rule that a tally was counted by."""
    return rule_named(tally.rule)
