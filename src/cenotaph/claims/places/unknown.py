"""What stands around a name that no layer knows, for and against its being a place."""

from __future__ import annotations

from functools import cache

from cenotaph.claims.places.names import Name
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.tables import adjectives
from cenotaph.knowledge.given_names import bare, given_names
from cenotaph.knowledge.place_words import PlaceWords

_STRUCK = 14  # tokens between a strike and the place it was made on
_PAST = "ed"  # an English verb told of what was struck: "the raid on X resulted in"


def called_body(name: Name, words: PlaceWords) -> bool:
    """Whether the noun is the head of a body's name: "Department of Justice", "Yale School of"."""
    head = name.left.head
    if head[:1].isupper() and head.lower() in words.heads and not name.caps:
        return True
    tokens, last = name.sentence.tokens, name.right.last
    noun = tokens[last - 1].lower if name.right.typed else ""
    return noun in words.heads and last < len(tokens) and tokens[last].lower == "of"


def stands_alone(name: Name, words: PlaceWords) -> bool:
    """Whether nothing makes the name a part of something else ("the Sunni heartland")."""
    tokens = name.sentence.tokens
    led = all(token.lower in words.adjectives for token in tokens[name.left.first : name.first])
    if tokens[name.left.edge].lower not in words.placing or not led:
        return name.left.compass
    if name.last == len(tokens):
        return True
    after = tokens[name.last]
    small = (after.lower,) in words.relations or after.lower in words.conjunctions | words.bare
    return not after.text[0].isalpha() or small or after.lower in words.breaks | words.determiners


def institution(name: Name, words: PlaceWords) -> bool:
    """Whether it is called after a body or a country ("the Salvadoran University")."""
    return any(
        token.lower in words.institutional
        or token.lower in words.bodies
        or token.lower in adjectives()
        for token in name.tokens
    )


def shouted(name: Name) -> bool:
    """Whether a name is all capitals where others are not: an acronym or a heading."""
    return not name.caps and all(token.text.isupper() for token in name.tokens)


def at_a_spot(name: Name, words: PlaceWords) -> bool:
    """Whether "at" alone places something at a name: not where somebody works or aims."""
    tokens, edge = name.sentence.tokens, name.left.edge
    if tokens[edge].lower != "at" or name.left.first != name.first:
        return False
    before = tokens[edge - 1].lower if edge else ""
    after = tokens[name.last] if name.last < len(tokens) else None
    closed = after is None or not after.word or (after.lower,) in words.relations
    return before not in words.staff and (closed or (after is not None and after.text[0].islower()))


def taken(name: Name, words: PlaceWords) -> bool:
    """Whether a name is of what was entered, stormed or struck: "troops stormed X", "a raid on X".

    "An air strike by the army on X" counts, too; armed bodies are struck as well as places.
    """
    tokens, edge, first = name.sentence.tokens, name.left.edge, name.left.first
    led = {token.lower for token in tokens[first : name.first]}
    if name.caps or led - {"the"} or actor(name):
        return False
    phrase = tuple(token.lower for token in tokens[edge:first])
    before = {token.lower for token in tokens[max(0, edge - _STRUCK) : edge]}
    struck = phrase == ("on",) and bool(before & words.strikes) and "by" in before
    return (phrase in words.firm or struck) and _ended(name, words)


def _ended(name: Name, words: PlaceWords) -> bool:
    """Whether nothing goes on with a name: no noun that it would only describe."""
    tokens = name.sentence.tokens
    after = tokens[name.last] if name.last < len(tokens) else None
    if after is None or not after.text[0].isalpha():
        return True
    return after.lower in words.goes_on or after.lower.endswith(_PAST)


def actor(name: Name) -> bool:
    """Whether a name is that of a body of the actor table."""
    return name.key in _bodies()


@cache
def _bodies() -> frozenset[str]:
    table = actor_table()
    names = (name for each in table.actors for name in (each.name, each.short, *each.aliases))
    return frozenset(fold(name) for name in names if name)


def person(name: Name) -> bool:
    """Whether a name of several words starts as those of people do: "Laurent Gbagbo"."""
    first = name.tokens[0].text
    return len(name.tokens) > 1 and not name.typed and bare(first) in given_names()
