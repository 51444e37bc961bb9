"""What the words left and right of a name say: its kind, and how an act is tied to it."""

from __future__ import annotations

from typing import NamedTuple

from cenotaph.claims.sentences import Token
from cenotaph.knowledge.place_words import OF, PlaceWords
from cenotaph.knowledge.topics import topics
from cenotaph.record.where import Relation

_QUOTES = frozenset("\"'“”«‘")
_SUCH = (("such", "as"), ("among", "them"))
_PEOPLES = frozenset({("community",), ("communities",)})  # "the X community" is people
_EAST = frozenset({"l'", "d'", "à", "au", "en", "nord", "sud", "vers", "extrême", "grand"})
_FROM_POINT = frozenset({"of", "from", "de", "d'", "du"})


class Left(NamedTuple):
    """What stands before a name.

    `first` is the token at which its phrase starts, the preposition left out. `strong` is set
    when the preposition by itself says that a place follows.
    """

    first: int
    relation: Relation | None = None
    strong: bool = False
    typed: bool = False
    kinds: tuple[str, ...] = ()
    area: bool = False
    compass: bool = False
    edge: int = 0
    vague: bool = False
    body: bool = False
    of: bool = False
    plural: bool = False
    small: bool = False
    part: bool = False
    head: str = ""


class Right(NamedTuple):
    """What stands after a name: the common noun for its kind (up to `last`), a possessive."""

    last: int
    typed: bool = False
    kinds: tuple[str, ...] = ()
    area: bool = False
    vague: bool = False
    small: bool = False
    part: bool = False
    possessive: bool = False
    colon: bool = False
    apposed: tuple[str, ...] = ()


def right_of(tokens: tuple[Token, ...], last: int, words: PlaceWords) -> Right:
    """Read the words that follow a name ending before token `last`."""
    if last < len(tokens) and tokens[last].lower in ("'s", "’s"):
        return Right(last, possessive=True)
    for skip in (0, 1, 2):
        for size in range(words.longest_type, 0, -1):
            phrase = tuple(t.lower for t in tokens[last + skip : last + skip + size])
            if len(phrase) == size and phrase in words.types and phrase not in _PEOPLES:
                return Right(
                    last + skip + size,
                    typed=True,
                    kinds=words.types[phrase],
                    area=phrase in words.area,
                    vague=phrase in words.vague,
                    small=phrase in words.small,
                    part=phrase in words.part,
                )
        if last + skip >= len(tokens) or tokens[last + skip].lower not in words.adjectives:
            break
    colon = last < len(tokens) and tokens[last].text == ":"
    return Right(last, colon=colon, apposed=_apposed(tokens, last, words))


def _apposed(tokens: tuple[Token, ...], last: int, words: PlaceWords) -> tuple[str, ...]:
    """The kinds of "X, a small town ..." by the noun that explains the name."""
    if last + 2 >= len(tokens) or tokens[last].text != ",":
        return ()
    at = last + 1
    while at < len(tokens) and _modifier(tokens[at].lower, words):
        at += 1
    if at == len(tokens) or (at == last + 1 and (tokens[at].lower,) not in words.small):
        return ()
    for size in range(words.longest_type, 0, -1):
        phrase = tuple(token.lower for token in tokens[at : at + size])
        if len(phrase) == size and words.types.get(phrase):
            return words.types[phrase]
    return words.placeholders.get(tokens[at].lower, ())


def left_of(tokens: tuple[Token, ...], first: int, words: PlaceWords) -> Left:
    """Read the words that lead up to a name starting at token `first`."""
    at, compass = _modifiers(tokens, first, words)
    if at == 0 or tokens[at - 1].lower not in words.leads:
        return Left(at, compass=compass, edge=at)
    noun, at_noun = _noun_before(tokens, at, words), at
    phrase: tuple[str, ...] = ()
    if noun is not None:
        start, phrase = noun
        at, more = _modifiers(tokens, start, words)
        compass = compass or more
    part = None if _measured(tokens, at, words) else _part_of(tokens, at, words)
    if part is not None:
        at, compass = part, True
    relation, strong, edge = _tie(tokens, at, words)
    return Left(
        first=at,
        relation=relation,
        strong=strong,
        typed=noun is not None,
        kinds=words.types.get(phrase, ()),
        area=phrase in words.area,
        compass=compass,
        edge=edge,
        vague=phrase in words.vague,
        of=noun is not None and noun[0] + len(phrase) < at_noun,
        small=phrase in words.small,
        part=phrase in words.part,
        head=tokens[noun[0]].text if noun is not None else "",
        plural=bool(phrase) and phrase[-1].endswith("s"),
        body=bool(phrase) and phrase[-1] in words.bodies,
    )


