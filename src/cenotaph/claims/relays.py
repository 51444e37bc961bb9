"""Who passed words on, whom a speaker cites, and who can confirm nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.speakers import QUOTES, Head, after_cue, before_verb, head_at, sources_of
from cenotaph.claims.voices import TELLING, Voice
from cenotaph.knowledge.sources import SourceWords
from cenotaph.knowledge.speech import Phrases, find_phrase
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Source, SourceKind, Stance

_HEARERS = frozenset({ActorKind.MEDIA, ActorKind.NGO, ActorKind.UN})
_HEARING = 8  # words from a cue to "in an interview with"
_NAME = 4  # words from there to the name of who was told
_CARRYING = 14  # words from a cue to "read on state television"
_CITED = 8  # words from "citing" to whom
_TO = frozenset({"to", "à", "au", "aux"})
_INSIDE = frozenset({"in", "on", "dans", "sur"})
_LIES = 9  # words from "called" to "lies"
_ENDS = frozenset({",", ".", "but", "while", "mais"})


def with_relays(clause: Clause, voices: tuple[Voice, ...], table: SourceWords) -> tuple[Voice, ...]:
    """The voices with who was told, who passed it on, and whom they cite."""
    if not voices:
        return _citing_alone(clause, table)
    found = list(voices)
    for index, voice in enumerate(found):
        if voice.stance in TELLING and not voice.outer:
            outer = (
                _heard_by(clause, voice, table)
                or _carried_by(clause, voice, table)
                or _shown_in(clause, voice, table)
            )
            found[index] = msgspec.structs.replace(voice, outer=outer)
    for position in _places(clause.words, table.citing):
        heads = after_cue(clause, position + 1, _CITED, table)
        telling = [index for index, voice in enumerate(found) if voice.stance in TELLING]
        if not heads or not telling:
            continue
        nearest = min(telling, key=lambda index: abs(found[index].position - position))
        inner = sources_of(clause, heads, Stance.ASSERTS, table)
        found[nearest] = msgspec.structs.replace(found[nearest], inner=inner)
    return tuple(found)


def _citing_alone(clause: Clause, table: SourceWords) -> tuple[Voice, ...]:
    """ "Nine dead, citing officials": nobody speaks but those who are cited."""
    voices = []
    for position in _places(clause.words, table.citing):
        heads = after_cue(clause, position + 1, _CITED, table)
        if heads:
            sources = sources_of(clause, heads, Stance.ASSERTS, table)
            voices.append(
                Voice(position=position, stance=Stance.ASSERTS, sources=sources, first=position)
            )
    return tuple(voices)


def _places(words: tuple[str, ...], phrases: Phrases) -> list[int]:
    found = []
    position = find_phrase(words, phrases)
    while position >= 0:
        found.append(position)
        position = find_phrase(words, phrases, position + 1)
    return found


def _heard_by(clause: Clause, voice: Voice, table: SourceWords) -> tuple[Source, ...]:
    """ "told AFP", "in an interview with AFP", "speaking to AFP, …": who was told, if a body."""
    start = max(0, min(voice.position, voice.first if voice.first >= 0 else voice.position))
    end = min(voice.position + _HEARING, len(clause.words))
    for position in _places(clause.words[:end], table.hearing):
        if position < start:
            continue
        place = next(
            position + len(phrase)
            for phrase in sorted(table.hearing, key=len, reverse=True)
            if clause.words[position : position + len(phrase)] == phrase
        )
        found = _named_body(clause, place, _HEARERS)
        if found is not None:
            return sources_of(clause, (found,), Stance.ASSERTS, table)
    return ()


def past_hearer(clause: Clause, place: int) -> int:
    """The first token after who was told, if that stands first: "a dit à l'agence un habitant"."""
    if clause.word(place) not in _TO:
        return place
    heard = _named_body(clause, place + 1, _HEARERS)
    return heard.last if heard is not None else place


def _named_body(clause: Clause, place: int, kinds: frozenset[ActorKind]) -> Head | None:
    """The body directly named there, determiners passed over."""
    for at in range(place, place + _NAME):
        unit = clause.unit_at(at)
        if unit is not None and unit.actor is not None:
            known = unit.actor.kind in kinds and unit.actor.affiliation is None
            return Head(first=unit.first, last=unit.last, unit=unit) if known else None
        word = clause.word(at)
        if word not in clause.syntax.determiner and not word.isalpha():
            return None
        if word not in clause.syntax.determiner and at > place:
            return None
    return None


def _carried_by(clause: Clause, voice: Voice, table: SourceWords) -> tuple[Source, ...]:
    """ "in a statement read on state television": the medium that passed the words on."""
    end = min(voice.position + _CARRYING, len(clause.words))
    for phrase_at in _places(clause.words[:end], table.carrying):
        if phrase_at < (voice.first if voice.first >= 0 else voice.position):
            continue
        for at in range(phrase_at + 1, min(phrase_at + 2 + _NAME, len(clause.words))):
            head = head_at(clause, at, table)
            if head is None:
                continue
            found = sources_of(clause, (head,), Stance.ASSERTS, table)
            if found[0].speaks_as in (SourceKind.MEDIA, SourceKind.SOCIAL_MEDIA):
                return found
            break
    return ()


def _shown_in(clause: Clause, voice: Voice, table: SourceWords) -> tuple[Source, ...]:
    """ "In a video posted on a channel, the leader said": the video that he is seen in."""
    if clause.word(0) not in _INSIDE:
        return ()
    for at in range(1, min(1 + _NAME, max(voice.first, 0))):
        head = head_at(clause, at, table)
        if head is not None:
            shown = head.kind is SourceKind.SOCIAL_MEDIA and head.last <= voice.first
            return sources_of(clause, (head,), Stance.ASSERTS, table) if shown else ()
    return ()


def as_saying(clause: Clause, position: int, stance: Stance, table: SourceWords) -> Voice | None:
    """ "The agency quoted residents as saying": the residents, through the agency."""
    if clause.word(position - 1) not in {"as", "comme"}:
        return None
    start = max(0, position - _CARRYING)
    quoting = _places(clause.words[start:position], table.relaying)
    if not quoting:
        return None
    relay = start + quoting[-1]
    heads = after_cue(clause, relay + 1, position - relay - 1, table)
    if not heads:
        return None
    outer = before_verb(clause, clause.start_of_verb(relay), table)
    return Voice(
        position=position,
        stance=stance,
        sources=sources_of(clause, heads, stance, table),
        first=heads[0].first,
        outer=sources_of(clause, outer, Stance.ASSERTS, table),
    )


def said_before(clause: Clause, first: int, position: int) -> bool:
    """Whether "…, residents said." stands behind the words that they said."""
    place = first
    while place > 0 and clause.words[place - 1] not in {",", *QUOTES}:
        if clause.is_predicate(place - 1) or clause.words[place - 1] in _ENDS:
            return False
        place -= 1
    if place == 0:
        return False
    for at in range(position + 1, len(clause.words)):
        word = clause.words[at]
        if word in _ENDS:
            return True
        if (
            clause.is_predicate(at)
            or word in clause.syntax.complementizer
            or word in {":", *QUOTES}
        ):
            return False
    return True


def doubting(clause: Clause, table: SourceWords) -> list[Voice]:
    """Who could not confirm: a body that says so of itself, else the text itself."""
    found = []
    for position, word in enumerate(clause.words):
        if word not in table.verifiers:
            continue
        end = _unable(clause, position)
        passive = clause.word(end) in clause.syntax.be
        place = _unable(clause, end) if passive else end
        phrase = _ending_at(clause.words, place + 1, table.unable)
        if phrase:
            start = place + 1 - phrase
            heads = () if passive else _doubter(clause, start, table)
            found.append(_doubt(clause, position, heads, table))
    for position in _places(clause.words, table.unverified):
        found.append(_doubt(clause, position, (), table))
    return found


def _unable(clause: Clause, position: int) -> int:
    """The index of the nearest word to the left that is no adverb; a negation is none here."""
    place = position - 1
    while place >= 0 and (
        clause.words[place] not in clause.syntax.negation
        and clause.syntax.is_adverb(clause.words[place])
    ):
        place -= 1
    return place


def _ending_at(words: tuple[str, ...], end: int, phrases: Phrases) -> int:
    """The length of the longest phrase that ends before `end`, 0 if none does."""
    fitting = [len(p) for p in phrases if len(p) <= end and words[end - len(p) : end] == p]
    return max(fitting, default=0)


def _doubter(clause: Clause, start: int, table: SourceWords) -> tuple[Head, ...]:
    before = clause.start_of_verb(start)
    if {clause.word(before - 1), clause.word(start), clause.word(start + 1)} & topics().impersonal:
        return ()
    return before_verb(clause, before, table)


def _doubt(clause: Clause, position: int, heads: Sequence[Head], table: SourceWords) -> Voice:
    sources = sources_of(clause, heads, Stance.CANNOT_CONFIRM, table)
    if not sources:
        sources = (
            Source(
                name=table.itself,
                stance=Stance.CANNOT_CONFIRM,
                span=clause.span(position, position + 1),
            ),
        )
    return Voice(position=position, stance=Stance.CANNOT_CONFIRM, sources=sources, first=position)


def called_lies(clause: Clause, table: SourceWords) -> list[Voice]:
    """ "called the reports lies": a denial without a verb of denial."""
    found = []
    for position, word in enumerate(clause.words):
        if word not in topics().calling:
            continue
        if find_phrase(clause.words, table.lies, position, position + _LIES) < 0:
            continue
        heads = before_verb(clause, clause.start_of_verb(position), table)
        if heads:
            sources = sources_of(clause, heads, Stance.DENIES, table)
            found.append(
                Voice(
                    position=position, stance=Stance.DENIES, sources=sources, first=heads[0].first
                )
            )
    return found
