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
from cenotaph.record.incident import Figure, Incident
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
    denials: dict[str, list[Claim]] = {}
    for claim in _denials(incident, material):
        kind = _denied(claim, incident, material)
        if kind is not None:
            denials.setdefault(kind, []).append(claim)
    for kind, claims in sorted(denials.items()):
        yield _denial(kind, incident, claims, material)


def _denied(claim: Claim, incident: Incident, material: Material) -> str | None:
    """Whether a denial is of the act ("occurrence"), of a part in it ("perpetrator"), or of
    neither as far as its words and speaker tell.
    """
    words = words_of(material.quote(claim.sentence))
    classes = {name for _, _, name in dispute_cues().hits(words)}
    if "occurrence" in classes:
        return "occurrence"
    if "topic" not in classes:
        return None
    speaker = spoken_by(claim.attribution)
    accused = (each for each in incident.perpetrators if each.certainty is not Certainty.DENIED)
    if any(_speaks_for(speaker, party) for party in accused) or any(
        party.certainty is Certainty.DENIED for party in claim.perpetrators
    ):
        return "perpetrator"
    return None


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


def _denial(kind: str, incident: Incident, denials: Sequence[Claim], material: Material) -> Dispute:
    """The denials against the leading words of each report that asserts the act."""
    speakers = {
        claim.id: spoken_by(claim.attribution) or material.name(claim.document) for claim in denials
    }
    denied = [
        Position(value="denied", span=claim.span, source=speakers[claim.id]) for claim in denials
    ]
    asserted = [
        Position(
            value="reported",
            span=report.span,
            source=_origin(incident, report.origin) or material.name(report.document),
        )
        for report in incident.reports
        if not any(report.span.overlaps(claim.span) for claim in denials)
    ]
    names = ", ".join(sorted(set(speakers.values())))
    return dispute.make(
        kind,
        f"{_ABOUT[kind]}: {incident.title}",
        [*denied, *asserted],
        f"denied by {names}: {_WHAT[kind]}",
        (incident.id,),
    )


_WHAT = {"occurrence": "that it happened as reported", "perpetrator": "a part in it"}
_ABOUT = {"occurrence": "whether it happened", "perpetrator": "alleged perpetrator"}


def _origin(incident: Incident, origin: str) -> str:
    return next((each.name for each in incident.origins if each.id == origin), "")


def status_disputes(incident: Incident, material: Material) -> Iterator[Dispute]:
    """One source gives a figure of civilians, another one of combatants only, for the same dead."""
    figures = [
        (figure, held)
        for report in incident.reports
        for figure in report.figures
        if figure.role in ("standing", "rival") and (held := statuses(figure, material))
    ]
    pairs = [
        (left, right)
        for left in figures
        for right in figures
        if _UNLAWFUL & left[1].keys()
        and right[1].keys() == {"combatant"}
        and (left[0].origin, left[0].by) != (right[0].origin, right[0].by)
        and _of_the_same_dead(left[0], right[0])
    ]
    if not pairs:
        return
    yield dispute.make(
        "status",
        f"status of the dead: {incident.title}",
        [
            Position(
                value=status,
                span=span,
                source=figure.by or material.name(figure.span.document),
            )
            for pair in pairs
            for figure, held in pair
            for status, span in sorted(held.items())
        ],
        "one source speaks of civilians or protected persons, another of combatants",
        (incident.id,),
    )


def _of_the_same_dead(left: Figure, right: Figure) -> bool:
    """Whether two figures are for one group: given as rivals, or for as many, more than one."""
    if "rival" in (left.role, right.role):
        return True
    return left.deaths.overlaps(right.deaths) and min(left.deaths.low, right.deaths.low) > 1


def statuses(figure: Figure, material: Material) -> dict[str, Span]:
    """civilian, protected or combatant, each with the words that call the dead of a figure so."""
    found: dict[str, Span] = {}
    claim = material.by_id.get(figure.claim)
    for group in claim.victims if claim else ():
        status = categories().status_of(group.category)
        if status:
            found.setdefault(status, group.span or figure.span)
    return found
