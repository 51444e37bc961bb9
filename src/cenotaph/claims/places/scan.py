"""Where in a sentence a name of a place may stand: runs of capitals, or positions in upper case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cenotaph.claims.places.context import Left, Right, left_of, right_of
from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.place_words import PlaceWords

Find = Callable[[str], tuple[Entry, ...]]

_LONGEST_NAME = 7
_LONGEST_UNKNOWN = 5
_ABBREVIATION = 3
_LEAST_LETTERS = 8


@dataclass(frozen=True)
class Name:
    """A stretch of tokens `[first, last)` that may name a place.

    `listed` are the entries of the tables under this name; without any the name may be one of
    the base or of none. `left` and `right` say what the words around it make of it.
    """

    sentence: Sentence
    first: int
    last: int
    listed: tuple[Entry, ...]
    left: Left
    right: Right
    caps: bool

    @property
    def key(self) -> str:
        """The folded name."""
        return fold("".join(token.text for token in self.sentence.tokens[self.first : self.last]))

    @property
    def start(self) -> int:
        """Where the name starts in the document."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the name ends in the document, without a type word after it."""
        return self.sentence.tokens[self.last - 1].end

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of place that the common noun beside it allows."""
        return self.right.kinds or self.left.kinds

    @property
    def typed(self) -> bool:
        """Whether a common noun says that it is a place."""
        return self.left.typed or self.right.typed


def upper_case(sentence: Sentence) -> bool:
    """Whether the sentence has no lower case, so that capitals say nothing."""
    letters = "".join(token.text for token in sentence.tokens if token.text.isalpha())
    return len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def scan(sentence: Sentence, listed: Find, known: Find, words: PlaceWords) -> list[Name]:
    """All candidate names of a sentence in order, none overlapping another.

    `listed` looks a folded name up in the tables, `known` in all layers.
    """
    if upper_case(sentence):
        return list(_scan_upper(sentence, listed, known, words))
    return list(_scan_mixed(sentence, listed, words))


def _scan_mixed(sentence: Sentence, listed: Find, words: PlaceWords) -> Iterator[Name]:
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        if not capital(tokens[at]) or tokens[at].lower in words.breaks:
            at += 1
            continue
        first, last, entries = _mixed_name(tokens, at, listed, words)
        if last > first:
            yield _name(sentence, first, last, entries, words, caps=False)
        at = max(last, at + 1)


def _mixed_name(
    tokens: tuple[Token, ...], at: int, listed: Find, words: PlaceWords
) -> tuple[int, int, tuple[Entry, ...]]:
    """The name that starts at a capital, or an empty range after what is to be skipped."""
    last, entries = longest_listed(tokens, at, listed, caps=False)
    if last and _closed(tokens, last, words):
        return at, last, entries
    lower = tokens[at].lower
    opens = lower in words.determiners or lower in words.compass or (lower,) in words.types
    function = (lower,) in words.relations or lower in words.conjunctions
    if opens or function:
        return at + 1, at + 1, ()
    end = _run_end(tokens, at, words)
    run = tokens[at:end]
    if any(token.lower in words.bodies for token in run):
        return end, end, ()
    while end > at + 1 and (tokens[end - 1].lower,) in words.types:
        end -= 1
    return at, end, ()


def _closed(tokens: tuple[Token, ...], last: int, words: PlaceWords) -> bool:
    """Whether a name that ends here is not cut out of a longer one."""
    if last >= len(tokens) or not capital(tokens[last]):
        return True
    lower = tokens[last].lower
    return lower in words.breaks or (lower,) in words.types or tokens[last].text.isupper()


def _run_end(tokens: tuple[Token, ...], at: int, words: PlaceWords) -> int:
    end = at + 1
    while end < len(tokens):
        if capital(tokens[end]) and tokens[end].lower not in words.breaks:
            end += 1
            continue
        step = end
        while step < min(len(tokens), end + 2) and tokens[step].lower in words.connectors:
            step += 1
        joins = tokens[end].lower not in ("of", "the", "and", "y", "e", "en")
        if joins and end < step < len(tokens) and capital(tokens[step]):
            end = step + 1
            continue
        break
    return end


def longest_listed(
    tokens: tuple[Token, ...], at: int, find: Find, *, caps: bool
) -> tuple[int, tuple[Entry, ...]]:
    """The end of the longest name starting at a token that `find` knows, and its entries."""
    limit = at
    while limit < min(len(tokens), at + _LONGEST_NAME) and tokens[limit].word:
        limit += 1
    for last in range(limit, at, -1):
        if not caps and not capital(tokens[last - 1]):
            continue
        key = fold("".join(token.text for token in tokens[at:last]))
        entries = find(key)
        if entries and _spelt(tokens[at:last], key, caps=caps):
            return last, entries
    return 0, ()


def _spelt(tokens: tuple[Token, ...], key: str, *, caps: bool) -> bool:
    """Whether an abbreviation is written as one: "CAR" is a country, "Car" and "CAR BOMB" not."""
    if len(key) > _ABBREVIATION:
        return True
    written = "".join(token.text for token in tokens)
    return "." in written or (written.isupper() and not caps) or (not caps and len(key) > 2)  # noqa: PLR2004


def _scan_upper(sentence: Sentence, listed: Find, known: Find, words: PlaceWords) -> Iterator[Name]:
    tokens, at, previous = sentence.tokens, 0, -1
    while at < len(tokens):
        token = tokens[at]
        if not token.word or token.lower in words.breaks or not token.text[0].isalpha():
            at += 1
            continue
        left = left_of(tokens, at, words)
        placed = left.strong or left.typed or left.relation is not None
        placed = placed or (previous >= 0 and _continues(tokens, previous, at, words))
        last, entries = _upper_name(tokens, at, listed, known, words, placed=placed)
        if last:
            yield _name(sentence, at, last, entries, words, caps=True)
            at = previous = max(last, right_of(tokens, last, words).last)
            continue
        at += 1


def _upper_name(
    tokens: tuple[Token, ...],
    at: int,
    listed: Find,
    known: Find,
    words: PlaceWords,
    *,
    placed: bool,
) -> tuple[int, tuple[Entry, ...]]:
    last, entries = longest_listed(tokens, at, listed, caps=True)
    deep = 0
    if placed and tokens[at].lower not in words.determiners | words.adjectives:
        deep, _ = longest_listed(tokens, at, known, caps=True)
    if deep > last:
        return deep, ()
    if last:
        country = any(entry.place.kind == "country" for entry in entries)
        typed = right_of(tokens, last, words).typed
        return (last, entries) if placed or country or typed or at == 0 else (0, ())
    return _upper_unknown(tokens, at, words, placed=placed), ()


def _upper_unknown(tokens: tuple[Token, ...], at: int, words: PlaceWords, *, placed: bool) -> int:
    """The end of a name that no layer knows: it runs up to a word for its kind, or a sign."""
    left = left_of(tokens, at, words)
    if not placed or not _nameable(tokens[at], words):
        return 0
    end = at
    while end < min(len(tokens), at + _LONGEST_UNKNOWN) and (
        _nameable(tokens[end], words) or (end > at and tokens[end].lower in words.connectors)
    ):
        end += 1
    while end > at and tokens[end - 1].lower in words.connectors:
        end -= 1
    closed = end == len(tokens) or not tokens[end].word
    if right_of(tokens, end, words).typed or (left.typed and closed):
        return end
    return 0


def _nameable(token: Token, words: PlaceWords) -> bool:
    lower = token.lower
    return (
        token.word
        and token.text[0].isalpha()
        and (lower,) not in words.types
        and (lower,) not in words.relations
        and lower not in words.determiners | words.adjectives | words.links | words.compass
        and lower not in words.breaks | words.bodies | words.conjunctions | words.titles
    )


def _continues(tokens: tuple[Token, ...], previous: int, at: int, words: PlaceWords) -> bool:
    """Whether only a comma or a conjunction parts this token from the name before it."""
    between = [token.lower for token in tokens[previous:at]]
    return 0 < len(between) <= 2 and all(  # noqa: PLR2004
        word == "," or word in words.conjunctions for word in between
    )


def _name(
    sentence: Sentence,
    first: int,
    last: int,
    entries: tuple[Entry, ...],
    words: PlaceWords,
    *,
    caps: bool,
) -> Name:
    tokens = sentence.tokens
    return Name(
        sentence=sentence,
        first=first,
        last=last,
        listed=entries,
        left=left_of(tokens, first, words),
        right=right_of(tokens, last, words),
        caps=caps,
    )


def capital(token: Token) -> bool:
    """Whether a token is written as a name: "Gao", "el-Obeid", "ez-Zor"."""
    if token.text[0].isupper():
        return True
    head, _, tail = token.text.partition("-")
    return bool(tail) and tail[0].isupper() and len(head) <= _ABBREVIATION
