"""As what somebody speaks: the noun phrase beside a word of speech becomes a source."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.units import Unit
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.sources import SourceWords, kind_in
from cenotaph.knowledge.speech import Phrases, find_phrase
from cenotaph.record.actor import ActorKind, ActorMention
from cenotaph.record.base import Record
from cenotaph.record.claim import Source, SourceKind, Stance

QUOTES = frozenset('"“”«»„')
_BREAKS = frozenset(";:()[]-") | {"--", "–", "—", "..."} | QUOTES
_TURNS = frozenset({"but", "while", "whereas", "although", "though", "mais", "alors"})
_JOINS = frozenset({"and", "et", "&"})
_AT = frozenset({"at", "for", "from", "with", "in", "à", "au", "pour", "du", "chez"})
_MODIFIERS = (
    4  # words before a noun that may say whose it is: "a senior provincial health official"
)
_COMPLEMENT = 7  # words after it that may: "an employee of the city's main morgue"
_CLAUSE = 14  # words after it in which a clause may say that they were there or are bereaved
_ASIDES = 3  # commas passed over between a speaker and the verb
_SPEAKS_AS = {
    ActorKind.STATE_FORCE: SourceKind.ARMY,
    ActorKind.PRIVATE_MILITARY_COMPANY: SourceKind.ARMED_GROUP,
    ActorKind.ARMED_GROUP: SourceKind.ARMED_GROUP,
    ActorKind.MILITIA: SourceKind.ARMED_GROUP,
    ActorKind.GOVERNMENT: SourceKind.OFFICIAL,
    ActorKind.UN: SourceKind.UN,
    ActorKind.NGO: SourceKind.NGO,
    ActorKind.COURT: SourceKind.COURT,
    ActorKind.MEDIA: SourceKind.MEDIA,
    ActorKind.COMMUNITY: SourceKind.COMMUNITY,
    ActorKind.PERSON: SourceKind.PERSON,
}
_TITLED = frozenset({ActorKind.PERSON, ActorKind.MEDIA, ActorKind.NGO, ActorKind.UN})
_BODIES = frozenset(_SPEAKS_AS) - {ActorKind.COMMUNITY, ActorKind.PERSON}


class Head(Record, frozen=True, kw_only=True):
    """The noun at tokens `[first, last)` that names who speaks, by table or as an actor.

    `role` marks nouns whose kind the words beside them decide ("official", "spokesman"),
    `named` heads that end in a personal name.
    """

    first: int
    last: int
    kind: SourceKind | None = None
    role: bool = False
    unit: Unit | None = None
    named: bool = False


def head_at(clause: Clause, place: int, table: SourceWords) -> Head | None:
    """The head that begins at a token: a noun of the table, a run of them, or an actor."""
    found = table.head_at(clause.words, place)
    unit = clause.unit_at(place)
    acting = unit if unit is not None and unit.actor is not None else None
    if found is None:
        return _acting_head(clause, acting, table) if acting and acting.first == place else None
    last: int
    kind: SourceKind | None
    last, kind, role = found
    if acting is not None and acting.first == place and _listed_body(acting, last):
        last, kind, role = acting.last, None, False
    while (longer := table.head_at(clause.words, last)) is not None:
        last, kind, role = longer
    if acting is not None and acting.last > last:
        beyond = table.head_at(clause.words, acting.last)
        last, kind, role = beyond or (acting.last, kind, role)
    named = clause.unit_at(last)
    if named is None or named.actor is None or named.actor.kind not in _TITLED:
        return Head(first=place, last=last, kind=kind, role=role, unit=acting)
    # "the mayor Awa D.", "the charity X", "the daily Y": the name that the noun goes before
    person = named.actor.kind is ActorKind.PERSON
    return Head(first=place, last=named.last, kind=kind, role=role, unit=named, named=person)


def _listed_body(acting: Unit, last: int) -> bool:
    """Whether a table lists the whole name, whatever noun it begins with ("Doctors Without …")."""
    return acting.actor is not None and acting.actor.actor_id is not None and acting.last >= last


def _acting_head(clause: Clause, acting: Unit, table: SourceWords) -> Head:
    """An actor as a head; "a local survivor" is a survivor, whatever stands before the noun."""
    actor = acting.actor
    if actor is None or actor.actor_id is not None:
        return Head(first=acting.first, last=acting.last, unit=acting)
    last, kind, role = acting.last, None, False
    for place in range(acting.first, acting.last):
        found = table.head_at(clause.words, place)
        if found is not None:
            last, kind, role = found
    named = kind is None and actor.kind is ActorKind.PERSON
    return Head(
        first=acting.first,
        last=max(last, acting.last),
        kind=kind,
        role=role,
        unit=acting,
        named=named or actor.affiliation is not None,
    )


def before_verb(
    clause: Clause, end: int, table: SourceWords, cues: frozenset[int] = frozenset()
) -> tuple[Head, ...]:
    """Who stands before a verb of speech that starts at `end`: "the mayor, who …, said".

    `cues` are the tokens of other verbs of speech: their speakers are not looked at.
    """
    last = end
    for _ in range(_ASIDES):
        if clause.word(last - 1) == ",":
            last = _comma_before(clause, last - 1)
            if last < 0:
                return ()
        first = _stretch(clause, last, cues)
        for place in range(first, last):
            head = head_at(clause, place, table)
            if head is not None and head.last <= last and _subject(clause, head, end):
                return _together(clause, head, table)
        if clause.word(first - 1) != "," or last == end:
            return ()
        last = first
    return ()


def after_cue(
    clause: Clause, place: int, reach: int, table: SourceWords, *, directly: bool = False
) -> tuple[Head, ...]:
    """Who stands after "according to" or an inverted "said": the first head within `reach`;
    `directly` if only words of its own phrase may stand between.
    """
    for at in range(place, min(place + reach, len(clause.words))):
        head = head_at(clause, at, table)
        if head is not None:
            joined = not directly or _phrase_start(clause, head.first) <= place
            return _together(clause, head, table) if joined else ()
        word = clause.word(at)
        if (word in _BREAKS and word not in QUOTES) or word in {",", "."} or word == "that":
            return ()
    return ()


def _comma_before(clause: Clause, place: int) -> int:
    place -= 1
    while place >= 0 and clause.words[place] != ",":
        if clause.words[place] in _BREAKS:
            return -1
        place -= 1
    return place


def _stretch(clause: Clause, last: int, cues: frozenset[int]) -> int:
    """Where the phrase that ends before `last` begins at the earliest."""
    syntax = clause.syntax
    place = last
    while place > 0:
        word = clause.words[place - 1]
        stops = word in _BREAKS | _TURNS | {",", "that", "que", "qu'"} or place - 1 in cues
        if stops or (word in syntax.subordinator and clause.unit_at(place - 1) is None):
            return place
        place -= 1
    return 0


def _subject(clause: Clause, head: Head, end: int) -> bool:
    """Whether a head is the subject of the verb at `end` rather than part of another phrase."""
    start = _phrase_start(clause, head.first)
    before = clause.word(start - 1)
    syntax = clause.syntax
    if before in syntax.preposition or before in syntax.of or before in syntax.by:
        return False
    relative = clause.word(head.last) in syntax.relative or clause.word(head.last) == ","
    first = _stretch(clause, start, frozenset())
    # "…killed three armed men, says the report": the object of another verb speaks of nothing
    return not _acts(clause, first, start) and (relative or not _acts(clause, head.last, end))


def _acts(clause: Clause, first: int, last: int) -> bool:
    """Whether a verb of the act lexicon stands in tokens `[first, last)`."""
    return any(first <= each.first < last and each.act.pos == "verb" for each in clause.predicates)


def _phrase_start(clause: Clause, place: int) -> int:
    """The first word of the phrase whose noun is at `place`: determiner and adjectives."""
    start = place
    while start > 0 and place - start < _MODIFIERS:
        word = clause.words[start - 1]
        if word in clause.syntax.determiner:
            return start - 1
        if not _beside(clause, start - 1):
            return start
        start -= 1
    return start


def _beside(clause: Clause, place: int) -> bool:
    """Whether a word can stand inside a noun phrase before its noun."""
    word, syntax = clause.word(place), clause.syntax
    closed = (
        syntax.preposition | syntax.of | syntax.by | syntax.conjunction | syntax.subordinator
    ) | (syntax.relative | syntax.determiner)
    return bool(word) and word[0].isalnum() and word not in closed


def _together(clause: Clause, head: Head, table: SourceWords) -> tuple[Head, ...]:
    """A head and those joined to it by "and": "witnesses and a doctor"."""
    found = [head]
    while clause.word(found[-1].last) in _JOINS:
        place = found[-1].last + 1
        while clause.word(place) in clause.syntax.determiner:
            place += 1
        joined = None
        for at in range(place, place + _MODIFIERS):
            joined = head_at(clause, at, table)
            if joined is not None or not _beside(clause, at) or clause.is_predicate(at):
                break
        if joined is None:
            break
        found.append(joined)
    return tuple(found)


def sources_of(
    clause: Clause, heads: Sequence[Head], stance: Stance, table: SourceWords
) -> tuple[Source, ...]:
    """Heads as sources; a person who speaks for a body is given as that body."""
    return tuple(_source(clause, head, stance, table) for head in heads)


def _source(clause: Clause, head: Head, stance: Stance, table: SourceWords) -> Source:
    body = _speaks_for(clause, head)
    actor = body or _actor(clause, head)
    there = _said_of(clause, head, table.present)
    kind = (
        (_of_house(body.name, table) or _of_body(body))
        if body is not None
        else _kind(clause, head, actor, table)
    )
    if _said_of(clause, head, table.bereaved):
        kind = SourceKind.RELATIVE
    elif there and kind in (SourceKind.COMMUNITY, SourceKind.PERSON, SourceKind.UNSTATED):
        kind = SourceKind.WITNESS
    listed = find_phrase(clause.words, table.first_hand, head.first, head.last) >= 0
    known = actor is not None and actor.actor_id is not None
    return Source(
        name=_name(clause, head, actor),
        kind=actor.kind if actor is not None else ActorKind.PERSON,
        stance=stance,
        actor_id=actor.actor_id if actor is not None else None,
        first_hand=listed or there,
        span=clause.span(head.first, head.last),
        speaks_as=kind,
        anonymous=not known and _unnamed(clause, head, table),
    )


def _actor(clause: Clause, head: Head) -> ActorMention | None:
    """Who the head names, if a table or a name says so; a role beside a body is no body."""
    actor = head.unit.actor if head.unit is not None else None
    if actor is None or actor.actor_id is not None or actor.affiliation is not None:
        return actor
    owner = clause.unit_at(head.first - 2)
    possessive = clause.word(head.first - 1) in {"'s", "’s"}
    return owner.actor if possessive and owner is not None and owner.actor else actor


def _speaks_for(clause: Clause, head: Head) -> ActorMention | None:
    """ "a spokesman for the front", "a researcher at the organisation": whose words these are."""
    if head.kind not in (SourceKind.PERSON, SourceKind.MONITOR) or not head.role:
        return None
    own = head.unit.actor if head.unit is not None else None
    if head.named or (own is not None and own.actor_id is not None):
        return None
    if clause.word(head.last) not in clause.syntax.of | _AT:
        return None
    place = head.last + 1
    while clause.word(place) in clause.syntax.determiner:
        place += 1
    unit = clause.unit_at(place)
    actor = unit.actor if unit is not None else None
    return actor if actor is not None and actor.kind in _BODIES else None


def _kind(clause: Clause, head: Head, actor: ActorMention | None, table: SourceWords) -> SourceKind:
    if head.kind is not None and not head.role:
        return head.kind
    person = actor is None or actor.kind is ActorKind.PERSON or head.role
    beside = _kind_beside(clause, head, table) if person else None
    if beside is not None:
        return beside
    if actor is not None and actor.affiliation is not None:
        return _of_house(actor.affiliation, table) or head.kind or SourceKind.PERSON
    if actor is not None and actor.kind is not ActorKind.PERSON:
        return _of_house(actor.name, table) or _of_body(actor)
    return head.kind or SourceKind.PERSON


def _kind_beside(clause: Clause, head: Head, table: SourceWords) -> SourceKind | None:
    """What the words before and after a role say of it, the nearest first."""
    start = max(_phrase_start(clause, head.first), head.first - _MODIFIERS)
    before = clause.words[start : head.last]
    after = _complement(clause, head)
    return (
        kind_in(before, table.kind_of_field)
        or (kind_in(before[:-1], table.kind_of_noun) if head.role else None)
        or kind_in(after, table.kind_of_field)
        or kind_in(after, table.kind_of_noun)
        or (kind_in(after, table.kind_of_role) if head.kind in (None, SourceKind.PERSON) else None)
    )


def _complement(clause: Clause, head: Head) -> tuple[str, ...]:
    """The words after a noun that still speak of it: "of the main hospital", and after a name
    those set off by a comma, ", a nurse at X".
    """
    place = head.last
    if clause.word(place) == "," and head.named:
        place += 1
        first = clause.word(place)
        if first not in clause.syntax.determiner and clause.unit_at(place) is None:
            return ()
    elif clause.word(place) not in clause.syntax.of | _AT:
        return ()
    end = place
    while end < min(place + _COMPLEMENT, len(clause.words)):
        if clause.words[end] in _BREAKS or clause.words[end] in {",", "."}:
            break
        end += 1
    return clause.words[place:end]


def _said_of(clause: Clause, head: Head, phrases: Phrases) -> bool:
    """Whether a clause after the head says something of these very people."""
    return find_phrase(clause.words, phrases, head.last, _reach(clause, head.last)) >= 0


def _reach(clause: Clause, place: int) -> int:
    return min(place + _CLAUSE, len(clause.words))


def _unnamed(clause: Clause, head: Head, table: SourceWords) -> bool:
    if find_phrase(clause.words, table.unnamed, head.first, head.last) >= 0:
        return True
    return find_phrase(clause.words, table.anonymity) >= 0


def _name(clause: Clause, head: Head, actor: ActorMention | None) -> str:
    if actor is not None:
        return actor.affiliation or actor.name
    title = _title(clause, head.last) if head.kind is SourceKind.MEDIA else ""
    start = _phrase_start(clause, head.first)
    while start < head.first and clause.words[start] in clause.syntax.determiner:
        start += 1
    return title or " ".join(clause.words[start : head.last])


def _title(clause: Clause, place: int) -> str:
    """The capitalised words that follow directly: "the newspaper El Bosque"."""
    end = place
    tokens = clause.sentence.tokens
    while clause.sentence.mixed_case and end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    return " ".join(token.text for token in tokens[place:end])


def _of_body(actor: ActorMention) -> SourceKind:
    return _SPEAKS_AS.get(actor.kind, SourceKind.UNSTATED)


def _of_house(name: str, table: SourceWords) -> SourceKind | None:
    """The kind that the name of a body tells, else that of its entry in the actor table."""
    words = tuple(name.lower().replace("’", "'").split())
    told = kind_in(words, table.kind_of_house)
    if told is not None:
        return told
    entry = actor_table().named(name)
    return _SPEAKS_AS.get(entry.kind) if entry is not None else None
