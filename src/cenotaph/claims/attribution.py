"""On whose word: who speaks in a sentence, how firmly, and who spoke last before it."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.subjects import subjects
from cenotaph.claims.relays import (
    as_saying,
    called_lies,
    doubting,
    past_hearer,
    said_before,
    with_relays,
)
from cenotaph.claims.speakers import (
    QUOTES,
    Head,
    after_cue,
    before_verb,
    head_at,
    sources_of,
)
from cenotaph.claims.units import Unit
from cenotaph.claims.voices import TELLING, Voice
from cenotaph.knowledge.sources import SourceWords
from cenotaph.knowledge.speech import Phrases, Speech, find_phrase
from cenotaph.record.claim import Source, Stance

_MAKERS = frozenset({"by", "from", "par"})
_OWNS = frozenset({"'s", "’s", "'", "’"})
_THAT = frozenset({"that", "que", "qu'", "selon"})
_PASSIVE_TAILS = frozenset({"to", "of", "by"})  # "accused of", "believed to", "reported by"
_PAUSES = frozenset({",", "”", '"', "»", "'", "’"})
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE = 24  # tokens within which a dateline ends
_UNLISTED = 4  # words from the article of an unlisted speaker to its verb
_HEARD = frozenset({"told", "tells", "telling"})  # who stands after these listens
_SEEN = frozenset({"dead", "alive", "guilty", "unconscious"})  # "found dead": nobody speaks
_SHORT = 3  # longer words in -s before a verb are plurals
_INVERTED_REACH = 6
_ACCORDING_REACH = 14


def find_voices(clause: Clause, speech: Speech, table: SourceWords) -> tuple[Voice, ...]:
    """The voices of one sentence in the order of their cues."""
    doubts = doubting(clause, table)
    found = [
        *_reporting(clause, speech, table, frozenset(doubt.position for doubt in doubts)),
        *_according(clause, speech, table),
        *_headed(clause, table),
        *_made(clause, speech, table),
        *_claims_of(clause, table),
        *doubts,
        *called_lies(clause, table),
    ]
    ordered = sorted(found, key=lambda voice: (voice.position, voice.stance))
    return with_relays(clause, tuple(ordered), table)


def _headed(clause: Clause, table: SourceWords) -> list[Voice]:
    """A headline that names its source first: "Survivors: soldiers burned the market"."""
    heads = after_cue(clause, 0, 1, table)
    if not heads or clause.word(heads[-1].last) != ":":
        return []
    return [_voice(clause, heads[-1].last, Stance.ASSERTS, heads, table)]


def _made(clause: Clause, speech: Speech, table: SourceWords) -> list[Voice]:
    """ "a report by the organisation": what follows in the sentence rests on its maker."""
    voices: list[Voice] = []
    position = find_phrase(clause.words, speech.documents)
    while position >= 0:
        if clause.word(position + 1) in _MAKERS:
            heads = after_cue(clause, position + 2, _ACCORDING_REACH, table)
            if heads:
                voices.append(_voice(clause, position, Stance.ASSERTS, heads, table))
        position = find_phrase(clause.words, speech.documents, position + 1)
    return voices


def _claims_of(clause: Clause, table: SourceWords) -> list[Voice]:
    """ "the rebels' claim that …", "allegations by residents that …": theirs, not the text's."""
    voices: list[Voice] = []
    position = find_phrase(clause.words, table.allegation)
    while position >= 0:
        heads: tuple[Head, ...] = ()
        if clause.word(position - 1) in _OWNS and clause.word(position + 1) in _THAT:
            owner = position - 1 - (clause.word(position - 2) in _OWNS)
            heads = before_verb(clause, owner, table)
        elif clause.word(position + 1) in _MAKERS and not clause.is_predicate(position):
            heads = after_cue(clause, position + 2, _INVERTED_REACH, table, directly=True)
            heads = heads if heads and clause.word(heads[-1].last) in _THAT else ()
        if heads:
            voices.append(_voice(clause, position, Stance.ALLEGES, heads, table))
        position = find_phrase(clause.words, table.allegation, position + 1)
    return voices


def _voice(
    clause: Clause,
    position: int,
    stance: Stance,
    heads: Sequence[Head],
    table: SourceWords,
    *,
    behind: bool = False,
) -> Voice:
    """A cue and those who speak there; heads after the cue leave it as the first word."""
    return Voice(
        position=position,
        stance=stance,
        sources=sources_of(clause, heads, stance, table),
        first=min(position, heads[0].first),
        behind=behind,
    )


def _stances(speech: Speech) -> tuple[tuple[Stance, Phrases], ...]:
    return (
        (Stance.CANNOT_CONFIRM, speech.doubts),
        (Stance.DENIES, speech.denies),
        (Stance.ALLEGES, speech.alleges),
        (Stance.ASSERTS, speech.asserts),
    )


