"""Which incidents of a case may be one happening although they were not taken for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import combinations
from typing import NamedTuple

from cenotaph.assess.accusations import Accusation, accusations
from cenotaph.assess.totals import Total, totals_of
from cenotaph.assess.voices import Voices
from cenotaph.incidents.folding import fold
from cenotaph.incidents.parties import people
from cenotaph.knowledge.states import states
from cenotaph.record.claim import Claim, ClaimKind
from cenotaph.record.incident import Incident, Report
from cenotaph.record.when import Basis, When
from cenotaph.record.where import Where

_FEW = 24  # incidents that may share a name, or a village and day, before it tells nothing
_SPOT = ("locality", "feature")
_TELLING_NAME = 3  # words from which on a name is that of one person


class Account:
    """What the reports of one incident say of its day, place, dead and perpetrators."""

    def __init__(self, incident: Incident, voices: Voices) -> None:
        self.incident = incident
        self._voices = voices

    @property
    def is_one_happening(self) -> bool:
        """Whether it is an event, or a total of one day in one village."""
        return self.incident.scope == "event" or (self.day is not None and self.spot is not None)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that report it."""
        return frozenset(report.document for report in self.incident.reports)

    @cached_property
    def day(self) -> tuple[Report, When] | None:
        """The one day that a report gives."""
        for report in self.incident.reports:
            when = report.when
            if when is None or when.span is None:
                continue
            if when.earliest is not None and when.earliest == when.latest:
                return report, when
        return None

    @property
    def own_day(self) -> tuple[Report, When] | None:
        """The one day, if the words for it stand with the killing itself."""
        day = self.day
        return day if day is not None and day[1].basis is not Basis.INHERITED else None

    @property
    def own_spot(self) -> tuple[Report, Where] | None:
        """The village, if the words for it stand with the killing itself."""
        spot = self.spot
        return spot if spot is not None and spot[1].inherited is None else None

    @cached_property
    def spot(self) -> tuple[Report, Where] | None:
        """The village, town or site that a report gives; a capital is none."""
        for report in self.incident.reports:
            where = report.where
            if where is None or where.span is None or where.place is None:
                continue
            capital = fold(where.place.name) in _capitals(where.place.country)
            if where.place.kind in _SPOT and not capital:
                return report, where
        return None

    @cached_property
    def totals(self) -> list[Total]:
        """The figures that stand for it."""
        return totals_of(self.incident, self._voices)

    @cached_property
    def accusing(self) -> list[Accusation]:
        """Who accuses whom of it."""
        told = accusations(self.incident, self._voices)
        return [each for each in told if each.accused]

    @cached_property
    def parties(self) -> frozenset[str]:
        """The actors of the table that anybody accuses."""
        return frozenset(actor for each in self.accusing for actor in each.accused)

    @cached_property
    def named_dead(self) -> dict[frozenset[str], Claim]:
        """The named victims, each with the first claim that names them."""
        found: dict[frozenset[str], Claim] = {}
        for each in self.incident.claims:
            claim = self._voices.material.by_id.get(each)
            if claim is None or claim.kind is not ClaimKind.KILLING:
                continue
            for person in people(name for group in claim.victims for name in group.names):
                found.setdefault(person, claim)
        return found

    @cached_property
    def exact(self) -> frozenset[int]:
        """The exact numbers of dead that its reports give."""
        return frozenset(t.figure.deaths.low for t in self.totals if t.figure.deaths.exact)


class Twin(NamedTuple):
    """Two incidents that may be one, and what they share in plain words: a person killed, with
    the claims that name them, or a village and day, for which there are none.
    """

    left: Account
    right: Account
    shared: str
    naming: tuple[Claim, ...] = ()

    @property
    def person(self) -> bool:
        """Whether what they share is a person killed."""
        return bool(self.naming)


def twins(voices: Voices) -> Iterator[Twin]:
    """The pairs of incidents of a case that may be one happening, each once, in a fixed order.

    They share a named victim, or village and day; no document tells of both as two, and neither
    is part of the other. Pairs are sought in blocks, so that the work grows with the claims.
    """
    accounts = [Account(incident, voices) for incident in voices.material.incidents]
    accounts = [each for each in accounts if each.is_one_happening]
    seen: set[tuple[str, str]] = set()
    for twin in (*_by_name(accounts), *_by_spot(accounts)):
        pair = (twin.left.incident.id, twin.right.incident.id)
        if pair not in seen and _may_be_one(twin.left, twin.right):
            seen.add(pair)
            yield twin


