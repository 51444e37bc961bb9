"""Actors that the table lists, by their names and by the abbreviations a text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cenotaph.claims.actor_lexicons import Alias
from cenotaph.claims.actor_scene import Candidate, Scene, order
from cenotaph.record.actor import ARMED, Actor, ActorKind

RANK = 1
_SHORT = 5  # letters up to which an abbreviation may be an ordinary word in capitals
_TITLED = frozenset({ActorKind.MEDIA, ActorKind.NGO})


def find_names(scene: Scene) -> Iterator[Candidate]:
    """Every listed name, with the words of its own phrase: "Russia's Wagner Group mercenaries"."""
    for index in range(len(scene.words)):
        for end, aliases in scene.lexicon.names.at(scene.words, index):
            actor = _choose(scene, aliases, index, end)
            if actor is not None and not _thing(scene, actor, index, end):
                yield _widened(scene, actor, index, end)
                break


def _choose(scene: Scene, aliases: Sequence[Alias], first: int, last: int) -> Actor | None:
    """The actor meant: of several with one name, that of the country most spoken of."""
    fitting = [alias.actor for alias in aliases if _fits(scene, alias, first, last)]
    if not fitting or not scene.loose(first, last):
        return None
    weights = [scene.countries.weight(actor.country) for actor in fitting]
    return fitting[weights.index(max(weights))]


def _fits(scene: Scene, alias: Alias, first: int, last: int) -> bool:
    if alias.here:
        here = scene.countries.only == alias.actor.country
        return here or _country_code_before(scene, first) == alias.actor.country
    if scene.shouted:
        ordinary = last == first + 1 and scene.isin(first, "stops")
        return not ordinary and not _doubtful(scene, alias)
    if alias.acronym:
        written = scene.words[first].text
        return written == alias.written or (written.isupper() and written == alias.written.upper())
    return not alias.proper or scene.capital(first, last)


def _doubtful(scene: Scene, alias: Alias) -> bool:
    """In capitals a short name is only trusted where its country is spoken of at all."""
    short = " " not in alias.written and len(alias.written) <= _SHORT
    return (
        short
        and alias.actor.country is not None
        and not scene.countries.weight(alias.actor.country)
    )


def _thing(scene: Scene, actor: Actor, first: int, last: int) -> bool:
    """Whether the words name a place or thing called after the actor: "Chin State"."""
    if not scene.joined(last) or first == last:
        return False
    return actor.kind is ActorKind.COMMUNITY and scene.isin(last, "things")


def _widened(scene: Scene, actor: Actor, first: int, last: int) -> Candidate:
    last = _bracketed(scene, last)
    if actor.kind in ARMED:
        while scene.joined(last) and not scene.hyphen(last) and scene.isin(last, "members"):
            last += 1
    if actor.kind in ARMED or actor.kind in _TITLED:
        first = _introduced(scene, first)
    if actor.kind in ARMED:
        first = members_of(scene, first)
    return Candidate(first, last, actor.kind, RANK, actor.name, actor.id)


def members_of(scene: Scene, first: int) -> int:
    """Back over "fighters of the", "men from": the members act as the body that they are of."""
    before = first - 1
    if scene.joined(first) and scene.isin(before, "articles"):
        before -= 1
    links = scene.isin(before, "of_links") and scene.joined(before + 1) and scene.joined(before)
    if not links or before < 1 or not scene.isin(before - 1, "members"):
        return first
    return first if scene.hyphen(before - 1) else before - 1


def _bracketed(scene: Scene, last: int) -> int:
    """Past an abbreviation in brackets: "Rapid Support Forces (RSF)"."""
    end = last + 1
    while end < len(scene.words) and scene.hyphen(end):
        end += 1
    if scene.gap(last) == "(" and end <= len(scene.words) and scene.closes(end):
        short = scene.text[scene.words[last].start : scene.words[end - 1].end]
        if short.isupper() or sum(sign.isupper() for sign in short) > 1:
            return end
    return last


def _introduced(scene: Scene, first: int) -> int:
    """Back over what introduces a name: "Russian mercenary group", "Russia's"."""
    start = first
    while start > 0 and scene.joined(start) and not scene.hyphen(start):
        before = start - 1
        if scene.isin(before, "descriptors") and not scene.hyphen(before):
            start = before
            continue
        country = _country_before(scene, start)
        if country is None:
            return start
        start = country
    return start


def _country_before(scene: Scene, start: int) -> int | None:
    """Where an adjective or a possessive of a country begins that ends just before `start`."""
    possessive = scene.key(start - 1) == "'s"
    last = start - 1 if possessive else start
    lexicon = scene.lexicon
    tables = (lexicon.countries,) if possessive else (lexicon.adjectives, lexicon.adjectives_fr)
    for begin in range(max(0, last - 4), last):
        if any(end == last for table in tables for end, _ in table.at(scene.words, begin)):
            free = not scene.hyphen(begin) and scene.key(begin - 1) not in ("and", "et", "or")
            return begin if free else None
    return None


def _country_code_before(scene: Scene, first: int) -> str | None:
    """The country named right before: "Myanmar's junta"."""
    begin = _country_before(scene, first) if scene.joined(first) else None
    if begin is None:
        return None
    lexicon = scene.lexicon
    for table in (lexicon.countries, lexicon.adjectives):
        found = table.longest(scene.words, begin)
        if found is not None:
            return scene.countries.choose(scene.words, begin, found)
    return None


def find_abbreviations(scene: Scene, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Later uses of an abbreviation that the text itself gives a body in brackets."""
    given: dict[str, Candidate] = {}
    for candidate in sorted(found, key=order):
        short = scene.words[candidate.last - 1]
        bracketed = scene.closes(candidate.last) and short.text.isupper() and len(short.text) > 1
        if bracketed and scene.gap(candidate.last - 1) == "(":
            given.setdefault(short.text, candidate)
    for index, word in enumerate(scene.words):
        meant = given.get(word.text)
        if meant is not None and scene.loose(index, index + 1):
            last = index + 1
            while meant.kind in ARMED and scene.joined(last) and scene.isin(last, "members"):
                last += 1
            name = meant.name or scene.wording(meant.first, meant.last)
            yield meant._replace(
                first=index, last=last, rank=RANK - 1, name=name, why="abbreviation of the text"
            )
