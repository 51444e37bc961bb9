"""Which happening a claim speaks of: an explicit model of what a document has in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cenotaph.claims.draft import Draft
from cenotaph.claims.setting import rank
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.count import Count
from cenotaph.record.when import When
from cenotaph.record.where import Where

FAR_KM = 20.0  # two named localities farther apart are two places
_REAL = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})


@dataclass
class Happening:
    """One happening while the document is read: what is known of it so far."""

    number: int
    aggregate: bool = False
    whens: list[When] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    only_heading: bool = True

    @property
    def when(self) -> When | None:
        """The most precise date stated for it; the first of equals."""
        return min(self.whens, key=lambda when: when.days or 10**6, default=None)

    @property
    def where(self) -> Where | None:
        """The most specific place stated for it; the first of equals."""
        return max(self.wheres, key=rank, default=None)

    def take(self, draft: Draft) -> None:
        """Add what a draft says to what is known."""
        if draft.count is not None or not self.sentences:
            self.aggregate = self.aggregate or draft.aggregate
        if draft.when is not None:
            self.whens.append(draft.when)
        if draft.where is not None:
            self.wheres.append(draft.where)
        if draft.count is not None and draft.figure is not FigureRole.PART:
            self.counts.append(draft.count)
        self.names |= {perpetrator.name for perpetrator in draft.perpetrators}
        self.sources |= {source.name for source in draft.attribution}
        self.sentences.append(draft.sentence)
        self.paragraphs.append(draft.paragraph)
        self.only_heading = self.only_heading and draft.heading


def assign(drafts: Sequence[Draft]) -> tuple[list[int], dict[int, Happening]]:
    """The number of the happening of each draft (0 for none), and the happenings.

    Killings with a figure, a date or a place of their own open happenings; other drafts join
    the nearest one that they do not contradict.
    """
    numbers = [0] * len(drafts)
    happenings: dict[int, Happening] = {}
    for index, draft in enumerate(drafts):
        if draft.part_of >= 0:
            numbers[index] = numbers[draft.part_of]
            continue
        if not _opens(draft):
            continue
        chosen = _joined(draft, list(happenings.values()))
        if chosen is None:
            chosen = Happening(number=len(happenings) + 1)
            happenings[chosen.number] = chosen
        chosen.take(draft)
        numbers[index] = chosen.number
    for index, draft in enumerate(drafts):
        if numbers[index] == 0 and happenings and draft.modality in _REAL:
            numbers[index] = _nearest(draft, list(happenings.values()))
    return numbers, happenings


def _opens(draft: Draft) -> bool:
    """Whether a draft is a happening by itself rather than talk about one."""
    if draft.kind is not ClaimKind.KILLING or draft.modality not in _REAL:
        return False
    if draft.count is not None:
        return True
    if draft.tentative or draft.remains:
        return False
    dated = draft.when is not None and draft.when.days is not None
    return dated or rank(draft.where) >= 3


def _joined(draft: Draft, happenings: Sequence[Happening]) -> Happening | None:
    """The latest happening that the draft continues, if any."""
    for happening in reversed(happenings):
        if not _contradicts(draft, happening) and _continues(draft, happening):
            return happening
    return None


def _contradicts(draft: Draft, happening: Happening) -> bool:
    if draft.apart and draft.count is not None and happening.counts and _has_setting(draft):
        return True
    if draft.aggregate != happening.aggregate and _figures_differ(draft, happening):
        return True
    if _dates_differ(draft.when, happening):
        return True
    return places_differ(draft.where, happening.where)


def _has_setting(draft: Draft) -> bool:
    return draft.when is not None or rank(draft.where) >= 3


def _dates_differ(when: When | None, happening: Happening) -> bool:
    known = happening.when
    return when is not None and known is not None and not when.overlaps(known)


def places_differ(left: Where | None, right: Where | None) -> bool:
    """Whether two places cannot be one: two localities apart, or a locality outside a region."""
    if left is None or right is None or left.place is None or right.place is None:
        return _names_differ(left, right)
    here, there = left.place, right.place
    if here.country != there.country:
        return True
    if rank(left) == 1 or rank(right) == 1:
        return False
    if rank(left) >= 3 and rank(right) >= 3:
        distance = here.kilometres(there)
        return here.name != there.name and (distance is None or distance > FAR_KM)
    return not _shares_region(left, right)


def _names_differ(left: Where | None, right: Where | None) -> bool:
    if left is None or right is None or rank(left) < 3 or rank(right) < 3:
        return False
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
    if any(_same_figure(draft.count, count) for count in happening.counts):
        return True
    if happening.aggregate != draft.aggregate:
        return False
    shared_setting = _agrees_on_setting(draft, happening)
    rival = draft.figure is not FigureRole.TOTAL or bool(
        {source.name for source in draft.attribution} - happening.sources
    )
    within = any(draft.count.low <= (count.maximum or count.low) for count in happening.counts)
    if shared_setting:
        return True
    if draft.when is None and rank(draft.where) < 3:
        return rival or (draft.anaphoric and within) or happening.only_heading
    return False


def _same_strand(draft: Draft, happening: Happening) -> bool:
    """A mention without a figure belongs to what was last spoken of nearby, or shares a setting."""
    if _agrees_on_setting(draft, happening):
        return True
    if draft.aggregate and not happening.aggregate and happening.counts:
        return False
    return not _has_setting(draft) or not (happening.whens or happening.wheres)


def _same_figure(left: Count, right: Count) -> bool:
    return left.minimum == right.minimum and left.maximum == right.maximum


def _agrees_on_setting(draft: Draft, happening: Happening) -> bool:
    known = happening.where
    if draft.where is not None and known is not None and rank(draft.where) >= 3:
        return rank(known) >= 3 and not places_differ(draft.where, known)
    same_day = (
        draft.when is not None
        and happening.when is not None
        and draft.when.days is not None
        and draft.when.earliest == happening.when.earliest
        and draft.when.latest == happening.when.latest
    )
    return same_day


def _nearest(draft: Draft, happenings: Sequence[Happening]) -> int:
    """The happening that a circumstance most likely goes with: nearest, and not contradicted."""
    fitting = [
        happening
        for happening in happenings
        if not _dates_differ(draft.when, happening)
        and not places_differ(draft.where, happening.where)
    ]
    if not fitting:
        return 0

    def distance(happening: Happening) -> tuple[int, int]:
        behind = [draft.sentence - s for s in happening.sentences if s <= draft.sentence]
        ahead = [s - draft.sentence for s in happening.sentences if s > draft.sentence]
        return (min(behind), 0) if behind else (min(ahead) + 2, 1)

    return min(fitting, key=distance).number
