"""What a document says about where it plays: countries by name and adjective, regions, towns."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType

from cenotaph.claims.places.names import Name, looks_like_name
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.english import english
from cenotaph.knowledge.gazetteer.resolve import Evidence
from cenotaph.knowledge.gazetteer.tables import adjectives, french_adjectives
from cenotaph.knowledge.place_words import PlaceWords
from cenotaph.record.document import Mark, MarkKind, Text
from cenotaph.record.where import Place

_NAME, _ADJECTIVE, _REGION, _LOCALITY = 2.0, 1.0, 1.0, 0.75
_ORIGIN = 1.0  # the dateline says where a report was written
_OPENING = 2.0  # the first sentence, a title or a lead, says most
_FEW, _WHISPER = 3, 0.5
_CLEAR = 1.5  # so much evidence needs no help from the towns
_GREAT = 500_000  # people, of a city that stands for its country
_FAMOUS = 10  # times as many people as the next place of the name
_FRENCH = frozenset({"le", "la", "les", "des", "et", "du", "une", "dans"})
_ENGLISH = frozenset({"the", "of", "and", "in", "a", "was"})


def weigh(
    text: Text, sentences: tuple[Sentence, ...], names: list[list[Name]], words: PlaceWords
) -> Evidence:
    """Add up all that points to a country or region.

    A document that names no country is placed by its towns together: each speaks softly for
    the few countries that have a town of its name.
    """
    loud: dict[str, float] = defaultdict(float)
    soft: dict[str, float] = defaultdict(float)
    regions: set[tuple[str, str]] = set()
    french = _french(text, sentences)
    lines = text.of(MarkKind.DATELINE)
    for sentence, found in zip(sentences, names, strict=True):
        factor = _OPENING if sentence.index == 0 else 1.0
        for code in _adjectives(sentence, words, french=french):
            loud[code] += factor * _ADJECTIVE
        for name in found:
            origin = _within(name, lines)
            for code, weight in _countries(name, words, origin=origin).items():
                loud[code] += min(weight, _ORIGIN) if origin else factor * weight
            for code, weight in _whispers(name, words).items():
                soft[code] += weight
            regions |= _regions(name)
    shares = _shares(loud if max(loud.values(), default=0.0) >= _CLEAR else _sum(loud, soft))
    kept = frozenset(pair for pair in regions if pair[0] in shares)
    return Evidence(MappingProxyType(shares), kept)


def _shares(weights: dict[str, float]) -> dict[str, float]:
    top = max(weights.values(), default=0.0)
    return {code: round(weights[code] / top, 6) for code in sorted(weights)} if top else {}


def _sum(left: dict[str, float], right: dict[str, float]) -> dict[str, float]:
    return {code: left.get(code, 0.0) + right.get(code, 0.0) for code in {*left, *right}}


def _french(text: Text, sentences: tuple[Sentence, ...]) -> bool:
    language = text.first("language")
    if language is not None:
        return language.value.startswith("fr")
    lowers = [token.lower for sentence in sentences for token in sentence.tokens]
    return sum(word in _FRENCH for word in lowers) > sum(word in _ENGLISH for word in lowers)


def _adjectives(sentence: Sentence, words: PlaceWords, *, french: bool) -> list[str]:
    """The countries of the adjectives of a sentence; "South African" is one, not "African"."""
    tokens, found, skip = sentence.tokens, [], False
    for at, token in enumerate(tokens):
        if skip or not (french or token.text[0].isupper()):
            skip = False
            continue
        pair = f"{token.lower} {tokens[at + 1].lower}" if at + 1 < len(tokens) else ""
        skip = pair in words.continents or pair in adjectives()
        code = adjectives().get(pair) if skip else adjectives().get(token.lower)
        if not token.text[0].isupper() or (code is None and french and not skip):
            code = french_adjectives().get(token.lower) if french else None
        if code is not None:
            found.append(code)
    return found


def _within(name: Name, marks: tuple[Mark, ...]) -> bool:
    return any(mark.start <= name.start < mark.end for mark in marks)


def _countries(name: Name, words: PlaceWords, *, origin: bool) -> dict[str, float]:
    """The country that a name of the tables speaks for, and how loud."""
    if name.vague:
        return {}
    if not name.listed:
        return _one_land(name, words)
    named = [entry.place.country for entry in name.listed if entry.place.kind == "country"]
    if named:
        return {named[0]: _NAME}
    sure = name.typed or name.left.strong or origin
    if not sure and (name.caps or name.key in words.ordinary_keys):
        return {}
    if len({entry.place.country for entry in name.known}) > 1 and not _famous(name):
        return {}
    place = name.listed[0].place
    weight = _REGION if place.kind == "region" else _LOCALITY
    return {place.country: weight if sure else weight / 2}


def _one_land(name: Name, words: PlaceWords) -> dict[str, float]:
    """The country of a region, or of a great city, that no table of the package lists.

    Only where no place of the name lies in another country, and no word is written so.
    """
    countries = sorted({entry.place.country for entry in name.known})
    common = words.common_keys | words.ordinary_keys
    if len(countries) != 1 or name.caps or name.key in common:
        return {}
    if not looks_like_name(name.tokens, words, typed=True) or _english_word(name):
        return {}
    great = any(entry.place.kind == "region" or entry.population >= _GREAT for entry in name.known)
    sure = name.typed or name.left.strong
    return {countries[0]: _LOCALITY if sure else _LOCALITY / 2} if great else {}


def _english_word(name: Name) -> bool:
    """Whether a name of one word is also a word of English."""
    return len(name.tokens) == 1 and name.tokens[0].lower in english().common


def _whispers(name: Name, words: PlaceWords) -> dict[str, float]:
    """The few countries that have a town of this name, each with its part of one soft voice."""
    if name.vague or not (name.typed or name.left.strong) or name.key in words.common_keys:
        return {}
    countries = sorted({entry.place.country for entry in name.known})
    if not 0 < len(countries) <= _FEW or not looks_like_name(name.tokens, words, typed=True):
        return {}
    return dict.fromkeys(countries, _WHISPER / len(countries))


def _famous(name: Name) -> bool:
    """Whether of several places of the name one is so large that it is meant unless said."""
    if not name.listed:
        return False
    other = [entry.population for entry in name.known if entry.place not in _places(name)]
    largest = max(entry.population for entry in name.listed)
    return largest >= _FAMOUS * max(1, *other, 1)


def _places(name: Name) -> set[Place]:
    country = name.listed[0].place.country
    return {entry.place for entry in name.known if entry.place.country == country}


def _regions(name: Name) -> set[tuple[str, str]]:
    if not (name.typed or name.left.strong):
        return set()
    return {
        (entry.place.country, entry.place.name)
        for entry in name.listed
        if entry.place.kind in ("region", "district")
    }
