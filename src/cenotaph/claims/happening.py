"""One killing as a document tells it so far: its dates, places, figures, names and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cenotaph.claims.aftermath import Aftermath
from cenotaph.claims.draft import Draft
from cenotaph.claims.setting import Rank, Setting, is_site, rank
from cenotaph.claims.voices import TELLING
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.place_words import place_words
from cenotaph.record.base import Record
from cenotaph.record.claim import FigureRole
from cenotaph.record.count import Count
from cenotaph.record.when import When
from cenotaph.record.where import Where

_COUNTED = (FigureRole.UPDATE, FigureRole.EARLIER)  # "rose from 45 to 46 on Thursday"
FAR_KM = 20.0  # two named localities farther apart are two places


@dataclass
class Happening:
    """One happening while the document is read: what is known of it so far."""

    number: int
    aggregate: bool = False
    whens: list[When] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    found: list[When] = field(default_factory=list)  # when the dead were found or buried
    graves: list[Where] = field(default_factory=list)  # where they were buried
    counts: list[Count] = field(default_factory=list)
    parts: list[tuple[Count, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)  # last words of the names of the dead
    sources: set[str] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)  # sentences in which its figure has risen
    only_heading: bool = True
    assumed: Setting = field(default_factory=Setting)

    @property
    def when(self) -> When | None:
        """The most precise date stated for it; the first of equals.

        That of a discovery or burial stands in where the act has none.
        """
        return min(self.whens or self.found, key=lambda when: when.days or 10**6, default=None)

    @property
    def where(self) -> Where | None:
        """The most specific place stated for it; the first of equals."""
        return max(self.wheres or self.graves, key=rank, default=None)

    @property
    def likely_when(self) -> When | None:
        """The date stated, else the one that the document had told before."""
        return self.when or self.assumed.when

    @property
    def likely_where(self) -> Where | None:
        """The place stated, else the one that the document had told before."""
        return self.where or self.assumed.where

    def take(self, draft: Draft, parts: Sequence[Draft], after: Aftermath) -> None:
        """Add what a draft says, and the parts it tells its figure out in.

        `after` is what its sentence tells of the dead afterwards.
        """
        if draft.count is not None or not self.sentences:
            self.aggregate = self.aggregate or draft.aggregate
        if draft.when is not None:
            late = after or draft.figure in _COUNTED
            (self.found if late else self.whens).append(draft.when)
        if draft.where is not None:
            buried = after is Aftermath.BURIED
            (self.graves if buried else self.wheres).append(draft.where)
        if draft.count is not None and draft.figure is not FigureRole.PART:
            self.counts.append(draft.count)
        self.parts += [(p.count, category_of(p)) for p in parts if p.count is not None]
        self.names |= {perpetrator.name for perpetrator in draft.perpetrators}
        self.victims |= surnames_of(draft)
        self.sources |= tellers_of(draft)
        self.sentences.append(draft.sentence)
        if draft.figure is FigureRole.UPDATE:
            self.updates.append(draft.sentence)
        self.paragraphs.append(draft.paragraph)
        self.only_heading = self.only_heading and draft.heading


class Scene(Record, frozen=True, kw_only=True):
    """The date and place that one sentence sets for the acts that it tells.

    `after` is what it tells of the dead afterwards, `rare` are the beginnings of its words that
    few sentences of the document share. `under` is what a line of nothing but a place and a day
    sets for all that stands under it, in a list of several such lines.
    """

    paragraph: int
    setting: Setting
    under: Setting = Setting()
    after: Aftermath = Aftermath.NONE
    rare: frozenset[str] = frozenset()


def category_of(draft: Draft) -> str:
    """The category of the first victims of a draft, "people" if it has none."""
    return draft.victims[0].category if draft.victims else "people"


def surnames_of(draft: Draft) -> set[str]:
    """The last words of the names of those that a draft tells of, in lower case."""
    names = (name for victims in draft.victims for name in victims.names)
    return {words[-1].casefold() for name in names if (words := name.split())}


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


def stated_outside(inner: Where, outer: Where | None) -> bool:
    """Whether a place that no layer knows is said to lie in another region than a known one."""
    if outer is None or outer.place is None or rank(outer) != Rank.REGION:
        return False
    if inner.place is not None or inner.region is None:
        return False
    last = inner.region.lower().split()[-1:]
    if "region" not in place_words().types.get(tuple(last), ()):
        return False  # a territory or a town may lie in the region
    stated = fold(inner.region)
    return not any(fold(name) in stated for name in (outer.place.name, *outer.place.regions))


def _shares_region(left: Where, right: Where) -> bool:
    here, there = left.place, right.place
    if here is None or there is None:
        return True
    mine = {here.name, here.admin1, here.admin2, left.region, *here.regions}
    theirs = {there.name, there.admin1, there.admin2, right.region, *there.regions}
    return bool((mine & theirs) - {None})


def same_figure(left: Count, right: Count) -> bool:
    """Whether two counts have the same ends."""
    return left.minimum == right.minimum and left.maximum == right.maximum


def tellers_of(draft: Draft) -> set[str]:
    """Whose word a draft is, those who only reject or doubt it left out."""
    return {source.name for source in draft.attribution if source.stance in TELLING}
