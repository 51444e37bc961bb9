"""The noun phrases of a sentence that can act or be acted upon: people, forces, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

import msgspec

from cenotaph.claims.mentions import Mentions
from cenotaph.claims.persons import ordinary
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.numbers import number_table
from cenotaph.knowledge.syntax import Syntax
from cenotaph.record.actor import ARMED, ActorKind, ActorMention
from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Unit(Record, frozen=True, kw_only=True):
    """Tokens `[first, last)` that name people or a body.

    `person` if they can be victims, `agent` if they can act; `part` if they only break down a
    larger group. `quantity`, `actor`, `category` hold what other grammars read there. `single`
    marks one person without a figure: a name, or a noun in the singular; `named` a name.
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
    named: bool = False


_PEOPLE = frozenset({"persons", "bodies"})
_ETHNIC = "members of an ethnic community"
_GROUPS = "families"  # a family is nobody's number
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
            *_named(sentence, mentions.persons_in(sentence.span)),
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
    communal = _merged(joined, partial(_communal, sentence))
    return tuple(_merged(communal, partial(_compound, after=bool(syntax.dative))))


def _merged(units: Iterable[Unit], together: Callable[[Unit, Unit], Unit | None]) -> Iterable[Unit]:
    """The units with each merged into the one before it where `together` makes one of the two."""
    before: Unit | None = None
    for unit in units:
        both = together(before, unit) if before is not None and before.last == unit.first else None
        if before is not None and both is None:
            yield before
        before = both or unit
    if before is not None:
        yield before


def _communal(sentence: Sentence, left: Unit, right: Unit) -> Unit | None:
    """ "Druze fighters", "Shiite militiamen": armed people with the community they are of."""
    if not _of_community(left, right):
        return None
    first, last = sentence.tokens[left.first], sentence.tokens[right.last - 1]
    words = " ".join(each.text for each in sentence.tokens[left.first : right.last])
    span = msgspec.structs.replace(sentence.span, start=first.start, end=last.end)
    actor = right.actor and msgspec.structs.replace(right.actor, name=words, span=span)
    return msgspec.structs.replace(right, first=left.first, actor=actor)


def _of_community(left: Unit, right: Unit) -> bool:
    """Whether the left unit only says which community the armed people on the right are of."""
    ethnic = left.category == _ETHNIC or (
        left.actor is not None and left.actor.kind is ActorKind.COMMUNITY
    )
    plain = ethnic and left.quantity is None and not left.named and left.last - left.first == 1
    armed = right.actor is not None and right.actor.actor_id is None and _fights(right)
    return plain and armed and right.quantity is None


def _fights(unit: Unit) -> bool:
    """Whether a unit is an actor that fights, by its kind or by its noun."""
    return unit.actor is not None and (unit.actor.kind in ARMED or is_armed(unit))


def _compound(left: Unit, right: Unit, *, after: bool) -> Unit | None:
    """Nouns that stand side by side are one: "the peasant family", "secretary Gilda Ramos".

    `after` lets a noun describe the one before it: French "cinq gendarmes stagiaires".
    """
    counted = left.quantity is not None and left.person
    if after and counted and _bare(right) and not right.single:
        return msgspec.structs.replace(left, last=right.last)
    if not _bare(left) or not (_bare(right) or (left.single and right.named)):
        return None
    category = right.category or left.category
    return msgspec.structs.replace(right, first=left.first, category=category)


def _bare(unit: Unit) -> bool:
    plain = unit.quantity is None and unit.actor is None
    return plain and unit.category is not None and not (unit.pronoun or unit.named)


def _range(sentence: Sentence, span: Span) -> tuple[int, int]:
    return sentence.within(span.start, span.end)


def _quantities(sentence: Sentence, quantities: Iterable[Quantity]) -> Iterable[Unit]:
    for quantity in quantities:
        if quantity.count.span is None:
            continue
        first, last = _range(sentence, quantity.count.span)
        if quantity.unit == "other" and _things(quantity) and first < last:
            yield Unit(first=first, last=last)  # things, so that no verb looks past them
        elif quantity.unit in _PEOPLE and first < last:
            yield Unit(
                first=first,
                last=last,
                person=True,
                agent=True,
                part=quantity.relation == "part",
                quantity=quantity,
                category=quantity.category,
            )


