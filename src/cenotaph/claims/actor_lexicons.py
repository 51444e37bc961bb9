"""The actor table as look-up by first word, and which countries a text is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cenotaph.claims.actor_words import Glyph, Lexicon, keys_of
from cenotaph.knowledge.actors import ActorNoun, ActorTable, StateForm
from cenotaph.record.actor import Actor

_POSSESSIVE = "'s"


class Alias(NamedTuple):
    """One written name of an actor; `here` is set if it holds only in its own country."""

    actor: Actor
    written: str
    here: bool

    @property
    def acronym(self) -> bool:
        """Whether it is one word of mostly capitals, such as an abbreviation."""
        capitals = sum(sign.isupper() for sign in self.written)
        return " " not in self.written and capitals > 1 and len(keys_of(self.written)) == 1

    @property
    def proper(self) -> bool:
        """Whether it is written with a capital somewhere."""
        return any(sign.isupper() for sign in self.written)


@dataclass(frozen=True, eq=False)
class Lexicons:
    """Every phrase of the actor tables, ready for look-up."""

    names: Lexicon[Alias]
    adjectives: Lexicon[str]
    adjectives_fr: Lexicon[str]
    countries: Lexicon[str]
    capitals: Lexicon[str]
    heads: Lexicon[StateForm]
    deeds: Lexicon[StateForm]
    bare: Lexicon[StateForm]
    french: Lexicon[StateForm]
    french_deeds: Lexicon[StateForm]
    nouns: Lexicon[ActorNoun]
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def lexicons(table: ActorTable) -> Lexicons:
    """The look-up of a table, built once."""
    return Lexicons(
        names=Lexicon((alias.written, alias) for alias in _aliases(table)),
        adjectives=Lexicon(
            (word, state.code) for state in table.states for word in state.adjectives
        ),
        adjectives_fr=Lexicon(
            (form, state.code)
            for state in table.states
            for word in state.adjectives_fr
            for form in _french_forms(word)
        ),
        countries=Lexicon((name, state.code) for state in table.states for name in state.names),
        capitals=Lexicon((city, state.code) for state in table.states for city in state.capitals),
        heads=Lexicon(
            (head, form) for form in table.forms for head in (*form.heads, *_armed(form, table))
        ),
        deeds=Lexicon((deed, form) for form in table.forms for deed in form.deeds),
        bare=Lexicon(
            (word, form)
            for form in table.forms
            for word in (*form.bare, *form.french_bare, *_armed(form, table))
        ),
        french=Lexicon((head, form) for form in table.forms for head in form.french),
        french_deeds=Lexicon((deed, form) for form in table.forms for deed in form.french_deeds),
        nouns=Lexicon((noun.noun, noun) for noun in table.nouns),
        words={name: _folded(words) for name, words in table.words.items()},
    )


def _armed(form: StateForm, table: ActorTable) -> Iterator[str]:
    """A force by what it fires: "regime helicopters", "police bullets"."""
    return (f"{owner} {arm}" for owner in form.owners for arm in table.words["arms"])


def _aliases(table: ActorTable) -> Iterator[Alias]:
    for actor in table.actors:
        for written in (actor.name, *actor.aliases):
            yield Alias(actor, written, here=False)
        for written in table.local.get(actor.id, ()):
            yield Alias(actor, written, here=True)


def _french_forms(word: str) -> tuple[str, ...]:
    return (word,) if word.endswith(("s", "x")) else (word, word + "s")


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Single words folded; phrases stay as the space-joined folded words; the possessive stays."""
    return frozenset(" ".join(keys_of(word)) or word for word in words if word != _POSSESSIVE) | (
        {_POSSESSIVE} & set(words)
    )


class Countries:
    """How much a text speaks of each country: where things happen counts most.

    A name after a preposition of place weighs 4, another name or the capital 2, an adjective 1;
    twice that in the first `LEAD` characters, where title and dateline stand.
    """

    LEAD = 250
    CLEAR = 1.5  # how many times the runner-up a country must weigh to be the only one

    def __init__(
        self, words: Sequence[Glyph], lexicon: Lexicons, table: ActorTable, *, shouting: bool
    ) -> None:
        self._preferred = {" ".join(keys_of(k)): v for k, v in table.preferred.items()}
        self.weights: dict[str, float] = {}
        places = lexicon.words["prepositions_of_place"]
        for index, word in enumerate(words):
            lead = 2.0 if word.start < self.LEAD else 1.0
            name = lexicon.countries.longest(words, index)
            if name and not abbreviates(words, index, name[0], shouting=shouting):
                name = None
            if name and _named(words, index, name[0]):
                after = index > 0 and words[index - 1].key in places
                self._add(words, index, name, lead * (4.0 if after else 2.0))
                continue
            capital = lexicon.capitals.longest(words, index)
            if capital and _named(words, index, capital[0]):
                self._add(words, index, capital, lead * 2.0)
                continue
            adjective = lexicon.adjectives.longest(words, index)
            if adjective and word.capital:
                self._add(words, index, adjective, lead)
            elif french := lexicon.adjectives_fr.longest(words, index):
                self._add(words, index, french, lead)

    def _add(
        self,
        words: Sequence[Glyph],
        index: int,
        found: tuple[int, tuple[str, ...]],
        weight: float,
    ) -> None:
        code = self.choose(words, index, found)
        self.weights[code] = self.weights.get(code, 0.0) + weight

    def choose(self, words: Sequence[Glyph], index: int, found: tuple[int, tuple[str, ...]]) -> str:
        """The country of an adjective or name that several share ("Congolese")."""
        end, codes = found
        if len(codes) == 1:
            return codes[0]
        wording = " ".join(word.key for word in words[index:end])
        known = [code for code in codes if self.weights.get(code)]
        if len(known) == 1:
            return known[0]
        return self._preferred.get(wording, codes[0])

    @property
    def only(self) -> str | None:
        """The one country that the text is about, None if there is no clear one."""
        ranked = sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[0][1] >= self.CLEAR * ranked[1][1]:
            return ranked[0][0]
        return None

    def weight(self, code: str | None) -> float:
        """How much the text speaks of a country."""
        return self.weights.get(code or "", 0.0)


_INITIALS = 4  # letters up to which a country's name may be an abbreviation ("US", "CAR")


def abbreviates(words: Sequence[Glyph], first: int, last: int, *, shouting: bool) -> bool:
    """Whether a short name of one word is an abbreviation of a country, not an ordinary word.

    "Us" and, where all is in capitals, "US" and "CAR" are words; "U.S." never is.
    """
    word = words[first].text
    if last - first > 1 or len(words[first].key) >= _INITIALS or "." in word:
        return True
    return word.isupper() and not shouting


def _named(words: Sequence[Glyph], first: int, last: int) -> bool:
    """Whether a country's name stands for the country: not a river, not in lower case."""
    if not words[first].capital or words[first].hyphen:
        return False
    return last >= len(words) or words[last].key not in ("river", "delta", "strip")
