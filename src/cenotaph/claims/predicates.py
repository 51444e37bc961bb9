"""Where a sentence speaks of an act: words of the act lexicon, phrases included."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.acts import Act, ActWord, act_words
from cenotaph.knowledge.inflect import Form
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.base import Record

_GAP = 9  # words between "left" and "dead", "claimed" and "lives"
_LIFE = {
    "life": ("life", "lives"),
    "death": ("death", "deaths"),
    "end": ("end", "ends"),
    "vie": ("vie", "vies"),
    "vif": ("vif", "vifs", "vive", "vives"),
    "throat": ("throat", "throats"),
    "bullet": ("bullet", "bullets"),
}
_NEAR_GAP = 5  # words between "took" and "away"
_PARTICLES = frozenset({"out", "off", "up", "away", "down", "over", "from", "for", "fatally"})
_SHOT = frozenset({"shot", "shoot", "shoots", "shooting"})
_JOINING = frozenset({",", "and", "or", "to"})
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "these", "its", "their", "his", "her", "our", "my", "another"}
)
_FRENCH_ARTICLES = frozenset(
    {"le", "la", "l'", "les", "des", "du", "un", "une", "ces", "cette", "ce"}
)
_NEVER_SPANNED = frozenset(".;:!?") | {"who", "which", "after", "when", "while", "because"}


class Predicate(Record, frozen=True, kw_only=True):
    """One mention of an act in a sentence.

    Tokens `[first, last)` are its head; `tail` the index of the word that closes a split phrase
    ("left ten people *dead*"), -1 if none. `forms` are what the written form can be.
    """

    act: Act
    forms: frozenset[Form]
    first: int
    last: int
    tail: int = -1

    @property
    def end(self) -> int:
        """One past its last token, the tail included."""
        return max(self.last, self.tail + 1)


@cache
def _not_acts() -> dict[str, tuple[tuple[str, ...], ...]]:
    table = files("cenotaph.knowledge").joinpath("data/not_acts.toml").read_bytes()
    rows = msgspec.toml.decode(table, type=dict[str, list[str]])
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (words for row in rows.values() for words in row):
        pieces = (
            tuple(phrase.replace("'", "' ").split()) if "'" in phrase else tuple(phrase.split())
        )
        for piece in pieces:
            phrases.setdefault(piece, []).append(pieces)
    return {word: tuple(entries) for word, entries in phrases.items()}


def find_predicates(sentence: Sentence, language: str = "en") -> tuple[Predicate, ...]:
    """The acts that a sentence mentions, in order; a longer phrase wins over a word in it."""
    found: list[Predicate] = []
    taken: set[int] = set()
    for position in range(len(sentence.tokens)):
        if (
            position in taken
            or _harmless(sentence.tokens, position)
            or _in_name(sentence, position)
        ):
            continue
        for predicate in _at(sentence.tokens, position, language):
            found.append(predicate)
            taken.update(range(predicate.first, predicate.last))
            if predicate.tail >= 0:
                taken.add(predicate.tail)
            break
    return tuple(found)


def _at(tokens: tuple[Token, ...], position: int, language: str) -> list[Predicate]:
    """Readings of the word at `position`, the longest phrase first, forms of one act together."""
    readings: dict[tuple[Act, int, int], set[Form]] = {}
    entries = act_words().get(tokens[position].lower, ())
    noun = _stands_as_noun(tokens, position, language)
    for entry in sorted(entries, key=lambda entry: -len(entry.words)):
        if entry.act.language != language:
            continue
        if (
            len(entry.words) == 1
            and _rivalled(entry, entries)
            and noun != (entry.act.pos == "noun")
        ):
            continue
        if _named_thing(entry, tokens, position, language):
            continue
        if entry.form is Form.PARTICIPLE and _made_noun(tokens, position, language):
            continue
        place = _match(entry, tokens, position)
        if place is not None:
            readings.setdefault((entry.act, *place), set()).add(entry.form)
    return [
        Predicate(act=act, forms=frozenset(forms), first=position, last=last, tail=tail)
        for (act, last, tail), forms in readings.items()
    ]


def _rivalled(entry: ActWord, entries: tuple[ActWord, ...]) -> bool:
    """Whether the same word is both a verb and a noun of the lexicon ("killing", "murder")."""
    kinds = {other.act.pos for other in entries if other.act.language == entry.act.language}
    return entry.act.pos in {"verb", "noun"} and {"verb", "noun"} <= kinds


def _stands_as_noun(tokens: tuple[Token, ...], position: int, language: str) -> bool:
    """Whether a word that can be verb or noun is a noun here, by its neighbours."""
    words = syntax(language)
    before = tokens[position - 1].lower if position else ""
    after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    if after in words.of or after in words.by:
        return before not in words.modal | words.be | {"to"}
    if language == "fr":  # "retrouvé mort", "sont morts" beside "la mort", "mort d'un chef"
        return not before.isalnum() or before in words.determiner | words.of | words.preposition
    if before in words.determiner - {"that"} or before in {"'s", "’s"}:
        return True
    if after[:1].isdigit() or after in words.determiner - words.relative:
        return False  # "gunmen massacre 11 farmers", "rebels murder the mayor"
    if tokens[position].lower.endswith("ing"):
        return after in words.preposition or not after.isalnum()
    return before not in words.modal | words.personal | words.have | {"to", "who", "and"}


def _named_thing(entry: ActWord, tokens: tuple[Token, ...], position: int, language: str) -> bool:
    """Whether a verb's bare form is a noun here: "the gas", "of rockets", "the army's camp"."""
    if entry.act.pos != "verb" or entry.form not in (Form.BASE, Form.PRESENT) or position == 0:
        return False
    if language != "en":
        return False
    words = syntax(language)
    before = tokens[position - 1].lower
    return before in words.of or before in {"'s", "’s"} or before in _ARTICLES