def _things(quantity: Quantity) -> bool:
    """Whether things are counted, and no groups of people ("two families", "three columns")."""
    return bool(quantity.head) and quantity.head.removesuffix("s") not in _collectives()


@cache
def _collectives() -> frozenset[str]:
    """The nouns of groups of people in every language, the plural "-s" taken off."""
    nouns = (numbers.nouns.collectives for numbers in number_table().languages.values())
    return frozenset(noun.removesuffix("s") for each in nouns for noun in each)


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
                named=actor.kind is ActorKind.PERSON and _capital(sentence, last - 1),
            )


def _capital(sentence: Sentence, position: int) -> bool:
    """Whether a mention of a person ends in a name rather than in a noun."""
    token = sentence.tokens[position]
    noun = ordinary(token.lower) or token.lower in actor_table().persons.roles
    return token.text[:1].isupper() and not noun


def _named(sentence: Sentence, names: Iterable[Span]) -> Iterable[Unit]:
    """Names of persons, each with the noun right before it: "journalist Musa Garba"."""
    for name in names:
        first, last = _range(sentence, name)
        if first >= last:
            continue
        noun = categories().category_of(sentence.tokens[first - 1].lower) if first else None
        yield Unit(
            first=first - (noun is not None),
            last=last,
            person=True,
            agent=True,
            single=True,
            named=True,
            category=noun,
        )


def _one(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a mention of people is of one: no noun in it is a plural."""
    return not any(t.lower in categories().plurals for t in sentence.tokens[first:last])


def _bare_nouns(sentence: Sentence, syntax: Syntax) -> Iterable[Unit]:
    """Nouns for people without a figure ("civilians", "the victims") and personal pronouns."""
    english = "of" in syntax.of
    for position, token in enumerate(sentence.tokens):
        row = categories().find(token.lower)
        noun = row.category if row is not None and (row.language == "en") == english else None
        following = sentence.tokens[position + 1 : position + 2]
        if any(each.lower in syntax.machines for each in following):
            continue  # "a fighter jet" is no fighter
        if token.lower in syntax.participles and not _made_noun(sentence, position, syntax):
            continue  # French "ont tué des civils", "sont mortes"
        if noun is not None or token.lower in syntax.victim_nouns:
            yield Unit(
                first=position,
                last=position + 1,
                person=True,
                agent=token.lower not in syntax.victim_nouns,
                category=noun,
                single=noun not in (None, _GROUPS) and token.lower not in categories().plurals,
            )
        elif (
            token.lower in syntax.personal
            and not (_owns(token.lower, following) or _of_time(following))
        ) or _all_of_them(sentence, position, syntax):
            yield Unit(first=position, last=position + 1, person=True, agent=True, pronoun=True)


def _all_of_them(sentence: Sentence, position: int, syntax: Syntax) -> bool:
    """ "All were beheaded": the word begins its clause and a verb follows."""
    tokens = sentence.tokens
    if tokens[position].lower not in syntax.plural_pronoun & syntax.determiner:
        return False
    before = tokens[position - 1].lower if position else ""
    after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    opens = not before.isalnum() or before in syntax.conjunction
    return opens and after in syntax.be | syntax.have


def _made_noun(sentence: Sentence, position: int, syntax: Syntax) -> bool:
    """Whether a participle is a noun here: "les tués", "parmi les morts", a figure before it."""
    before = sentence.tokens[position - 1].lower if position else ""
    articles = syntax.determiner | syntax.of | syntax.dative | {"parmi"}
    return before in articles or not before.isalpha()


def _owns(word: str, following: Sequence[Token]) -> bool:
    """ "her driver": whose, not whom."""
    return word == "her" and any(
        categories().category_of(each.lower) is not None for each in following
    )


def _of_time(following: Sequence[Token]) -> bool:
    """ "some hours later", "many times", "most days": no people."""
    things = number_table().languages["en"].nouns.things
    return any(each.lower in things for each in following)


def _join(left: Unit, right: Unit) -> Unit:
    """Two readings of overlapping words as one unit; a figure and an actor can share words."""
    named = left.named or right.named
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
        single=(left.single or right.single) and (named or not (_plural(left) or _plural(right))),
        named=named,
    )


def _plural(unit: Unit) -> bool:
    return unit.category is not None and not unit.single