def _by_name(accounts: Sequence[Account]) -> Iterator[Twin]:
    blocks: dict[Hashable, list[Account]] = {}
    for account in accounts:
        for person in account.named_dead:
            for words in combinations(sorted(person), 2):
                blocks.setdefault((_country(account), *words), []).append(account)
    for left, right in _pairs(blocks):
        names = _shared_names(left, right)
        if names is not None and _near_in_time(left, right, min(names, key=len)):
            name = _spelt(names[0], left)
            naming = left.named_dead[names[0]], right.named_dead[names[1]]
            yield Twin(left, right, f"both name {name} among the dead", naming)


def _by_spot(accounts: Sequence[Account]) -> Iterator[Twin]:
    """Of one village and day; a document that tells of two happenings there leaves it open which
    of them another one means.
    """
    blocks: dict[Hashable, list[Account]] = {}
    told: Counter[tuple[Hashable, str]] = Counter()
    for account in accounts:
        if account.spot is None or account.day is None:
            continue
        place, day = account.spot[1].place, account.day[1].earliest
        if place is not None and day is not None:
            key = (place.country, place.name, place.admin1, day)
            blocks.setdefault(key, []).append(account)
            told.update((key, document) for document in account.documents)
    lone = {
        key: [each for each in block if all(told[key, d] == 1 for d in each.documents)]
        for key, block in blocks.items()
    }
    for left, right in _pairs(lone):
        assert left.spot is not None and left.day is not None  # noqa: S101 - as blocked
        place, day = left.spot[1].place, left.day[1].earliest
        assert place is not None and day is not None  # noqa: S101
        shared = f"both tell of {place.name} on {day.isoformat()}"
        yield Twin(left, right, shared)


def _pairs(blocks: Mapping[Hashable, list[Account]]) -> Iterator[tuple[Account, Account]]:
    """The pairs of each block; what very many incidents share tells two of them nothing."""
    for key in sorted(blocks, key=repr):
        block = sorted({each.incident.id: each for each in blocks[key]}.items())
        if len(block) <= _FEW:
            yield from combinations([each for _, each in block], 2)


def _may_be_one(left: Account, right: Account) -> bool:
    if left.documents & right.documents:
        return False
    tied = {each.whole for each in (*left.incident.containments, *right.incident.containments)}
    return not tied & {left.incident.id, right.incident.id}


def _shared_names(left: Account, right: Account) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names of a victim whom both name: the same words, or in one some of the other's.

    Two names in common are not enough, as brothers have them.
    """
    for one in sorted(left.named_dead, key=sorted):
        for other in right.named_dead:
            shorter = min(one, other, key=len)
            if len(shorter) > 1 and (one <= other or other <= one):
                brief = _brief(one, left), _brief(other, right)
                if brief[0] == brief[1] or not all(brief):
                    return one, other
    return None


def _brief(person: frozenset[str], account: Account) -> frozenset[str]:
    """The words of a victim's name that are too short to be sought by: "Ba", "Sy"."""
    words = fold(_spelt(person, account)).split()
    return frozenset(words) - person


def _near_in_time(left: Account, right: Account, person: frozenset[str]) -> bool:
    """Whether the days allow one killing: within days, or a year where the name is telling."""
    one, other = left.incident.when, right.incident.when
    if one is None or other is None:
        return len(person) >= _TELLING_NAME
    days = one.gap(other)
    return days <= (_YEAR if len(person) >= _TELLING_NAME else _MONTH)


_MONTH, _YEAR = 31, 366


def _spelt(person: frozenset[str], account: Account) -> str:
    """A victim as the words name them."""
    for words, claim in account.named_dead.items():
        for name in (name for group in claim.victims for name in group.names):
            if person <= words and words in people([name]):
                return name
    return " ".join(sorted(person))


def _country(account: Account) -> str:
    where = account.incident.where
    if where is None:
        return ""
    return where.place.country if where.place is not None else where.country or ""


def _capitals(country: str) -> frozenset[str]:
    return _all_capitals().get(country, frozenset())


@cache
def _all_capitals() -> dict[str, frozenset[str]]:
    return {state.code: frozenset(map(fold, state.capitals)) for state in states()}
