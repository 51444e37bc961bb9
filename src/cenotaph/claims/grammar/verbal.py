"""Roles around a verb: active, passive, reduced, relative and coordinated forms."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.company import company_of, named_behind
from cenotaph.claims.grammar.french import counted_beyond, joined_agents, under_fire
from cenotaph.claims.grammar.inverted import told_after
from cenotaph.claims.grammar.lists import head_of_compound, listed_after
from cenotaph.claims.grammar.objects import object_before, object_beyond, whom_before
from cenotaph.claims.grammar.subjects import complement, coordinated_left, subjects
from cenotaph.claims.grammar.voice import voice
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.roles import Frame, stretches
from cenotaph.claims.units import Unit
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
    act, pattern = predicate.act, voice(clause, predicate)
    told = told_after(clause, predicate)
    if told:
        return _frame(predicate, "passive", clause.agents_by(predicate.end), told)
    if pattern is None or (act.victim == "deed" and not _of_deed(clause, predicate, pattern)):
        return None
    if pattern == "active":
        agents = _doers(clause, predicate)
        target = (
            clause.object_after(predicate.last)
            or object_beyond(clause, predicate.last)
            or (counted_beyond(clause, predicate.last) if act.language == "fr" else None)
            or object_before(clause, predicate.first)
            or whom_before(clause, agents)
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
        if voice(clause, main) != "active":
            return clause.agents_by(main.end)
        found = subjects(clause, main.first, person=False)
        if found:
            return found
    for unit in clause.units_left(comma):
        if unit.agent and not unit.part and not complement(clause, unit):
            after = clause.words[unit.last + 1 : comma]
            burst = bool(set(after) & clause.syntax.bursting)
            return () if burst else (unit, *coordinated_left(clause, unit, person=False))
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
    if around or voice(clause, predicate) == "active":
        accused = clause.object_after(predicate.last)
        return _frame(predicate, "active", joined_agents(clause, accused), ())
    return _frame(predicate, "passive", subjects(clause, predicate.first, person=False), ())


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
