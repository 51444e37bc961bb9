"""A stretch of words that may name a place, with what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cenotaph.claims.places.context import Left, Right, left_of, right_of
from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.english import english
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.tables import adjectives
from cenotaph.knowledge.place_words import PlaceWords

Find = Callable[[str], tuple[Entry, ...]]
Tokens = tuple[Token, ...]

_LONGEST_NAME = 7
_ABBREVIATION = 3
_FEW = 2
_MOST = 4
_OF = frozenset({"of", "de", "du", "d'"})


@dataclass(frozen=True)
class Name:
    """A stretch of tokens `[first, last)` that may name a place.

    `listed` are the entries of the tables under this name, `known` those of all layers;
    `left` and `right` say what the words around it make of it; `caps` is set where the sentence
    has no lower case.
    """

    sentence: Sentence
    first: int
    last: int
    key: str
    listed: tuple[Entry, ...]
    known: tuple[Entry, ...]
    left: Left
    right: Right
    caps: bool

    @property
    def tokens(self) -> Tokens:
        """The tokens of the name itself."""
        return self.sentence.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        """Where the name starts in the document."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the name ends in the document, without a type word after it."""
        return self.tokens[-1].end

    @property
    def wording(self) -> str:
        """The name as the source writes it, on one line."""
        return written(self.tokens)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of place that the common noun beside it allows."""
        return self.right.kinds or self.left.kinds or self.right.apposed

    @property
    def vague(self) -> bool:
        """Whether it is a river or the like, which fixes no place."""
        return self.left.vague or self.right.vague

    @property
    def small(self) -> bool:
        """Whether the common noun rules out a great city."""
        return self.left.small or self.right.small

    @property
    def area(self) -> bool:
        """Whether the words say "the X area"."""
        return self.left.area or self.right.area

    @property
    def typed(self) -> bool:
        """Whether a common noun says that it is a place."""
        return self.left.typed or self.right.typed or bool(self.right.apposed)

    @property
    def before(self) -> str:
        """The word before the name, in lower case, or nothing."""
        return self.sentence.tokens[self.first - 1].lower if self.first else ""


def make(
    sentence: Sentence,
    extent: tuple[int, int],
    gazetteer: Gazetteer,
    words: PlaceWords,
    *,
    caps: bool,
) -> Name:
    """The name that the tokens `extent` make, with its surroundings read."""
    first, last = extent
    tokens = sentence.tokens
    key = key_of(tokens[first:last])
    right = right_of(tokens, last, words)
    if _of_a_nation(tokens[first:last], right):
        key = ""
    return Name(
        sentence=sentence,
        first=first,
        last=last,
        key=key,
        listed=gazetteer.listed(key) if spelt(tokens[first:last], key, caps=caps) else (),
        known=gazetteer.entries(key),
        left=left_of(tokens, first, words),
        right=right,
        caps=caps,
    )


def _of_a_nation(name: Tokens, right: Right) -> bool:
    """Whether an adjective says whose building it is: "the Argentine school", no Argentina."""
    return right.kinds == ("feature",) and len(name) == 1 and name[0].lower in adjectives()


def key_of(tokens: Tokens) -> str:
    """The folded name that tokens make."""
    return fold("".join(token.text for token in tokens))


def written(tokens: Tokens) -> str:
    """Tokens as they stand in the text, with one space for any white space."""
    parts, offset = [], tokens[0].start
    for token in tokens:
        parts.append((" " if token.start > offset else "") + token.text)
        offset = token.end
    return "".join(parts)


def capital(token: Token) -> bool:
    """Whether a token is written as a name: "Gao", "el-Obeid", "ez-Zor"."""
    if token.text[0].isupper():
        return True
    head, _, tail = token.text.partition("-")
    return bool(tail) and tail[0].isupper() and len(head) <= _ABBREVIATION


def longest(tokens: Tokens, at: int, find: Find, *, caps: bool) -> int:
    """The end of the longest name starting at a token that `find` knows, or 0."""
    found, key = 0, ""
    for last in range(at + 1, min(len(tokens), at + _LONGEST_NAME) + 1):
        token = tokens[last - 1]
        if not token.text[0].isalnum():
            break
        key += fold(token.text)
        if not caps and not capital(token):
            continue
        if key and find(key) and spelt(tokens[at:last], key, caps=caps):
            found = last
    return found


def bare_compass(tokens: Tokens, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a name is only a direction: "the North" or "the northern department of X"."""
    if not all(token.lower in words.compass for token in tokens[first:last]):
        return False
    right = right_of(tokens, last, words)
    return not right.typed or (right.last < len(tokens) and tokens[right.last].lower in _OF)


def looks_like_name(name: Tokens, words: PlaceWords, *, typed: bool = False) -> bool:
    """Whether words written large may be a name: none is a noun that goes without an article.

    A common noun beside it (`typed`), or a first word typical of places, admits longer names.
    """
    small = words.inner | words.openers
    content = [token for token in name if token.lower not in small]
    if not typed and name[0].lower not in words.openers and len(content) > _FEW:
        return False
    if _only_english(content, typed=typed or name[0].lower in words.openers):
        return False
    endings = tuple(words.endings)
    return 0 < len(content) <= _MOST and not any(
        token.lower in words.bare
        or token.lower in words.common
        or (token.lower.endswith(endings) and not typed)
        or not token.text[0].isalpha()
        for token in content
    )


def _only_english(content: list[Token], *, typed: bool) -> bool:
    """Whether a name is made of English words alone; with a noun beside it, of common ones."""
    table = english().common if typed else english().known
    return bool(content) and all(token.lower in table for token in content)


def spelt(tokens: Tokens, key: str, *, caps: bool) -> bool:
    """Whether an abbreviation is written as one: "CAR" is a country, "Car" and "CAR BOMB" not."""
    if len(key) > _ABBREVIATION:
        return True
    text = "".join(token.text for token in tokens)
    if "." in text:
        return True
    return not caps and (text.isupper() or len(key) == _ABBREVIATION)
