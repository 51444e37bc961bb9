"""How the accounts of one happening hang together: typed relations between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cenotaph.incidents.home import Speaker, could_mean
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.bodies import body_table
from cenotaph.record.base import Record
from cenotaph.record.claim import SourceKind
from cenotaph.record.incident import Origin, Relation, RelationKind

Slot = tuple[str, str]
# One who works for a body without a name for it is not the body.
_PERSONS = frozenset({SourceKind.NGO, SourceKind.MONITOR})
# Of whom nothing is said that would tell them from any other source.
_ANYBODY = frozenset({SourceKind.ANONYMOUS, SourceKind.PERSON, SourceKind.UNSTATED})


class Tie(Record, frozen=True, kw_only=True):
    """What ties an account to one of another telling (key), and to which of its claims."""

    kind: RelationKind
    telling: str
    claim: str = ""
    why: str = ""


class Account(Record, frozen=True, kw_only=True):
    """What a telling says as a whole (empty claim id) or in one figure, and on whose word.

    No speakers means that nobody is known for it, in `lead`, the first document that says it.
    `how` is the relation of the origin, `imprint` the key of the publisher where it answers.
    """

    telling: str
    claim: str
    document: str
    lead: str
    speakers: tuple[Speaker, ...]
    how: str
    why: str
    tie: Tie | None = None
    imprint: str = ""

    @property
    def slot(self) -> Slot:
        """The telling and the claim."""
        return self.telling, self.claim


def relations_of(
    accounts: Sequence[Account], origins: Mapping[Slot, Origin]
) -> tuple[Relation, ...]:
    """The relations between accounts, the oldest first in `accounts`; linear in their number.

    Accounts on one origin hang on the first of them, whatever number there is.
    """
    found: dict[tuple[str, str, str, str], Relation] = {}
    for relation in _all(accounts, origins):
        ends = relation.document, relation.origin, relation.other_document, relation.other_origin
        if ends[:2] != ends[2:]:
            found.setdefault(ends, relation)
    return tuple(sorted(found.values(), key=lambda r: (r.document, r.origin, r.other_document)))


def _all(accounts: Sequence[Account], origins: Mapping[Slot, Origin]) -> Iterator[Relation]:
    by_slot = {account.slot: account for account in accounts}
    tied = set()
    for account in accounts:
        if account.tie is None:
            continue
        slot = (account.tie.telling, account.tie.claim)
        other = by_slot.get(slot)
        if other is not None:
            tied.add((account.document, origins[account.slot].id))
            yield _between(account, other, account.tie.kind, account.tie.why, origins)
    yield from _shared(accounts, origins, tied)
    yield from _general(accounts, origins)
    yield from _unknown(accounts, origins)


def _between(
    account: Account,
    other: Account,
    kind: RelationKind,
    why: str,
    origins: Mapping[Slot, Origin],
) -> Relation:
    return Relation(
        kind=kind,
        document=account.document,
        origin=origins[account.slot].id,
        other_document=other.document,
        other_origin=origins[other.slot].id,
        why=why,
    )


def _shared(
    accounts: Sequence[Account], origins: Mapping[Slot, Origin], tied: set[tuple[str, str]]
) -> Iterator[Relation]:
    """Accounts that name one body or person, each with the first that does."""
    first: dict[str, Account] = {}
    for account in accounts:
        node = account.document, origins[account.slot].id
        for speaker in account.speakers:
            for key in _keys(speaker):
                known = first.setdefault(key, account)
                if node in tied and origins[known.slot].id == node[1]:
                    continue
                witness = speaker.person or speaker.apart
                kind = RelationKind.SAME_WITNESS if witness else RelationKind.SAME_ORGANISATION
                yield _between(account, known, kind, f"both rest on {speaker.name}", origins)
        if account.imprint:
            # a paper that printed another's report has its own later one from there too
            known = first.setdefault(f"imprint:{account.imprint}", account)
            same = RelationKind.SAME_ORGANISATION
            yield _between(account, known, same, "both were brought out by one publisher", origins)


def _keys(speaker: Speaker) -> tuple[str, ...]:
    """What makes a speaker the same as another: the key, or without a name the office."""
    if not speaker.named and speaker.part:
        return speaker.key, f"part:{speaker.part}"
    return (speaker.key,)


def _general(accounts: Sequence[Account], origins: Mapping[Slot, Origin]) -> Iterator[Relation]:
    """ "The UN" beside one of its bodies: the first of them by id is taken to be meant; a lone
    surname beside one full name that ends in it."""
    table = actor_table()
    named = {
        speaker.key: (account, speaker)
        for account in reversed(accounts)
        for speaker in account.speakers
        if speaker.named
    }
    for _, (account, speaker) in sorted(named.items()):
        if speaker.actor_id in body_table().general:
            parts = [
                other
                for _, (other, each) in sorted(named.items())
                if each.actor_id != speaker.actor_id
                and speaker.actor_id in table.lineage(each.actor_id)
            ]
            for other in parts[:1]:
                why = f"{speaker.name} is named without saying which of its bodies speaks"
                yield _between(account, other, RelationKind.SAME_ORGANISATION, why, origins)
        if speaker.person and " " not in speaker.name:
            full = [
                other
                for _, (other, each) in sorted(named.items())
                if each.person and each.name.endswith(f" {speaker.name}")
            ]
            if len(full) == 1:
                why = f"{speaker.name} is the surname of who speaks there"
                yield _between(account, full[0], RelationKind.SAME_WITNESS, why, origins)


def _unknown(accounts: Sequence[Account], origins: Mapping[Slot, Origin]) -> Iterator[Relation]:
    """Accounts of whom nobody can say that they are others than those of another report."""
    peers = _Peers(accounts)
    for account in accounts:
        if not account.speakers:
            yield Relation(
                kind=RelationKind.UNKNOWN,
                document=account.document,
                origin=origins[account.slot].id,
                why=account.why,
            )
            continue
        speaker = account.speakers[0]
        if speaker.named or speaker.apart or len(account.speakers) > 1:
            continue
        other = peers.of(account, speaker)
        if origins[other.slot].id != origins[account.slot].id:
            name = origins[other.slot].name
            why = f"nobody can say that “{speaker.name}” are others than {name}"
            yield _between(account, other, RelationKind.UNKNOWN, why, origins)


class _Peers:
    """Whom a nameless speaker cannot be told from, looked up once for each description."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._anybody = _first_known(accounts)
        self._meant: dict[tuple[str, str], Account | None] = {}
        self._alike: dict[str, Account] = {}
        for account in accounts:
            for speaker in account.speakers:
                if speaker.named and speaker.speaks_as not in _PERSONS:
                    self._alike.setdefault(speaker.speaks_as, account)

    def of(self, account: Account, speaker: Speaker) -> Account:
        """The account of whoever it may be, else the first nameless one like it."""
        first = self._alike.setdefault(speaker.speaks_as, account)
        if speaker.speaks_as in _ANYBODY:
            return self._anybody or first
        if speaker.speaks_as not in _PERSONS:
            return first
        words = speaker.stands, speaker.part
        if words not in self._meant:
            self._meant[words] = _meaning(speaker, self._accounts)
        return self._meant[words] or first


def _meaning(speaker: Speaker, accounts: Sequence[Account]) -> Account | None:
    """The first account of a body that a description can mean."""
    return next(
        (
            account
            for account in accounts
            if any(
                each.named and could_mean(speaker.stands, speaker.part, each)
                for each in account.speakers
            )
        ),
        None,
    )


def _first_known(accounts: Sequence[Account]) -> Account | None:
    """The first account whose speakers are told from "sources" and "people"."""
    return next(
        (
            account
            for account in accounts
            if any(each.named or each.speaks_as not in _ANYBODY for each in account.speakers)
        ),
        None,
    )
