"""From labelled words to units: whom the labeller takes for the agents and victims of an act."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.labeller.heads import heads
from cenotaph.claims.labeller.model import Reading
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.units import Unit
from cenotaph.record.base import Record

SURE = 0.55  # mean probability under which a labelled role is not taken over
_ON = frozenset({"on", "upon"})


class Roles(Record, frozen=True, kw_only=True):
    """What the labeller says of one act: the units of its agents and of its victims.

    `persons` are single people whom only the labeller knows. `agent_probability` and
    `victim_probability` are 0 where it names none. `off_topic` marks an accusation of something
    that is no act of the lexicon ("of delaying the talks").
    """

    agents: tuple[Unit, ...] = ()
    victims: tuple[Unit, ...] = ()
    persons: tuple[Unit, ...] = ()
    agent_probability: float = 0.0
    victim_probability: float = 0.0
    off_topic: bool = False


def filled(
    clause: Clause, predicate: Predicate, reading: Reading, labels: Sequence[str]
) -> tuple[tuple[Unit, ...], float]:
    """The units that head the first of these roles that has any, and its probability, else 0."""
    for label in labels:
        for span in reading.spans:
            if span.label != label or span.first <= predicate.first < span.last:
                continue
            units = heads(clause, (span.first, span.last))
            if units:
                return units, span.probability
    return (), 0.0


def accused(clause: Clause, predicate: Predicate, reading: Reading) -> Roles:
    """Whom an accusation is against: "blamed it on the army", "accused the army of killing it".

    The probability is set, and the agents are empty, where what is blamed is no actor.
    """
    spans = [span for span in reading.spans if span.probability >= SURE]
    blamed = [s for s in spans if s.label == "ARG2" and clause.words[s.first] in _ON]
    against = blamed or [span for span in spans if span.label == "ARG1"]
    if not against:
        return Roles()
    units = heads(clause, (against[0].first, against[0].last))
    content = [s for s in spans if s.label == "ARG2" and s not in blamed]
    return Roles(
        agents=tuple(unit for unit in units if unit.agent),
        agent_probability=against[0].probability,
        off_topic=any(_of_something_else(clause, (s.first, s.last)) for s in content),
    )


def _of_something_else(clause: Clause, stretch: tuple[int, int]) -> bool:
    """ "of delaying the talks": a doing in which no act of the lexicon occurs."""
    first, last = stretch
    doing = clause.word(first + 1)
    if not doing.endswith("ing") or doing in {"being", "having"}:
        return False
    return not any(first < predicate.first < last for predicate in clause.predicates)
