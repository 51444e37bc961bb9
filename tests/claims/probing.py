"""Single sentences with what a careful reader takes from them, and how far a reading agrees."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cenotaph.record.claim import Claim, FigureRole, Modality
from tests.claims.reports import claims_of

DATA = Path(__file__).parent / "data"
REAL = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
JUDGED = frozenset(
    {"killing", "injury", "disappearance", "detention", "torture", "sexual violence"}
    | {"displacement", "interview"}
)
Toll = tuple[str, int | None, int | None]


@dataclass(frozen=True)
class Probe:
    """One row: `figures` are the kinds with a count that must be found, and no other may be;
    `acts` are kinds that must be found, with or without a count.
    """

    group: str
    words: str
    figures: frozenset[Toll]
    acts: frozenset[str]


@dataclass(frozen=True)
class Agreement:
    """Figures found, missed and invented over some probes, and kinds of acts missed."""

    hits: int = 0
    missed: int = 0
    invented: int = 0
    unseen: int = 0

    @property
    def recall(self) -> float:
        """The share of wanted figures and acts that were read."""
        wanted = self.hits + self.missed + self.unseen
        return self.hits / wanted if wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of figures read that were wanted."""
        return self.hits / (self.hits + self.invented) if self.hits + self.invented else 1.0


def probes(name: str) -> list[Probe]:
    """The rows of a table under `data/`; "killing 3..;injury" asks for a figure and an act."""
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        return [_probe(row) for row in csv.DictReader(table)]


def _probe(row: dict[str, str]) -> Probe:
    items = [item.strip() for item in row["expected"].split(";") if item.strip()]
    figures = frozenset(_toll(item) for item in items if ".." in item)
    acts = frozenset(item for item in items if ".." not in item)
    return Probe(row["class"], row["text"], figures, acts)


def _toll(item: str) -> Toll:
    kind, _, wording = item.rpartition(" ")
    low, _, high = wording.partition("..")
    return kind, int(low) if low else None, int(high) if high else None


def figures_of(claims: Iterable[Claim]) -> frozenset[Toll]:
    """The figures that are told as real, parts of a figure left out."""
    return frozenset(
        (claim.kind.value, claim.count.minimum, claim.count.maximum)
        for claim in claims
        if claim.count is not None
        and claim.modality in REAL
        and claim.figure is not FigureRole.PART
        and claim.kind.value in JUDGED
        and (claim.count.minimum, claim.count.maximum) not in {(None, None), (0, 0)}
    )


def judge(probe: Probe) -> Agreement:
    """What the reader makes of one probe."""
    claims = claims_of(probe.words + "\n")
    read = figures_of(claims)
    kinds = {claim.kind.value for claim in claims if claim.modality in REAL}
    return Agreement(
        hits=len(probe.figures & read) + len(probe.acts & kinds),
        missed=len(probe.figures - read),
        invented=len({toll for toll in read - probe.figures if toll[0] not in probe.acts}),
        unseen=len(probe.acts - kinds),
    )


def agreement(table: Iterable[Probe]) -> Agreement:
    """The sum over many probes."""
    judged = [judge(probe) for probe in table]
    return Agreement(
        hits=sum(each.hits for each in judged),
        missed=sum(each.missed for each in judged),
        invented=sum(each.invented for each in judged),
        unseen=sum(each.unseen for each in judged),
    )
