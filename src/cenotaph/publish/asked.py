"""The tally under a filter, and told apart by month or the like, in the contract."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from cenotaph.publish import contract_tally as lines
from cenotaph.publish.answers import Answer, tally_shape
from cenotaph.record.base import to_plain
from cenotaph.record.casefile import CaseFile
from cenotaph.record.tally import Breakdown
from cenotaph.tally.breakdown import Asking
from cenotaph.tally.filters import Filter
from cenotaph.tally.matching import Match
from cenotaph.tally.ranges import Rule


def asked_answer(case: CaseFile, rule: Rule, asked: Filter, by: str | None) -> Answer:
    """The tally with the deaths under a filter, `by` a row for each value if that is asked."""
    asking, answer = Asking(case.incidents, rule), tally_shape(case)
    if asked:
        found, matching = asking.bounds(asked), asking.matching(asked)
        answer = replace(
            answer,
            minimum=found.minimum,
            maximum=found.maximum,
            optimal=found.optimal,
            filter=_filter(asked),
            whole=lines.WholeAnswer(minimum=answer.minimum, maximum=answer.maximum),
            incidents=[
                replace(line, match=matching[line.id].name.lower())
                for line in answer.incidents
                if matching[line.id] is not Match.OUTSIDE
            ],
        )
    if by is not None:
        answer = replace(answer, breakdown=breakdown_shape(asking.by(by, asked)))
    plain: dict[str, Any] = to_plain(answer)
    return plain


def breakdown_shape(told: Breakdown) -> lines.BreakdownAnswer:
    """The rows of a breakdown."""
    return lines.BreakdownAnswer(
        by=told.by,
        exclusive=told.exclusive,
        beyond=told.beyond,
        rows=[
            lines.BreakdownRowAnswer(
                value=row.value, minimum=row.minimum, maximum=row.maximum, optimal=row.optimal
            )
            for row in told.rows
        ],
    )


def _filter(asked: Filter) -> lines.FilterAnswer:
    return lines.FilterAnswer(
        country=asked.country,
        earliest=asked.earliest.isoformat() if asked.earliest else None,
        latest=asked.latest.isoformat() if asked.latest else None,
        perpetrator=asked.perpetrator,
        category=asked.category,
        grade=asked.grade,
    )
