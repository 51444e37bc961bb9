"""Which happening a claim speaks of: an explicit model of what a document has in focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.claims.setting import Rank, Setting, is_site, rank
from cenotaph.claims.voices import TELLING
from cenotaph.record.base import Record
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.count import Count
from cenotaph.record.when import When
from cenotaph.record.where import Where

_ANYBODY = frozenset({"people", "dead", "victims", "persons", "bodies"})
FAR_KM = 20.0  # two named localities farther apart are two places
_AHEAD, _LATER = 2, 6  # sentences by which what is told only later is taken to be farther off
_REAL = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})


@dataclass
class Happening:
    """One happening while the document is read: what is known of it so far."""

    number: int
    aggregate: bool = False
    whens: list[When] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    parts: list[tuple[Count, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)  # last words of the names of the dead
    sources: set[str] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    only_heading: bool = True
    assumed: Setting = field(default_factory=Setting)

    @property
    def when(self) -> When | None:
        """The most precise date stated for it; the first of equals."""
        return min(self.whens, key=lambda when: when.days or 10**6, default=None)

    @property
    def where(self) -> Where | None:
        """The most specific place stated for it; the first of equals."""
        return max(self.wheres, key=rank, default=None)

    @property
    def likely_when(self) -> When | None:
        """The date stated, else the one that the document had told before."""
        return self.when or self.assumed.when

    @property
    def likely_where(self) -> Where | None:
        """The place stated, else the one that the document had told before."""
        return self.where or self.assumed.where

    def take(self, draft: Draft, parts: Sequence[Draft]) -> None:
        """Add what a draft says, and the parts it tells its figure out in."""
        if draft.count is not None or not self.sentences:
            self.aggregate = self.aggregate or draft.aggregate
        if draft.when is not None:
            self.whens.append(draft.when)
        if draft.where is not None:
            self.wheres.append(draft.where)
        if draft.count is not None and draft.figure is not FigureRole.PART:
            self.counts.append(draft.count)
        self.parts += [(p.count, category_of(p)) for p in parts if p.count is not None]
        self.names |= {perpetrator.name for perpetrator in draft.perpetrators}
        self.victims |= surnames_of(draft)
        self.sources |= _tellers(draft)
        self.sentences.append(draft.sentence)
        self.paragraphs.append(draft.paragraph)
        self.only_heading = self.only_heading and draft.heading


class Assignment(Record, frozen=True, kw_only=True):
    """The number of the happening of each draft (0 for none), and which drafts only restate a
    part of a figure told before.
    """

    numbers: tuple[int, ...]
    restated: frozenset[int]


Lend = Callable[[Happening], Setting]


class Scene(Record, frozen=True, kw_only=True):
    """The date and place that one sentence sets for the acts that it tells."""

    paragraph: int
    setting: Setting


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
    opening = [i for i, d in enumerate(drafts) if _opens(d) and d.part_of < 0]
    for index in sorted(opening, key=lambda i: (drafts[i].heading, i)):
        draft = drafts[index]
        chosen = _joined(_placed(draft, scenes), list(happenings.values()))
        opened = chosen is None
        if chosen is None:
            chosen = Happening(number=len(happenings) + 1)
            happenings[chosen.number] = chosen
        elif _restates(draft, chosen):
            restated.add(index)
        chosen.take(draft, [d for d in drafts if d.part_of == index])
        if opened and not draft.heading:
            chosen.assumed = lend(chosen)
        numbers[index] = chosen.number
    known = list(happenings.values())
    for index, draft in enumerate(drafts):
        if draft.part_of >= 0:
            numbers[index] = numbers[draft.part_of]
        elif numbers[index] == 0 and known and draft.modality in _REAL:
            numbers[index] = _nearest(draft, known)
    return Assignment(numbers=tuple(numbers), restated=frozenset(restated)), happenings


def _opens(draft: Draft) -> bool:
    """Whether a draft is a happening by itself rather than talk about one."""
    if draft.kind is not ClaimKind.KILLING or draft.modality not in _REAL:
        return False
    if draft.count is not None and _told(draft.count):
        return True
    if draft.tentative or draft.remains or draft.definite or draft.heading:
        return False
    dated = draft.when is not None and draft.when.days is not None
    return dated or rank(draft.where) >= Rank.DISTRICT


def _placed(draft: Draft, scenes: Sequence[Scene]) -> Draft:
    """A draft without date and place, seen in the scene that its own paragraph has set."""
    if draft.heading or draft.bare or draft.when or rank(draft.where) >= Rank.DISTRICT:
        return draft
    for scene in reversed(scenes[: draft.sentence]):
        if scene.paragraph != draft.paragraph:
            return draft
        when, where = scene.setting.when, scene.setting.where
        if when is not None or rank(where) >= Rank.DISTRICT:
            where = draft.where if rank(draft.where) > rank(where) else where
            return msgspec.structs.replace(draft, when=when, where=where)
    return draft


def _told(count: Count) -> bool:
    """Whether a count says anything: "several victims" gives no number."""
    return count.minimum is not None or count.maximum is not None


def _restates(draft: Draft, happening: Happening) -> bool:
    """Whether a figure was told before as a part of a larger one."""
    if draft.count is None or any(_same_figure(draft.count, c) for c in happening.counts):
        return False
    if surnames_of(draft) & happening.victims:
        return any(draft.count.low < count.low for count in happening.counts)
    mine = category_of(draft)
    return any(
        _same_figure(draft.count, part) and (mine == category or mine in _ANYBODY)
        for part, category in happening.parts
    )


def category_of(draft: Draft) -> str:
    """The category of the first victims of a draft, "people" if it has none."""
    return draft.victims[0].category if draft.victims else "people"


def _joined(draft: Draft, happenings: Sequence[Happening]) -> Happening | None:
    """The latest happening that the draft continues, if any."""
    named = surnames_of(draft)
    for happening in happenings:
        if named & happening.victims:
            return happening  # nobody is killed twice
    for happening in _by_likelihood(draft, happenings):
        if not _contradicts(draft, happening) and _continues(draft, happening):
            return happening
    return None


def surnames_of(draft: Draft) -> set[str]:
    """The last words of the names of those that a draft tells of, in lower case."""
    names = (name for victims in draft.victims for name in victims.names)
    return {words[-1].casefold() for name in names if (words := name.split())}


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


def places_differ(left: Where | None, right: Where | None) -> bool:
    """Whether two places cannot be one: two localities apart, or a locality outside a region."""
    if left is None or right is None or left.place is None or right.place is None:
        return _names_differ(left, right)
    here, there = left.place, right.place
    if here.country != there.country:
        return True
    if Rank.COUNTRY in (rank(left), rank(right)):
        return False
    if rank(left) == Rank.LOCAL and rank(right) == Rank.LOCAL:
        distance = here.kilometres(there)
        apart = here.name != there.name and (distance is None or distance > FAR_KM)
        return apart and not _named_after(left, right)
    return not _shares_region(left, right)


def _named_after(left: Where, right: Where) -> bool:
    """A town and its region can share a name: "Sagaing" may be either."""
    here, there = left.place, right.place
    if here is None or there is None:
        return False
    mine = {here.admin1, here.admin2, left.region}
    theirs = {there.admin1, there.admin2, right.region}
    return here.name in theirs or there.name in mine


def _names_differ(left: Where | None, right: Where | None) -> bool:
    if left is None or right is None or rank(left) < Rank.LOCAL or rank(right) < Rank.LOCAL:
        return False
    if is_site(left) != is_site(right):
        return False  # a hotel, a junction may stand in the town
    return left.wording.casefold() != right.wording.casefold()


def _shares_region(left: Where, right: Where) -> bool:
    here, there = left.place, right.place
    if here is None or there is None:
        return True
    mine = {here.name, here.admin1, here.admin2, left.region, *here.regions}
    theirs = {there.name, there.admin1, there.admin2, right.region, *there.regions}
    return bool((mine & theirs) - {None})


def _figures_differ(draft: Draft, happening: Happening) -> bool:
    if draft.count is None or not happening.counts:
        return False
    return not any(draft.count.overlaps(count) for count in happening.counts)


def _continues(draft: Draft, happening: Happening) -> bool:
    """Whether a draft that contradicts nothing goes on about a happening."""
    if draft.count is None or not happening.counts:
        return _same_strand(draft, happening)
    told = any(_same_figure(draft.count, count) for count in happening.counts)
    round_figure = draft.heading and (
        _rounds(draft.count, happening) or _open_to(draft.count, happening)
    )
    if told or round_figure or _restates(draft, happening):
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
    return bool(_tellers(draft) - happening.sources)


def _tellers(draft: Draft) -> set[str]:
    """Whose word a draft is, those who only reject or doubt it left out."""
    return {source.name for source in draft.attribution if source.stance in TELLING}


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


def _same_figure(left: Count, right: Count) -> bool:
    return left.minimum == right.minimum and left.maximum == right.maximum


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
        later = draft.paragraph not in happening.paragraphs
        return (min(ahead) + (_LATER if later else _AHEAD), 1)

    return min(fitting, key=distance).number
