"""A short report in our own words, read as the program reads it."""

from __future__ import annotations

from cenotaph.claims.reader import read_claims
from cenotaph.record.claim import Claim, ClaimKind, FigureRole, Modality
from cenotaph.text import describe, read
from tests.claims.test_reader_swaps import gazetteer

REAL = (Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED)


def claims_of(words: str) -> tuple[Claim, ...]:
    """All claims of a report given as plain text."""
    data = words.encode()
    reading = read(data, "report.txt", "sha256:" + "0" * 64)
    document = describe(
        reading.text,
        name="report.txt",
        names=("report.txt",),
        size=len(data),
        media_type=reading.media_type,
        obtained="file",
    )
    return read_claims(reading.text, document, gazetteer())


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
