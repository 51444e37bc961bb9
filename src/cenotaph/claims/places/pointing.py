"""Words that point back: "this city" to the dateline, "the capital", "the village" named before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_where

from cenotaph.claims.places.build import in_order
from cenotaph.claims.places.context import relation_before
from cenotaph.claims.places.names import Tokens, capital
from cenotaph.claims.sentences import Sentence, Token
from cenotaph.claims.setting import is_site
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.gazetteer.resolve import Evidence
from cenotaph.knowledge.gazetteer.tables import adjectives
from cenotaph.knowledge.place_words import OF, PlaceWords
from cenotaph.knowledge.topics import topics
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

_REACH = 3  # sentences back to the place that "the village" means
_LYING = 6  # tokens between "the town" and where it lies
_CAPITALS = frozenset({"capital", "capitale"})
_THIS = frozenset({"cette", "ce", "cet"})
_OF_A_PART = frozenset(
    {"regional", "provincial", "district", "state", "départementale", "provinciale"}
)
_CITIES = frozenset({"city", "town", "ville"})
_PLACED = frozenset({"from", "over", "get", "got", "out", "hi", "and"})
_HAVE = frozenset({"ont", "a", "avait", "avaient", "fut", "furent", "sont", "était", "étaient"})
_ANYWHERE = "there"
_WITHIN = (Relation.IN, Relation.AREA)
_HELD = (Relation.IN, Relation.NEAR, Relation.AREA, Relation.TOWARDS)


@dataclass(frozen=True)
class Background:
    """What pointing words may point to."""

    named: Sequence[Where]
    dateline: Place | None
    evidence: Evidence
    gazetteer: Gazetteer
    words: PlaceWords


@dataclass(frozen=True)
class _Pointer:
    """ "the Salvadoran capital": its noun, the article, the country of its adjective, its tie."""

    first: int
    noun: int
    article: str
    country: str | None
    relation: Relation


def pointed(sentences: Sequence[Sentence], background: Background) -> list[Where]:
    """The places that pointing words stand for, each with what it was taken from."""
    starts = [sentence.start for sentence in sentences]
    found: list[Where] = []
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            if token.lower not in background.words.pointed:
                continue
            pointer = _pointer(sentence.tokens, at, background.words)
            known = replace(background, named=in_order([*background.named, *found]))
            where = pointer and _where(sentence, pointer, starts, known)
            if where:
                found.append(where)
        found += _there(
            sentence, starts, replace(background, named=in_order([*background.named, *found]))
        )
    return list(in_order(found))


def _there(sentence: Sentence, starts: list[int], background: Background) -> list[Where]:
    """The place named last, where "there" or French "y" says that something happened in it."""
    for at, token in enumerate(sentence.tokens):
        before = sentence.tokens[at - 1].lower if at else ""
        after = sentence.tokens[at + 1].lower if at + 1 < len(sentence.tokens) else ""
        placed = token.lower == "there" and after not in topics().existing and before not in _PLACED
        if not (placed or (token.lower == "y" and after in _HAVE)):
            continue
        source = _named_before(token.start, _ANYWHERE, starts, background)
        inside = source is not None and source.span is not None
        if not inside or (source and source.span and sentence.start <= source.span.start):
            continue
        return [_again(source, token, sentence.document)] if source else []
    return []


def _again(source: Where, token: Token, document: str) -> Where:
    name = source.place.name if source.place is not None else source.wording
    return replace_where(
        source,
        relation=Relation.IN,
        why=f"{name}, named before",
        inherited=source.wording,
        span=Span(document=document, start=token.start, end=token.end),
    )


def lies_in(sentence: Sentence, pointing: Where, named: Where, words: PlaceWords) -> bool:
    """Whether a sentence only says where the place pointed to lies: "The town lies in X"."""
    if pointing.span is None or named.span is None or named.span.start < pointing.span.end:
        return False
    first, last = sentence.within(pointing.span.end, named.span.start)
    between = [token.lower for token in sentence.tokens[first:last]]
    small = words.links | words.inside | words.determiners | words.compass | {","}
    return 0 < len(between) <= _LYING and all(word in small for word in between)


def _pointer(tokens: Tokens, noun: int, words: PlaceWords) -> _Pointer | None:
    after = tokens[noun + 1] if noun + 1 < len(tokens) else None
    if after is not None and _names_it(tokens, noun + 1):
        return None
    if after is not None and after.lower in OF and tokens[noun - 1].lower not in _THIS:
        return None  # "la ville de X" names it; "cette ville de la région de X" does not
    at, country = noun - 1, None
    while at >= 0 and (tokens[at].lower in words.adjectives | words.compass or _nation(tokens, at)):
        country = country or _nation(tokens, at)
        at -= 1 + (_nation(tokens, at) is not None and tokens[at].lower not in adjectives())
    if at < 0 or tokens[at].lower not in words.pointers | words.again:
        return None
    tie = relation_before(tokens, at, words)
    if tie is not None and (tie[2] or tie[1] is Relation.IN):
        return _Pointer(at, noun, tokens[at].lower, country, tie[1])
    return _Pointer(at, noun, tokens[at].lower, country, Relation.IN) if at == 0 else None


def _nation(tokens: Tokens, at: int) -> str | None:
    """The country of an adjective that ends at a token, of one word or two."""
    pair = f"{tokens[at - 1].lower} {tokens[at].lower}" if at else ""
    return adjectives().get(tokens[at].lower) or adjectives().get(pair)


def _names_it(tokens: Tokens, at: int) -> bool:
    """Whether a name follows at once ("the capital, Ouagadougou", "the town Léré")."""
    if tokens[at].text == "," and at + 1 < len(tokens):
        at += 1
    return capital(tokens[at]) and not tokens[at].text.isupper()


def _where(
    sentence: Sentence, pointer: _Pointer, starts: list[int], background: Background
) -> Where | None:
    tokens = sentence.tokens
    start, end = tokens[pointer.first].start, tokens[pointer.noun].end
    span = Span(document=sentence.document, start=start, end=end)
    wording = " ".join(token.text for token in tokens[pointer.first : pointer.noun + 1])
    noun = tokens[pointer.noun].lower
    seat = _regional(tokens, pointer)
    here = pointer.article in background.words.pointers
    small = noun in topics().hamlets  # nobody sends reports from there
    place = background.dateline if here and pointer.country is None and not small else None
    why = "the place of the dateline"
    if place is None and noun in _CAPITALS and not seat:
        place, why = _capital(pointer, background), "the capital of the country"
    if place is not None:
        return Where(
            wording=wording, relation=pointer.relation, place=place, why=why, span=span,
            inherited=place.name,
        )  # fmt: skip
    if (noun in _CAPITALS and not seat) or (here and pointer.article not in _THIS):
        return None
    source = _named_before(start, noun, starts, background)
    if source is None:
        return None
    name = source.place.name if source.place is not None else source.wording
    return Where(
        wording=wording if source.place is not None else source.wording,
        relation=pointer.relation,
        place=source.place,
        region=source.region,
        country=source.country,
        why=f"{name}, named before",
        inherited=source.wording,
        span=span,
    )


def _regional(tokens: Tokens, pointer: _Pointer) -> bool:
    """Whether it is the capital of a part of the country: "the provincial capital"."""
    between = (token.lower for token in tokens[pointer.first : pointer.noun])
    return any(word in _OF_A_PART for word in between)


def _capital(pointer: _Pointer, background: Background) -> Place | None:
    shares = background.evidence.countries
    main = [code for code, share in shares.items() if share == 1.0]
    country = pointer.country or (main[0] if len(main) == 1 else None)
    return background.gazetteer.capital(country) if country else None


def _named_before(start: int, noun: str, starts: list[int], background: Background) -> Where | None:
    """The place called by the same noun, or else the last locality, a few sentences back."""
    sentence = bisect_right(starts, start) - 1
    floor = starts[max(0, sentence - _REACH)]
    near = [
        where
        for where in background.named
        if where.span is not None
        and floor <= where.span.start < start
        and where.relation in _HELD
        and (where.place is None or where.place.kind in ("locality", "feature"))
    ]
    if noun == _ANYWHERE:  # "there" is no part of a region: "southern Idlib"
        compass = background.words.compass
        near = [where for where in near if where.wording.lower().split()[0] not in compass]
    inside = [where for where in near if where.relation in _WITHIN]
    near = inside or near  # not the town by which it is only told where another lies
    same = [where for where in near if noun in where.wording.lower()]
    towns = [where for where in near if _town(where)] if noun in _CITIES else []
    settled = [where for where in near if not is_site(where)]
    return (same or towns or settled or near)[-1] if near else None


def _town(where: Where) -> bool:
    return where.place is not None and where.place.kind == "locality"
