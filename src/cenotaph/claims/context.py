"""One sentence with everything that other grammars found in it, as the claim writers see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cenotaph.claims.attribution import cues
from cenotaph.claims.chains import SILENCE, Spoken, chain_at, governing
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.sentences import Sentence
from cenotaph.claims.voices import Voice
from cenotaph.knowledge.means import find_means
from cenotaph.knowledge.sources import SourceWords
from cenotaph.knowledge.speech import Speech, find_phrase
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind, Source
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Relation, Where

# "ten years after the massacre", "le vingtième anniversaire": the sentence tells of the recalling
RECALLED = re.compile(
    r"\b(?:years?|decades?|ans|années)\s+(?:to the day\s+|jour pour jour\s+)?"
    r"(?:after|since|on\b|later|après|plus tard)|\banniversa|\bcomm[eé]mor",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_DEATHS = frozenset({"death", "mort", "décès"})
_PASSIVE = frozenset({"was", "were", "been", "being"})
_SPEAKERS = frozenset(
    {ActorKind.COURT, ActorKind.GOVERNMENT, ActorKind.NGO, ActorKind.MEDIA, ActorKind.UN}
)


def is_violence(predicate: Predicate) -> bool:
    """Whether an act is one that somebody does: "shot", "massacre", not "died" or "deaths"."""
    act = predicate.act
    if act.kind not in (ClaimKind.KILLING, ClaimKind.ATTACK) or act.lemma in _DEATHS:
        return False
    return act.agent in ("subject", "by")


def _of_care(where: Where) -> bool:
    """Whether a place is a hospital, a morgue or the like by what it is called."""
    return bool(topics().care & set(where.wording.casefold().split()))


@dataclass(frozen=True)
class SentenceContext:
    """A sentence, its clause view, its voices, and who was speaking before it."""

    text: str
    sentence: Sentence
    clause: Clause
    mentions: Mentions
    speech: Speech
    source_words: SourceWords
    spoken: Spoken = SILENCE
    before: SentenceContext | None = None
    calamity: bool = False

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities of the sentence."""
        return self.mentions.quantities_in(self.sentence.span)

    @cached_property
    def dates(self) -> tuple[When, ...]:
        """All dates of the sentence, but for the weekday on which people recall what is past."""
        found = self.mentions.dates_in(self.sentence.span)
        if not RECALLED.search(self.text, self.sentence.start, self.sentence.end):
            return found
        return tuple(when for when in found if _FIGURE.search(when.wording))

    @cached_property
    def cues(self) -> tuple[int, ...]:
        """Offsets of the words at which something is said; bodies that "were found" say nothing."""
        return tuple(
            self.sentence.tokens[p].start
            for p in cues(self.clause, self.speech)
            if not (self.clause.word(p) == "found" and self.clause.word(p - 1) in _PASSIVE)
        )

    @cached_property
    def places(self) -> tuple[Where, ...]:
        """The places of the sentence, but for the seats of those who speak in it, and but for
        where the wounded and the dead are only brought to.
        """
        found = self.mentions.places_in(self.sentence.span)
        quiet = not (
            topics().entered & set(self.clause.words)
            or any(map(is_violence, self.clause.predicates))
        )
        return tuple(
            where
            for where in found
            if not (self._seat(where) or (quiet and _of_care(where)) or self._far_origin(where))
        )

    def _far_origin(self, where: Where) -> bool:
        """Whether people or words come from there, out of another country than the document's."""
        home = self.mentions.country
        if where.relation is not Relation.FROM or home is None or home.place is None:
            return False
        return where.place is not None and where.place.country != home.place.country

    def _seat(self, where: Where) -> bool:
        """Whether a place only says where a body sits: "the prosecutor in O."."""
        if where.span is None:
            return False
        position = self.sentence.at(where.span.start)
        unit = self.clause.unit_at(position - 2)
        between = self.clause.word(position - 1)
        if unit is None or unit.actor is None or between not in {"in", "at", "of", "à", "de"}:
            return False
        return unit.actor.kind in _SPEAKERS

    @cached_property
    def means(self) -> tuple[str, ...]:
        """The means that the sentence names, in the order of the table."""
        return find_means(self.clause.words)

    @cached_property
    def incident_count(self) -> Count | None:
        """How many happenings the sentence says a figure covers, `None` if it speaks of one."""
        for quantity in self.quantities:
            several = quantity.count.minimum is not None and quantity.count.minimum > 1
            if quantity.unit == "incidents" and several and not self._one_of(quantity):
                return quantity.count
        return None

    @cached_property
    def antecedent(self) -> Quantity | None:
        """The one group of people that "they" can mean: the only figure of the sentence before."""
        previous = self.before
        if previous is None or previous.sentence.heading:
            return None
        groups = [
            quantity
            for quantity in previous.quantities
            if quantity.unit in ("persons", "bodies")
            and quantity.relation != "part"
            and (quantity.count.minimum or 0) > 1
        ]
        only = groups[0] if len(groups) == 1 else None
        return only if only is not None and not only.modifiers else None

    @cached_property
    def over_places(self) -> bool:
        """Whether the sentence spreads its figure over several places: "in two villages"."""
        return any(
            quantity.head in self.clause.syntax.settlements
            and (quantity.count.minimum or 0) > 1
            and self.clause.word(self.sentence.at(quantity.figure.start) - 1)
            in self.clause.syntax.preposition
            for quantity in self.quantities
        )

    @cached_property
    def over_time(self) -> bool:
        """Whether the sentence tells of a stretch of time: "since", "over the past years".

        "The deadliest attack in recent years" compares one happening with those years.
        """
        words, speech = self.clause.words, self.speech
        position = find_phrase(words, speech.spans)
        return position >= 0 and find_phrase(words, speech.superlatives, 0, position) < 0

    @cached_property
    def of_misfortune(self) -> bool:
        """Whether its dead died of floods, disease or accident: the sentence or the title says
        so, and nothing in the sentence is violence.
        """
        told = self.calamity or find_phrase(self.clause.words, self.speech.misfortunes) >= 0
        return told and not any(is_violence(each) for each in self.clause.predicates)

    def _one_of(self, quantity: Quantity) -> bool:
        """ "in the last of the three raids": one happening of those counted."""
        start = self.sentence.at(quantity.figure.start)
        before = self.clause.words[max(0, start - 2) : start]
        return bool(set(before) & self.clause.syntax.of)

    def voice_at(self, position: int) -> Voice | None:
        """Whose words the token at `position` belongs to."""
        return governing(self.sentence, self.spoken, position)

    def sources_at(self, position: int) -> tuple[Source, ...]:
        """Whom the words at `position` rest on, the outermost first; see `chains.chain_at`."""
        return chain_at(self.clause, self.spoken, position)

    def parts_of(self, whole: Quantity) -> list[Quantity]:
        """The quantities that break `whole` down."""
        return [
            part
            for part in self.quantities
            if part.relation == "part" and part.of is not None and part.of == whole.count.span
        ]

    def text_of(self, span: Span) -> str:
        """The words of a span."""
        return span.quote(self.text)
