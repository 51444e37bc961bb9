"""When and where, as one sentence gives them for one act of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

import msgspec

from cenotaph.claims.asides import in_a_later_clause, of_a_verdict
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.place_words import place_words
from cenotaph.knowledge.topics import topics
from cenotaph.record.base import Record
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Relation, Where

WAR_SCALE = 5000  # deaths
BYGONE = 1949  # the last year whose witnesses and authors are taken to be dead
LONG_PERIOD = 40  # days; a figure over a longer stated period covers several happenings
_SPEECH_DATE_REACH = 6  # tokens between "said" and the date of the saying
_ISSUE_REACH = 3  # tokens between "published" and its date
_BEARING_REACH = 9  # tokens from a place to the one from which its distance is measured
_AWAY_REACH = 9  # tokens after a place in which its distance may be told
_WHO = frozenset({"who", "whose", "qui", "dont"})
_AWAY = frozenset({"away", "off", "distant"})
_NEGATED = frozenset({"not", "just", "only"})  # "at X, not ten kilometres away": near, the place
_WHEN = frozenset({"when", "quand", "lorsque", "lorsqu", "où"})
_SAME_DAY = frozenset({"that day", "the same day", "this day", "ce jour-là", "le même jour"})
_THAT = frozenset({"que", "qu'"})
_SITES = frozenset({Relation.IN, Relation.NEAR, Relation.BETWEEN, Relation.AREA})


class Rank(IntEnum):
    """How specific a place is."""

    NOTHING = 0
    COUNTRY = 1
    REGION = 2
    DISTRICT = 3
    LOCAL = 4


_RANKS = {"country": Rank.COUNTRY, "region": Rank.REGION, "district": Rank.DISTRICT}


class Setting(Record, frozen=True, kw_only=True):
    """The date and the place that go with an act."""

    when: When | None = None
    where: Where | None = None


def rank(where: Where | None) -> Rank:
    """How specific a place is; a name that the gazetteer does not know is taken for a local one."""
    if where is None:
        return Rank.NOTHING
    return _RANKS.get(where.place.kind, Rank.LOCAL) if where.place is not None else Rank.LOCAL


def _unknown(where: Where) -> bool:
    return where.place is None and is_site(where)


def of_a_district(where: Where) -> bool:
    """Whether the words call a place a district, whatever town the gazetteer has of its name."""
    words = _words(where)
    noun = words[words.index("of") - 1 : words.index("of")] if "of" in words[:4] else words[-1:]
    return "district" in place_words().types.get(tuple(noun), ())


def in_a_town(where: Where) -> bool:
    """Whether a place that no layer knows is a building or a quarter, as its words say."""
    if where.place is not None:
        return False
    part = place_words().part - {("district",)}
    return is_site(where) or any((word,) in part for word in _words(where))


def _words(where: Where) -> list[str]:
    """The lower-case words of a wording, elided articles apart."""
    return re.split(r"[\s'’]+", where.wording.casefold())


def is_site(where: Where) -> bool:
    """Whether a place is a building or the like, by its entry or else by what it is called."""
    if where.place is not None:
        return where.place.kind == "feature"
    types = place_words().types
    return any("feature" in types.get((word,), ()) for word in _words(where))


def bearing(sentence: Sentence, where: Where, sites: Sequence[Where]) -> bool:
    """Whether a place only says where another lies: "in X, 50 km east of Y", or how far it is."""
    if where.span is None:
        return False
    if _off(sentence, where.span):
        return True
    if where.relation is not Relation.NEAR:
        return False
    start = sentence.at(where.span.start)
    return any(
        each.relation in (Relation.IN, Relation.FROM)
        and rank(each) == Rank.LOCAL
        and each.span is not None
        and 0 < start - sentence.at(each.span.end - 1) <= _BEARING_REACH
        and any(
            token.text in (",", "(")
            for token in sentence.tokens[sentence.at(each.span.end - 1) : start]
        )
        for each in sites
    )


def told_aside(sentence: Sentence, span: Span | None, at: Span) -> bool:
    """Whether words stand in a clause on a person that the act is no part of.

    "A corporal, who had served in X until May, was shot": X and May are of the service.
    """
    if span is None or span.end > at.start:
        return False
    first, act = sentence.at(span.start), sentence.at(at.start)
    before = [token.lower for token in sentence.tokens[:first]]
    opened = next((i for i in range(first - 1, -1, -1) if before[i] in _WHO), -1)
    if opened < 1 or before[opened - 1] != "," or "," in before[opened:]:
        return False
    return any(token.text == "," for token in sentence.tokens[first:act])


def _off(sentence: Sentence, span: Span) -> bool:
    """Whether words after a place tell how far off it is: "in X, about two hours away"."""
    first = sentence.at(span.end - 1) + 1
    ahead = [token.lower for token in sentence.tokens[first : first + _AWAY_REACH]]
    closed = next((at for at, word in enumerate(ahead[1:], 1) if word in (",", ".", ";")), None)
    aside = ahead[1:closed] if ahead[:1] == [","] else []
    return bool(aside) and aside[0] not in _NEGATED and aside[-1] in _AWAY


def choose(
    sentence: Sentence,
    at: Span,
    dates: Sequence[When],
    places: Sequence[Where],
    cues: Sequence[int],
    *,
    homes: bool = True,
    whole: bool = False,
) -> Setting:
    """The date and place nearest to the act at `at` that do not belong to the saying of it.

    `cues` are the offsets of the words at which something is said. `homes` lets the place
    from which people are stand in where no other is named. `whole` takes the sentence for one
    scene, whatever clause of it a date or a place stands in.
    """
    own = [
        when
        for when in (day_of(sentence, each, at) for each in dates)
        if not _of_speech(sentence, when, at, cues)
        and not (_pointing(when) and len(dates) > 1)
        and not _of_another_act(sentence, when.span, at, whole=whole)
    ]
    dated = [each for each in own if not told_aside(sentence, each.span, at)]
    when = min(dated or own, key=lambda each: _distance(sentence, each.span, at), default=None)
    sites = [where for where in places if where.relation in _SITES]
    sites = [each for each in sites if not told_aside(sentence, each.span, at)] or sites
    near = [s for s in sites if not _of_another_act(sentence, s.span, at, whole=whole)]
    sites = near or sites
    where = min(
        (each for each in sites if not bearing(sentence, each, sites)),
        key=lambda each: (
            -rank(each),
            of_a_district(each),
            _unknown(each),
            _distance(sentence, each.span, at),
        ),
        default=None,
    )
    if where is None and homes:
        origins = [
            each
            for each in places
            if each.relation is Relation.FROM
            and rank(each) >= Rank.DISTRICT
            and not spoken_from(sentence, each)
        ]
        where = min(origins, key=lambda each: _distance(sentence, each.span, at), default=None)
    return Setting(when=when, where=where)


def _of_another_act(sentence: Sentence, span: Span | None, at: Span, *, whole: bool) -> bool:
    later = not whole and in_a_later_clause(sentence, span, at)
    return later or of_a_verdict(sentence, span, at)


def spoken_from(sentence: Sentence, where: Where) -> bool:
    """Whether somebody speaks from there: "the president, from X, condemned it"."""
    if where.span is None:
        return False
    position = sentence.at(where.span.start) - 1
    return (
        position > 0
        and sentence.tokens[position].lower == "from"
        and sentence.tokens[position - 1].text == ","
    )


def day_of(sentence: Sentence, when: When, at: Span) -> When:
    """ "since 14 October, when a lorry exploded": of what "when" brings in, the day itself."""
    if when.span is None or when.earliest is None or when.latest is not None:
        return when
    after = sentence.tokens[sentence.at(when.span.end - 1) + 1 :]
    following = [token.lower for token in after[:2] if token.text != ","]
    if at.start < when.span.end or not following or following[0] not in _WHEN:
        return when
    return msgspec.structs.replace(when, latest=when.earliest, precision=Precision.DAY)


def _pointing(when: When) -> bool:
    """Whether a date only points back; beside another date it may point to either."""
    return when.wording.casefold() in _SAME_DAY


def _distance(sentence: Sentence, span: Span | None, at: Span) -> tuple[int, int]:
    """Tokens between two stretches; what follows the act is preferred at equal distance."""
    if span is None:
        return (len(sentence.tokens), 1)
    if span.start >= at.end:
        return (sentence.at(span.start) - sentence.at(at.end - 1), 0)
    return (max(0, sentence.at(at.start) - sentence.at(span.end - 1)), 1)


def _of_speech(sentence: Sentence, when: When, at: Span, cues: Sequence[int]) -> bool:
    """Whether a date tells when something was said rather than when it was done."""
    if when.span is None:
        return False
    start, end = when.span.start, when.span.end
    if _issued(sentence, start):
        return True
    for cue in cues:
        if (end <= cue < at.start and not _aside(sentence, end, cue)) or at.end <= cue < start:
            return True
        position, place = sentence.at(cue), sentence.at(start)
        close = 0 < place - position <= _SPEECH_DATE_REACH
        told = {token.lower for token in sentence.tokens[position + 1 : place]} & _THAT
        close = close and not told  # French "établit que le 6 décembre …": what is said begins
        if close and not _between(position, place, sentence.at(at.start)):
            return True
    return False


def _aside(sentence: Sentence, end: int, cue: int) -> bool:
    """ "On Monday, police said, gunmen killed": commas around the saying leave the date outside."""
    first, position = sentence.at(end - 1) + 1, sentence.at(cue)
    after = sentence.tokens[position + 1 : position + 2]
    opened = first < position and sentence.tokens[first].text == ","
    return opened and bool(after) and after[0].text == ","


def _issued(sentence: Sentence, start: int) -> bool:
    """Whether words just before a date tell when something was published or counted: "as of"."""
    position = sentence.at(start)
    lowers = [t.lower for t in sentence.tokens[max(0, position - _ISSUE_REACH) : position]]
    counted = [word for word in lowers if word != "the"][-2:]
    return bool(set(lowers) & topics().issued) or counted[-1:] == ["by"] or counted == ["as", "of"]


def _between(left: int, right: int, inner: int) -> bool:
    return left < inner < right


def of_a_whole_war(count: Count | None, setting: Setting) -> bool:
    """Whether a figure is so large that, without a day and a village, it counts a conflict.

    The largest single massacres of recent decades told as one happening are below this scale.
    """
    if count is None or count.low < WAR_SCALE:
        return False
    when = setting.when
    dated = when is not None and when.days is not None and when.days <= LONG_PERIOD
    return not (dated and rank(setting.where) == Rank.LOCAL)


def bygone(setting: Setting) -> bool:
    """Whether an act is dated before living memory: history, not a case of anybody now."""
    latest = setting.when.latest if setting.when is not None else None
    return latest is not None and latest.year <= BYGONE


def long_period(when: When | None) -> bool:
    """Whether a stated date covers so much time that a figure over it is an aggregate."""
    if when is None or when.basis is Basis.INHERITED:
        return False
    if when.precision in (Precision.OPEN, Precision.YEAR):
        return True
    return when.days is not None and when.days > LONG_PERIOD
