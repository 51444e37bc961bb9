"""The chain of sources that a passage is expected to have, compared with the one found."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Claim, ClaimKind, Source
from tests.claims.reports import claims_of

DATA = Path(__file__).parent / "data"


def probes(name: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """Passage, the figure of the killing in it that is meant, its expected links."""
    rows = tomllib.loads((DATA / name).read_text("utf-8"))["probe"]
    return [(row["text"], row["killed"], tuple(row["chain"])) for row in rows]


def killing(words: str, killed: int) -> Claim | None:
    """The first killing with that figure, else the first whose bounds hold it."""
    found = [
        claim
        for claim in claims_of(words)
        if claim.kind is ClaimKind.KILLING and claim.count is not None
    ]
    exact = (c for c in found if c.count and killed in (c.count.minimum, c.count.maximum))
    about = (
        c for c in found if c.count and (c.count.minimum or 0) <= killed <= (c.count.maximum or 0)
    )
    return next(exact, None) or next(about, None)


def link(source: Source) -> str:
    """A source in the notation of the tables."""
    marks = ("f" if source.first_hand else "") + ("a" if source.anonymous else "")
    parts = [source.name, source.speaks_as, source.stance, *([marks] if marks else [])]
    return " / ".join(parts)


def agrees(claim: Claim | None, chain: tuple[str, ...]) -> bool:
    """Whether a claim has exactly the expected chain; names need only be part of the found."""
    if claim is None or len(claim.attribution) != len(chain):
        return False
    return all(
        _same(source, expected.split(" / "))
        for source, expected in zip(claim.attribution, chain, strict=True)
    )


def _same(source: Source, expected: list[str]) -> bool:
    name, kind, stance, marks = [each.strip() for each in (*expected, "")[:4]]
    return (
        name.lower() in source.name.lower()
        and source.speaks_as == kind
        and source.stance == stance
        and source.first_hand == ("f" in marks)
        and source.anonymous == ("a" in marks)
        and isinstance(source.kind, ActorKind)
    )
