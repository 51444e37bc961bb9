"""How surely a headline ties an actor to an act: as the body of the report does."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.record.claim import Certainty


def settle_certainty(drafts: Sequence[Draft], numbers: Sequence[int]) -> list[Draft]:
    """A headline leaves hedges out: there an actor is tied to an act as firmly as in the body."""
    body: dict[tuple[int, str], Certainty] = {}
    for draft, number in zip(drafts, numbers, strict=True):
        if not draft.heading:
            for each in draft.perpetrators:
                body.setdefault((number, each.name), each.certainty)
    return [
        msgspec.structs.replace(
            draft,
            perpetrators=tuple(
                msgspec.structs.replace(
                    each, certainty=body.get((number, each.name), Certainty.ALLEGED)
                )
                for each in draft.perpetrators
            ),
        )
        if draft.heading and draft.perpetrators
        else draft
        for draft, number in zip(drafts, numbers, strict=True)
    ]
