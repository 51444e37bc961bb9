"""Roles around a verb: active, passive, reduced, relative and coordinated forms."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.company import company_of, named_behind
from cenotaph.claims.grammar.french import (
    attacked,
    counted_beyond,
    follows_perfect,
    in_service,
    joined_agents,
    told_of_people,
    under_fire,
)
from cenotaph.claims.grammar.inverted import told_after
from cenotaph.claims.grammar.lists import head_of_compound, listed_after, listed_before, set_off
from cenotaph.claims.grammar.relatives import (
    antecedent,
    head_of,
    of_others,
    outside_relative,
    share_of,
)
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.roles import Frame, stretches
from cenotaph.claims.units import Unit
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.inflect import Form

# what people also do without an object: "thirty burned to death", "they starved to death"
_BEFALLING = frozenset({"burn to death", "starve to death", "suffocate", "drown", "asphyxiate"})
_DEED_REACH = 10  # words between "carried out" and what was
_CONFIDENCE = {
    "active": 0.75,
    "passive": 0.8,
    "reduced passive": 0.65,
    "coordinated passive": 0.65,
    "agentless": 0.75,
    "split phrase": 0.75,
}
_SET_OFF = 8  # words of "in less than 48 hours" between a verb and its object
_RELATIVE_REACH = 9  # words between "whom" and its verb
_CLAUSE_ENDS = frozenset({",", ";", ":", "and", "et"})


def verbal_frame(clause: Clause, predicate: Predicate) -> Frame | None:
    """The frame of a verb, `None` where no construction explains it."""
    act = predicate.act
    if act.language == "fr" and clause.counts_dead(predicate.first):
        return None
    if act.agent in ("object", "to"):
        return _blamed(clause, predicate)
    if act.victim == "subject":
        victims = subjects(clause, predicate.first, person=True)
        company = company_of(clause, predicate, victims)
        victims = named_behind(clause, predicate, (*victims, *company))
        fired = under_fire(clause, predicate) if act.language == "fr" else ()
        return _frame(predicate, "agentless", fired, victims)
    if act.victim == "of":
        return _life_taken(clause, predicate)
    return _struck(clause, predicate)


def _struck(clause: Clause, predicate: Predicate) -> Frame | None:
    """Who did it and to whom, in the active, the passive or a bare participle."""
    act, pattern = predicate.act, _voice(clause, predicate)
    told = told_after(clause, predicate)
    if told:
        return _frame(predicate, "passive", clause.agents_by(predicate.end), told)
    if pattern is None or (act.victim == "deed" and not _of_deed(clause, predicate, pattern)):
        return None
    if pattern == "active":
        agents = _doers(clause, predicate)
        target = (
            clause.object_after(predicate.last)
            or _object_beyond(clause, predicate.last)
            or (counted_beyond(clause, predicate.last) if act.language == "fr" else None)
            or _object_before(clause, predicate.first)
            or _whom(clause, agents)
        )
        victims = listed_after(clause, head_of_compound(clause, target))
        if not victims and act.lemma in _BEFALLING:
            return _frame(
                predicate, "agentless", (), subjects(clause, predicate.first, person=True)
            )
        return _frame(predicate, pattern, agents if act.agent != "none" else (), victims)
    victims = subjects(clause, predicate.first, person=True)
    company = company_of(clause, predicate, victims)
    victims = named_behind(clause, predicate, (*victims, *company))
    return _frame(predicate, pattern, clause.agents_by(predicate.end), victims)


def _of_deed(clause: Clause, predicate: Predicate, pattern: str) -> bool:
    """Whether it is violence that is carried out, launched, committed: no search, no census."""
    end = predicate.end
    after = range(end, min(end + _DEED_REACH, len(clause.words)))
    before = range(max(0, predicate.first - _DEED_REACH), predicate.first)
    # "the attack which they launched": what was launched may stand before an active verb, too
    return any(
        clause.word(place) in clause.syntax.deeds or clause.is_predicate(place)
        for place in (before if pattern != "active" else (*after, *before))
    )


def _doers(clause: Clause, predicate: Predicate) -> tuple[Unit, ...]:
    """Who acts in an active form; a participle after a comma has the subject of its main verb.

    "Rebels attacked a guard at the home of X, killing him": the rebels, not X. "Police said that
    two bombs went off, killing him": nobody that the clause names.
    """
    comma = predicate.first - 1
    alone = Form.GERUND in predicate.forms and clause.word(comma) in {",", "and"}
    if not alone or clause.auxiliaries(predicate.first):
        return subjects(clause, predicate.first, person=False)
    main = next((p for p in reversed(clause.predicates) if p.first < comma), None)
    if main is not None and main.act.pos == "verb" and Form.GERUND not in main.forms:
        if _voice(clause, main) != "active":
            return clause.agents_by(main.end)
        found = subjects(clause, main.first, person=False)
        if found:
            return found
    for unit in clause.units_left(comma):
        if unit.agent and not unit.part and not _complement(clause, unit):
            after = clause.words[unit.last + 1 : comma]
            burst = bool(set(after) & clause.syntax.bursting)
            return () if burst else (unit, *_coordinated_left(clause, unit, person=False))
    return ()


def _blamed(clause: Clause, predicate: Predicate) -> Frame | None:
    """ "Residents accuse the army": the object is who is said to have acted.

    "imputer l'attaque à l'armée": there it is who follows "à".
    """
    if predicate.act.agent == "to":
        blamed = clause.agents_after(predicate.end, clause.syntax.dative, past_acts=True)
        return _frame(predicate, "active", blamed, ())
    chain = clause.auxiliaries(predicate.first)
    # "held X responsible": X stands inside the phrase, whether or not a table holds its words
    around = predicate.tail > predicate.last and not (chain and chain[0] in clause.syntax.passive)
    if around or _voice(clause, predicate) == "active":
        accused = clause.object_after(predicate.last)
        return _frame(predicate, "active", joined_agents(clause, accused), ())
    return _frame(predicate, "passive", subjects(clause, predicate.first, person=False), ())


def _object_beyond(clause: Clause, position: int) -> Unit | None:
    """ "murdered, within a week, judge X", "killed in three days, X and Y": past a time set off."""
    start = position + (clause.word(position) == ",")
    if clause.word(start) not in clause.syntax.preposition:
        return None
    for place in range(start, min(start + _SET_OFF, len(clause.words))):
        if clause.unit_at(place) is not None and clause.unit_at(place) in _people(clause):
            return None
        if clause.is_predicate(place) or clause.word(place) in _CLAUSE_ENDS - {","}:
            return None
        if clause.word(place) == ",":
            target = clause.object_after(place + 1)
            return target if target is not None and (target.named or target.single) else None
    return None


def _people(clause: Clause) -> tuple[Unit, ...]:
    return tuple(unit for unit in clause.units if unit.person)


def _whom(clause: Clause, agents: tuple[Unit, ...]) -> Unit | None:
    """ "45 people that soldiers killed": the people before the relative word."""
    if not agents:
        return None
    place = clause.before(min(agent.first for agent in agents))
    while clause.word(place) in clause.syntax.determiner - clause.syntax.relative:
        place = clause.before(place)
    if clause.word(place) not in clause.syntax.whom:
        return None
    return clause.unit_at(clause.before(place))


def _object_before(clause: Clause, position: int) -> Unit | None:
    """ "45 people whom the B. fighters killed": "whom" says it whoever the subject may be."""
    whom = clause.syntax.whom - clause.syntax.complementizer
    for place in range(position - 1, max(-1, position - _RELATIVE_REACH), -1):
        if clause.word(place) in whom:
            return clause.unit_at(clause.before(place))
        if clause.is_predicate(place) or clause.word(place) in _CLAUSE_ENDS:
            return None
    return None


def _frame(
    predicate: Predicate, pattern: str, agents: tuple[Unit, ...], victims: tuple[Unit, ...]
) -> Frame:
    people = tuple(unit for unit in victims if unit.person)
    return Frame(
        predicate=predicate,
        agents=stretches(unit for unit in agents if unit.agent),
        victims=stretches(people),
        pattern=pattern,
        confidence=_CONFIDENCE[pattern] - (0.0 if people else 0.2),
    )


def _as_tuple(unit: Unit | None) -> tuple[Unit, ...]:
    return () if unit is None else (unit,)


def _voice(clause: Clause, predicate: Predicate) -> str | None:
    """Which construction the verb stands in."""
    forms = predicate.forms
    raising = clause.syntax.raising
    chain = tuple(w for w in clause.auxiliaries(predicate.first) if w not in raising)
    # "was himself murdered": the emphasis stands between the auxiliary and its verb
    nearest = next((word for word in chain if word not in clause.syntax.reflexive), "")
    passive = nearest in clause.syntax.passive
    perfect = nearest in clause.syntax.have
    if Form.BASE in forms and _lets_itself(clause, chain):
        return "passive"
    if Form.PARTICIPLE not in forms or (perfect and not passive):
        return "active"
    if passive:
        return "passive"
    return _bare_participle(clause, predicate)


def _lets_itself(clause: Clause, chain: tuple[str, ...]) -> bool:
    """French "se sont fait tuer": a reflexive causative is a passive."""
    syntax = clause.syntax
    return bool(chain) and chain[0] in syntax.causative and bool(syntax.reflexive & set(chain))


def _bare_participle(clause: Clause, predicate: Predicate) -> str | None:
    """A form that may be a past tense or a participle, without an auxiliary of its own."""
    past, french = Form.PAST in predicate.forms, predicate.act.language == "fr"
    shared = french and follows_perfect(clause, predicate.first)
    told = past and (clause.object_after(predicate.last) or clause.thing_after(predicate.last))
    if shared or told:
        return "active"
    if _follows_passive(clause, predicate.first):
        return "coordinated passive"
    if past and _without_passive(clause, predicate):
        return "active"
    if past and _object_before(clause, predicate.first) is not None:
        return "active"
    described = clause.unit_at(clause.before(predicate.first)) is not None or (
        french and told_of_people(clause, predicate.first)
    )
    # "une roquette lancée de X par Y": where it came from may stand before who it was
    launched = (
        french and predicate.act.victim in ("deed", "none") and clause.agents_by(predicate.end)
    )
    if described or launched or _has_by(clause, predicate):
        return "reduced passive"
    return "active" if past else None


def _without_passive(clause: Clause, predicate: Predicate) -> bool:
    """ "Soldiers opened fire", "police fired on a crowd": nobody is "opened fire" or "fired on"."""
    lemma = predicate.act.lemma
    aimed = lemma == "fire" and clause.word(clause.after(predicate.last)) in _AIMED
    return (aimed or lemma in _OWN_OBJECT) and not _has_by(clause, predicate)


def _has_by(clause: Clause, predicate: Predicate) -> bool:
    return clause.word(clause.after(predicate.end)) in clause.syntax.by


def _follows_passive(clause: Clause, position: int) -> bool:
    """Whether the verb shares the passive auxiliary of one before it ("seized and killed")."""
    place = clause.before(position)
    if clause.word(position - 1) == "puis":  # an adverb, too, that would be passed over
        place = position - 1
    found = clause.word(place) in clause.syntax.found_verbs
    if not found and clause.word(place) not in clause.syntax.conjunction | {","}:
        return False
    while place >= 0:
        if clause.word(place) in clause.syntax.passive:
            return True
        if clause.word(place) in clause.syntax.subordinator or clause.word(place) in {";", ":"}:
            return False
        place -= 1
    return False


def subjects(clause: Clause, position: int, *, person: bool) -> tuple[Unit, ...]:
    """The subject of a verb: the nearest fitting unit to its left that heads its phrase."""
    start = clause.start_of_verb(position)
    before = clause.word(clause.before(start))
    relative = antecedent(clause, start)
    if relative is not None and (relative.person if person else relative.agent):
        return (relative,)
    if before in clause.syntax.nobody or before in clause.syntax.thing_pronoun:
        return ()
    if before in clause.syntax.conjunction:
        shared = _shared_subject(clause, start, person=person)
        if shared is not None or not person:
            return _and_beside(clause, shared, start, person=person)
    return _and_beside(clause, _nearest(clause, start, person=person), start, person=person)


# verbs that hold their object or direction, so that their past form is no passive participle
_OWN_OBJECT = frozenset({"open fire", "march on", "swoop on"})
_AIMED = frozenset({"on", "at", "into", "upon"})

# verbs that nobody else's noun is a reduced relative of: "members of the patrols died"
_DYING = frozenset({"died", "lost", "perished", "succumbed"})


def _nearest(clause: Clause, start: int, *, person: bool) -> Unit | None:
    """The unit nearest before a verb that can be its subject."""
    finite = person and (
        clause.word(start) in clause.syntax.passive | clause.syntax.have
        or clause.word(start) in _DYING
    )
    for unit in clause.units_left(start):
        fits = unit.person if person else unit.agent
        if not fits or unit.part or (not person and attacked(clause, unit)):
            continue
        whole = person and share_of(clause, unit)
        if whole:
            return whole
        # "a jet on the hunt for rebels bombed": nobody rather than the rebels
        if finite and (of_others(clause, unit) or _disagrees(clause, unit, start)):
            continue
        if not (_complement(clause, unit) and (not person or _headed(clause, unit))):
            return outside_relative(clause, unit, start) if person else unit
    return None


_OF_ONE = frozenset({"was", "is", "has"})


def _disagrees(clause: Clause, unit: Unit, start: int) -> bool:
    """ "The mayor, seized by rebels, was found dead": a bare plural is no subject of "was"."""
    several = unit.quantity is None and not (unit.single or unit.named or unit.pronoun)
    plural = clause.word(unit.last - 1) in categories().plurals
    return clause.word(start) in _OF_ONE and several and plural


def _and_beside(clause: Clause, unit: Unit | None, start: int, *, person: bool) -> tuple[Unit, ...]:
    """A subject with those coordinated with it."""
    if unit is None:
        return ()
    if not person:
        return (unit, *_coordinated_left(clause, unit, person=person))
    before = listed_before(clause, unit, start)
    if len(before) > 1:
        return before
    found = listed_after(clause, unit, clauses=False)
    return found[:1] if set_off(clause, found, start) else found


def _shared_subject(clause: Clause, start: int, *, person: bool) -> Unit | None:
    """ "Soldiers gathered residents and opened fire": the first unit of the clause acts on."""
    fitting = [
        unit
        for unit in clause.units_left(start)
        if (unit.person if person else unit.agent)
        and not unit.part
        and not _complement(clause, unit)
        and (person or not _object_of_another(clause, unit))
    ]
    return fitting[-1] if fitting else None


def _object_of_another(clause: Clause, unit: Unit) -> bool:
    """ "X killed three guards and wounded two": the guards did not wound."""
    place = clause.before(unit.first)
    while clause.word(place) in clause.syntax.determiner:
        place = clause.before(place)
    return any(
        before.act.pos == "verb"
        and before.act.victim == "object"
        and before.first <= place < before.last
        and _voice(clause, before) == "active"
        for before in clause.predicates
    )


# French adjectives that stand before a noun: "conduites par l'ancien policier"
_BEFORE_NOUN = frozenset(
    {"ancien", "ancienne", "anciens", "anciennes", "jeunes", "prétendu", "prétendus", "mêmes"}
)


def _complement(clause: Clause, unit: Unit) -> bool:
    """Whether the unit is the object of a preposition or a gerund rather than a subject."""
    place = unit.first - 1
    while place >= 0 and clause.word(place) in clause.syntax.determiner | _BEFORE_NOUN:
        place -= 1
    word = clause.word(place)
    if word in clause.syntax.of and in_service(clause, place):
        return True
    thing = clause.unit_at(place - 1)
    if word in clause.syntax.of and thing is not None and not (thing.person or thing.agent):
        return True  # "61 goats of three villagers were killed"
    loose = word.isalpha() and clause.unit_at(place) is None
    if loose and clause.word(place - 1) in clause.syntax.company:
        return True  # "travelling with local guards": a word of the phrase that no table holds
    return word in clause.syntax.preposition or (place > 0 and word.endswith("ing"))


def _headed(clause: Clause, unit: Unit) -> bool:
    """Whether others stand before, whom the verb may be about: people, or counted things."""
    return any(
        (other.person and not other.part) or not (other.person or other.agent)
        for other in clause.units_left(unit.first)
    )


def _coordinated_left(clause: Clause, unit: Unit, *, person: bool) -> tuple[Unit, ...]:
    """Units joined to the subject by "and" or a comma: "soldiers and mercenaries killed …"."""
    found: list[Unit] = []
    current = unit
    joined = False
    while True:
        place = current.first - 1
        while place >= 0 and clause.word(place) in clause.syntax.determiner | {
            '"',
            "“",
            "'s",
            "’s",
        }:
            place -= 1
        joined = joined or clause.word(place) in {"and", "et"}
        if _nobody(current) or not joined or clause.word(place) not in {"and", "et", ","}:
            return tuple(found)
        nearest = head_of(clause, clause.unit_at(place - 1))
        if nearest is None or not (nearest.person if person else nearest.agent):
            return tuple(found)
        found.append(nearest)
        current = nearest


def _nobody(unit: Unit) -> bool:
    """ "…, and none died": nobody is no part of a list of people."""
    return unit.quantity is not None and unit.quantity.count.maximum == 0


_OWNERS = frozenset({"'s", "’s"})


def _life_taken(clause: Clause, predicate: Predicate) -> Frame:
    """ "took the lives of 13 pupils", "claimed 13 lives", "cut my son's throat"."""
    agents = subjects(clause, predicate.first, person=False)
    inside = tuple(
        unit
        for unit in clause.units
        if predicate.first < unit.first <= predicate.end
        and (unit.quantity is not None or (unit.single and clause.word(unit.last) in _OWNERS))
    )
    after = clause.object_after(clause.after(predicate.end) + 1)
    has_of = clause.word(predicate.end) in clause.syntax.of | clause.syntax.dative
    victims = listed_after(clause, after) if has_of else inside
    return _frame(predicate, "split phrase", agents, victims)
