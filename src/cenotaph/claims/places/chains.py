"""How the names of one sentence hang together: which lies in which, and which stand in a list."""

from __future__ import annotations

from dataclasses import dataclass

from cenotaph.claims.places.names import Name
from cenotaph.claims.sentences import Token
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.resolve import in_region
from cenotaph.knowledge.place_words import PlaceWords
from cenotaph.knowledge.topics import topics
from cenotaph.record.where import Relation

_LONGEST_LINK = 9
_SIZE = {"country": 0, "region": 1, "district": 2, "locality": 3, "feature": 4}
_WIDE = frozenset({"country", "region", "district"})
_BREAKS = frozenset({",", "("})


@dataclass(frozen=True)
class Chain:
    """For each name of a sentence by its index: what holds it, and the name listed before it."""

    holder: tuple[int | None, ...]
    listed_after: tuple[int | None, ...]

    def holders(self, index: int) -> list[int]:
        """All that holds a name, the nearest first."""
        found: list[int] = []
        step = self.holder[index]
        while step is not None and step not in found:
            found.append(step)
            step = self.holder[step]
        return found


def chain(names: list[Name], words: PlaceWords) -> Chain:
    """Link the names of one sentence, in order."""
    holder: list[int | None] = [None] * len(names)
    after: list[int | None] = [None] * len(names)
    for index in range(len(names) - 1):
        left, right = names[index], names[index + 1]
        bond = _bond(left, right, words)
        if bond == "holds":
            holder[index + 1] = index
        elif bond == "inside":
            holder[_outermost(holder, index)] = index + 1
        elif bond == "list":
            after[index + 1] = index
    _hold_by_the_part(names, holder)
    for index in range(len(names) - 1, 0, -1):  # a list shares what follows its last name
        first = after[index]
        if first is not None and holder[first] is None and holder[index] is not None:
            holder[first] = holder[index]
    return Chain(tuple(holder), tuple(after))


def _outermost(holder: list[int | None], index: int) -> int:
    """The last holder of a name: in "Maiduguri's Gwange quarter in Nigeria", Maiduguri."""
    seen = {index}
    while (outer := holder[index]) is not None and outer not in seen:
        seen.add(outer)
        index = outer
    return index


def _hold_by_the_part(names: list[Name], holder: list[int | None]) -> None:
    """In "a village in Mali's Mopti region" the region holds the village, and Mali the region."""
    for index in range(1, len(names)):
        if holder[index] == index - 1:
            for inner in range(index - 1):
                if holder[inner] == index - 1:
                    holder[inner] = index


def _bond(left: Name, right: Name, words: PlaceWords) -> str:
    tokens = left.sentence.tokens
    if left.right.possessive:
        between = tokens[left.last + 1 : right.first]
        held = all(_modifier(token, words) for token in between)
        fits = _may_hold(left, right) or right.right.typed
        return "holds" if held and left.known and fits else ""
    between = tokens[left.right.last : right.first]
    if len(between) > _LONGEST_LINK:
        return ""
    lowers = [token.lower for token in between]
    joined = [word for word in lowers if word not in _BREAKS and not _plain(word, words)]
    if lowers and all(word in words.conjunctions for word in joined) and _listing(lowers, words):
        return "list"
    if not lowers or any(word in words.conjunctions for word in lowers):
        return ""
    if lowers[0] in _BREAKS and all(word in _BREAKS or _plain(word, words) for word in lowers):
        return _by_comma(left, right)
    return _by_words(left, right, lowers, words)


def _listing(lowers: list[str], words: PlaceWords) -> bool:
    conjunction = any(word in words.conjunctions for word in lowers)
    return conjunction and not any(word in words.inside for word in lowers[1:] if word != "en")


def _plain(word: str, words: PlaceWords) -> bool:
    return word in words.determiners or word in words.compass or word in words.adjectives


def _modifier(token: Token, words: PlaceWords) -> bool:
    return (
        _plain(token.lower, words) or (token.lower,) in words.types or token.lower in words.inside
    )


def _by_comma(left: Name, right: Name) -> str:
    """Read "Apopa, San Salvador" and "Bamako, Mali" as chains, "Gao, Mopti" as a list."""
    if _lies_in(left, right):
        return "inside"
    wide = right.right.typed or any(entry.place.kind in _WIDE for entry in right.listed)
    lands = {entry.place.country for entry in right.listed}
    strange = not any(entry.place.country in lands for entry in left.known)
    if strange and wide and _size(right) < _size(left):
        return "inside"
    return "list"


def _by_words(left: Name, right: Name, lowers: list[str], words: PlaceWords) -> str:
    allowed = words.inside | words.links | words.determiners | words.adjectives | words.compass
    if not all(word in allowed or word in words.type_words or word in _BREAKS for word in lowers):
        return ""
    if not any(word in words.inside for word in lowers):
        return ""
    if left.right.typed and lowers[0] in ("of", "de", "d'", "du") and _lies_in(right, left):
        return "holds"
    return "inside" if _may_hold(right, left) else ""


def _may_hold(outer: Name, inner: Name) -> bool:
    return _lies_in(inner, outer) or _size(outer) < _size(inner) or not inner.known


def _lies_in(inner: Name, outer: Name) -> bool:
    """Whether some entry of one name lies in some entry of the other."""
    return (
        any(_within(small, large) for small in inner.known for large in outer.known)
        and inner.key != outer.key
    )


def _within(small: Entry, large: Entry) -> bool:
    inside, outside = small.place, large.place
    if inside.country != outside.country or _SIZE[inside.kind] <= _SIZE[outside.kind]:
        return False
    return outside.kind == "country" or in_region(inside, outside.name)


def _size(name: Name) -> int:
    """How large the place may be, as worded or else by its largest entry; 3 when nothing tells."""
    if name.kinds:
        return min(_SIZE[kind] for kind in name.kinds)
    if name.area:
        return _SIZE["locality"]
    entries = name.listed or name.known
    return min((_SIZE[entry.place.kind] for entry in entries), default=_SIZE["locality"])


def relation_of(names: list[Name], links: Chain, index: int) -> tuple[Relation | None, bool]:
    """The relation of a name and its strength; in a list the first name's stands for all."""
    name = names[index]
    if _before(name, topics().buildings):
        return Relation.IN, True
    if _before(name, topics().townsfolk):
        return Relation.FROM, True
    before = links.listed_after[index]
    if name.left.relation is None and before is not None:
        return relation_of(names, links, before)
    return name.left.relation, name.left.strong


def _before(name: Name, nouns: frozenset[str]) -> bool:
    """Whether a town's name stands before one of these nouns: "her Moscow apartment block"."""
    tokens = name.sentence.tokens
    after = tokens[name.last].lower if name.last < len(tokens) else ""
    towns = any(entry.place.kind == "locality" for entry in name.known)
    return after in nouns and towns and name.left.relation in (None, Relation.FROM)
