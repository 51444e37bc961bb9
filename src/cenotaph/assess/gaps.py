"""What the reports of an incident say of each duty of the Minnesota Protocol, and what not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cenotaph.assess.material import Line, Material
from cenotaph.knowledge.protocol import (
    STATUSES,
    Duty,
    Fact,
    asking_cues,
    denying_cues,
    duties,
    duty_cues,
)
from cenotaph.record.claim import Claim, ClaimKind, Modality
from cenotaph.record.finding import Gap
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span

_HELD = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.BACKGROUND})
_LACKING: dict[Fact, str] = {
    "names": "no victim is named",
    "when": "no date is given",
    "where": "no place is given",
    "means": "no means of killing is given",
    "perpetrators": "nobody is accused",
}
_MOST_QUOTES = 12  # the reader of a dossier needs the clearest, all stand in the sources

_REACH = 4  # words before a cue within which a negation bears on it

Speaking = dict[str, dict[str, list[Span]]]  # duty -> status -> quotes


def find_gaps(incident: Incident, material: Material) -> tuple[Gap, ...]:
    """One row for each duty in the order of the table.

    A duty is contradicted if a report says that it was worked against, else reported if one
    says that it is being met, else missing: asked for, said to be absent, or not spoken of.
    """
    speaking = _by_words(incident, material)
    for duty in duties():
        _by_claims(duty, incident, material, speaking)
        _by_facts(duty, incident, material, speaking)
    return tuple(_gap(duty, incident, speaking.get(duty.id, {}), material) for duty in duties())


def _gap(duty: Duty, incident: Incident, found: dict[str, list[Span]], material: Material) -> Gap:
    status = next((each for each in STATUSES if found.get(each)), "missing")
    order = (status, *(each for each in STATUSES if each != status))
    quotes = [span for each in order for span in sorted(set(found.get(each, ())))]
    return Gap(
        incident=incident.id,
        duty=duty.id,
        title=duty.title,
        paragraph=duty.paragraph,
        status=status,
        quotes=tuple(dict.fromkeys(quotes))[:_MOST_QUOTES],
        note=_note(duty, incident, found, material),
    )


def _note(duty: Duty, incident: Incident, found: dict[str, list[Span]], material: Material) -> str:
    lacking = [_LACKING[fact] for fact in duty.needs if not _fact(fact, incident, material)]
    if not found and not lacking:
        return "no report speaks of it"
    mixed = [status for status in STATUSES if found.get(status)]
    said = f"reports differ: {', '.join(mixed)}" if len(mixed) > 1 else ""
    return "; ".join(part for part in (*lacking, said) if part)


def _by_words(incident: Incident, material: Material) -> Speaking:
    """The sentences that hold a cue of a duty, with the status that they speak for."""
    speaking: Speaking = {}
    for line in _lines(incident, material):
        for duty, status in _spoken(line):
            speaking.setdefault(duty, {}).setdefault(status, []).append(line.span)
    return speaking


def _spoken(line: Line) -> Iterator[tuple[str, str]]:
    """Each duty that a sentence speaks to, with the status that its words give it."""
    asked = asking_cues().hits(line.words)
    hits = duty_cues().hits(line.words)
    for first, last, (duty, status) in hits:
        if status != "reported":
            yield duty, status
            continue
        # "make the findings public" holds "findings public": the longer cue tells more
        within = any(
            other == duty and kind != "reported" and at <= first and last <= end
            for at, end, (other, kind) in hits
        )
        if not within:
            only_asked = any(at < first for at, _, _ in asked)
            yield duty, "missing" if only_asked or _denied(line, first) else "reported"


def _denied(line: Line, first: int) -> bool:
    return any(
        first - _REACH <= at and end <= first for at, end, _ in denying_cues().hits(line.words)
    )


def _lines(incident: Incident, material: Material) -> Iterator[Line]:
    """The sentences of the incident's documents but those that tell of another counted one."""
    related = {incident.id, incident.part_of, *(each.whole for each in incident.containments)}
    for document in material.documents_of(incident):
        owned = [
            (claim.trigger.start, material.owners[claim.id])
            for claim in material.by_document.get(document, ())
            if claim.id in material.owners
        ]
        for line in material.lines.get(document, ()):
            here = {owner for at, owner in owned if line.span.start <= at < line.span.end}
            if incident.id in here or not any(
                owner not in related and _counted_apart(owner, incident, material) for owner in here
            ):
                yield line


def _counted_apart(owner: str, incident: Incident, material: Material) -> bool:
    """Whether another incident has dead of its own that are not part of this one's."""
    other = material.incident(owner)
    return other.part_of != incident.id and any(
        report.deaths is not None for report in other.reports
    )


def _by_claims(duty: Duty, incident: Incident, material: Material, speaking: Speaking) -> None:
    kinds = {
        "reported": duty.reported_kinds,
        "contradicted": duty.contradicted_kinds,
        "missing": duty.missing_kinds,
    }
    for status, wanted in kinds.items():
        for claim in _claims(incident, material, wanted):
            speaking.setdefault(duty.id, {}).setdefault(status, []).append(claim.sentence)


def _claims(incident: Incident, material: Material, kinds: Iterable[ClaimKind]) -> Iterator[Claim]:
    """Claims of these kinds that hold and that speak of the incident."""
    wanted = set(kinds)
    documents = set(material.documents_of(incident))
    for spoken in (incident.id, incident.part_of or ""):
        for claim in material.spoken_of.get(spoken, ()):
            held = claim.kind in wanted and claim.modality in _HELD
            if held and claim.document in documents:
                yield claim


def _by_facts(duty: Duty, incident: Incident, material: Material, speaking: Speaking) -> None:
    """The words that give the facts a duty needs, or give the dead without them."""
    if not duty.needs:
        return
    found = {fact: _fact(fact, incident, material) for fact in duty.needs}
    whole = all(found.values())
    quotes = [span for spans in found.values() for span in spans] if whole else _dead(incident)
    status = "reported" if whole else "missing"
    speaking.setdefault(duty.id, {}).setdefault(status, []).extend(quotes)


def _dead(incident: Incident) -> list[Span]:
    return [report.span for report in incident.reports]


def _fact(fact: Fact, incident: Incident, material: Material) -> list[Span]:
    """Where the reports give a fact of the incident."""
    claims = [material.by_id[each] for each in incident.claims if each in material.by_id]
    killings = [claim for claim in claims if claim.kind is ClaimKind.KILLING]
    if fact == "names":
        return [
            group.span or claim.span for claim in killings for group in claim.victims if group.names
        ]
    if fact == "means":
        return [claim.span for claim in killings if claim.means]
    if fact == "perpetrators":
        return [party.span or claim.span for claim in killings for party in claim.perpetrators]
    return [
        held.span
        for report in incident.reports
        for held in (report.when if fact == "when" else report.where,)
        if held is not None and held.span is not None
    ]
