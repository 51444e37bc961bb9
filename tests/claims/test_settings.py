"""Dates and places that belong to the saying, to hospitals or to speakers are not the killing's."""

from __future__ import annotations

from datetime import date

from cenotaph.record.claim import Claim, ClaimKind
from tests.claims.reading import read


def killings(words: str) -> list[Claim]:
    claims = read(words, published=date(2024, 9, 4))
    return [claim for claim in claims if claim.kind is ClaimKind.KILLING and claim.count]
