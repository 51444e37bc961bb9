"""The trained role finder: the labeller's roles and the grammar's, compared act by act."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.grammar import GrammarRoles
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.company import company_of
from cenotaph.claims.labeller.model import Reading, readings
from cenotaph.claims.labeller.persons import named_person
from cenotaph.claims.labeller.pieces import Pieces, pieces_around, pieces_of
from cenotaph.claims.labeller.said import SURE, Roles, accused, filled
from cenotaph.claims.labeller.shipped import card
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.roles import Frame, Stretch, stretches
from cenotaph.claims.tolls.shipped import toll_card
from cenotaph.claims.units import Unit
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind

_PREFERRED = 0.6  # above which, in mixed case, its other filler of a role goes before the grammar's
_CERTAIN = 0.8  # above which it overrules a role that the grammar read the other way round
_AGREED = 0.15  # confidence that a second, independent reading adds
_ALONE = 0.1  # confidence that a contradiction takes away
_BESIDE = 2  # words between a noun and its agent: "the army's own attack", "the attack by the army"
_TURNED = 0.5  # confidence where the labeller turned the grammar's roles round
_MOST_ACTS = 24  # of a sentence; more is no sentence that anybody writes
_NOT_ASKED = frozenset({"between"})  # both sides of a clash act


class TrainedRoles(Record, frozen=True, kw_only=True):
    """A `RoleFinder` that asks the labeller about every act and checks the grammar against it.

    `tolls` has the trained reader of tolls read the figures that are left over.
    """

    grammar: GrammarRoles = GrammarRoles()
    tolls: bool = True
    name: str = "labeller"

    @property
    def version(self) -> str:
        """The versions of all readers."""
        both = f"{card().version}+{self.grammar.name}/{self.grammar.version}"
        return f"{both}+tolls/{toll_card().version}" if self.tolls else both

    def frames(self, clauses: Sequence[Clause]) -> tuple[tuple[Frame, ...], ...]:
        """One frame for each act that the grammar or the labeller can read, in order."""
        asked = [(clause, predicate) for clause in clauses for predicate in _askable(clause)]
        read = readings(_pieces(asked))
        said = {
            (id(clause), predicate.first): _roles(clause, predicate, found)
            for (clause, predicate), found in zip(asked, read, strict=True)
        }
        return tuple(self._joined(clause, said) for clause in clauses)

    def _joined(self, clause: Clause, said: dict[tuple[int, int], Roles]) -> tuple[Frame, ...]:
        read = {frame.predicate.first: frame for frame in self.grammar.frames_of(clause)}
        frames = (
            joined(
                predicate,
                read.get(predicate.first),
                said.get((id(clause), predicate.first)),
                prefer=clause.sentence.mixed_case,
            )
            for predicate in clause.predicates
        )
        return tuple(_with_company(clause, frame) for frame in frames if frame is not None)


def _with_company(clause: Clause, frame: Frame) -> Frame:
    """A frame with those told behind the act beside a person whom only the labeller knows."""
    if not frame.persons or frame.victims:
        return frame
    others = company_of(clause, frame.predicate, frame.persons)
    return msgspec.structs.replace(frame, victims=stretches(others))


def _askable(clause: Clause) -> list[Predicate]:
    """The acts whose roles are the labeller's: those with an agent or a victim of their own.

    A sentence of more acts than any writer puts into one is left to the grammar.
    """
    if len(clause.predicates) > _MOST_ACTS:
        return []
    return [
        predicate
        for predicate in clause.predicates
        if predicate.act.pos != "adjective"
        and predicate.act.reading != "found"
        and predicate.act.agent not in _NOT_ASKED
        and predicate.tail < 0
    ]


def _pieces(asked: Sequence[tuple[Clause, Predicate]]) -> list[Pieces]:
    words = {id(clause): [pieces_of(word) for word in clause.words] for clause, _ in asked}
    return [
        pieces_around(words[id(clause)], predicate.first, predicate.last)
        for clause, predicate in asked
    ]


def _roles(clause: Clause, predicate: Predicate, reading: Reading) -> Roles:
    """The units that head the labelled roles, given how this act names its roles."""
    act = predicate.act
    if act.agent == "object":
        return accused(clause, predicate, reading)
    agent_label = "ARG0" if act.agent != "none" else ""  # an army that "lost 25 men"
    victim_labels: tuple[str, ...] = ("ARG1",)
    if act.victim == "subject":
        # "lost their lives" makes those who lose them its ARG0, "died" those who die its ARG1
        phrase = " " in act.lemma
        agent_label, victim_labels = "", ("ARG0",) if phrase else ("ARG1", "ARG0")
    agents, agent_probability = filled(clause, predicate, reading, (agent_label,))
    victims, victim_probability = filled(clause, predicate, reading, victim_labels)
    persons = () if victims else _persons(clause, predicate, reading, victim_labels)
    return Roles(
        agents=tuple(unit for unit in agents if unit.agent),
        victims=tuple(unit for unit in victims if unit.person and not _none_of(clause, unit)),
        persons=persons,
        agent_probability=agent_probability,
        victim_probability=victim_probability,
    )


def _none_of(clause: Clause, unit: Unit) -> bool:
    """ "none of the 23 residents died": nobody, not the residents."""
    place = clause.before(unit.first)
    while clause.word(place) in clause.syntax.determiner | clause.syntax.of:
        place = clause.before(place)
    return clause.word(place) in clause.syntax.nobody


def _persons(
    clause: Clause, predicate: Predicate, reading: Reading, labels: Sequence[str]
) -> tuple[Unit, ...]:
    """A person whom the role of the victim names, where no other grammar knows anybody there."""
    if predicate.act.kind is not ClaimKind.KILLING:
        return ()
    for span in reading.spans:
        if span.label in labels and span.probability >= SURE:
            person = named_person(clause, span, reading.tags)
            if person is not None:
                return (person,)
    return ()


def joined(
    predicate: Predicate, read: Frame | None, said: Roles | None, *, prefer: bool = True
) -> Frame | None:
    """The frame that both readings together speak for.

    `prefer` lets the labeller's other filler of a role go before the grammar's; on text without
    letter case, which it was hardly trained on, it does not.
    """
    if said is None:
        return read
    if read is None:
        return _of_labeller(predicate, said)
    if predicate.act.agent == "object":
        return _accusation(read, said)
    if _turned_round(read, said):
        return msgspec.structs.replace(
            read,
            victims=stretches(said.victims),
            agents=stretches(said.agents),
            pattern="labelled",
            confidence=_TURNED,
        )
    if prefer:
        read = _preferred(read, said)
    victims, change = _settled(
        read.victims, read.agents, said.victims, said.victim_probability, said.agents
    )
    agents, _ = _settled(
        _near(predicate, read, said),
        read.victims,
        said.agents,
        said.agent_probability,
        said.victims,
    )
    agents = tuple(agent for agent in agents if not _shared(agent, victims))
    return msgspec.structs.replace(
        read,
        victims=victims,
        agents=agents,
        persons=() if victims else said.persons,
        agreed=any(_shared(stretch, stretches(said.victims)) for stretch in read.victims),
        confidence=round(min(0.95, max(0.1, read.confidence + change)), 2),
    )


def _accusation(read: Frame, said: Roles) -> Frame | None:
    """Whom the labeller takes for the accused; the grammar's where it takes nobody."""
    if said.off_topic:
        return None
    if not said.agent_probability:
        return read
    return msgspec.structs.replace(read, agents=stretches(said.agents))


