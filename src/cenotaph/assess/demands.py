"""What was demanded of whom, and what the addressee answered or left unanswered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cenotaph.assess.dispute import spoken_by
from cenotaph.assess.material import Material
from cenotaph.assess.parties import can_answer, same_body, same_state
from cenotaph.record.base import content_id
from cenotaph.record.claim import Claim, ClaimKind
from cenotaph.record.finding import Answer, Demand

SILENCE = "no response"
_QUOTES = "\"'“”«»‘’ "
NOBODY = "not named"
COMMENT = "a comment on what is reported"


def find_demands(material: Material) -> tuple[Demand, ...]:
    """Every demand in the order of the documents, each with the answers given to it.

    Silence that answers no stated demand answers the request of whoever reports it.
    """
    asked = [claim for claim in material.claims if claim.kind is ClaimKind.DEMAND]
    given = [claim for claim in material.claims if claim.kind is ClaimKind.RESPONSE]
    nearby = _nearby(given, material)
    answers = {
        claim.id: [each for each in nearby(claim) if _answers(each, claim, material)]
        for claim in asked
    }
    matched = {each.id for held in answers.values() for each in held}
    demands = [_demand(claim, answers[claim.id], material) for claim in asked]
    demands += [
        _request(claim, material)
        for claim in given
        if claim.id not in matched and _status(claim) == SILENCE
    ]
    unique = {demand.id: demand for demand in demands}
    return tuple(sorted(unique.values(), key=lambda each: (_order(each, material), each.id)))


def _nearby(given: Sequence[Claim], material: Material) -> Callable[[Claim], list[Claim]]:
    """Look-up of the responses on the same document or the same incident as a demand."""
    by_document: dict[str, list[Claim]] = {}
    by_incident: dict[str | None, list[Claim]] = {}
    for claim in given:
        by_document.setdefault(claim.document, []).append(claim)
        by_incident.setdefault(material.incident_of(claim), []).append(claim)

    def lookup(demand: Claim) -> list[Claim]:
        same = by_document.get(demand.document, [])
        incident = material.incident_of(demand)
        others = by_incident.get(incident, []) if incident is not None else []
        return list({each.id: each for each in (*same, *others)}.values())

    return lookup


def _order(demand: Demand, material: Material) -> tuple[str, int]:
    return material.name(demand.span.document), demand.span.start


def _demand(claim: Claim, answers: list[Claim], material: Material) -> Demand:
    by = spoken_by(claim.attribution) or _brought_out(claim, material)
    what = " ".join((claim.about or material.quote(claim.sentence)).split()).strip(_QUOTES)
    return Demand(
        id=content_id("demand", by, claim.addressee, claim.sentence, what),
        by=by,
        of=claim.addressee,
        what=what,
        span=claim.span,
        answers=_once_each(_answer(each, material) for each in answers),
    )


def _brought_out(claim: Claim, material: Material) -> str:
    """Who brought out the document, else who wrote it; a file name asks for nothing."""
    document = material.documents.get(claim.document)
    return (document and (document.publisher or document.author)) or NOBODY


def _once_each(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers; what one body says twice in one document is given once, where it comes first."""
    kept: dict[tuple[str, str, str], Answer] = {}
    for each in answers:
        kept.setdefault((each.by, each.status, each.span.document), each)
    return tuple(kept.values())


def _request(claim: Claim, material: Material) -> Demand:
    """The request for comment that a sentence on somebody's silence tells of."""
    by = _brought_out(claim, material)
    answer = _answer(claim, material)
    return Demand(
        id=content_id("demand", by, answer.by, claim.sentence, COMMENT),
        by=by,
        of=answer.by,
        what=COMMENT,
        span=claim.span,
        answers=(answer,),
    )


def _answer(claim: Claim, material: Material) -> Answer:
    return Answer(
        by=spoken_by(claim.attribution) or material.name(claim.document),
        status=_status(claim),
        span=claim.span,
    )


def _status(claim: Claim) -> str:
    """The reader puts the kind of response before a colon."""
    return (claim.about or "").partition(":")[0].strip() or "response"


def _answers(response: Claim, demand: Claim, material: Material) -> bool:
    """Whether a response can be one to a demand: its addressee or, where none is named, a body
    that can answer, on the same document or the same incident, and not before it was made.
    """
    speaker = spoken_by(response.attribution)
    if not _addressed(speaker, demand):
        return False
    if response.document == demand.document:
        return True
    incident = material.incident_of(demand)
    if incident is None or incident != material.incident_of(response):
        return False
    return not _earlier(response, demand, material)


def _addressed(speaker: str, demand: Claim) -> bool:
    names = speaker.split(" and ")
    if demand.addressee is None:
        return any(can_answer(name) for name in names)
    return any(
        same_body(name, demand.addressee) or same_state(name, demand.addressee) for name in names
    )


def _earlier(response: Claim, demand: Claim, material: Material) -> bool:
    """Whether the response was published before the demand."""
    answered = material.documents.get(response.document)
    asked = material.documents.get(demand.document)
    if answered is None or asked is None or not answered.published or not asked.published:
        return False
    return answered.published < asked.published
