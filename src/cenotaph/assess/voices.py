"""On whose word a claim of a case stands: its first-hand origin and the name to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cenotaph.assess.dispute import spoken_by
from cenotaph.assess.material import Material
from cenotaph.incidents.folding import fold
from cenotaph.incidents.speakers import founders, is_named, speaker
from cenotaph.record.claim import Claim, Stance
from cenotaph.record.count import Count
from cenotaph.record.finding import Position, Standing
from cenotaph.record.incident import Figure, Report
from cenotaph.record.span import Span

COPIED = "copied wording"  # how an origin says that documents share it word for word
LONG_TITLE = 4  # words from which on a title is no mere label ("Daily update")


class Voice(NamedTuple):
    """Who says something: a name to show, and the id of the origin ("" if it is none)."""

    name: str
    origin: str


class Voices:
    """Look-up of who says what in a case."""

    def __init__(self, material: Material) -> None:
        self.material = material

    def of(self, claim: Claim) -> Voice:
        """Who established what a claim says; the document where it names nobody."""
        name = speaker(claim)
        report = self._reports.get(claim.id)
        figured = self._figured.get(claim.id)
        if figured is not None:
            return Voice(name or self.material.name(claim.document), figured)
        known = self._known.get(name.casefold(), "") if all(map(is_named, founders(claim))) else ""
        own = report.origin if report is not None and not name else ""
        return Voice(name or self.material.name(claim.document), known or own)

    def own(self, claim: Claim) -> Voice | None:
        """Who says so in the very sentence; what is taken over from another may not be theirs."""
        named = [
            source.name
            for source in claim.attribution
            if source.span is not None and claim.sentence.contains(source.span)
        ]
        if not named:
            return None
        whole = self.of(claim)
        name = " and ".join(dict.fromkeys(named))
        return Voice(name, whole.origin if whole.name == name else "")

    def own_or_text(self, claim: Claim) -> Voice:
        """Who says so in the very sentence, else the document."""
        return self.own(claim) or Voice(self.material.name(claim.document), "")

    def of_figure(self, figure: Figure) -> Voice:
        """Who gives a figure."""
        return Voice(figure.by or self.material.name(figure.span.document), figure.origin)

    def of_report(self, report: Report) -> Voice:
        """Who stands behind the leading statement of a report."""
        name = self._names.get(report.origin, "")
        return Voice(name or self.material.name(report.document), report.origin)

    def denier(self, claim: Claim) -> Voice:
        """Who denies what a claim says, those left aside whose word is denied."""
        denying = [source for source in claim.attribution if source.stance is Stance.DENIES]
        name = spoken_by(denying or claim.attribution)
        return Voice(
            name or self.material.name(claim.document), self._known.get(name.casefold(), "")
        )

    def held(self, incident: str) -> frozenset[Count]:
        """The figures that stand for an incident."""
        return self._held.get(incident, frozenset())

    def position(self, claim: Claim, value: str, span: Span | None = None) -> Position:
        """What a claim says as one side of a dispute; its own words if no others are given."""
        voice = self.of(claim)
        return placed(value, span or claim.span, voice)

    def published(self, document: str) -> date | None:
        """The day on which a document was published, if known."""
        known = self.material.documents.get(document)
        return known.published if known is not None else None

    def versions(self, left: str, right: str) -> bool:
        """Whether two documents are versions of one text: near-copies, or one long title and
        publisher.
        """
        if left == right:
            return False
        title = self._title(left)
        if title is not None and title == self._title(right):
            return True
        return bool(self._copies.get(left, frozenset()) & self._copies.get(right, frozenset()))

    def _title(self, document: str) -> tuple[str, str] | None:
        known = self.material.documents.get(document)
        if known is None or len((known.title or "").split()) < LONG_TITLE:
            return None
        return fold(known.title or ""), fold(known.publisher or "")

    @cached_property
    def _copies(self) -> dict[str, frozenset[str]]:
        """For each document the origins that it shares with others word for word."""
        found: dict[str, set[str]] = {}
        for incident in self.material.incidents:
            for origin in incident.origins:
                if origin.relation == COPIED:
                    for document in origin.documents:
                        found.setdefault(document, set()).add(origin.id)
        return {document: frozenset(ids) for document, ids in found.items()}

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {claim: report for report in self._all() for claim in report.claims}

    @cached_property
    def _figured(self) -> dict[str, str]:
        return {
            figure.claim: figure.origin
            for report in self._all()
            for figure in report.figures
            if figure.origin
        }

    @cached_property
    def _held(self) -> dict[str, frozenset[Count]]:
        return {
            incident.id: frozenset(
                figure.deaths.unplaced()
                for report in incident.reports
                for figure in report.figures
                if figure.role in ("standing", "rival")
            )
            for incident in self.material.incidents
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        return {
            origin.id: origin.name
            for incident in self.material.incidents
            for origin in incident.origins
        }

    @cached_property
    def _known(self) -> dict[str, str]:
        """The origins of the case that are one wherever they are named, by folded name."""
        shared: dict[str, set[str]] = {}
        for origin, name in self._names.items():
            shared.setdefault(name.casefold(), set()).add(origin)
        return {name: min(ids) for name, ids in shared.items() if len(ids) == 1}

    def _all(self) -> Iterator[Report]:
        for incident in self.material.incidents:
            yield from incident.reports


def placed(value: str, span: Span, voice: Voice, standing: Standing = Standing.STANDS) -> Position:
    """A side of a dispute on somebody's word."""
    return Position(
        value=value, span=span, source=voice.name, origin=voice.origin, standing=standing
    )
