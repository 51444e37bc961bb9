"""Disputes about who did it, whether it happened, and whether the dead were civilians."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from cenotaph.assess import dispute
from cenotaph.assess.dispute import spoken_by
from cenotaph.assess.material import Material
from cenotaph.assess.parties import actor_named, same_body, same_state
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality, Perpetrator, Stance
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span

_UNLAWFUL = frozenset({"civilian", "protected"})


class Telling:
    """What one voice of one document says of an incident."""

    def __init__(self, document: str, source: str, claims: Sequence[Claim]) -> None:
        self.document = document
        self.source = source
        self.claims = tuple(claims)

    @property
    def accused(self) -> dict[str, Perpetrator]:
        """The actors of the table that it ties to the act, by id."""
        return {
            party.actor_id: party
            for claim in self.claims
            for party in claim.perpetrators
            if party.actor_id is not None and party.certainty is not Certainty.DENIED
        }

    def statuses(self) -> dict[str, Span]:
        """civilian, protected or combatant, each with words that call the dead so."""
        found: dict[str, Span] = {}
        for claim in self.claims:
            for group in claim.victims:
                status = categories().status_of(group.category)
                if status:
                    found.setdefault(status, group.span or claim.span)
        return found


def tellings(incident: Incident, material: Material) -> list[Telling]:
    """The killings of an incident by document and by who says so, in a fixed order."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in (material.by_id[each] for each in incident.claims if each in material.by_id):
        if claim.kind is ClaimKind.KILLING and claim.modality is not Modality.DENIED:
            grouped.setdefault((claim.document, spoken_by(claim.attribution)), []).append(claim)
    return [
        Telling(document, source, grouped[document, source]) for document, source in sorted(grouped)
    ]


def perpetrator_disputes(incident: Incident, material: Material) -> Iterator[Dispute]:
    """Voices that accuse parties with nothing in common."""
    told = [each for each in tellings(incident, material) if each.accused]
    at_odds = [pair for pair in combinations(told, 2) if _other_parties(*pair)]
    if not at_odds:
        return
    involved = sorted(
        {each for pair in at_odds for each in pair}, key=lambda each: (each.document, each.source)
    )
    positions = [
        Position(
            value=party.name,
            span=party.span or each.claims[0].span,
            source=each.source or material.name(each.document),
        )
        for each in involved
        for party in each.accused.values()
    ]
    names = sorted({position.value for position in positions})
    yield dispute.make(
        "perpetrator",
        f"alleged perpetrator: {incident.title}",
        positions,
        f"sources accuse different parties: {', '.join(names)}",
        (incident.id,),
    )


def _other_parties(left: Telling, right: Telling) -> bool:
    table = actor_table()
    one = {each for actor in left.accused for each in table.lineage(actor)}
    other = {each for actor in right.accused for each in table.lineage(actor)}
    if one & other:
        return False
    return not any(
        same_state(a.name, b.name) or _one_side(a, b)
        for a in left.accused.values()
        for b in right.accused.values()
    )


def _one_side(left: Perpetrator, right: Perpetrator) -> bool:
    one, other = actor_named(left.name, left.actor_id), actor_named(right.name, right.actor_id)
    return (
        one is not None
        and other is not None
        and bool(one.allegiance)
        and (one.allegiance == other.allegiance)
    )


def denial_disputes(incident: Incident, material: Material) -> Iterator[Dispute]:
    """The accused, or another voice, denies a part in the act or the act itself."""
    accused = [party for party in incident.perpetrators if party.certainty is not Certainty.DENIED]
    for claim in _denials(incident, material):
        speaker = spoken_by(claim.attribution)
        words = tuple(words_of(material.quote(claim.sentence)))
        classes = {name for _, _, name in dispute_cues().hits(words)}
        denied = next((party for party in accused if _speaks_for(speaker, party)), None)
        if "occurrence" in classes:
            yield _denial("occurrence", incident, claim, speaker, material)
        elif denied is not None or any(
            party.certainty is Certainty.DENIED for party in claim.perpetrators
        ):
            yield _denial("perpetrator", incident, claim, speaker, material)


def _denials(incident: Incident, material: Material) -> list[Claim]:
    """Claims that deny, made where their document speaks of the incident."""
    return [claim for claim in material.spoken_of.get(incident.id, ()) if _denies(claim)]


def _denies(claim: Claim) -> bool:
    if claim.kind is ClaimKind.RESPONSE:
        return (claim.about or "").startswith("denial")
    if claim.kind is not ClaimKind.KILLING:
        return False
    return (
        claim.modality is Modality.DENIED
        or any(source.stance is Stance.DENIES for source in claim.attribution)
        or any(party.certainty is Certainty.DENIED for party in claim.perpetrators)
    )


def _speaks_for(speaker: str, party: Perpetrator) -> bool:
    return any(
        same_body(name, party.name) or same_state(name, party.name)
        for name in speaker.split(" and ")
    )


def _denial(
    kind: str, incident: Incident, claim: Claim, speaker: str, material: Material
) -> Dispute:
    """The denial against the leading words of each report that asserts the act."""
    what = {"occurrence": "that it happened as reported", "perpetrator": "a part in it"}[kind]
    by = speaker or material.name(claim.document)
    asserted = [
        Position(
            value=incident.title,
            span=report.span,
            source=_origin(incident, report.origin) or material.name(report.document),
        )
        for report in incident.reports
        if not report.span.overlaps(claim.span)
    ]
    return dispute.make(
        kind,
        f"{_ABOUT[kind]}: {incident.title}",
        [Position(value=f"denied by {by}", span=claim.span, source=by), *asserted],
        f"{by} denies {what}",
        (incident.id,),
    )


_ABOUT = {"occurrence": "whether it happened", "perpetrator": "alleged perpetrator"}


def _origin(incident: Incident, origin: str) -> str:
    return next((each.name for each in incident.origins if each.id == origin), "")


def status_disputes(incident: Incident, material: Material) -> Iterator[Dispute]:
    """One voice calls the dead civilians, another only combatants."""
    told = [(each, each.statuses()) for each in tellings(incident, material)]
    civilian = [(each, s) for each, s in told if _UNLAWFUL & s.keys()]
    combatant = [(each, s) for each, s in told if "combatant" in s and not _UNLAWFUL & s.keys()]
    pairs = [
        (left, right)
        for left in civilian
        for right in combatant
        if (left[0].document, left[0].source) != (right[0].document, right[0].source)
        and _of_the_same_dead(incident, right[0])
    ]
    if not pairs:
        return
    positions = [
        Position(value=status, span=span, source=each.source or material.name(each.document))
        for pair in pairs
        for each, statuses in pair
        for status, span in sorted(statuses.items())
    ]
    yield dispute.make(
        "status",
        f"status of the dead: {incident.title}",
        positions,
        "one source speaks of civilians or protected persons, another of combatants",
        (incident.id,),
    )


def _of_the_same_dead(incident: Incident, telling: Telling) -> bool:
    """Whether the figure of a voice is for the whole incident, not for a part of its dead."""
    ids = {claim.id for claim in telling.claims}
    return any(
        figure.claim in ids and figure.role in ("standing", "rival")
        for report in incident.reports
        for figure in report.figures
    )
