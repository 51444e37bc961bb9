"""Disputes of a text with what it takes back: corrected figures and accusations withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.assess import dispute
from cenotaph.assess.spell import spell_count
from cenotaph.assess.totals import total_of
from cenotaph.assess.voices import Voices, placed
from cenotaph.claims.withdrawn import withdrawn
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality
from cenotaph.record.finding import Between, Dispute, Position, Standing
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span

_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED})


def version_disputes(voices: Voices) -> Iterator[Dispute]:
    """What a document, or a source it quotes, took back, against what stands in its place."""
    for claim in voices.material.claims:
        if withdrawn(claim) and claim.kind in (ClaimKind.KILLING, ClaimKind.ATTACK):
            incident = _meant(claim, voices)
            if incident is not None:
                yield from _of_claim(claim, incident, voices)


def _meant(claim: Claim, voices: Voices) -> Incident | None:
    """The incident that a document told of last before, or first if it told of none."""
    material = voices.material
    told = [
        (other.span.start, owner)
        for other in material.by_document.get(claim.document, ())
        if other.kind is ClaimKind.KILLING and not withdrawn(other)
        if (owner := material.owners.get(other.id)) is not None
    ]
    if not told:
        return None
    before = [item for item in told if item[0] < claim.span.start]
    return material.incident(max(before)[1] if before else min(told)[1])


def _of_claim(claim: Claim, incident: Incident, voices: Voices) -> Iterator[Dispute]:
    said = voices.own_or_text(claim)
    for party in claim.perpetrators:
        if party.certainty is Certainty.DENIED:
            was = placed(party.name, party.span or claim.span, said, Standing.WITHDRAWN)
            now = list(_accused(claim, incident, party.name, voices))
            yield _dispute("perpetrator", incident, was, now or [_taken_back(claim, voices)])
    total = total_of(claim, voices)
    if claim.kind is ClaimKind.KILLING and total is not None:
        value = spell_count(total.figure.deaths)
        was = placed(value, total.figure.span, said, Standing.WITHDRAWN)
        now = list(_figures(claim, incident, voices))
        yield _dispute("count", incident, was, now or [_taken_back(claim, voices)])


def _accused(claim: Claim, incident: Incident, name: str, voices: Voices) -> Iterator[Position]:
    """Whom the same document accuses in its place."""
    for other in _others(claim, incident, voices):
        for party in other.perpetrators:
            if party.certainty is not Certainty.DENIED and party.name != name:
                yield placed(party.name, party.span or other.span, voices.of(other))


def _figures(claim: Claim, incident: Incident, voices: Voices) -> Iterator[Position]:
    """The figures of the same document that stand."""
    count = claim.count.unplaced() if claim.count is not None else None
    for report in incident.reports:
        for figure in report.figures:
            held = figure.role in ("standing", "rival") and figure.deaths != count
            if report.document == claim.document and held:
                yield placed(spell_count(figure.deaths), figure.span, voices.of_figure(figure))


def _others(claim: Claim, incident: Incident, voices: Voices) -> Iterator[Claim]:
    for each in incident.claims:
        other = voices.material.by_id.get(each)
        if other is None or other.document != claim.document or withdrawn(other):
            continue
        if other.kind is ClaimKind.KILLING and other.modality in _SAID:
            yield other


def _dispute(kind: str, incident: Incident, was: Position, now: list[Position]) -> Dispute:
    """What was said and what stands; where nothing does, the words that take it back."""
    return dispute.make(
        kind,
        f"{_ABOUT[kind]}: {incident.title}",
        [was, *now],
        f"{was.value}: said according to {was.source}, since withdrawn{_instead(now)}",
        (incident.id,),
        between=Between.VERSIONS,
    )


def _instead(now: list[Position]) -> str:
    standing = [each for each in now if each.value != TAKEN_BACK]
    return f"; now {dispute.according(standing)}" if standing else ""


TAKEN_BACK = "withdrawn"
_ABOUT = {"perpetrator": "accusation withdrawn", "count": "number of dead withdrawn"}


def _taken_back(claim: Claim, voices: Voices) -> Position:
    return placed(TAKEN_BACK, _taking_back(claim, voices), voices.own_or_text(claim))


def _taking_back(claim: Claim, voices: Voices) -> Span:
    """The sentence that takes a claim back: its own, or the next one."""
    note = next(note for note in claim.notes if withdrawn(claim) and ": " in note)
    start = " ".join(note.partition(": ")[2].split())[:_ALIKE]
    lines = voices.material.lines.get(claim.document, ())
    return next(
        (
            line.span
            for line in lines
            if line.span.start >= claim.sentence.start
            and voices.material.quote(line.span).startswith(start)
        ),
        claim.sentence,
    )


_ALIKE = 60
