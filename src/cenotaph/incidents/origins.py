"""Who first established what the reports of one happening say, and which rest on the same word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from cenotaph.incidents.copies import COPY_SHARE, FEWEST_RUNS, Older, body_of, paragraph_at, runs_of
from cenotaph.incidents.folding import fold
from cenotaph.incidents.home import FIRST, UNKNOWN, Home, Speaker, could_mean
from cenotaph.incidents.imprints import Imprints
from cenotaph.incidents.relating import Account, Tie, relations_of
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.uniting import ATTRIBUTION, OWN
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.bodies import body_table
from cenotaph.record.base import Record, content_id
from cenotaph.record.incident import Origin, Relation, RelationKind

COPIED = "copied wording"
TRANSLATED = "translation"
# Who, where, when and how many make short sentences alike without any copying.
FEWEST_OF_SENTENCE = 12  # runs of four words: a sentence of fifteen words or more
SENTENCE_SHARE = 0.75

_TWO = 2

Translations = Mapping[str, str]


class Rested(Record, frozen=True, kw_only=True):
    """The origins of one happening by telling (key) and claim (id), and how they hang together.

    An empty claim id gives the origin of the telling as a whole.
    """

    origins: dict[str, dict[str, Origin]]
    relations: tuple[Relation, ...] = ()


def origins_of(
    group: Sequence[Telling], homes: Mapping[str, Home], translations: Translations
) -> Rested:
    """Who established each figure of the tellings of one happening.

    `homes` are the documents by id; `translations` say which document is a translation of
    which. An account whose words an older report of the group holds rests on that report's
    origin, and so on to the first; so does one that names a medium whose own report is here.
    """
    happening = _Happening(_by_age(group, homes), homes, translations)
    accounts = happening.accounts()
    accused = _accused(group)
    named = {account.slot: _origin(account, accused) for account in accounts}
    origins = {
        telling.key: {claim: named[telling.key, claim] for claim in ("", *_figured(telling))}
        for telling in group
    }
    return Rested(origins=origins, relations=relations_of(accounts, named))


def _by_age(group: Sequence[Telling], homes: Mapping[str, Home]) -> tuple[Telling, ...]:
    """The tellings, the oldest first; of one day, what an agency brought out before others."""

    def age(telling: Telling) -> tuple[bool, str, bool, str, str]:
        published = telling.published.isoformat() if telling.published else ""
        publisher = homes[telling.document].publisher
        agency = publisher is not None and body_table().is_agency(
            publisher.actor_id, publisher.name
        )
        return (telling.published is None, published, not agency, telling.document, telling.key)

    return tuple(sorted(group, key=age))


def _figured(telling: Telling) -> tuple[str, ...]:
    """The claims whose figures need an origin of their own."""
    makers = {claim.id for claim in telling.makers}
    return tuple(sorted({figure.claim for figure in telling.figures} & makers))


def _accused(group: Sequence[Telling]) -> frozenset[str]:
    """The keys of the bodies that any report accuses."""
    table, actors = body_table(), actor_table()
    found = set()
    for telling in group:
        for each in telling.perpetrators:
            actor = actors.named(each.name, each.actor_id)
            known = actor.id if actor is not None else each.actor_id
            found.add(f"body:{table.one(known)}" if known else f"name:{fold(each.name)}")
    return frozenset(found)


@dataclass
class _Happening:
    """The tellings of one happening, the oldest first, while their accounts are settled."""

    tellings: tuple[Telling, ...]
    homes: Mapping[str, Home]
    translations: Translations
    settled: dict[tuple[str, str], Account] = field(default_factory=dict)
    open: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.row = {telling.key: row for row, telling in enumerate(self.tellings)}
        self.rows = {t.document: row for row, t in reversed(list(enumerate(self.tellings)))}
        several = len({telling.document for telling in self.tellings}) > 1
        texts = [self.homes[telling.document].text for telling in self.tellings]
        self.older = Older([runs_of(body_of(text)) for text in texts]) if several else None
        self.published = {
            publisher.key: row
            for row, telling in reversed(list(enumerate(self.tellings)))
            if (publisher := self.homes[telling.document].publisher) is not None
        }
        self.imprints = Imprints(
            (publisher.key, publisher.name)
            for telling in self.tellings
            if (publisher := self.homes[telling.document].publisher) is not None
        )
        self.bodies = self._bodies() if several else {}

    def accounts(self) -> list[Account]:
        """One account for each telling as a whole and for each of its figures, in order."""
        return [
            self._account(row, claim)
            for row, telling in enumerate(self.tellings)
            for claim in ("", *_figured(telling))
        ]

    def _bodies(self) -> dict[str, dict[str, tuple[Speaker, int]]]:
        """The named speakers of the group and its bodies that publish, with who had them first:
        by document, so that a description can look for them in the other documents."""
        found: dict[str, dict[str, tuple[Speaker, int]]] = {}
        for row, telling in enumerate(self.tellings):
            home = self.homes[telling.document]
            spoken = [each for claim in telling.makers for each in home.speakers(claim)]
            if home.publisher is not None and not home.publisher.medium:
                spoken.append(home.publisher)
            for each in spoken:
                told = found.setdefault(each.key, {}) if each.named else {}
                if len(told) < _TWO:  # enough to have one beside the document that asks
                    told.setdefault(telling.document, (each, row))
        return found

    def _account(self, row: int, claim: str) -> Account:
        slot = (self.tellings[row].key, claim)
        if slot in self.settled:
            return self.settled[slot]
        leading = self.tellings[row].leading
        if claim and leading is not None and claim == leading.claim:
            return replace(self._account(row, ""), claim=claim)
        own = self._own(row, claim)
        if slot in self.open:
            return own
        self.open.add(slot)
        account = self._led(row, self._meant(row, own))
        self.settled[slot] = account
        self.open.discard(slot)
        return account

    def _own(self, row: int, claim: str) -> Account:
        """What the document itself says of who established it."""
        telling = self.tellings[row]
        home = self.homes[telling.document]
        order = [telling.leading.claim if telling.leading else ""] if not claim else [claim]
        makers = sorted(telling.makers, key=lambda each: each.id not in order)
        for each in makers[: 1 if claim else None]:
            speakers = home.speakers(each)
            if speakers:
                speakers = tuple(_having_asked(each, home) for each in speakers)
                return _of(telling, claim, speakers, ATTRIBUTION, "named as the source")
        if claim:
            whole = self._own(row, "")
            return replace(whole, claim=claim)
        return _unsourced(telling, home)

    def _meant(self, row: int, account: Account) -> Account:
        """A description that nothing in its own document explains, led to the one body of the
        other reports that it can mean."""
        if len(account.speakers) != 1 or not account.speakers[0].stands:
            return account
        speaker = account.speakers[0]
        telling = self.tellings[row]
        fitting = [
            first
            for key in sorted(self.bodies)
            if (first := self._elsewhere(key, telling.document)) is not None
            and could_mean(speaker.stands, speaker.part, first[0])
        ]
        if len({each.key for each, _ in fitting}) != 1:
            return account
        body, other = fitting[0]
        if not speaker.definite and not _same_figure(telling, self.tellings[other]):
            return account
        name = self.homes[self.tellings[other].document].document.name
        why = f"“{speaker.name}” stands for {body.name}, who is named in {name}"
        tie = Tie(kind=RelationKind.QUOTES, telling=self.tellings[other].key, why=why)
        return replace(account, speakers=(body,), why=why, tie=tie)

    def _elsewhere(self, key: str, document: str) -> tuple[Speaker, int] | None:
        rows = [each for home, each in self.bodies[key].items() if home != document]
        return min(rows, key=lambda each: each[1], default=None)

    def _led(self, row: int, account: Account) -> Account:
        """An account led to the report that it translates, cites or copies."""
        telling = self.tellings[row]
        original = self.rows.get(self.translations.get(telling.document, ""))
        if original is not None and original != row:
            name = self._name(original)
            why = f"marked as a translation of {name}"
            return self._resting(account, original, RelationKind.TRANSLATES, TRANSLATED, why)
        cited = self._cited(row, account)
        if cited is not None:
            publisher = self.homes[self.tellings[cited].document].publisher
            medium = publisher.name if publisher is not None else ""
            why = f"it gives {medium} as its source, whose report is {self._name(cited)}"
            return self._resting(account, cited, RelationKind.QUOTES, ATTRIBUTION, why)
        held = self._held(row, account)
        if held is None:
            return account
        older, kind = held
        said = (
            "a sentence of it stands in"
            if kind is RelationKind.QUOTES
            else "its wording is nearly that of"
        )
        return self._resting(account, older, kind, COPIED, f"{said} {self._name(older)}")

    def _name(self, row: int) -> str:
        return self.homes[self.tellings[row].document].document.name

    def _cited(self, row: int, account: Account) -> int | None:
        """The row of the own report of the medium that an account rests on.

        A medium that no table knows is known by what it brought out of this happening.
        """
        telling = self.tellings[row]
        keys = [each.key for each in account.speakers if len(account.speakers) == 1]
        if all(each.actor_id is None for each in account.speakers):
            text = self.homes[telling.document].text.text
            words = " . ".join(claim.sentence.quote(text) for claim in telling.makers)
            keys += self.imprints.keys_in(words)
        own = self._own_keys(row)
        rows = [self.published[k] for k in keys if k in self.published and k not in own]
        return next((each for each in rows if self._brought_out(each, telling)), None)

    def _brought_out(self, row: int, telling: Telling) -> bool:
        """Whether a row is another document, of a medium."""
        other = self.tellings[row].document
        publisher = self.homes[other].publisher
        return other != telling.document and publisher is not None and publisher.medium

    def _own_keys(self, row: int) -> frozenset[str]:
        publisher = self.homes[self.tellings[row].document].publisher
        return frozenset({publisher.key} if publisher is not None else ())

    def _held(self, row: int, account: Account) -> tuple[int, RelationKind] | None:
        """The older report that holds the words of an account, and whether only a sentence."""
        if self.older is None:
            return None
        telling = self.tellings[row]
        text = self.homes[telling.document].text
        whole = self.older.holder(self.older.whole(row), row, FEWEST_RUNS)
        named = account.how == ATTRIBUTION and any(each.named for each in account.speakers)
        leading = account.claim or (telling.leading.claim if telling.leading else "")
        claims = [each for each in telling.makers if not leading or each.id == leading]
        if whole is not None and (named or account.how != ATTRIBUTION):
            return whole, self._kind(row, whole)
        for claim in claims if not named else ():
            words = runs_of(claim.sentence.quote(text.text))
            if whole is not None and self.older.share(words, whole) >= COPY_SHARE:
                return whole, self._kind(row, whole)
            start, end = paragraph_at(text, claim.sentence.start)
            around = self.older.holder(runs_of(text.text[start:end]), row, FEWEST_OF_SENTENCE)
            if around is not None:
                return around, self._kind(row, around)
            within = self.older.holder(words, row, FEWEST_OF_SENTENCE)
            if within is not None and self.older.share(words, within) >= SENTENCE_SHARE:
                return within, RelationKind.QUOTES
        return None

    def _kind(self, row: int, older: int) -> RelationKind:
        """A copy of an agency's text is syndicated, any other repeats."""
        made = self.homes[self.tellings[older].document].publisher
        credit = self.homes[self.tellings[row].document].credited
        agency = made is not None and body_table().is_agency(made.actor_id, made.name)
        return RelationKind.SYNDICATES if agency or credit else RelationKind.REPEATS

    def _resting(
        self, account: Account, row: int, kind: RelationKind, how: str, why: str
    ) -> Account:
        """The account tied to another report; it takes over the origin that it does not name.

        A named body stays the origin of what it is named for: only the tie is kept.
        """
        other = self._account(row, self._same_claim(row, account))
        tie = Tie(kind=kind, telling=other.telling, claim=other.claim, why=why)
        publisher = self.homes[other.document].publisher
        imprint = fold(publisher.name) if publisher is not None else ""
        named = account.how == ATTRIBUTION and any(
            each.named and not each.medium and fold(each.name) not in imprint
            for each in account.speakers
        )
        if named:
            # "the ministry" in one and "the mission" in the other: a form of words, not a copy
            others = _bodies_of(other)
            apart = others and how == COPIED and not others & _bodies_of(account)
            return account if apart else replace(account, tie=tie)
        return replace(
            account,
            speakers=other.speakers,
            lead=other.lead,
            how=how if other.speakers else UNKNOWN,
            why=why,
            tie=tie,
        )

    def _same_claim(self, row: int, account: Account) -> str:
        """The claim of the other report that gives the same figure, "" for its leading one."""
        mine = next(
            (
                figure.deaths
                for figure in self.tellings[self.row[account.telling]].figures
                if figure.claim == account.claim
            ),
            None,
        )
        if mine is None:
            return ""
        figured = set(_figured(self.tellings[row]))
        same = (
            figure.claim
            for figure in self.tellings[row].figures
            if figure.claim in figured
            and (figure.deaths.minimum, figure.deaths.maximum) == (mine.minimum, mine.maximum)
        )
        return next(same, "")


