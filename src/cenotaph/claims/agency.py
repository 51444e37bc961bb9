"""Who is alleged to have acted: the agents of a frame with the certainty the words give them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.french import by_name
from cenotaph.claims.roles import Frame
from cenotaph.claims.units import Unit, is_armed
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.speech import Speech, find_phrase
from cenotaph.record.actor import ARMED, ActorKind, ActorMention
from cenotaph.record.claim import Certainty, Modality, Perpetrator
from cenotaph.record.span import Span

_LINK_REACH = 6  # tokens between a force and the group it is "believed to belong to"
_CAN_KILL = ARMED | {ActorKind.UNKNOWN, ActorKind.PERSON, ActorKind.GOVERNMENT}
_NAMED_ONLY = frozenset({ActorKind.PERSON, ActorKind.GOVERNMENT})
_COMPANY = 5  # words of a phrase like "with the support of" and its article
_CODE = 2  # letters of the code of a country
_FULL_NAME = 2  # words
_CROWD = 200  # people
_QUOTES = frozenset("\"“”«»'‘’")
_POSSESSIVE = frozenset({"'s", "’s"})
_RULING_OUT = frozenset({"not", "n't", "neither", "nor", "no", "pas", "ni", "aucun", "aucune"})


def alleged(
    clause: Clause, frame: Frame, modality: Modality, speech: Speech
) -> tuple[Perpetrator, ...]:
    """The perpetrators that a sentence names for the act of a frame.

    A description tied to a named group ("soldiers believed to belong to the W. Group") gives the
    group, as suspected, and not the description. A person is named only where the words leave
    no doubt about the role: right before an active verb, right after "by", or accused by name.
    Who finds or buries the dead is nobody's killer; whom the words rule out is denied.
    """
    act = frame.predicate.act
    if act.reading == "found" and act.agent == "none":
        return ()
    units = [
        by_name(clause, unit)
        for stretch in frame.agents
        for unit in clause.units_in(stretch)
        if not describes_deed(clause, unit, speech)
        and _firm(clause, frame, unit)
        and not _uncertain_person(clause, frame, unit, speech)
    ]
    units = list(dict.fromkeys(_armed_by(clause, unit, speech) for unit in units))
    if units and all(unit.actor is None for unit in units):
        units += _said_to_be(clause)
    units += in_company(clause, units, speech)
    units += _said_to_belong(clause, units, speech)
    found: dict[str, Perpetrator] = {}
    for position, unit in enumerate(units):
        following = units[position + 1] if position + 1 < len(units) else None
        if following is not None and (
            _identified(clause, unit, following, speech) or _member(clause, unit, following)
        ):
            continue
        suspected = _hedged(clause, unit, speech) or (
            position > 0 and _identified(clause, units[position - 1], unit, speech)
        )
        held = Modality.DENIED if _ruled_out(clause, unit) else modality
        perpetrator = perpetrator_of(clause, unit, held, speech, suspected=suspected)
        if perpetrator is not None:
            found.setdefault(perpetrator.name, perpetrator)
    return tuple(found.values())


def in_company(clause: Clause, units: Sequence[Unit], speech: Speech) -> list[Unit]:
    """The armed body that the words put beside those who acted: "soldiers, backed by X, shot"."""
    phrases = speech.authors.company
    found: list[Unit] = []
    for unit in units:
        armed = unit.actor is not None and (unit.actor.kind in ARMED or is_armed(unit))
        place = unit.last + (clause.word(unit.last) in {",", "("})
        if not armed or find_phrase(clause.words, phrases, place, place + _COMPANY) != place:
            continue
        beside = [other for other in clause.units if place < other.first <= place + _COMPANY + 2]
        if beside and beside[0].actor is not None and beside[0].actor.kind in ARMED:
            found.append(beside[0])
    return [unit for unit in found if unit not in units]


def _armed_by(clause: Clause, unit: Unit, speech: Speech) -> Unit:
    """ "Militiamen armed by allies of the army": those who act are the militiamen, not the army."""
    for other in reversed(clause.units):
        if other.last <= unit.first and unit.first - other.last <= _LINK_REACH:
            outfitted = find_phrase(clause.words, speech.authors.outfitting, other.last, unit.first)
            if outfitted == other.last and other.agent:
                return other
    return unit


def _ruled_out(clause: Clause, unit: Unit) -> bool:
    """ "It was not the army that killed them", "neither X nor Y killed them", "no soldier"."""
    if clause.word(unit.first) in _RULING_OUT:
        return True
    place = unit.first - 1
    while clause.word(place) in clause.syntax.determiner - _RULING_OUT:
        place -= 1
    return clause.word(place) in _RULING_OUT or clause.word(place).endswith(("n't", "n’t"))


def describes_deed(clause: Clause, unit: Unit, speech: Speech) -> bool:
    """Whether the word judges the deed and names nobody: "a terrorist attack"."""
    if unit.actor is not None and unit.actor.actor_id is None and _scare_quoted(clause, unit):
        return True  # an attack by "terrorists": what somebody calls them
    judging = find_phrase(clause.words, speech.authors.judging, unit.first, unit.last) >= 0
    alone = unit.last == unit.first + 1 and clause.word(unit.last) not in clause.syntax.of
    return judging and alone and clause.is_predicate(unit.last)


def _scare_quoted(clause: Clause, unit: Unit) -> bool:
    """Whether quotation marks stand around the words of a unit and nothing else."""
    return clause.word(unit.first - 1) in _QUOTES and clause.word(unit.last) in _QUOTES


def _firm(clause: Clause, frame: Frame, unit: Unit) -> bool:
    """Whether a unit that may be an onlooker stands where only the author of the act stands."""
    loose = unit.actor is None or unit.actor.kind in (ActorKind.PERSON, ActorKind.COMMUNITY)
    if not loose or is_armed(unit):
        return True
    predicate = frame.predicate
    if predicate.act.agent in ("object", "to"):
        return unit.actor is not None
    verb = clause.start_of_verb(predicate.first)
    if unit.last == verb or (clause.word(unit.last) == "," and unit.last + 1 == verb):
        # where all is in capitals, case does not tell a name from the words around it
        told = unit.actor is None or (bool(frame.victims) and clause.sentence.mixed_case)
        return predicate.act.pos == "verb" and told
    before = clause.before(unit.first)
    while clause.word(before) in clause.syntax.determiner:
        before = clause.before(before)
    return clause.word(before) in clause.syntax.by and before >= predicate.first


def _uncertain_person(clause: Clause, frame: Frame, unit: Unit, speech: Speech) -> bool:
    """A person whose death or administration is meant, or who is accused of other things.

    "The death of" and "X's death" tell of a victim; "accused X of lying" of no killing.
    """
    if not unit.named and (unit.actor is None or unit.actor.kind is not ActorKind.PERSON):
        return False
    if clause.word(unit.last) in _POSSESSIVE or clause.word(unit.last - 1) in _POSSESSIVE:
        return True
    accused = frame.predicate.act.agent in ("object", "to")
    return accused and find_phrase(clause.words, speech.authors.guilty_of, frame.predicate.last) < 0


def _said_to_be(clause: Clause) -> list[Unit]:
    """ "The men who did it were apparently soldiers": the force after a form of "be"."""
    found = []
    for unit in clause.units:
        before = clause.before(unit.first)
        while clause.word(before) in clause.syntax.determiner:
            before = clause.before(before)
        armed = unit.actor is not None and unit.actor.kind in ARMED
        if armed and clause.word(before) in clause.syntax.be and before >= 0:
            found.append(unit)
    return found


def _said_to_belong(clause: Clause, units: Sequence[Unit], speech: Speech) -> list[Unit]:
    """The force behind the last agent: "men who residents say belong to X", "fighters of X"."""
    if not units or (units[-1].actor is not None and units[-1].actor.actor_id is not None):
        return []
    last = units[-1]
    for unit in clause.units:
        armed = unit.actor is not None and unit.actor.kind in ARMED and unit.actor.actor_id
        if (
            armed
            and unit.first >= last.last
            and (_identified(clause, last, unit, speech) or _member(clause, last, unit))
        ):
            return [unit]
    return []


def _member(clause: Clause, left: Unit, right: Unit) -> bool:
    """ "fighters of the front", "des hommes du groupe": the first are of the second."""
    named = left.actor is not None and left.actor.actor_id is not None
    if named or not clause.syntax.causative:  # only French ties them by "de" alone
        return False
    if right.actor is None or right.actor.kind not in ARMED or right.first <= left.last:
        return False
    between = [word for word in clause.words[left.last : right.first] if word not in _QUOTES]
    return (
        bool(between)
        and between[0] in clause.syntax.of
        and set(between) <= (clause.syntax.of | clause.syntax.determiner)
    )


def _hedged(clause: Clause, unit: Unit, speech: Speech) -> bool:
    """Whether a hedge stands just before the name: "apparently soldiers"."""
    return find_phrase(clause.words, speech.suspected, max(0, unit.first - 2), unit.first) >= 0


def _identified(clause: Clause, left: Unit, right: Unit, speech: Speech) -> bool:
    """Whether the words between two units say that the first belongs to the second."""
    if not 0 < right.first - left.last <= _LINK_REACH + 2:
        return False
    return find_phrase(clause.words, speech.suspected, left.last, right.first) >= 0


def _bystander(clause: Clause, unit: Unit, speech: Speech) -> bool:
    """Witnesses, residents and survivors speak of an act; they are not taken for its authors."""
    return find_phrase(clause.words, speech.first_hand, unit.first, unit.last) >= 0


def perpetrator_of(
    clause: Clause, unit: Unit, modality: Modality, speech: Speech, *, suspected: bool
) -> Perpetrator | None:
    """The perpetrator that one noun phrase names, `None` if it can name none."""
    actor = unit.actor
    span = clause.span(unit.first, unit.last)
    certainty = _certainty(modality, suspected=suspected)
    if actor is None:
        return _unlisted(clause, unit, speech, certainty)
    if actor.kind is ActorKind.COMMUNITY:
        return _some_of(clause, unit, actor, certainty)
    if not _can_answer(clause, unit, actor, speech):
        return None
    if actor.kind is ActorKind.UNKNOWN and actor.affiliation is not None:
        return _pointed_to(actor.affiliation, modality, span)
    return Perpetrator(
        name=_name_of(clause, actor),
        certainty=certainty,
        kind=actor.kind,
        actor_id=actor.actor_id,
        span=span,
    )


def _unlisted(
    clause: Clause, unit: Unit, speech: Speech, certainty: Certainty
) -> Perpetrator | None:
    """Those whom no table knows: armed people by what they are, "two men", in French a name."""
    if not is_armed(unit) and unit.named and clause.syntax.dative:
        return _person(clause, unit, certainty)
    if not (is_armed(unit) or _somebody(clause, unit, speech)):
        return None
    return Perpetrator(
        name=_described(clause, unit),
        certainty=certainty,
        kind=ActorKind.ARMED_GROUP if is_armed(unit) else ActorKind.UNKNOWN,
        span=clause.span(unit.first, unit.last),
    )


def _described(clause: Clause, unit: Unit) -> str:
    """The words of a unit that no actor is known for, put as in an English report."""
    words = " ".join(clause.words[unit.first : unit.last])
    return actor_table().in_english(words) if clause.syntax.dative else words


def _name_of(clause: Clause, actor: ActorMention) -> str:
    """The full name of a listed actor; of others their words, put as in an English report."""
    if actor.actor_id is None and clause.syntax.dative and actor.kind is not ActorKind.PERSON:
        return actor_table().in_english(actor.name)
    return actor_table().full_name(actor.name, actor.actor_id)


def _person(clause: Clause, unit: Unit, certainty: Certainty) -> Perpetrator | None:
    """A person by full name, the title or noun before it left out."""
    tokens = clause.sentence.tokens[unit.first : unit.last]
    words = [token.text for token in tokens]
    while words and not words[0][:1].isupper():
        words.pop(0)
    if len(words) < _FULL_NAME:
        return None
    span = clause.span(unit.first, unit.last)
    return Perpetrator(name=" ".join(words), certainty=certainty, kind=ActorKind.PERSON, span=span)


def _can_answer(clause: Clause, unit: Unit, actor: ActorMention, speech: Speech) -> bool:
    """Whether an actor may be alleged to have killed, and the text says who it is."""
    return actor.kind in _CAN_KILL and not _bystander(clause, unit, speech) and _nameable(actor)


def _some_of(
    clause: Clause, unit: Unit, actor: ActorMention, certainty: Certainty
) -> Perpetrator | None:
    """ "Fulani herders": some of a community by what they do; a community as such killed nobody."""
    noun = clause.word(unit.last - 1)
    if noun not in _communal_nouns() or noun in actor.name.casefold().split()[:1]:
        return None
    name = actor.name if noun in actor.name.casefold() else f"{actor.name} {noun}"
    span = clause.span(unit.first, unit.last)
    return Perpetrator(name=name, certainty=certainty, kind=actor.kind, span=span)


@cache
def _communal_nouns() -> frozenset[str]:
    """Nouns for people of a community who may act together: "herders"."""
    nouns = actor_table().nouns
    return frozenset(noun.noun for noun in nouns if noun.kind is ActorKind.COMMUNITY)


def _nameable(actor: ActorMention) -> bool:
    """Whether the text names somebody who can be accused: no union of states, no "officials"."""
    if actor.kind is ActorKind.GOVERNMENT and actor.actor_id and not of_state(actor.actor_id):
        return False
    return actor.actor_id is not None or actor.kind not in _NAMED_ONLY or _proper(actor)


def of_state(actor_id: str | None) -> bool:
    """Whether a government is a part of one state: no union of states, no party."""
    code, mark, _ = (actor_id or "").partition("-")
    return bool(mark) and len(code) == _CODE


def _somebody(clause: Clause, unit: Unit, speech: Speech) -> bool:
    """ "by two men": people of whom the text tells no more; a crowd is nobody's author."""
    last = unit.last - 1
    if unit.quantity is not None and unit.quantity.count.low >= _CROWD:
        return False
    return not unit.pronoun and find_phrase(clause.words, speech.authors.people, last) == last


def _proper(actor: ActorMention) -> bool:
    """Whether a mention is a full name rather than an office or a noun for people."""
    words = actor.name.split()
    return len(words) >= _FULL_NAME and all(word[:1].isupper() for word in words)


def _pointed_to(name: str, modality: Modality, span: Span) -> Perpetrator:
    """The force that a description points to ("men in army fatigues"), as suspected."""
    force = actor_table().named(name)
    return Perpetrator(
        name=force.full if force else name,
        certainty=_certainty(modality, suspected=True),
        kind=force.kind if force else ActorKind.UNKNOWN,
        actor_id=force.id if force else None,
        span=span,
    )


def _certainty(modality: Modality, *, suspected: bool) -> Certainty:
    if modality is Modality.DENIED:
        return Certainty.DENIED
    if suspected:
        return Certainty.SUSPECTED
    return Certainty.ALLEGED if modality is Modality.ALLEGED else Certainty.STATED