def _made_noun(tokens: tuple[Token, ...], position: int, language: str) -> bool:
    """French "les tués", "la morte": an article makes a noun of the participle."""
    before = tokens[position - 1].lower if position else ""
    return language == "fr" and before in _FRENCH_ARTICLES


def _match(entry: ActWord, tokens: tuple[Token, ...], position: int) -> tuple[int, int] | None:
    rest = entry.words[1:]
    if not rest:
        return position + 1, -1
    contiguous = position + 1 + len(rest)
    if all(
        _is(word, token)
        for word, token in zip(rest, tokens[position + 1 : contiguous], strict=False)
    ) and contiguous <= len(tokens):
        return contiguous, -1
    if len(rest) > 1 and rest[0] != "to":
        return None
    return _split_match(rest, tokens, position)


def _split_match(
    rest: tuple[str, ...], tokens: tuple[Token, ...], position: int
) -> tuple[int, int] | None:
    loose = rest[0] in _PARTICLES
    never = _NEVER_SPANNED | _JOINING if loose else _NEVER_SPANNED
    if rest == ("dead",) and tokens[position].lower in _SHOT:
        never |= {","}  # "when the shooting stopped, seven lay dead"
    gap = _NEAR_GAP if loose else _GAP
    for after in range(position + 1, min(position + 1 + gap, len(tokens) - len(rest) + 1)):
        if tokens[after - 1].lower in never and after - 1 > position:
            return None
        if all(_is(word, tokens[after + step]) for step, word in enumerate(rest)):
            return position + 1, after + len(rest) - 1
    return None


def _is(word: str, token: Token) -> bool:
    return token.lower in _LIFE.get(word, (word,))


def _in_name(sentence: Sentence, position: int) -> bool:
    """Whether a word is part of a capitalised name or title ("Protocol on ... Unlawful Death")."""
    if sentence.heading or position == 0 or not sentence.mixed_case:
        return False
    token, before = sentence.tokens[position], sentence.tokens[position - 1]
    return token.text[0].isupper() and before.text[0].isupper() and token.text != token.text.upper()


def _harmless(tokens: tuple[Token, ...], position: int) -> bool:
    word = tokens[position].lower
    for phrase in _not_acts().get(word, ()):
        start = position - phrase.index(word)
        if start >= 0 and tuple(t.lower for t in tokens[start : start + len(phrase)]) == phrase:
            return True
    return False
