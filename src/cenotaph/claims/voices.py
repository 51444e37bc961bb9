"""A voice: somebody speaking at one place of a sentence, and who stands between."""

from __future__ import annotations

from cenotaph.record.base import Record
from cenotaph.record.claim import Source, Stance

TELLING = frozenset({Stance.ASSERTS, Stance.ALLEGES})


class Voice(Record, frozen=True, kw_only=True):
    """Somebody speaking in a sentence: `position` is the token of the cue ("said").

    `sources` is empty when the text names only a document or a pronoun; `back` then says what
    points back: "document" ("the report alleges") or "pronoun" ("they add"). `first` is the token
    at which the words begin that name the speaker. `outer` passed the words on ("told AFP"),
    `inner` are whom the speaker relays ("citing witnesses"). `behind` is set where the words
    that are spoken stand before the cue only ("…, residents said.").
    """

    position: int
    stance: Stance
    sources: tuple[Source, ...] = ()
    back: str = ""
    first: int = -1
    outer: tuple[Source, ...] = ()
    inner: tuple[Source, ...] = ()
    behind: bool = False

    @property
    def chain(self) -> tuple[Source, ...]:
        """Everybody between the text and the words, the outermost first."""
        return (*self.outer, *self.sources, *self.inner)
