"""What a document says about where it plays: countries by name and adjective, regions, towns."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType

from cenotaph.claims.places.names import Name
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.gazetteer.resolve import Evidence
from cenotaph.knowledge.gazetteer.tables import adjectives, french_adjectives
from cenotaph.knowledge.place_words import PlaceWords
from cenotaph.record.document import Text

_NAME, _ADJECTIVE, _REGION, _LOCALITY = 2.0, 1.0, 1.0, 0.75
_OPENING = 2.0  # the first sentence, a title or a lead, says most
_FAMOUS = 10  # times as many people as the next place of the name
_FRENCH = frozenset({"le", "la", "les", "des", "et", "du", "une", "dans"})
_ENGLISH = frozenset({"the", "of", "and", "in", "a", "was"})


def weigh(
    text: Text, sentences: tuple[Sentence, ...], names: list[list[Name]], words: PlaceWords
) -> Evidence:
    """Add up all that points to a country or region."""
    weights: dict[str, float] = defaultdict(float)
    regions: set[tuple[str, str]] = set()
    french = _french(text, sentences)
    for sentence, found in zip(sentences, names, strict=True):
        factor = _OPENING if sentence.index == 0 else 1.0
        for code in _adjectives(sentence, words, french=french):
            weights[code] += factor * _ADJECTIVE
        for name in found:
            for code, weight in _countries(name, words).items():
                weights[code] += factor * weight
            regions |= _regions(name)
    top = max(weights.values(), default=0.0)
    shares = {code: round(weights[code] / top, 6) for code in sorted(weights)} if top else {}
    kept = frozenset(pair for pair in regions if pair[0] in shares)
    return Evidence(MappingProxyType(shares), kept)


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


def _countries(name: Name, words: PlaceWords) -> dict[str, float]:
    entries = [entry.place for entry in name.listed]
    if not entries or name.vague:
        return {}
    countries = [place.country for place in entries if place.kind == "country"]
    if countries:
        return {countries[0]: _NAME}
    sure = name.typed or name.left.strong
    if name.key in words.ordinary_keys and not sure:
        return {}
    if len({entry.place.country for entry in name.known}) > 1 and not _famous(name):
        return {}
    weight = _REGION if entries[0].kind == "region" else _LOCALITY
    return {entries[0].country: weight if sure else weight / 2}


def _famous(name: Name) -> bool:
    """Whether of several places of the name one is so large that it is meant unless said."""
    sizes = sorted((entry.population for entry in name.known), reverse=True)
    return name.listed[0].population == sizes[0] >= _FAMOUS * max(1, sizes[1])


def _regions(name: Name) -> set[tuple[str, str]]:
    if not (name.typed or name.left.strong):
        return set()
    return {
        (entry.place.country, entry.place.name)
        for entry in name.listed
        if entry.place.kind in ("region", "district")
    }