def _tie(
    tokens: tuple[Token, ...], at: int, words: PlaceWords
) -> tuple[Relation | None, bool, int]:
    near = _distance(tokens, at, words)
    if near is not None:
        return Relation.NEAR, True, near
    found = relation_before(tokens, at, words)
    if found is None:
        return None, False, at
    edge, relation, strong = found
    return relation, strong, edge


def _modifiers(tokens: tuple[Token, ...], at: int, words: PlaceWords) -> tuple[int, bool]:
    """Step left over determiners, adjectives and compass words."""
    compass = False
    while at > 0:
        lower = tokens[at - 1].lower
        if lower in words.compass and not (lower == "est" and _verb(tokens, at - 1)):
            compass = True
        elif not (_modifier(lower, words) or lower in _QUOTES):
            break
        at -= 1
    return at, compass


def _verb(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether French "est" is the verb: the direction has an article or a preposition before it."""
    before = tokens[at - 1].lower if at else ""
    return before not in _EAST and "-" not in before


def _modifier(lower: str, words: PlaceWords) -> bool:
    return lower in words.determiners or lower in words.adjectives or lower in words.compass


def _noun_before(
    tokens: tuple[Token, ...], at: int, words: PlaceWords
) -> tuple[int, tuple[str, ...]] | None:
    """The common noun of "the village of X", "commune rurale de X", "camp X"."""
    end = at
    if tuple(token.lower for token in tokens[max(0, at - 2) : at]) in _SUCH:
        end -= 2
    while end > 0 and tokens[end - 1].lower in OF:
        end -= 1
    while end > 0 and end < at and tokens[end - 1].lower in words.adjectives:
        end -= 1
    for size in range(words.longest_type, 0, -1):
        phrase = tuple(token.lower for token in tokens[max(0, end - size) : end])
        if len(phrase) == size and phrase in words.types:
            return end - size, phrase
    return None


def _part_of(tokens: tuple[Token, ...], at: int, words: PlaceWords) -> int | None:
    """The start of "the north of X" or "the northern part of X", unlike "north of X"."""
    if at < 3:  # noqa: PLR2004
        return None
    if at > 3 and tokens[at - 2].lower in topics().parts:  # noqa: PLR2004
        article, compass, _, of = (token.lower for token in tokens[at - 4 : at])
        southern = compass in words.compass and article in words.determiners
        return at - 4 if southern and of in _FROM_POINT else None
    article, compass, of = (token.lower for token in tokens[at - 3 : at])
    part = of in _FROM_POINT and compass in words.compass and article in words.determiners
    # French "à l'est de X" measures from X, "dans l'est de X" lies in it
    measured = at > 3 and tokens[at - 4].lower == "à"  # noqa: PLR2004
    return at - 3 if part and not measured else None


def _measured(tokens: tuple[Token, ...], at: int, words: PlaceWords) -> bool:
    """Whether a number of kilometres leads up to "to the north of X", which is then no part."""
    near = _distance(tokens, at, words)
    return near is not None and any(t.lower in words.distances for t in tokens[near:at])


def _distance(tokens: tuple[Token, ...], at: int, words: PlaceWords) -> int | None:
    """The start of "20 km south of X", "south of X", "20 kilometres from X"."""
    if at < 2 or tokens[at - 1].lower not in _FROM_POINT:  # noqa: PLR2004
        return None
    back = at - 2
    while back > 0 and tokens[back].lower in words.bearings | {"to", "the", "au", "à", "l'"}:
        back -= 1
    if tokens[back].lower in words.distances:
        return max(0, back - 1)
    return back + 1 if tokens[at - 2].lower in words.bearings else None


def relation_before(
    tokens: tuple[Token, ...], at: int, words: PlaceWords
) -> tuple[int, Relation, bool] | None:
    """The phrase that ends before token `at`: where it starts, its relation, its strength."""
    for size in range(min(words.longest_relation, at), 0, -1):
        phrase = tuple(token.lower for token in tokens[at - size : at])
        if phrase in words.relations:
            relation, strong = words.relations[phrase]
            return at - size, relation, strong
    return None
