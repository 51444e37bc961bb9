"""A short report in our own words, read as the program reads it."""

from __future__ import annotations

from functools import cache

from benchmarks.sentences import claims_of as read_report
from cenotaph.knowledge.gazetteer import Gazetteer, open_gazetteer
from cenotaph.record.claim import Claim, ClaimKind, FigureRole, Modality

REAL = (Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED)


@cache
def gazetteer() -> Gazetteer:
    """The places of the package, opened once."""
    return open_gazetteer()


def claims_of(words: str) -> tuple[Claim, ...]:
    """All claims of a report given as plain text."""
    return read_report(words, gazetteer())


def of_kind(words: str, kind: ClaimKind) -> list[Claim]:
    """The claims of one kind, in the order of the text."""
    return [claim for claim in claims_of(words) if claim.kind is kind]


def told(words: str) -> dict[tuple[int | None, int | None], Claim]:
    """The killings that are reported with a figure, by figure; parts are left out."""
    return {
        (claim.count.minimum, claim.count.maximum): claim
        for claim in of_kind(words, ClaimKind.KILLING)
        if claim.count is not None
        and claim.modality in REAL
        and claim.figure is not FigureRole.PART
    }