def _bodies_of(account: Account) -> frozenset[str]:
    """The keys of the named bodies, media apart, on which an account rests."""
    return frozenset(each.key for each in account.speakers if each.named and not each.medium)


def _same_figure(left: Telling, right: Telling) -> bool:
    if left.leading is None or right.leading is None:
        return False
    one, other = left.leading.deaths, right.leading.deaths
    return (one.minimum, one.maximum) == (other.minimum, other.maximum)


def _of(telling: Telling, claim: str, speakers: tuple[Speaker, ...], how: str, why: str) -> Account:
    told = next((each.why for each in speakers if each.why), why)
    return Account(
        telling=telling.key,
        claim=claim,
        document=telling.document,
        lead=telling.document,
        speakers=speakers,
        how=how,
        why=told,
    )


def _having_asked(speaker: Speaker, home: Home) -> Speaker:
    """A body that heard people itself speaks first-hand of what they told it."""
    return replace(speaker, hand=FIRST) if speaker.key in home.inquirers else speaker


def _unsourced(telling: Telling, home: Home) -> Account:
    """Whom a report rests on that names nobody for this happening."""
    if home.main:
        return _of(telling, "", home.main, ATTRIBUTION, "the source of the document as a whole")
    if home.credited is not None:
        why = f"the text is credited to {home.credited.name}"
        return _of(telling, "", (home.credited,), ATTRIBUTION, why)
    if home.publisher is not None:
        why = "no source is named: the publisher answers for it"
        account = _of(telling, "", (home.publisher,), OWN, why)
        return replace(account, imprint=home.publisher.key)
    return _of(telling, "", (), UNKNOWN, "the document names no source for it")


def _origin(account: Account, accused: frozenset[str]) -> Origin:
    """The origin of an account: one for all that answer together."""
    if not account.speakers:
        return Origin(
            id=content_id("origin", UNKNOWN, account.lead),
            name=UNKNOWN,
            kind=UNKNOWN,
            documents=(account.document,),
            relation=UNKNOWN,
            why=account.why,
            hand=UNKNOWN,
        )
    keys = sorted(each.key for each in account.speakers)
    itself = any(key in accused for key in keys)
    first = itself or account.how == OWN or any(s.hand == FIRST for s in account.speakers)
    relays = account.how == ATTRIBUTION and all(s.medium for s in account.speakers)
    return Origin(
        id=content_id("origin", keys, []),
        name=" and ".join(dict.fromkeys(each.name for each in account.speakers)),
        kind=account.speakers[0].kind,
        documents=(account.document,),
        relation=OWN if relays else account.how,
        why=account.why,
        hand=FIRST if first else account.speakers[0].hand,
    )
