"""Decisions of people on small cases: on the words that lead the tellings of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cenotaph.incidents import Linked, link
from cenotaph.incidents.telling import Telling
from cenotaph.record.decision import Decision, DecisionKind, anchor
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span

from .build import Sheet

Words = tuple[Span, str]


def words(sheet: Sheet, number: int = 0) -> Words:
    """The words that lead a telling of a document, by its number in the text."""
    return leading(sheet.tellings()[number], sheet)


def leading(telling: Telling, sheet: Sheet) -> Words:
    """The words that lead a telling."""
    return telling.span, telling.span.quote(sheet.text.text)


def decision(kind: DecisionKind, *on: Words, number: int = 1, who: str = "Ines") -> Decision:
    """What somebody decided on these words."""
    return Decision(
        id=f"decision-{number}",
        who=who,
        when=f"2026-03-{number % 28 + 1:02}T10:00:00.000000Z",
        kind=kind,
        on=tuple(anchor(span) for span, _ in on),
        words=tuple(said for _, said in on),
        why=f"read both, {number}",
    )


def same(*on: Words, number: int = 1, who: str = "Ines") -> Decision:
    """They are one happening."""
    return decision(DecisionKind.MERGE, *on, number=number, who=who)


def differ(*on: Words, number: int = 1, who: str = "Ines") -> Decision:
    """They are not one happening."""
    return decision(DecisionKind.SPLIT, *on, number=number, who=who)


def undo(decided: Decision, number: int = 99) -> Decision:
    """A decision is taken back."""
    return Decision(
        id=f"decision-{number}",
        who="Omar",
        when="2026-04-01T10:00:00.000000Z",
        kind=DecisionKind.UNDO,
        on=(decided.id,),
        why="a slip",
    )


def linked(sheets: Iterable[Sheet], decided: Sequence[Decision] = ()) -> Linked:
    """Link a case as people decided."""
    listed = list(sheets)
    return link(
        [sheet.document for sheet in listed],
        [sheet.text for sheet in listed],
        [claim for sheet in listed for claim in sheet.claims],
        decided,
    )


def home(result: Linked, on: Words) -> Incident:
    """The incident in which these words are reported."""
    span, _ = on
    return next(i for i in result.incidents if any(r.span == span for r in i.reports))
