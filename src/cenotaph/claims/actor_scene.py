"""What every finder of actors looks at, and what it proposes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cenotaph.claims.actor_lexicons import Countries, Lexicons, lexicons
from cenotaph.claims.actor_words import Glyph, glyphs, loud, shouted
from cenotaph.knowledge.actors import ActorTable
from cenotaph.record.actor import ActorKind
from cenotaph.record.document import Text


class Candidate(NamedTuple):
    """Words `[first, last)` taken for an actor; `name` None keeps the words themselves.

    Of two that overlap the one with more words wins, then the one with the lower `rank`.
    `needs` is how the name is to be completed once all are known: "country" for a part of a
    state without its country, "short" for a word that takes up a body named before, "owner", "same"
    and "group" for words that take up an armed one.
    """

    first: int
    last: int
    kind: ActorKind
    rank: int
    name: str | None = None
    actor_id: str | None = None
    affiliation: str | None = None
    why: str = ""
    needs: str = ""
    form: str = ""


def order(candidate: Candidate) -> tuple[int, int, int]:
    """Where a candidate stands; names take no part, for some have none."""
    return candidate.first, candidate.last, candidate.rank


@dataclass(frozen=True, eq=False)
class Scene:
    """One text with its words, its case, the tables and the countries it speaks of."""

    text: str
    words: tuple[Glyph, ...]
    shouted: bool
    table: ActorTable
    lexicon: Lexicons
    countries: Countries

    @classmethod
    def of(cls, text: Text, table: ActorTable) -> Scene:
        """The scene of a text."""
        words = glyphs(text.text)
        lexicon = lexicons(table)
        shouting = shouted(text.text)
        return cls(
            text=text.text,
            words=tuple(words),
            shouted=shouting,
            table=table,
            lexicon=lexicon,
            countries=Countries(words, lexicon, table, shouting=shouting),
        )

    def key(self, index: int) -> str:
        """The folded word at `index`, "" beyond either end."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """What stands before the word at `index`, "|" beyond either end."""
        if 0 < index < len(self.words):
            return self.words[index].gap
        return "|"

    def joined(self, index: int) -> bool:
        """Whether the word at `index` runs on from the one before."""
        return self.gap(index) in ("", " ")

    def hyphen(self, index: int) -> bool:
        """Whether a hyphen ties the word at `index` to the one before."""
        return 0 < index < len(self.words) and self.words[index].hyphen

    def loose(self, first: int, last: int) -> bool:
        """Whether words `[first, last)` are not part of a hyphenated word."""
        return not self.hyphen(last) and (not self.hyphen(first) or self.key(first - 1) == "ex")

    def capital(self, first: int, last: int) -> bool:
        """Whether words `[first, last)` are marked as a name by case, where case tells."""
        return loud(self.words, first, last)

    def isin(self, index: int, words: str) -> bool:
        """Whether the word at `index` is of a class of `actor_forms.toml`."""
        return self.key(index) in self.lexicon.words[words]

    def wording(self, first: int, last: int) -> str:
        """Words `[first, last)` as the text has them, in lower case where all is capitals.

        An abbreviation in brackets at the end is left out.
        """
        if self.bracketed(first, last):
            last = next(at for at in range(last - 1, first, -1) if self.gap(at) == "(")
        written = " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())
        return written.lower() if self.shouted else written

    def closes(self, last: int) -> bool:
        """Whether a bracket closes right after the word before `last`."""
        return self.text[self.words[last - 1].end : self.words[last - 1].end + 1] in (")", "]")

    def bracketed(self, first: int, last: int) -> bool:
        """Whether words `[first, last)` end in a bracket that opens among them."""
        opens = any(self.gap(at) == "(" for at in range(first + 1, last))
        return opens and self.closes(last)
