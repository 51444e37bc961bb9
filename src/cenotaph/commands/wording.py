"""Figures, days and the summary in words that a newcomer understands and a lawyer can sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cenotaph.case.steps import Summary


def bounds(minimum: int | None, maximum: int | None) -> str:
    """ "at least 37", "7", "50 to 60", "at most 12", "not stated"."""
    if minimum is None and maximum is None:
        return "not stated"
    if maximum is None:
        return f"at least {minimum:,}"
    if minimum is None:
        return f"at most {maximum:,}"
    return f"{minimum:,}" if minimum == maximum else f"{minimum:,} to {maximum:,}"


def documented(minimum: int, maximum: int | None) -> str:
    """The bounds of a tally: "at least 37, no upper bound"."""
    if maximum is None:
        return f"at least {minimum:,}, no upper bound"
    if minimum == maximum:
        return f"{minimum:,}"
    return f"at least {minimum:,}, at most {maximum:,}"


def period(when: dict[str, Any] | None) -> str:
    """The first and last day that the words allow."""
    if when is None or not (when["earliest"] or when["latest"]):
        return "not stated"
    if when["latest"] is None:
        return f"from {when['earliest']}"
    if when["earliest"] is None:
        return f"until {when['latest']}"
    if when["earliest"] == when["latest"]:
        return str(when["earliest"])
    return f"{when['earliest']} to {when['latest']}"


def place(where: dict[str, Any] | None) -> str:
    """The place with its region and country, as worded where no entry was found."""
    if where is None:
        return "not stated"
    names = [where["name"] or where["wording"], where["admin1"], where["country"]]
    return ", ".join(dict.fromkeys(name for name in names if name))


def counted(number: int, one: str, many: str) -> str:
    """ "1 document", "12 documents"."""
    return f"{number:,} {one if number == 1 else many}"


def summary_lines(summary: Summary) -> Iterator[str]:
    """What a case holds, and what to open next."""
    faults = len(summary.faults)
    yield summary.title
    yield f"  documents   {summary.documents:,} preserved, {summary.read:,} read in this run"
    yield f"  incidents   {counted(summary.incidents, 'incident', 'incidents')} reported"
    yield f"  deaths      {documented(summary.minimum, summary.maximum)} (each counted once)"
    yield f"  disputes    {counted(summary.disputes, 'point', 'points')} on which reports disagree"
    if faults:
        yield f"  faults      {counted(faults, 'fault', 'faults')}, each named above"
    if summary.dossier is not None:
        case = summary.dossier.parent.parent
        yield "Open next:"
        yield f"  {summary.dossier}"
        yield f"  cenotaph incidents {case}"
        yield f"  cenotaph tally {case}"


def held(certainty: str) -> str:
    """How a source ties an actor to an act, in words that cannot be taken for a finding."""
    return "named by a source" if certainty == "stated" else certainty
