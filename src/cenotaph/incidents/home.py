"""Who speaks in one document: descriptions led to the bodies that the document names for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from msgspec.structs import replace

from cenotaph.incidents.folding import fold
from cenotaph.incidents.speakers import (
    RELAYS,
    establishing,
    is_named,
    telling_chain,
    was_there,
)
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.bodies import Stands, bodies_in, body_named, body_table, state_part
from cenotaph.record.actor import Actor, ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, ClaimKind, Source, SourceKind
from cenotaph.record.document import Document, MarkKind, Text

FIRST, SECOND, UNKNOWN = "first-hand", "second-hand", "unknown"
AHEAD = 500  # characters after a description within which its name is given
_BEFORE = 40  # characters before a description that hold its determiner
_WORD = re.compile(r"[^\W_]+")
_ARMED = frozenset({SourceKind.ARMED_GROUP})
_CREDIT_HEAD, _CREDIT_TAIL = 300, 160
_REPORTED = re.compile(
    r"\b(?:(?:the|this|that|its|an?)\s+(?:[a-z-]+\s+){0,2}(?P<report>report|statement|inquiry|study"
    r"|investigation|findings|press release)\b|(?:le|la|l['’]|ce|cette|une?)\s*(?P<rapport>rapport"
    r"|communiqué|déclaration|enquête|étude)\b)",
    re.IGNORECASE,
)


class Speaker(Record, frozen=True, kw_only=True):
    """Who answers for an account.

    `key` is the same wherever it is the same body or person. Where nobody is named, `key` is
    the words, `apart` says whether it can be told from the nameless of other reports, and
    `stands` what may be another report's description of a body. `hand` is first-hand,
    second-hand or unknown.
    """

    key: str
    name: str
    kind: str
    actor_id: str | None = None
    named: bool = True
    apart: bool = False
    person: bool = False
    speaks_as: str = ""
    part: str = ""
    stands: str = ""
    definite: bool = True
    medium: bool = False
    hand: str = SECOND
    why: str = ""


class Mention(Record, frozen=True, kw_only=True):
    """A body as one place of a document names it; `source` if it is given as a source there."""

    start: int
    speaker: Speaker
    source: bool


def listed(actor: Actor, *, hand: str = "") -> Speaker:
    """A body of the actor table."""
    table = body_table()
    return Speaker(
        key=f"body:{table.one(actor.id)}",
        name=actor.name,
        kind=str(actor.kind),
        actor_id=actor.id,
        part=table.head_form.get(table.form_of(actor.id), table.form_of(actor.id)),
        medium=actor.kind in RELAYS,
        hand=hand or (FIRST if actor.id in table.hands.spot else SECOND),
    )


@dataclass(frozen=True, eq=False)
class Home:
    """One document with its tellings."""

    document: Document
    text: Text
    tellings: tuple[Telling, ...]

    def speakers(self, claim: Claim) -> tuple[Speaker, ...]:
        """Who established a claim, as far as this document says; nobody if it names nobody."""
        known = self._known.get(claim.id)
        if known is None:
            known = self._known[claim.id] = self._speakers(claim)
        return known

    @cached_property
    def _known(self) -> dict[str, tuple[Speaker, ...]]:
        return {}

    def _speakers(self, claim: Claim) -> tuple[Speaker, ...]:
        chain = telling_chain(claim)
        found = [self._speaker(source, chain) for source in establishing(chain)]
        if not found and not self.sourced:
            return self._report(claim)
        return tuple({each.key: each for whole in found for each in whole}.values())

    @cached_property
    def sourced(self) -> bool:
        """Whether anybody at all is named for a killing that the document tells of."""
        return any(claim.attribution for told in self.tellings for claim in told.makers)

    def _report(self, claim: Claim) -> tuple[Speaker, ...]:
        """ "The report says": whoever made it, where nobody is named, is for others to tell."""
        words = claim.sentence.quote(self.text.text)
        found = _REPORTED.search(words)
        if found is None:
            return ()
        name = (found.group("report") or found.group("rapport")).casefold()
        speaker = Speaker(
            key=f"nameless:{self.document.id}:{name}",
            name=name,
            kind=UNKNOWN,
            named=False,
            speaks_as=str(SourceKind.UNSTATED),
            stands=name,
            definite=not found.group().casefold().startswith(("a ", "an ", "un ", "une ")),
            hand=UNKNOWN,
        )
        return (speaker,)

    @cached_property
    def main(self) -> tuple[Speaker, ...]:
        """Who the document as a whole rests on: the first source named for any killing in it,
        the figures over several happenings before the accounts within them."""
        ordered = sorted(self.tellings, key=lambda t: (t.scope != AGGREGATE, t.span.start, t.key))
        for telling in ordered:
            for claim in telling.makers:
                found = self.speakers(claim)
                if found and found[0].named:
                    return found
        return ()

    @cached_property
    def publisher(self) -> Speaker | None:
        """Who brought the document out, else who wrote it."""
        name = self.document.publisher or self.document.author
        if not name:
            return None
        body = body_named(name)
        if body is not None:
            return replace(listed(body), name=name, hand=FIRST)
        return Speaker(key=f"name:{fold(name)}", name=name, kind="media", medium=True, hand=FIRST)

    @cached_property
    def credited(self) -> Speaker | None:
        """The agency that the document gives as its maker, if it is not its publisher."""
        table = body_table()
        words = self.text.text
        places = f"{self.document.author or ''}\n{words[:_CREDIT_HEAD]}\n{words[-_CREDIT_TAIL:]}"
        if not any(name in places for name in _agency_names()):
            return None
        for _, _, actor in bodies_in(places):
            if actor.id in table.agencies and _is_credit(places, (actor.name, *actor.aliases)):
                speaker = listed(actor, hand=FIRST)
                own = self.publisher is not None and self.publisher.key == speaker.key
                return None if own else speaker
        return None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every named source of the document by place, then every listed body it names."""
        sources = {
            source.span.start: source
            for telling in self.tellings
            for claim in telling.claims
            for source in claim.attribution
            if source.span is not None and is_named(source)
        }
        spoken = [
            Mention(start=start, speaker=self._named(source), source=True)
            for start, source in sorted(sources.items())
        ]
        seen = {mention.start for mention in spoken}
        passing = [
            Mention(start=start, speaker=listed(actor), source=False)
            for start, _, actor in bodies_in(self.text.text)
            if start not in seen
        ]
        return (*spoken, *passing)

    @cached_property
    def inquirers(self) -> frozenset[str]:
        """The keys of the bodies that the document says have heard people themselves."""
        return frozenset(
            each.key
            for telling in self.tellings
            for claim in telling.claims
            if claim.kind is ClaimKind.INTERVIEW
            for each in self.speakers(claim)
            if each.named
        )

    def _speaker(self, source: Source, chain: Sequence[Source]) -> tuple[Speaker, ...]:
        if is_named(source):
            heard = any(other.first_hand for other in chain if other is not source)
            found = self._named(source)
            return (replace(found, hand=FIRST) if heard else found,)
        if was_there(source):
            return (self._witness(source, chain),)
        meant = self._meant(source)
        if meant:
            return meant
        return (self._nameless(source),)

    def _named(self, source: Source) -> Speaker:
        table, actors = body_table(), actor_table()
        office = table.office(source.name)
        actor = (
            actors.named(source.name, source.actor_id)
            or (actors.by_id.get(office) if office else None)
            or body_named(source.name)
        )
        hand = FIRST if source.first_hand or source.speaks_as in table.hands.first else ""
        if actor is not None:
            why = f"{source.name} speaks for it" if office == actor.id else ""
            return replace(listed(actor, hand=hand), speaks_as=str(source.speaks_as), why=why)
        if source.actor_id is not None:
            one = table.one(source.actor_id)
            part = table.form_of(one)
            key, actor_id = f"body:{one}", source.actor_id
        else:
            key, actor_id, part = f"name:{fold(self._in_full(source))}", None, ""
        return Speaker(
            key=key,
            name=self._in_full(source),
            kind=str(source.kind),
            speaks_as=str(source.speaks_as),
            person=source.kind is ActorKind.PERSON,
            actor_id=actor_id,
            part=part,
            medium=source.kind in RELAYS,
            hand=hand or _by_office(source.name),
        )

    def _in_full(self, source: Source) -> str:
        """A person's name as the document gives it in full elsewhere."""
        if source.kind is not ActorKind.PERSON or len(source.name.split()) != 1:
            return source.name
        longer = {
            other.name
            for telling in self.tellings
            for claim in telling.claims
            for other in claim.attribution
            if other.kind is ActorKind.PERSON and other.name.endswith(f" {source.name}")
        }
        return longer.pop() if len(longer) == 1 else source.name

    def _witness(self, source: Source, chain: Sequence[Source]) -> Speaker:
        """People of the place: whoever heard them answers for them, be it a body or a medium."""
        publisher = self.publisher
        if publisher is not None and not publisher.medium:
            return replace(publisher, hand=FIRST, why=f"it heard {source.name} itself")
        relays = [self._named(each) for each in chain if each.kind in RELAYS and is_named(each)]
        heard_by = relays[0] if relays else publisher
        place = heard_by.key if heard_by is not None else self.document.id
        return Speaker(
            key=f"heard:{place}:{source.speaks_as}",
            name=source.name,
            kind=str(source.kind),
            named=False,
            apart=True,
            speaks_as=str(source.speaks_as),
            hand=FIRST,
        )

    def _nameless(self, source: Source) -> Speaker:
        table = body_table()
        part = "" if source.anonymous else state_part(source.name)
        first = source.speaks_as in table.hands.first
        return Speaker(
            key=f"nameless:{self.document.id}:{fold(source.name)}",
            name=source.name,
            kind=str(source.kind),
            named=False,
            speaks_as=str(source.speaks_as),
            part=table.head_form.get(part, part),
            stands=source.name.casefold(),
            definite=self._definite(source),
            hand=FIRST if first else _by_office(source.name),
        )

    def _meant(self, source: Source) -> tuple[Speaker, ...]:
        """The bodies of this document that a description stands for, none if it cannot be told."""
        part, stands = state_part(source.name), body_table().stands_for(source.name)
        if source.span is None or source.anonymous or self._somebody_else(source):
            return ()
        if part:
            head = body_table().head_form.get(part, part)
            fitting = [m for m in self.mentions if m.speaker.part == head]
        elif stands is not None and source.speaks_as not in _ARMED:
            fitting = [m for m in self.mentions if _fits(m.speaker, stands)]
        else:
            return ()
        given = [m for m in fitting if m.source] or fitting
        if stands is not None and stands.several and not part:
            return self._together(source, given)
        found = self._nearest(source, given)
        if found is None:
            return ()
        return (replace(found, why=f"“{source.name}” stands for {found.name} here"),)

    def _nearest(self, source: Source, given: Sequence[Mention]) -> Speaker | None:
        if source.span is None or not given:
            return None
        start = source.span.start
        before = [m for m in given if m.start < start]
        after = [m for m in given if m.start > start]
        if self._titled(start):
            return after[0].speaker if after else None
        if self._definite(source):
            return before[-1].speaker if before else after[0].speaker
        if any(not self._titled(m.start) for m in before):
            return None
        if after and after[0].start - start <= AHEAD:
            return after[0].speaker
        alone = {m.speaker.key for m in given}
        return given[0].speaker if len(alone) == 1 else None

    def _together(self, source: Source, given: Sequence[Mention]) -> tuple[Speaker, ...]:
        """ "The two organisations": the last two that were named before."""
        if source.span is None or not self._definite(source):
            return ()
        before = [m.speaker for m in given if m.start < source.span.start]
        last = list({each.key: each for each in reversed(before)}.values())[:2]
        why = f"“{source.name}” stands for the bodies named before"
        return tuple(replace(each, why=why) for each in reversed(last)) if len(last) > 1 else ()

    def _titled(self, start: int) -> bool:
        kinds = (MarkKind.TITLE, MarkKind.HEADING)
        marks = [mark for kind in kinds for mark in self.text.of(kind)]
        return any(mark.start <= start < mark.end for mark in marks)

    def _words_before(self, source: Source) -> list[str]:
        if source.span is None:
            return []
        first = max(0, source.span.start - _BEFORE)
        before = self.text.text[first : source.span.start]
        sentence = re.split(r"[.!?;:,\n]", before)[-1]
        return [word.casefold() for word in _WORD.findall(sentence)]

    def _definite(self, source: Source) -> bool:
        words = [*self._words_before(source)[-3:], *source.name.casefold().split()[:1]]
        return not body_table().others.indefinite & set(words)

    def _somebody_else(self, source: Source) -> bool:
        words = [*self._words_before(source)[-3:], *source.name.casefold().split()]
        return bool(body_table().others.words & set(words))


