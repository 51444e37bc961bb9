"""The voice of a verb: active, passive, or a participle that stands without an auxiliary."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.french import follows_perfect, told_of_people
from cenotaph.claims.grammar.objects import object_before
from cenotaph.claims.predicates import Predicate
from cenotaph.knowledge.inflect import Form

# verbs that hold their object or direction, so that their past form is no passive participle
_OWN_OBJECT = frozenset({"open fire", "march on", "swoop on"})
_AIMED = frozenset({"on", "at", "into", "upon"})


def voice(clause: Clause, predicate: Predicate) -> str | None:
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
    if past and object_before(clause, predicate.first) is not None:
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
