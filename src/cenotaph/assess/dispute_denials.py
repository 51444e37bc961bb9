"""Disputes in which somebody denies a part in an act, or that it happened at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cenotaph.assess import dispute
from cenotaph.assess.parties import same_body, same_state
from cenotaph.assess.voices import Voice, Voices, placed
from cenotaph.claims.withdrawn import withdrawn
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality, Stance
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.incident import Incident, Report
from cenotaph.record.span import Span

OCCURRENCE, PART = "occurrence", "perpetrator"


class Denial(NamedTuple):
    """Who denies what, in which words; `kind` is occurrence or perpetrator."""

    kind: str
    voice: Voice
    span: Span
    claim: Claim


def denial_disputes(incident: Incident, voices: Voices) -> Iterator[Dispute]:
    """The accused, or another voice, denies a part in the act or the act itself."""
    denials: dict[str, list[Denial]] = {}
    for each in denials_of(incident, voices):
        denials.setdefault(each.kind, []).append(each)
    for kind, told in sorted(denials.items()):
        asserted = [side for each in told for side in _asserted(each, incident, voices)]
        if asserted:
            yield _dispute(kind, told, asserted, incident)


def denials_of(incident: Incident, voices: Voices) -> list[Denial]:
    """The denials of an incident: of each voice in each document the fullest one.

    Words that deny stand before the words that are denied, and a denial that it happened before
    one of a part in it.
    """
    best: dict[tuple[str, str], tuple[tuple[bool, bool, int], Denial]] = {}
    for claim in voices.material.spoken_of.get(incident.id, ()):
        if not _denies(claim):
            continue
        voice = voices.denier(claim)
        kind = _kind(claim, voice, incident, voices)
        if kind is None:
            continue
        span = _words(claim, voices)
        rank = (kind != OCCURRENCE, claim.kind is not ClaimKind.RESPONSE, claim.span.start)
        key = (claim.document, voice.name)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, Denial(kind, voice, span, claim))
    return [best[key][1] for key in sorted(best)]


def _denies(claim: Claim) -> bool:
    if withdrawn(claim):
        return False
    if claim.kind is ClaimKind.RESPONSE:
        return (claim.about or "").startswith("denial")
    if claim.kind is not ClaimKind.KILLING:
        return False
    return (
        claim.modality is Modality.DENIED
        or any(source.stance is Stance.DENIES for source in claim.attribution)
        or any(party.certainty is Certainty.DENIED for party in claim.perpetrators)
    )


def _kind(claim: Claim, voice: Voice, incident: Incident, voices: Voices) -> str | None:
    """Whether a denial is of the act ("occurrence"), of a part in it ("perpetrator"), or of
    neither as far as its words and speaker tell.
    """
    quote = voices.material.quote(_words(claim, voices))
    classes = {name for _, _, name in dispute_cues().hits(words_of(quote))}
    if "figure" in classes:
        return None
    if "occurrence" in classes:
        return OCCURRENCE
    if "topic" not in classes:
        return None
    accused = [
        each.name for each in incident.perpetrators if each.certainty is not Certainty.DENIED
    ]
    if any(_speaks_for(voice, name) for name in accused):
        return PART
    cleared = (party for party in claim.perpetrators if party.certainty is Certainty.DENIED)
    return PART if any(True for _ in cleared) else None


def _words(claim: Claim, voices: Voices) -> Span:
    """The words of a denial: the sentence that the denier stands in."""
    denying = next((s for s in claim.attribution if s.stance is Stance.DENIES and s.span), None)
    if denying is None or denying.span is None or claim.sentence.contains(denying.span):
        return claim.span if claim.kind is ClaimKind.RESPONSE else claim.sentence
    lines = voices.material.lines.get(claim.document, ())
    return next((line.span for line in lines if line.span.contains(denying.span)), claim.sentence)


def _speaks_for(voice: Voice, party: str) -> bool:
    return any(
        same_body(name, party) or same_state(name, party) for name in voice.name.split(" and ")
    )


def _asserted(denial: Denial, incident: Incident, voices: Voices) -> Iterator[Position]:
    """What the reports say that is denied: by others than the denier and those it speaks for.

    Of a denial of a part only reports count that accuse somebody the denier speaks for, if any
    report does.
    """
    others = [
        (report, span)
        for report in incident.reports
        for voice, span in _tellings(report, voices)
        if not _same_camp(denial.voice, voice)
    ]
    accusing = [
        (report, span)
        for report, span in others
        if denial.kind == PART and _accuses(report, denial, voices)
    ]
    for report, span in accusing or (others if denial.kind == OCCURRENCE else ()):
        figure = next((each for each in report.figures if each.span == span), None)
        voice = voices.of_figure(figure) if figure is not None else voices.of_report(report)
        yield placed("reported", span, voice)


def _tellings(report: Report, voices: Voices) -> Iterator[tuple[Voice, Span]]:
    """Who says what in a report: each figure that stands, else its leading words."""
    held = [each for each in report.figures if each.role in ("standing", "rival")]
    for figure in held:
        yield voices.of_figure(figure), figure.span
    if not held:
        yield voices.of_report(report), report.span


def _same_camp(denier: Voice, other: Voice) -> bool:
    if denier.name == other.name or (denier.origin and denier.origin == other.origin):
        return True
    return any(_speaks_for(denier, name) for name in other.name.split(" and "))


def _accuses(report: Report, denial: Denial, voices: Voices) -> bool:
    """Whether a report accuses somebody that the denier speaks for or clears."""
    cleared = {
        party.name for party in denial.claim.perpetrators if party.certainty is Certainty.DENIED
    }
    claims = (voices.material.by_id.get(each) for each in report.claims)
    return any(
        party.certainty is not Certainty.DENIED
        and (party.name in cleared or _speaks_for(denial.voice, party.name))
        for claim in claims
        if claim is not None and claim.kind is ClaimKind.KILLING
        for party in claim.perpetrators
    )


def _dispute(
    kind: str, denials: Sequence[Denial], asserted: Sequence[Position], incident: Incident
) -> Dispute:
    """The denials against the words of each report that asserts the act."""
    denied = [placed("denied", each.span, each.voice) for each in denials]
    names = sorted({each.voice.name for each in denials})
    tellers = sorted({each.source for each in asserted})
    return dispute.make(
        kind,
        f"{_ABOUT[kind]}: {incident.title}",
        [*denied, *asserted],
        f"reported according to {dispute.listed(tellers)}, denied by {dispute.listed(names)}: "
        f"{_WHAT[kind]}",
        (incident.id,),
    )


_WHAT = {OCCURRENCE: "that it happened as reported", PART: "a part in it"}
_ABOUT = {OCCURRENCE: "whether it happened", PART: "alleged perpetrator"}
