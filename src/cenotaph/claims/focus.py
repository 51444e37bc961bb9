"""Which happening a claim speaks of: an explicit model of what a document has in focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from cenotaph.claims.continuity import odds, signs_of
from cenotaph.claims.draft import Draft
from cenotaph.claims.happening import (
    Happening,
    Scene,
    category_of,
    places_differ,
    same_figure,
    surnames_of,
    tellers_of,
)
from cenotaph.claims.setting import Rank, Setting, rank
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.count import Count
from cenotaph.record.when import When

_ANYBODY = frozenset({"people", "dead", "victims", "persons", "bodies"})
_AHEAD, _LATER = 2, 6  # sentences by which what is told only later is taken to be farther off
_UNTOLD = 30  # sentences by which what is told only later is farther off for an accusation
_REAL = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})


class Assignment(Record, frozen=True, kw_only=True):
    """The number of the happening of each draft (0 for none), and which drafts only restate a
    part of a figure told before.
    """

    numbers: tuple[int, ...]
    restated: frozenset[int]


Lend = Callable[[Happening], Setting]


def assign(
    drafts: Sequence[Draft], scenes: Sequence[Scene], lend: Lend
) -> tuple[Assignment, dict[int, Happening]]:
    """Give each draft its happening.

    `scenes` holds one entry for each sentence. `lend` gives the date and place that the document
    has told up to a happening that was just opened without them. Killings with a figure, a date
    or a place of their own open happenings; headings join what the body tells; other drafts join
    the nearest one that they do not contradict.
    """
    numbers = [0] * len(drafts)
    restated: set[int] = set()
    happenings: dict[int, Happening] = {}
    opening = [i for i, d in enumerate(drafts) if opens(d) and d.part_of < 0]
    latest = 0
    for index in sorted(opening, key=lambda i: (drafts[i].heading, i)):
        draft = drafts[index]
        chosen = _joined(draft, happenings, scenes, latest)
        opened = chosen is None
        if chosen is None:
            chosen = Happening(number=len(happenings) + 1)
            happenings[chosen.number] = chosen
        elif _restates(draft, chosen):
            restated.add(index)
        parts = [d for d in drafts if d.part_of == index]
        chosen.take(draft, parts, scenes[draft.sentence].after)
        if opened and not draft.heading:
            chosen.assumed = lend(chosen)
        numbers[index] = latest = chosen.number
    known = list(happenings.values())
    for index, draft in enumerate(drafts):
        if draft.part_of >= 0:
            numbers[index] = numbers[draft.part_of]
        elif numbers[index] == 0 and known and draft.modality in _REAL:
            numbers[index] = _nearest(draft, known)
    return Assignment(numbers=tuple(numbers), restated=frozenset(restated)), happenings


def opens(draft: Draft) -> bool:
    """Whether a draft is a happening by itself rather than talk about one."""
    if draft.kind is not ClaimKind.KILLING or draft.modality not in _REAL:
        return False
    if draft.count is not None and _told(draft.count):
        return True
    if draft.tentative or draft.remains or draft.definite or draft.heading:
        return False
    dated = draft.when is not None and draft.when.days is not None
    return dated or rank(draft.where) >= Rank.DISTRICT


def placed(draft: Draft, scenes: Sequence[Scene]) -> Draft:
    """A draft that lacks a date or a place, seen in the scene that its own paragraph has set."""
    located = rank(draft.where) >= Rank.DISTRICT
    if draft.heading or (draft.when is not None and located):
        return draft
    when, where = draft.when, draft.where if located else None
    for scene in reversed(scenes[: draft.sentence]):
        if scene.paragraph != draft.paragraph or (when is not None and where is not None):
            break
        if draft.bare and (scene.setting.when is None or rank(scene.setting.where) < Rank.LOCAL):
            continue  # "the toll is 46": of another happening only after a full setting
        when = when or scene.setting.when
        if where is None and rank(scene.setting.where) >= Rank.DISTRICT:
            where = scene.setting.where
    under = scenes[draft.sentence].under
    when, where = when or under.when, where or under.where
    return msgspec.structs.replace(draft, when=when, where=where or draft.where)


def _told(count: Count) -> bool:
    """Whether a count says anything: "several victims" gives no number."""
    return count.minimum is not None or count.maximum is not None


def _restates(draft: Draft, happening: Happening) -> bool:
    """Whether a figure was told before as a part of a larger one."""
    if draft.count is None or any(same_figure(draft.count, c) for c in happening.counts):
        return False
    if surnames_of(draft) & happening.victims:
        return any(draft.count.low < count.low for count in happening.counts)
    mine = category_of(draft)
    return any(
        same_figure(draft.count, part) and (mine == category or mine in _ANYBODY)
        for part, category in happening.parts
    )


def _joined(
    draft: Draft, happenings: Mapping[int, Happening], scenes: Sequence[Scene], latest: int
) -> Happening | None:
    """The happening that the draft goes on about, if any; `latest` is the last one told."""
    seen = placed(draft, scenes)
    named = surnames_of(seen)
    for happening in happenings.values():
        if named & happening.victims:
            return happening  # nobody is killed twice
    able = [each for each in happenings.values() if not _contradicts(seen, each)]
    if draft.heading or draft.count is None:
        return next((each for each in _by_likelihood(seen, able) if _continues(seen, each)), None)

    likely = [
        (odds(signs_of(draft, seen, each, scenes, latest=each.number == latest)), each.number)
        for each in able
    ]
    best, number = max(likely, default=(0.0, 0))
    return happenings[number] if best > 0 else None


def _by_likelihood(draft: Draft, happenings: Sequence[Happening]) -> list[Happening]:
    """The latest first; for a headline, the one whose figure is closest, then the first."""
    if not draft.heading or draft.count is None:
        return list(reversed(happenings))
    low = draft.count.low
    return sorted(
        happenings, key=lambda h: (min((abs(c.low - low) for c in h.counts), default=low), h.number)
    )


def _contradicts(draft: Draft, happening: Happening) -> bool:
    short = draft.heading and draft.count is not None and _falls_short(draft.count, happening)
    if short:
        return True
    if draft.apart and draft.count is not None and happening.counts and _has_setting(draft):
        return True
    if surnames_of(draft) and happening.victims and not draft.anaphoric:
        return True  # other people by name
    if _other_authors(draft, happening) and _figures_differ(draft, happening):
        return True
    if draft.aggregate != happening.aggregate and _figures_differ(draft, happening):
        return not (draft.heading and draft.count is not None and _rounds(draft.count, happening))
    apart = places_differ(draft.where, happening.likely_where)
    return apart or _dates_differ(draft.when, happening)


def _falls_short(count: Count, happening: Happening) -> bool:
    """Whether all figures of a happening lie below what an open headline says at the least."""
    if count.maximum is not None or not happening.counts:
        return False
    return all(c.maximum is not None and c.maximum < count.low for c in happening.counts)


def _other_authors(draft: Draft, happening: Happening) -> bool:
    """Whether both name who acted and no name is shared."""
    names = {perpetrator.name for perpetrator in draft.perpetrators}
    return bool(names and happening.names and not names & happening.names)


def _has_setting(draft: Draft) -> bool:
    return draft.when is not None or rank(draft.where) >= Rank.DISTRICT


def _dates_differ(when: When | None, happening: Happening) -> bool:
    known = happening.likely_when
    return when is not None and known is not None and not when.overlaps(known)


def _figures_differ(draft: Draft, happening: Happening) -> bool:
    if draft.count is None or not happening.counts:
        return False
    return not any(draft.count.overlaps(count) for count in happening.counts)


def _continues(draft: Draft, happening: Happening) -> bool:
    """Whether a headline, or talk without a figure, goes on about what it does not contradict."""
    if draft.count is None or not happening.counts:
        return _same_strand(draft, happening)
    told = any(same_figure(draft.count, count) for count in happening.counts)
    in_round = _rounds(draft.count, happening) or _open_to(draft.count, happening)
    if told or in_round or _restates(draft, happening):
        return True
    if happening.aggregate != draft.aggregate:
        return False
    if _agrees_on_setting(draft, happening):
        return True
    unplaced = draft.when is None and rank(draft.where) < Rank.DISTRICT
    return unplaced and (draft.bare or _rivals(draft, happening) or _falls_within(draft, happening))


def _rivals(draft: Draft, happening: Happening) -> bool:
    """Whether another source, or an earlier or later count, may give the differing figure."""
    if draft.figure is not FigureRole.TOTAL or happening.only_heading:
        return True
    return bool(tellers_of(draft) - happening.sources)


def _falls_within(draft: Draft, happening: Happening) -> bool:
    """Whether words that point back give a figure that the known ones can hold."""
    low = draft.count.low if draft.count is not None else 0
    return draft.anaphoric and any(low <= (c.maximum or c.low) for c in happening.counts)


def _same_strand(draft: Draft, happening: Happening) -> bool:
    """A mention without a figure belongs to what was last spoken of nearby, or shares a setting."""
    if _agrees_on_setting(draft, happening):
        return True
    if draft.aggregate and not happening.aggregate and happening.counts:
        return False
    return not _has_setting(draft) or not (happening.whens or happening.wheres)


def _rounds(count: Count, happening: Happening) -> bool:
    """Whether a headline may give a figure of the happening in round."""
    return any(
        abs(count.low - known.low) * 10 <= max(count.low, known.low) for known in happening.counts
    )


def _open_to(count: Count, happening: Happening) -> bool:
    """Whether a headline leaves its figure open ("dozens") for one that the body tells."""
    return count.maximum is None and any(known.low >= count.low for known in happening.counts)


def _agrees_on_setting(draft: Draft, happening: Happening) -> bool:
    known = happening.where
    if draft.where is not None and known is not None and rank(draft.where) == Rank.LOCAL:
        return rank(known) == Rank.LOCAL and not places_differ(draft.where, known)
    return (
        draft.when is not None
        and happening.when is not None
        and draft.when.days is not None
        and draft.when.earliest == happening.when.earliest
        and draft.when.latest == happening.when.latest
    )


def _nearest(draft: Draft, happenings: Sequence[Happening]) -> int:
    """The happening that a circumstance most likely goes with: nearest, and not contradicted."""
    fitting = [
        happening
        for happening in happenings
        if not _dates_differ(draft.when, happening)
        and (draft.remains or not places_differ(draft.where, happening.where))
    ]
    if not fitting:
        return 0

    def distance(happening: Happening) -> tuple[int, int]:
        behind = [draft.sentence - s for s in happening.sentences if s <= draft.sentence]
        ahead = [s - draft.sentence for s in happening.sentences if s > draft.sentence]
        if behind:
            return (min(behind), 0)
        if draft.accuses:  # "X claimed the attack": one that was told, not the next to be told
            return (min(ahead) + _UNTOLD, 1)
        later = draft.paragraph not in happening.paragraphs
        return (min(ahead) + (_LATER if later else _AHEAD), 1)

    return min(fitting, key=distance).number
