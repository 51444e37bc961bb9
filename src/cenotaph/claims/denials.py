"""Whoever is named as author in words that deny the act is no surer than denied."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.record.claim import Certainty, Modality


def settle_denials(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with every author of a denied act held as denied: "X denied that it did it"."""
    return [_denied(draft) if draft.modality is Modality.DENIED else draft for draft in drafts]


def _denied(draft: Draft) -> Draft:
    held = tuple(
        msgspec.structs.replace(each, certainty=Certainty.DENIED) for each in draft.perpetrators
    )
    return msgspec.structs.replace(draft, perpetrators=held)