def _reporting(
    clause: Clause, speech: Speech, table: SourceWords, doubted: frozenset[int]
) -> list[Voice]:
    voices: list[Voice] = []
    # to accuse is both an act of speech and, in the lexicon, what somebody is said to have done
    acts = [each for each in clause.predicates if each.act.agent not in ("object", "to")]
    taken = {p for each in acts for p in range(each.first, each.end)}
    taken |= doubted
    said = frozenset(cues(clause, speech))
    for stance, phrases in _stances(speech)[1:]:
        position = find_phrase(clause.words, phrases)
        while position >= 0:
            if position not in taken and _is_verb(clause, position):
                voice = _speaker(clause, position, stance, speech, table, said=said)
                if voice is not None:
                    voices.append(voice)
                    taken.add(position)
            position = find_phrase(clause.words, phrases, position + 1)
    return voices


def _reduced(clause: Clause, position: int) -> bool:
    """ "soldiers believed to be …", "men accused of …": nobody is speaking there."""
    word = clause.word(position)
    tail = clause.word(position + 1)
    seen = word == "found" and (tail in _SEEN or clause.is_predicate(position + 1))
    tailed = word.endswith("ed") and tail in _PASSIVE_TAILS
    return tailed or seen or word in clause.syntax.accused


def _is_verb(clause: Clause, position: int) -> bool:
    """Whether a word of speech is used as a verb: "the report", "states that are" are not."""
    before = clause.word(position - 1)
    syntax = clause.syntax
    if clause.unit_at(position) is not None:
        # "the accused" are people, "residents accused soldiers" speak
        acts = any(each.first == position for each in clause.predicates)
        return acts and clause.unit_at(clause.before(position)) is not None
    nominal = before in syntax.determiner or before in syntax.preposition or before in syntax.of
    if clause.word(position) in syntax.noun_too:
        # "the UN report" is a noun, "residents report" a verb
        people = clause.unit_at(position - 1) is not None
        return people and before.endswith("s") and len(before) > _SHORT
    return not nominal or before in {"that", "all", "both"}


def _speaker(
    clause: Clause,
    position: int,
    stance: Stance,
    speech: Speech,
    table: SourceWords,
    *,
    said: frozenset[int],
) -> Voice | None:
    chain = clause.auxiliaries(position)
    if (chain and chain[0] in clause.syntax.passive) or _reduced(clause, position):
        by = _heads(clause, clause.agents_by(position + 1, past_acts=True), table)
        return _voice(clause, position, stance, by, table) if by else None
    if _said_by_document(clause, position, speech):
        return Voice(position=position, stance=stance, back="document")
    relayed = as_saying(clause, position, stance, table)
    if relayed is not None:
        return relayed
    inverted = _inverted(clause, position, table)
    if inverted:
        return _voice(clause, position, stance, inverted, table, behind=True)
    heads = _tellers(clause, position, speech, table, said)
    if heads and not _only_heard(clause, heads, position, speech):
        behind = said_before(clause, heads[0].first, position)
        return _voice(clause, position, stance, heads, table, behind=behind)
    return _document_speaks(clause, position, stance, speech)


def _said_by_document(clause: Clause, position: int, speech: Speech) -> bool:
    """ "…, says the report": the document stands behind the verb and nobody before it."""
    if clause.word(position - 1) not in _PAUSES:
        return False
    place = position + 1
    while clause.word(place) in clause.syntax.determiner:
        place += 1
    return place > position + 1 and find_phrase(clause.words, speech.documents, place) == place


def _tellers(
    clause: Clause, position: int, speech: Speech, table: SourceWords, said: frozenset[int]
) -> tuple[Head, ...]:
    """The subject of a verb of speech; in "an inquiry by the mission found", the mission."""
    start = clause.start_of_verb(position)
    for unit in clause.units_left(start):
        noun = find_phrase(clause.words, speech.documents, max(0, unit.first - 4), unit.first)
        made_by = noun >= 0 and set(clause.words[noun : unit.first]) & (_MAKERS | clause.syntax.of)
        if made_by and unit.actor is not None:
            return _heads(clause, (unit,), table)
        break
    named = before_verb(clause, start, table, said)
    if named or clause.word(start - 1) == "," or _document_before(clause, start, speech):
        return named
    unlisted = _unlisted(clause, start)
    if unlisted:
        return unlisted
    return _heads(clause, subjects(clause, position, person=False), table)


def _article_before(clause: Clause, start: int) -> int:
    """The article that opens "…, the new panel" right before a verb and after a pause, else -1."""
    place = start - 1
    while place >= 0 and start - place <= _UNLISTED and clause.word(place) not in _PAUSES:
        if clause.word(place) in clause.syntax.determiner:
            return place if clause.word(place - 1) in {*_PAUSES, ""} else -1
        place -= 1
    return -1


def _document_before(clause: Clause, start: int, speech: Speech) -> bool:
    """ "…, the report says": a document with nothing but its article is the subject."""
    first = _article_before(clause, start)
    return first >= 0 and find_phrase(clause.words, speech.documents, first, start) >= 0