def _near(predicate: Predicate, read: Frame, said: Roles) -> tuple[Stretch, ...]:
    """The grammar's agents of a noun that the labeller confirms, or that stand beside the noun or
    right behind its victims ("the killing of nine men by the army").

    A "by" further on is often another noun's: "attacks in protest against a deal by the state".
    """
    agents = read.agents
    if predicate.act.pos != "noun" or any(_shared(a, stretches(said.agents)) for a in agents):
        return agents
    ends = [end for _, end in read.victims]
    beside = any(
        0 <= predicate.first - last <= _BESIDE
        or any(0 <= first - end <= _BESIDE for end in (predicate.end, *ends))
        for first, last in agents
    )
    return agents if beside else ()


def _of_labeller(predicate: Predicate, said: Roles) -> Frame | None:
    victims = said.victims if said.victim_probability >= SURE else ()
    if not victims and not said.persons:
        return None
    agents = said.agents if said.agent_probability >= SURE else ()
    return Frame(
        predicate=predicate,
        agents=stretches(agents),
        victims=stretches(victims),
        persons=said.persons,
        pattern="labelled",
        confidence=round(max(said.victim_probability, SURE) * 0.75, 2),
    )


def _turned_round(read: Frame, said: Roles) -> bool:
    """Whether the labeller surely fills both roles, and puts the grammar's one into the other.

    One role alone is not believed against the grammar: "21 people shot dead" has no agent.
    """
    if min(said.agent_probability, said.victim_probability) < _CERTAIN:
        return False
    agents, victims = stretches(said.agents), stretches(said.victims)
    return any(_shared(stretch, agents) for stretch in read.victims) or any(
        _shared(stretch, victims) for stretch in read.agents
    )


def _preferred(read: Frame, said: Roles) -> Frame:
    """The grammar's frame with a role filled anew where the labeller has another for it.

    Only on the same side of the act: "three members of the people were killed" is a matter of
    which noun heads the phrase, not of who did it to whom.
    """
    victims, agents = stretches(said.victims), stretches(said.agents)
    turns = any(_shared(each, read.agents) for each in victims) or any(
        _shared(each, read.victims) for each in agents
    )
    if turns:
        return read
    # never an uncounted group for a counted one: "no fewer than 39 of its people"
    counted = any(unit.quantity is not None for unit in said.victims)
    if counted and _differs(read, read.victims, victims, said.victim_probability):
        read = msgspec.structs.replace(read, victims=victims)
    if _differs(read, read.agents, agents, said.agent_probability):
        read = msgspec.structs.replace(read, agents=agents)
    return read


def _differs(
    read: Frame, filled: Sequence[Stretch], told: Sequence[Stretch], probability: float
) -> bool:
    if not filled or not told or probability < _PREFERRED:
        return False
    act = read.predicate.first
    sides = {first < act for first, _ in (*filled, *told)}
    return len(sides) == 1 and not any(_shared(stretch, told) for stretch in filled)


def _settled(
    read: tuple[Stretch, ...],
    opposite: tuple[Stretch, ...],
    said: tuple[Unit, ...],
    probability: float,
    against: tuple[Unit, ...],
) -> tuple[tuple[Stretch, ...], float]:
    """One role's fillers, and what that does to the confidence.

    The grammar's stand, surer where the labeller agrees, less sure where it says another or the
    opposite. Where the grammar has none the labeller speaks if it is sure.
    """
    told = stretches(said)
    if not read:
        sure = probability >= SURE and not any(_shared(s, opposite) for s in told)
        return (told, 0.0) if sure else (read, 0.0)
    if any(_shared(stretch, told) for stretch in read):
        return read, _AGREED
    turned = any(_shared(stretch, stretches(against)) for stretch in read)
    differs = bool(said) and probability >= _CERTAIN
    return read, -_ALONE if turned or differs else 0.0


def _shared(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    return any(stretch[0] < last and first < stretch[1] for first, last in others)
