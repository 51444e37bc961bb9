"""On whose word: who speaks in a sentence, how firmly, and who spoke last before it."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.verbal import subjects
from cenotaph.claims.units import Unit
from cenotaph.knowledge.speech import Phrases, Speech, find_phrase
from cenotaph.record.actor import ActorKind, ActorMention
from cenotaph.record.base import Record
from cenotaph.record.claim import Source, Stance

_MAKERS = frozenset({"by", "from", "par"})
_PASSIVE_TAILS = frozenset({"to", "of", "by"})  # "accused of", "believed to", "reported by"
_PAUSES = frozenset({",", "”", '"', "»", "'", "’"})
_SHORT = 3  # longer words in -s before a verb are plurals
_INVERTED_REACH = 6
_ACCORDING_REACH = 14


class Voice(Record, frozen=True, kw_only=True):
    """Somebody speaking in a sentence: `position` is the token of the cue ("said").

    `sources` is empty when the text names only a document or a pronoun; `back` then says what
    points back: "document" ("the report alleges") or "pronoun" ("they add").
    """

    position: int
    stance: Stance
    sources: tuple[Source, ...] = ()
    back: str = ""


def find_voices(clause: Clause, speech: Speech) -> tuple[Voice, ...]:
    """The voices of one sentence in the order of their cues."""
    found = [
        *_reporting(clause, speech),
        *_according(clause, speech),
        *_headed(clause, speech),
        *_made(clause, speech),
    ]
    return tuple(sorted(found, key=lambda voice: voice.position))


def _headed(clause: Clause, speech: Speech) -> list[Voice]:
    """A headline that names its source first: "Survivors: soldiers burned the market"."""
    unit = clause.unit_at(0)
    if not clause.sentence.heading or unit is None or clause.word(unit.last) != ":":
        return []
    sources = to_sources((unit,), Stance.ASSERTS, clause, speech)
    return [Voice(position=unit.last, stance=Stance.ASSERTS, sources=sources)] if sources else []


def _made(clause: Clause, speech: Speech) -> list[Voice]:
    """ "a report by the organisation": what follows in the sentence rests on its maker."""
    voices: list[Voice] = []
    position = find_phrase(clause.words, speech.documents)
    while position >= 0:
        if clause.word(position + 1) in _MAKERS:
            units = _units_after(clause, position + 2, speech)
            sources = to_sources(units, Stance.ASSERTS, clause, speech)
            if sources:
                voices.append(Voice(position=position, stance=Stance.ASSERTS, sources=sources))
        position = find_phrase(clause.words, speech.documents, position + 1)
    return voices


def _stances(speech: Speech) -> tuple[tuple[Stance, Phrases], ...]:
    return (
        (Stance.CANNOT_CONFIRM, speech.doubts),
        (Stance.DENIES, speech.denies),
        (Stance.ALLEGES, speech.alleges),
        (Stance.ASSERTS, speech.asserts),
    )


def _reporting(clause: Clause, speech: Speech) -> list[Voice]:
    voices: list[Voice] = []
    taken = {p for each in clause.predicates for p in range(each.first, each.end)}
    for stance, phrases in _stances(speech):
        position = find_phrase(clause.words, phrases)
        while position >= 0:
            if position not in taken and _is_verb(clause, position):
                voice = _speaker(clause, position, stance, speech)
                if voice is not None:
                    voices.append(voice)
                    taken.add(position)
            position = find_phrase(clause.words, phrases, position + 1)
    return voices


def _reduced(clause: Clause, position: int) -> bool:
    """ "soldiers believed to be …", "men accused of …": nobody is speaking there."""
    word = clause.word(position)
    tail = clause.word(position + 1)
    return (word.endswith("ed") and tail in _PASSIVE_TAILS) or word in clause.syntax.accused


def _is_verb(clause: Clause, position: int) -> bool:
    """Whether a word of speech is used as a verb: "the report", "states that are" are not."""
    if clause.unit_at(position) is not None:
        return False
    before = clause.word(position - 1)
    syntax = clause.syntax
    nominal = before in syntax.determiner or before in syntax.preposition or before in syntax.of
    if clause.word(position) in syntax.noun_too:
        # "the UN report" is a noun, "residents report" a verb
        people = clause.unit_at(position - 1) is not None
        return people and before.endswith("s") and len(before) > _SHORT
    return not nominal or before in {"that", "all", "both"}


def _speaker(clause: Clause, position: int, stance: Stance, speech: Speech) -> Voice | None:
    chain = clause.auxiliaries(position)
    if (chain and chain[0] in clause.syntax.passive) or _reduced(clause, position):
        by = clause.agents_by(position + 1, past_acts=True)
        sources = to_sources(by, stance, clause, speech)
        return Voice(position=position, stance=stance, sources=sources) if sources else None
    if _said_by_document(clause, position, speech):
        return Voice(position=position, stance=stance, back="document")
    inverted = _inverted(clause, position)
    speakers = inverted or _teller(clause, position, speech)
    sources = to_sources(speakers, stance, clause, speech)
    if sources and not _only_heard(clause, speakers, position, speech):
        return Voice(position=position, stance=stance, sources=sources)
    return _document_speaks(clause, position, stance, speech)


def _said_by_document(clause: Clause, position: int, speech: Speech) -> bool:
    """ "…, says the report": the document stands behind the verb and nobody before it."""
    if clause.word(position - 1) not in _PAUSES:
        return False
    place = position + 1
    while clause.word(place) in clause.syntax.determiner:
        place += 1
    return place > position + 1 and find_phrase(clause.words, speech.documents, place) == place


def _teller(clause: Clause, position: int, speech: Speech) -> tuple[Unit, ...]:
    """The subject of a verb of speech; in "an inquiry by the mission found", the mission."""
    for unit in clause.units_left(clause.start_of_verb(position)):
        noun = find_phrase(clause.words, speech.documents, max(0, unit.first - 4), unit.first)
        made_by = noun >= 0 and set(clause.words[noun : unit.first]) & (_MAKERS | clause.syntax.of)
        if made_by and unit.actor is not None:
            return (unit,)
        break
    return subjects(clause, position, person=False)


def _document_speaks(clause: Clause, position: int, stance: Stance, speech: Speech) -> Voice | None:
    """ "The report alleges …": the speaker is whoever made the report."""
    noun = find_phrase(clause.words, speech.documents, 0, position)
    pronoun = clause.word(
        clause.before(clause.start_of_verb(position))
    ) in clause.syntax.personal | {"it"}
    if noun < 0 and not pronoun:
        return None
    back = "document" if noun >= 0 else "pronoun"
    return Voice(position=position, stance=stance, back=back)


def _only_heard(clause: Clause, units: Sequence[Unit], position: int, speech: Speech) -> bool:
    """ "The report, based on interviews with witnesses, says": the report speaks, not they."""
    first = min(unit.first for unit in units)
    noun = find_phrase(clause.words, speech.documents, 0, min(first, position))
    if noun < 0 or first > position:
        return False
    return not set(clause.words[noun:first]) & (_MAKERS | clause.syntax.of)


def _inverted(clause: Clause, position: int) -> tuple[Unit, ...]:
    """ "…, said Ilaria A., a researcher at …": the speaker follows the verb."""
    before = clause.word(position - 1)
    if before not in _PAUSES:
        return ()
    for place in range(position + 1, min(position + _INVERTED_REACH, len(clause.words))):
        unit = clause.unit_at(place)
        if unit is not None:
            nameless = unit.actor is None or unit.actor.actor_id is None
            return (_house(clause, unit) if nameless else unit,)
        if clause.word(place) in {",", ".", "that"}:
            return ()
    return ()


def _house(clause: Clause, unit: Unit) -> Unit:
    """ "a researcher at the organisation": the organisation that an unnamed person speaks for."""
    house = clause.unit_at(clause.after(unit.last) + 1)
    prepositions = clause.syntax.preposition | clause.syntax.of
    if house is None or house.actor is None or clause.word(unit.last) not in prepositions:
        return unit
    return house


def _according(clause: Clause, speech: Speech) -> list[Voice]:
    voices: list[Voice] = []
    position = find_phrase(clause.words, speech.according)
    while position >= 0:
        units = _units_after(clause, position + 1, speech)
        sources = to_sources(units, Stance.ASSERTS, clause, speech)
        voices.append(
            Voice(
                position=position,
                stance=Stance.ASSERTS,
                sources=sources,
                back="" if sources else "document",
            )
        )
        position = find_phrase(clause.words, speech.according, position + 1)
    return voices


def _units_after(clause: Clause, position: int, speech: Speech) -> tuple[Unit, ...]:
    """Speakers after "according to": the first unit and those joined to it."""
    found: list[Unit] = []
    place = position
    limit = min(position + _ACCORDING_REACH, len(clause.words))
    documents = {phrase[0] for phrase in speech.documents}
    document = False
    while place < limit:
        unit = clause.unit_at(place)
        if unit is not None:
            if unit.actor is None and found:
                break
            found.append(unit)
            place = unit.last
            if clause.word(place) not in {"and", "et", ",", "&"}:
                break
            continue
        document = document or clause.word(place) in documents
        if clause.word(place) in {";", ".", ":"}:
            break
        if clause.word(place) == "," and (found or document):
            break
        place += 1
    return tuple(found)


def to_sources(
    units: Sequence[Unit], stance: Stance, clause: Clause, speech: Speech
) -> tuple[Source, ...]:
    """Units as sources; a person who speaks for a body is given as that body."""
    first_hand = {phrase[0] for phrase in speech.first_hand}
    sources: list[Source] = []
    for unit in units:
        actor = _body_of(clause, unit)
        words = clause.words[unit.first : unit.last]
        eyewitness = any(word in first_hand for word in words)
        if actor is None and not eyewitness:
            continue
        sources.append(
            Source(
                name=_name(actor, words),
                kind=actor.kind if actor is not None else ActorKind.PERSON,
                stance=stance,
                actor_id=actor.actor_id if actor is not None else None,
                first_hand=eyewitness,
                span=clause.span(unit.first, unit.last),
            )
        )
    return tuple(sources)


def _body_of(clause: Clause, unit: Unit) -> ActorMention | None:
    """ "the government's spokesman": the government, whose words he speaks."""
    actor = unit.actor
    if actor is None or actor.actor_id is not None or actor.affiliation is not None:
        return actor
    owner = clause.unit_at(unit.first - 2)
    possessive = clause.word(unit.first - 1) in {"'s", "’s"}
    return owner.actor if possessive and owner is not None and owner.actor else actor


def _name(actor: ActorMention | None, words: tuple[str, ...]) -> str:
    if actor is None:
        return " ".join(words)
    return actor.affiliation or actor.name


def cues(clause: Clause, speech: Speech) -> tuple[int, ...]:
    """Every token at which something is said, whoever says it: dates beside it belong to it."""
    found: set[int] = set()
    for _, phrases in _stances(speech):
        position = find_phrase(clause.words, phrases)
        while position >= 0:
            said = _is_verb(clause, position) and not _reduced(clause, position)
            if said and not clause.is_predicate(position):
                found.add(position)
            position = find_phrase(clause.words, phrases, position + 1)
    return tuple(sorted(found))


def leading_sources(voices: Sequence[Voice]) -> tuple[Source, ...]:
    """Who an unattributed sentence after these voices most likely rests on."""
    for voice in reversed(voices):
        if voice.sources and voice.stance is not Stance.DENIES:
            return voice.sources
    return ()


def voice_of(voices: Sequence[Voice], position: int) -> Voice | None:
    """The voice that governs a token: the nearest cue before it, else the nearest after it."""
    before = [voice for voice in voices if voice.position <= position]
    after = [voice for voice in voices if voice.position > position]
    if before:
        return before[-1]
    return after[0] if after else None