def _unlisted(clause: Clause, start: int) -> tuple[Head, ...]:
    """ "…, the panel found": whoever that is, it speaks and nobody before the comma."""
    first = _article_before(clause, start) + 1
    if not 0 < first < start or clause.word(first - 2) not in _PAUSES:
        return ()
    plain = all(_is_plain(clause, place) for place in range(first, start))
    return (Head(first=first, last=start, role=True),) if plain else ()


def _is_plain(clause: Clause, place: int) -> bool:
    """A word of a noun phrase: no verb of the lexicon, no figure, nothing that joins."""
    word, syntax = clause.word(place), clause.syntax
    joins = syntax.preposition | syntax.of | syntax.by | syntax.relative | syntax.conjunction
    return word.isalpha() and word not in joins and clause.unit_at(place) is None


def _after_dateline(clause: Clause) -> int:
    """The first token behind "TOWN, 3 May (Evening Dispatch) - ": no document is named there."""
    for place in range(min(_DATELINE, len(clause.words) - 1)):
        if clause.words[place] == ")" and clause.words[place + 1] in _DASHES:
            return place + 2
    return 0


def _heads(clause: Clause, units: Sequence[Unit], table: SourceWords) -> tuple[Head, ...]:
    """Units that name somebody as heads; figures and pronouns name nobody."""
    found = []
    for unit in units:
        noun = next(
            (
                head
                for place in range(unit.first, unit.last)
                if (head := head_at(clause, place, table)) is not None
            ),
            None,
        )
        if noun is not None:
            found.append(noun)
        elif unit.actor is not None:
            found.append(Head(first=unit.first, last=unit.last, unit=unit))
    return tuple(found)


def _document_speaks(clause: Clause, position: int, stance: Stance, speech: Speech) -> Voice | None:
    """ "The report alleges …": the speaker is whoever made the report."""
    noun = find_phrase(clause.words, speech.documents, _after_dateline(clause), position)
    pronoun = clause.word(
        clause.before(clause.start_of_verb(position))
    ) in clause.syntax.personal | {"it"}
    if noun < 0 and not pronoun:
        return None
    back = "document" if noun >= 0 else "pronoun"
    return Voice(position=position, stance=stance, back=back)


def _only_heard(clause: Clause, heads: Sequence[Head], position: int, speech: Speech) -> bool:
    """ "The report, based on interviews with witnesses, says": the report speaks, not they."""
    first = min(head.first for head in heads)
    start = _after_dateline(clause)
    noun = find_phrase(clause.words, speech.documents, start, max(start, min(first, position)))
    if noun < 0 or first > position:
        return False
    return not set(clause.words[noun:first]) & (_MAKERS | clause.syntax.of | {",", *QUOTES})


def _inverted(clause: Clause, position: int, table: SourceWords) -> tuple[Head, ...]:
    """ "…, said Ilaria A., a researcher at …": the speaker follows the verb."""
    if clause.word(position - 1) not in _PAUSES or clause.word(position) in _HEARD:
        return ()
    place = past_hearer(clause, position + 1)
    heads = after_cue(clause, place, _INVERTED_REACH, table, directly=True)
    if not heads:
        return ()
    # "the mayor, who …, said eight people were killed": those after the verb do something else
    last, syntax = heads[-1].last, clause.syntax
    acts = clause.is_predicate(last) or clause.word(last) in syntax.passive | syntax.have
    return () if acts or clause.word(last) in syntax.modal else heads


def _according(clause: Clause, speech: Speech, table: SourceWords) -> list[Voice]:
    voices: list[Voice] = []
    position = find_phrase(clause.words, speech.according)
    while position >= 0:
        citing = find_phrase(clause.words, table.citing, position, position + 1) >= 0
        # "sources according to which …": those before it speak
        which = {clause.word(position + 1), clause.word(position + 2)} & clause.syntax.relative
        reach = 0 if which else _ACCORDING_REACH
        heads = after_cue(clause, position + 1, reach, table)
        if not citing:
            voices.append(_per(clause, position, heads, speech, table))
        position = find_phrase(clause.words, speech.according, position + 1)
    return voices


def _per(
    clause: Clause, position: int, heads: tuple[Head, ...], speech: Speech, table: SourceWords
) -> Voice:
    """ "according to …": those named there, else the document that was named before."""
    if heads:
        noun = find_phrase(clause.words, speech.documents, position + 1, heads[0].first)
        links = _MAKERS | clause.syntax.of
        if noun < 0 or set(clause.words[noun : heads[0].first]) & links:
            behind = clause.word(position - 1) in {",", *QUOTES}
            return _voice(clause, position, Stance.ASSERTS, heads, table, behind=behind)
    return Voice(position=position, stance=Stance.ASSERTS, back="document", first=position)


def to_sources(
    units: Sequence[Unit], stance: Stance, clause: Clause, table: SourceWords
) -> tuple[Source, ...]:
    """Units as sources; a person who speaks for a body is given as that body."""
    return sources_of(clause, _heads(clause, units, table), stance, table)


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
        if voice.sources and voice.stance in TELLING:
            return voice.chain
    return ()
