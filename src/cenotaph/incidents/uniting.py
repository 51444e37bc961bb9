"""Origins that several accounts rest on, each as one entry with all its documents."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cenotaph.incidents.folding import fold
from cenotaph.incidents.home import FIRST
from cenotaph.record.incident import Origin

ATTRIBUTION = "attribution"
OWN = "own reporting"
_REASONS = 8  # different reasons that are told for one origin; each relation has its own


def united(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """One entry for each origin, with every document that rests on it, by name then id."""
    rank = {ATTRIBUTION: 0, OWN: 0}
    merged: dict[str, list[Origin]] = {}
    for origin in sorted(origins, key=lambda o: (o.id, rank.get(o.relation, 1), o.documents)):
        merged.setdefault(origin.id, []).append(origin)
    entries = [_as_one(same) for same in merged.values()]
    return tuple(sorted(entries, key=lambda origin: (fold(origin.name), origin.id)))


def _as_one(same: Sequence[Origin]) -> Origin:
    known = same[0]
    if len(same) == 1:
        return known
    documents = tuple(sorted({document for origin in same for document in origin.documents}))
    hand = FIRST if any(origin.hand == FIRST for origin in same) else known.hand
    reasons = dict.fromkeys(reason for origin in same for reason in origin.why.split("; "))
    why = "; ".join(list(reasons)[:_REASONS])
    return replace(known, documents=documents, why=why, hand=hand)
