"""A claim on its way: everything read from one sentence, before the happening is known."""

from __future__ import annotations

from cenotaph.record.base import Record
from cenotaph.record.claim import (
    ClaimKind,
    FigureRole,
    Modality,
    Perpetrator,
    Source,
    Victims,
)
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where


class Draft(Record, frozen=True, kw_only=True):
    """What one sentence says of one act.

    `when` and `where` are stated in the same sentence, never inherited. `part_of` is the index
    (in the list of drafts) of the draft whose group this one breaks down, -1 if none.
    `apart` is set where the words say that this is another happening ("elsewhere", "also").
    `anaphoric` where they point back to one ("the victims", "they", "the attack").
    `definite` marks a noun that points back to an act already told ("the executions").
    `remains` marks bodies met after the act, whose place need not be that of the act.
    `bare` marks a figure of the dead without a verb of killing ("spoke of about 60 dead").
    `told_out` marks one place of several over which a killing is told out.
    `tentative` marks an act that is of its kind only if its happening says so ("shot"),
    or ties to it only those who came.
    `accuses` marks words that only say who did it ("X claimed responsibility").
    `agreed` marks victims that two independent readings of the sentence have found.
    """

    sentence: int
    paragraph: int
    heading: bool
    span: Span
    trigger: Span
    kind: ClaimKind
    modality: Modality
    confidence: float
    count: Count | None = None
    figure: FigureRole = FigureRole.TOTAL
    part_of: int = -1
    when: When | None = None
    where: Where | None = None
    aggregate: bool = False
    incident_count: Count | None = None
    victims: tuple[Victims, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    means: tuple[str, ...] = ()
    attribution: tuple[Source, ...] = ()
    about: str | None = None
    addressee: str | None = None
    apart: bool = False
    anaphoric: bool = False
    definite: bool = False
    tentative: bool = False
    remains: bool = False
    bare: bool = False
    accuses: bool = False
    told_out: bool = False
    agreed: bool = False
    notes: tuple[str, ...] = ()
