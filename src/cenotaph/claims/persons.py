"""Persons told by their names alone: "Amina Diallo was shot", "THE MURDER OF HECTOR OQUELI"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from cenotaph.claims.mentions import Mentions
from cenotaph.claims.notcounts import OLDEST
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.acts import act_words
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.given_names import bare, given_names
from cenotaph.knowledge.numbers import number_table
from cenotaph.knowledge.place_words import place_words
from cenotaph.knowledge.speech import speech
from cenotaph.knowledge.states import states
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.actor import ActorKind
from cenotaph.record.span import Span

_LONGEST = 5  # words of a name at most
_SURNAME = 4  # letters of a surname that may stand alone for its bearer
_LISTING = frozenset({",", ";", "and", "et"})
_FULL = 2  # words of a full name
_DIGITS = 3  # of an age
_AFTER_AGE = frozenset({",", ";", ")", ".", "and"})
_WHERE = frozenset({"in", "at", "near", "of", "from", "to", "on", "page", "no", "number"})

Run = tuple[int, int]  # tokens [first, last)


def find_persons(sentences: Sequence[Sentence], mentions: Mentions) -> tuple[Span, ...]:
    """The names of persons in a document, in order, titles and nouns before them left out.

    A name is known by a given name of the table, by a title or a noun for a person before it,
    or, where case means something, by two capitals in a row that name no place, body or actor.
    A surname stands for its bearer once the full name was told.
    """
    whole = [(sentence, list(_full(sentence, mentions))) for sentence in sentences]
    surnames = frozenset(
        sentence.tokens[at].lower
        for sentence, runs in whole
        for first, last in runs
        for at in range(first + 1, last)
        if _may_stand_alone(sentence.tokens[at].lower)
    ) | _of_actors(mentions)
    found = []
    for sentence, runs in whole:
        alone = _lone(sentence, mentions, surnames, runs) if surnames else ()
        for first, last in sorted((*runs, *alone)):
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            found.append(Span(document=sentence.document, start=start, end=end))
    return tuple(found)


def _of_actors(mentions: Mentions) -> frozenset[str]:
    """The surnames of persons whom the text tells with a title or as speakers."""
    names = (each.name.split() for each in mentions.actors if each.kind is ActorKind.PERSON)
    full = (name for name in names if len(name) >= _FULL and all(w[:1].isupper() for w in name))
    return frozenset(name[-1].lower() for name in full if _may_stand_alone(name[-1].lower()))


def _may_stand_alone(word: str) -> bool:
    return len(word) >= _SURNAME and bare(word) not in given_names() and not ordinary(word)


def _full(sentence: Sentence, mentions: Mentions) -> Iterator[Run]:
    """Names of two words or more, and given names beside which people stand."""
    actors, others = _taken(sentence, mentions)
    reached = 0
    for first in range(len(sentence.tokens)):
        if first < reached or first in actors:
            continue
        last = _run(sentence, first, actors)
        if last == first:
            continue
        listed = last - first >= _FULL and _follows(sentence, first, reached)
        aged = _aged(sentence, first, last, others)
        if listed or aged or _named(sentence, first, last, others):
            yield first, last
            reached = last


def _taken(sentence: Sentence, mentions: Mentions) -> tuple[set[int], set[int]]:
    """The tokens of actors and dates, and those of places."""
    span = sentence.span
    actors: set[int] = set()
    named = [actor.span for actor in mentions.actors_in(span)]
    for stretch in (*named, *(when.span for when in mentions.dates_in(span))):
        if stretch is not None:
            actors.update(range(*sentence.within(stretch.start, stretch.end)))
    places: set[int] = set()
    for where in mentions.places_in(span):
        if where.span is not None:
            places.update(range(*sentence.within(where.span.start, where.span.end)))
    return actors, places


def _run(sentence: Sentence, first: int, taken: set[int]) -> int:
    """One past the words from `first` that can be one name."""
    particles = _words().particles
    at = first
    while at < len(sentence.tokens) and at - first < _LONGEST and at not in taken:
        word = sentence.tokens[at]
        if at > first and word.lower in particles:
            at += 1
            continue
        if word.text == "." and at > first and len(sentence.tokens[at - 1].text) == 1:
            at += 1
            continue
        if not word.text[:1].isupper() or not _alphabetic(word.text):
            break
        if ordinary(word.lower) and not _surname(sentence, first, at):
            break
        at += 1
    while at > first and not sentence.tokens[at - 1].text[:1].isupper():
        at -= 1
    while at > first and sentence.tokens[at - 1].lower in particles:
        at -= 1
    return at


def _aged(sentence: Sentence, first: int, last: int, places: set[int]) -> bool:
    """Whether an age follows a name of any length: "Karim, 9, and Walid, 4,", "Ana (31)"."""
    if len(sentence.tokens) < last + 3 or sentence.tokens[last].text not in {",", "("}:
        return False
    age, after = sentence.tokens[last + 1].text, sentence.tokens[last + 2].lower
    if not age.isdigit() or int(age) > OLDEST or len(age) > _DIGITS:
        return False
    placed = first in places or (first > 0 and sentence.tokens[first - 1].lower in _WHERE)
    return after in _AFTER_AGE and not placed and _cased(sentence)


def _follows(sentence: Sentence, first: int, reached: int) -> bool:
    """Whether a run of capitals goes on with a list of names: "A B, C D and E F"."""
    between = {token.lower for token in sentence.tokens[reached:first]}
    return reached > 0 and bool(between) and between <= _LISTING


def _alphabetic(word: str) -> bool:
    return all(sign.isalpha() or sign in "-‐‑'’." for sign in word)


def _named(sentence: Sentence, first: int, last: int, places: set[int]) -> bool:
    """Whether a run of capitals is the name of a person."""
    given = _given(sentence, first)
    led = _led(sentence, first)
    if last - first < _FULL:
        joined = sentence.tokens[last].lower if last < len(sentence.tokens) else ""
        return given and led and joined in {"and", "et", ","}
    if given:
        return not (first in places and not led)
    if any(at in places for at in range(first, last)):
        return False
    if led:
        return True
    return _cased(sentence) and first > 0 and last - first < _LONGEST


def _cased(sentence: Sentence) -> bool:
    """Whether capitals mean something, in a sentence full of names, too."""
    if sentence.mixed_case:
        return True
    small = [t for t in sentence.tokens if t.text.islower() and len(t.text) >= _CONTENT]
    return len(small) >= _FULL and not sentence.heading


def _surname(sentence: Sentence, first: int, at: int) -> bool:
    """Whether an ordinary word ends a name: "Omar Said" does, "OMAR SAID" may not."""
    return at > first and _given(sentence, first) and _cased(sentence)


def _given(sentence: Sentence, position: int) -> bool:
    return bare(sentence.tokens[position].lower) in given_names()


def _led(sentence: Sentence, first: int) -> bool:
    """Whether a title or a noun for a person stands right before: "journalist Musa Garba"."""
    before = sentence.tokens[first - 1].lower if first else ""
    return before in _words().titles or categories().category_of(before) is not None


def _lone(
    sentence: Sentence, mentions: Mentions, surnames: frozenset[str], runs: Sequence[Run]
) -> Iterator[Run]:
    """Surnames that stand for persons whose full names the document tells."""
    if not any(token.lower in surnames for token in sentence.tokens):
        return
    actors, _ = _taken(sentence, mentions)
    actors.update(at for first, last in runs for at in range(first, last))
    at = 0
    while at < len(sentence.tokens):
        last = at
        while (
            last < len(sentence.tokens)
            and last not in actors
            and _is_surname(sentence, last, surnames)
        ):
            last += 1
        if last > at:
            yield at, last
        at = max(last, at + 1)


def _is_surname(sentence: Sentence, at: int, surnames: frozenset[str]) -> bool:
    token = sentence.tokens[at]
    return token.text[:1].isupper() and token.lower in surnames


class _Vocabulary:
    """Words that are no part of a name, and words that stand before one."""

    def __init__(self) -> None:
        names = actor_table().persons
        self.titles = frozenset(names.titles) | _TITLES
        self.particles = frozenset(names.particles) - _NOT_PARTICLES
        offices = {word for word in (*names.roles, *self.titles) if len(word) >= _CONTENT}
        self.ordinary = frozenset(
            {*_known_words(), *names.never_names, *names.not_persons, *offices} - given_names()
        )
        self.endings = tuple(place_words().endings)


_TITLES = frozenset(
    {"msgr", "comrade", "sister", "brother", "fr", "rev", "engineer", "companion", "inspector"}
    | {"agent", "attorney", "constable", "superintendent", "commissioner", "nun", "trooper"}
)
_NOT_PARTICLES = frozenset({"le", "la", "les", "do", "das", "di"})
_CONTENT = 4  # letters of a word that a headline in title case would begin with a capital
_ENDING = 6  # letters of a word that its ending can tell


@cache
def _words() -> _Vocabulary:
    return _Vocabulary()


@cache
def _known_words() -> frozenset[str]:
    """The ordinary words of every table: they begin and end no name."""
    places = place_words()
    found: set[str] = {
        *places.bare, *places.common, *places.ordinary, *places.bodies, *places.adjectives,
        *places.compass, *places.breaks, *act_words(), *categories().by_noun,
    }  # fmt: skip
    for language in ("en", "fr"):
        classes = syntax(language)
        for field in classes.__struct_fields__:
            found |= getattr(classes, field)
        phrases = speech(language)
        for told in (phrases.asserts, phrases.alleges, phrases.denies, phrases.hedges):
            found |= {word for phrase in told for word in phrase}
        numbers = number_table().languages[language]
        nouns, grammar = numbers.nouns, numbers.grammar
        found |= {*numbers.words, *nouns.persons, *nouns.things, *nouns.incidents, *nouns.bodies}
        found |= {*nouns.deaths, *nouns.attributive, *grammar.states, *grammar.stops}
    for state in states():
        found |= {word.lower() for word in (*state.adjectives, *state.adjectives_fr, *state.names)}
    found |= {noun for nouns in actor_table().persons.bodies.values() for noun in nouns}
    return frozenset(found - given_names())


def ordinary(word: str) -> bool:
    """Whether a word in lower case is one of the language rather than a name."""
    vocabulary = _words()
    if word in vocabulary.ordinary:
        return True
    name = bare(word)
    if name in given_names():
        return False
    return len(word) >= _ENDING and word.endswith(vocabulary.endings)
