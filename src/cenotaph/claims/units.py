"""The noun phrases of a sentence that can act or be acted upon: people, forces, names."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.claims.mentions import Mentions
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.syntax import Syntax
from cenotaph.record.actor import ARMED, ActorKind, ActorMention
from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Unit(Record, frozen=True, kw_only=True):
    """Tokens `[first, last)` that name people or a body.

    `person` if they can be victims, `agent` if they can act; `part` if they only break down a
    larger group. `quantity`, `actor`, `category` hold what other grammars read there. `single`
    marks one person without a figure: a name, or a noun in the singular.
    """

    first: int
    last: int
    person: bool = False
    agent: bool = False
    part: bool = False
    pronoun: bool = False
    quantity: Quantity | None = None
    actor: ActorMention | None = None
    category: str | None = None
    single: bool = False


_PEOPLE = frozenset({"persons", "bodies"})
_VICTIM_ACTORS = ARMED | {ActorKind.COMMUNITY, ActorKind.PERSON, ActorKind.UNKNOWN}


def is_armed(unit: Unit) -> bool:
    """Whether the noun itself says that these people fight ("jihadists", "gunmen")."""
    return unit.category is not None and categories().status_of(unit.category) == "combatant"


def find_units(sentence: Sentence, mentions: Mentions, syntax: Syntax) -> tuple[Unit, ...]:
    """The units of a sentence in order; overlapping ones are joined into one."""
    candidates = sorted(
        [
            *_quantities(sentence, mentions.quantities_in(sentence.span)),
            *_actors(sentence, mentions.actors_in(sentence.span)),
            *_bare_nouns(sentence, syntax),
        ],
        key=lambda unit: (unit.first, -unit.last),
    )
    joined: list[Unit] = []
    for unit in candidates:
        if joined and unit.first < joined[-1].last:
            joined[-1] = _join(joined[-1], unit)
        else:
            joined.append(unit)
    return tuple(joined)


def _range(sentence: Sentence, span: Span) -> tuple[int, int]:
    return sentence.within(span.start, span.end)


def _quantities(sentence: Sentence, quantities: Iterable[Quantity]) -> Iterable[Unit]:
    for quantity in quantities:
        if quantity.unit not in _PEOPLE or quantity.count.span is None:
            continue
        first, last = _range(sentence, quantity.count.span)
        if first < last:
            yield Unit(
                first=first,
                last=last,
                person=True,
                agent=True,
                part=quantity.relation == "part",
                quantity=quantity,
                category=quantity.category,
            )


def _actors(sentence: Sentence, actors: Iterable[ActorMention]) -> Iterable[Unit]:
    for actor in actors:
        first, last = _range(sentence, actor.span)
        if first < last:
            yield Unit(
                first=first,
                last=last,
                person=actor.kind in _VICTIM_ACTORS,
                agent=True,
                actor=actor,
                single=actor.kind is ActorKind.PERSON and _one(sentence, first, last),
            )


def _one(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a mention of people is of one: no noun in it is a plural."""
    return not any(t.lower in categories().plurals for t in sentence.tokens[first:last])


def _bare_nouns(sentence: Sentence, syntax: Syntax) -> Iterable[Unit]:
    """Nouns for people without a figure ("civilians", "the victims") and personal pronouns."""
    for position, token in enumerate(sentence.tokens):
        noun = categories().category_of(token.lower)
        following = sentence.tokens[position + 1 : position + 2]
        if any(each.lower in syntax.machines for each in following):
            continue  # "a fighter jet" is no fighter
        if noun is not None or token.lower in syntax.victim_nouns:
            yield Unit(
                first=position,
                last=position + 1,
                person=True,
                agent=token.lower not in syntax.victim_nouns,
                category=noun,
                single=noun is not None and token.lower not in categories().plurals,
            )
        elif token.lower in syntax.personal:
            yield Unit(first=position, last=position + 1, person=True, agent=True, pronoun=True)


def _join(left: Unit, right: Unit) -> Unit:
    """Two readings of overlapping words as one unit; a figure and an actor can share words."""
    return Unit(
        first=min(left.first, right.first),
        last=max(left.last, right.last),
        person=left.person or right.person,
        agent=left.agent or right.agent,
        part=left.part if left.quantity else right.part,
        pronoun=left.pronoun and right.pronoun,
        quantity=left.quantity or right.quantity,
        actor=left.actor or right.actor,
        category=left.category or right.category,
        single=(left.single or right.single) and not (_plural(left) or _plural(right)),
    )


def _plural(unit: Unit) -> bool:
    return unit.category is not None and not unit.single
