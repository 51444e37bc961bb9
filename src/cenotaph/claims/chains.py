"""The chain of who says so at one word, the outermost first: agency, spokesman, witness."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.quotations import Quotation, find_quotations, quotation_at
from cenotaph.claims.sentences import Sentence
from cenotaph.claims.speakers import QUOTES
from cenotaph.claims.voices import TELLING, Voice
from cenotaph.record.claim import Source, Stance

_SPEECH = 4  # words in quotation marks from which on they are speech and not a mere term
_TURNS = frozenset({",", ";", "but", "while", "whereas", "although", "though", "mais", "tandis"})
_AFTER = 40  # characters between a closing mark and the words that name the speaker


@dataclass(frozen=True)
class Heard:
    """A sentence with the voices found in it."""

    clause: Clause
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Spoken:
    """Who speaks in a sentence and around it.

    `standing` is whom unattributed words rest on (the last voice of the paragraph, else the
    first of the document), `leading` the first of the document, `last` the last one before this
    sentence in whatever paragraph ("she added"). `quoted` are the quotations that reach into the
    sentence, with the chain of those whose words they are.
    """

    voices: tuple[Voice, ...] = ()
    standing: tuple[Source, ...] = ()
    leading: tuple[Source, ...] = ()
    last: tuple[Source, ...] = ()
    quoted: tuple[tuple[Quotation, tuple[Source, ...]], ...] = ()


SILENCE = Spoken()


def listen(views: Sequence[Heard]) -> tuple[Spoken, ...]:
    """Every sentence of a document with who speaks in and around it."""
    # whoever rejects or doubts a report is not the one that it rests on
    leading = next(
        (v.chain for view in views for v in view.voices if v.sources and v.stance in TELLING), ()
    )
    spoken: list[Spoken] = []
    last: tuple[Source, ...] = ()
    standing, paragraph = leading, -1
    for view in views:
        if view.clause.sentence.paragraph != paragraph:
            standing, paragraph = leading, view.clause.sentence.paragraph
        spoken.append(Spoken(voices=view.voices, standing=standing, leading=leading, last=last))
        told = next(
            (v.chain for v in reversed(view.voices) if v.sources and v.stance in TELLING), ()
        )
        standing, last = told or standing, told or last
    return _with_quotations(views, spoken)


def _with_quotations(views: Sequence[Heard], spoken: Sequence[Spoken]) -> tuple[Spoken, ...]:
    sentences = [view.clause.sentence for view in views]
    quotations = [each for each in find_quotations(sentences) if _is_speech(each, sentences)]
    starts = [sentence.start for sentence in sentences]
    reaching: dict[int, list[tuple[Quotation, tuple[Source, ...]]]] = {}
    for quotation in quotations:
        first = bisect_right(starts, quotation.start) - 1
        end = bisect_right(starts, quotation.end - 1) - 1
        chain = _speaker_of(
            quotation, quotations, sentences, spoken, reach=(first, end), known=reaching
        )
        for index in range(first, end + 1):
            reaching.setdefault(index, []).append((quotation, chain))
    return tuple(
        Spoken(
            voices=each.voices,
            standing=each.standing,
            leading=each.leading,
            last=each.last,
            quoted=tuple(reaching.get(index, ())),
        )
        for index, each in enumerate(spoken)
    )


def _is_speech(quotation: Quotation, sentences: Sequence[Sentence]) -> bool:
    index = bisect_right(sentences, quotation.start, key=lambda each: each.start) - 1
    sentence = sentences[index]
    first, last = sentence.within(quotation.start, quotation.end)
    return last - first - 2 >= _SPEECH or quotation.end > sentence.end


def _speaker_of(
    quotation: Quotation,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    spoken: Sequence[Spoken],
    *,
    reach: tuple[int, int],
    known: dict[int, list[tuple[Quotation, tuple[Source, ...]]]],
) -> tuple[Source, ...]:
    """Whose words a quotation holds: who is named before it, else after it, else who spoke in the
    quotation before it.
    """
    first, end = reach
    opening = [
        voice
        for voice in _outside(sentences[first], spoken[first].voices, quotations)
        if _offset(sentences[first], voice) < quotation.start
    ]
    if opening:
        return _own(opening[-1], spoken[first])
    closing = [
        voice
        for voice in _outside(sentences[end], spoken[end].voices, quotations)
        if 0 <= _begins(sentences[end], voice) - quotation.end < _AFTER
    ]
    if closing:
        return _own(closing[0], spoken[end])
    # “…,” said X. “…”: the second rests on whoever spoke the first
    near = first > 0 and sentences[first - 1].paragraph == sentences[first].paragraph
    earlier = known.get(first) or (known.get(first - 1) if near else None)
    return earlier[-1][1] if earlier else ()


def _outside(
    sentence: Sentence, voices: Sequence[Voice], quotations: Sequence[Quotation]
) -> list[Voice]:
    return [v for v in voices if quotation_at(quotations, _offset(sentence, v)) is None]


def _offset(sentence: Sentence, voice: Voice) -> int:
    return sentence.tokens[voice.position].start


def _begins(sentence: Sentence, voice: Voice) -> int:
    return sentence.tokens[voice.first if voice.first >= 0 else voice.position].start


def _own(voice: Voice, spoken: Spoken) -> tuple[Source, ...]:
    """The chain of a voice; one that points back takes over whom it points to."""
    if voice.sources:
        return voice.chain
    back = spoken.leading if voice.back == "document" else spoken.last or spoken.standing
    stance = voice.stance
    told = [
        source if stance is Stance.ASSERTS else msgspec.structs.replace(source, stance=stance)
        for source in back
    ]
    return (*voice.outer, *told, *voice.inner)


def _around(
    sentence: Sentence, spoken: Spoken, position: int
) -> tuple[Quotation | None, tuple[Source, ...], list[Voice]]:
    """The quotation that holds a token, whose words it is, and the voices of that same level."""
    offset = sentence.tokens[position].start
    quotations = [quotation for quotation, _ in spoken.quoted]
    here = quotation_at(quotations, offset)
    chain = next((chain for quotation, chain in spoken.quoted if quotation == here), ())
    level = [v for v in spoken.voices if quotation_at(quotations, _offset(sentence, v)) == here]
    return here, chain, level


def governing(sentence: Sentence, spoken: Spoken, position: int) -> Voice | None:
    """The voice whose words the token at `position` is; none if an unattributed sentence."""
    here, _, level = _around(sentence, spoken, position)
    voice = _nearest(level, position)
    if voice is not None or here is None:
        return voice
    return _nearest([v for v in spoken.voices if v not in level], position)


def _nearest(voices: Sequence[Voice], position: int) -> Voice | None:
    """The nearest cue before a token, else the nearest after it.

    "…, the army said, and twelve in G., police said": what follows a voice that ended its words
    belongs to the next such voice. Who rejects or doubts what was said before never said it.
    """
    known = [voice for voice in voices if voice.stance is not Stance.CANNOT_CONFIRM]
    before = [voice for voice in known if voice.position <= position]
    after = [voice for voice in known if voice.position > position and voice.stance in TELLING]
    if before and after and before[-1].behind and after[0].behind:
        return after[0]
    if before:
        return before[-1]
    return after[0] if after else None


def chain_at(clause: Clause, spoken: Spoken, position: int) -> tuple[Source, ...]:
    """Whom the words at a token rest on: the outermost first, who rejects or doubts them last."""
    sentence = clause.sentence
    here, speakers, level = _around(sentence, spoken, position)
    voice = _nearest(level, position)
    chain = _nested(clause, spoken, voice, level) if voice is not None else ()
    if here is not None:
        if not speakers and voice is None:
            voice = governing(sentence, spoken, position)
            speakers = _own(voice, spoken) if voice is not None else ()
        chain = _joined(_as_quoted(speakers), chain)
    told = chain or spoken.standing
    names = {source.name for source in told}
    against = _contradicting(spoken.voices, voice, position)
    return _joined(told, tuple(source for source in against if source.name not in names))


def _as_quoted(chain: tuple[Source, ...]) -> tuple[Source, ...]:
    """The innermost link is the one whose words stand in quotation marks."""
    if not chain:
        return ()
    return (*chain[:-1], msgspec.structs.replace(chain[-1], quoted=True))


def _nested(
    clause: Clause, spoken: Spoken, voice: Voice, level: Sequence[Voice]
) -> tuple[Source, ...]:
    """ "The mission said residents reported …": the mission, then the residents."""
    chain = _own(voice, spoken)
    inner = voice
    for outer in reversed(level):
        if outer.position >= inner.position or outer.stance not in TELLING or not outer.sources:
            continue
        if outer.behind or not _opens_into(clause, outer, inner):
            break
        chain = _joined(outer.chain, chain)
        inner = outer
    return chain


def _opens_into(clause: Clause, outer: Voice, inner: Voice) -> bool:
    """Whether the words of one voice begin with who speaks next."""
    first = inner.first if inner.first >= 0 else inner.position
    between = clause.words[outer.position + 1 : first]
    if any(clause.is_predicate(place) for place in range(outer.position + 1, first)):
        return False
    if between and between[-1] in clause.syntax.complementizer:
        return True
    return not set(between) & (_TURNS - QUOTES)


def _joined(outer: tuple[Source, ...], inner: tuple[Source, ...]) -> tuple[Source, ...]:
    """Two chains as one; nobody stands in it twice in one stance."""
    known = {(source.name, source.stance) for source in outer}
    return (*outer, *(s for s in inner if (s.name, s.stance) not in known))


def _contradicting(
    voices: Sequence[Voice], governed: Voice | None, position: int
) -> tuple[Source, ...]:
    """Who rejects in the same sentence what was said there, and who cannot confirm it."""
    found: list[Source] = []
    for voice in voices:
        if voice is governed:
            continue
        doubts = voice.stance is Stance.CANNOT_CONFIRM
        if doubts or (voice.stance is Stance.DENIES and voice.position > position):
            found += voice.sources
    return tuple(found)
