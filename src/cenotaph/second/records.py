"""What the second reader is asked for, what is kept of it, and what is thrown away and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from cenotaph.record.base import Record
from cenotaph.record.casefile import Fault
from cenotaph.record.claim import Claim, ClaimKind

Kind = Literal[
    "killing",
    "injury",
    "disappearance",
    "detention",
    "torture",
    "sexual violence",
    "displacement",
]
Held = Literal["asserted", "alleged", "denied", "hypothetical", "demanded", "background"]

KINDS: tuple[ClaimKind, ...] = (
    ClaimKind.KILLING,
    ClaimKind.INJURY,
    ClaimKind.DISAPPEARANCE,
    ClaimKind.DETENTION,
    ClaimKind.TORTURE,
    ClaimKind.SEXUAL_VIOLENCE,
    ClaimKind.DISPLACEMENT,
)


class GivenClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in the shape that the model is asked for; nothing of it is believed yet."""

    quote: str
    kind: Kind
    modality: Held
    minimum: int | None = None
    maximum: int | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    perpetrators: tuple[str, ...] | None = None


class GivenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A whole answer in the shape that the model is asked for."""

    claims: tuple[GivenClaim, ...]


class Passage(Record, frozen=True, kw_only=True, order=True):
    """`text[start:end]` of a document, sent in one request."""

    start: int
    end: int


class Part(StrEnum):
    """What was thrown away: a whole claim, or one statement of a claim that was kept."""

    CLAIM = "claim"
    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"


class Discarded(Record, frozen=True, kw_only=True):
    """Something of an answer that its words do not hold. `words` are the model's, cut short:
    they are nobody's evidence and stand in no document."""

    part: Part
    why: str
    words: str


class Checked(Record, frozen=True, kw_only=True):
    """An answer held to its passage: the claims that stand, and what was thrown away."""

    claims: tuple[Claim, ...] = ()
    discarded: tuple[Discarded, ...] = ()


class Verdict(StrEnum):
    """What two readers make of the same words."""

    AGREED = "agreed"
    FIGURE = "differing figure"
    BUILT_IN = "only built-in"
    SECOND = "only second"


class Row(Record, frozen=True, kw_only=True):
    """One claim of either reader, or one of each on the same words; `differs` names what else
    they tell otherwise."""

    verdict: Verdict
    built_in: Claim | None = None
    second: Claim | None = None
    differs: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The built-in reader's claim, or the second's where it stands alone."""
        claim = self.built_in or self.second
        assert claim is not None  # noqa: S101 - a row without a claim is never made
        return claim


class SecondDocument(Record, frozen=True, kw_only=True):
    """One document as a second reader read it: `answered` of its `passages`."""

    document: str
    model: str
    endpoint: str
    extractor: str
    passages: int
    answered: int
    claims: tuple[Claim, ...] = ()
    discarded: tuple[Discarded, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """Both readers side by side over every document that the second has read.

    `outdated` documents were answered for under another text or another way of asking.
    """

    documents: tuple[SecondDocument, ...] = ()
    rows: tuple[Row, ...] = ()
    outdated: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