@cache
def _agency_names() -> tuple[str, ...]:
    actors = actor_table().by_id
    listed_ones = (actors[each] for each in sorted(body_table().agencies))
    return tuple(name for actor in listed_ones for name in (actor.name, *actor.aliases))


def _fits(speaker: Speaker, stands: Stands) -> bool:
    table = actor_table()
    if any(actor in table.lineage(speaker.actor_id) for actor in stands.actors):
        return True
    return speaker.kind in {str(kind) for kind in stands.kinds}


def could_mean(description: str, part: str, speaker: Speaker) -> bool:
    """Whether a description of another report can mean a body."""
    if part:
        return speaker.part == part
    stands = body_table().stands_for(description)
    return stands is not None and _fits(speaker, stands)


def _by_office(name: str) -> str:
    words = f" {name.casefold()} "
    places = body_table().hands.places
    return FIRST if any(f" {place} " in words for place in places) else SECOND


def _is_credit(words: str, names: Sequence[str]) -> bool:
    """Whether an agency is given as maker: "(AFP)", "BAMAKO, AFP -", "with AFP", "By AFP"."""
    told = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    shapes = (
        rf"\((?:{told})\)|[—–-]\s*(?:{told})\s*$|\b(?:by|with|source:?|avec|par)\s+(?:{told})\s*$"
    )
    return re.search(shapes, words, re.IGNORECASE | re.MULTILINE) is not None
