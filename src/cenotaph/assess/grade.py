"""How many independent origins corroborate an incident."""

from __future__ import annotations

from cenotaph.knowledge.disagreement import grades
from cenotaph.record.incident import Incident

UNKNOWN = "unknown"


def independent_origins(incident: Incident) -> int:
    """The origins that are known and do more than deny; documents that share one count once."""
    figures = [figure for report in incident.reports for figure in report.figures]
    affirming = {figure.origin for figure in figures if figure.role != "denial"} | {
        report.origin for report in incident.reports
    }
    denying = {figure.origin for figure in figures} - affirming
    return len(
        {
            origin.id
            for origin in incident.origins
            if origin.relation != UNKNOWN and origin.id not in denying
        }
    )


def grade(incident: Incident) -> str:
    """The corroboration grade in words ("single origin"); an unknown origin never counts."""
    number = independent_origins(incident)
    return next(row.grade for row in grades() if number >= row.origins)
