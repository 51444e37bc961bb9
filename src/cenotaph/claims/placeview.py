"""All places that a document names, each where it stands, for the choice of those of killings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.lenders import scene_paragraph
from cenotaph.claims.places.bare import bare_name
from cenotaph.claims.scenes import lines_over
from cenotaph.claims.setting import Rank, Setting, in_a_town, rank
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.place_words import place_words
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Relation, Where

PlaceKey = tuple[str, str, str]  # country, kind and name; of what no layer knows "?", "", name
PLACED = frozenset({Relation.IN, Relation.NEAR, Relation.AREA})
_OPENING_WORDS = 6  # of a wording, in which the noun of a building stands


@dataclass(frozen=True)
class Named:
    """A place where it is named; `apart` where the sentence only says that somebody sits there
    or comes from there.
    """

    context: SentenceContext
    where: Where
    key: PlaceKey
    kind: str
    local: bool
    apart: bool

    @property
    def at(self) -> int:
        """Where its name begins in the document."""
        return self.where.span.start if self.where.span is not None else -1

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.context.sentence.index


@dataclass(frozen=True)
class Killing:
    """One happening whose place is asked for: its drafts, those with its figure, its day.

    `aggregate` is set for many acts told as one, `main` for the first that the body tells;
    `by_rule` is the place that the rules of `inherit` take.
    """

    number: int
    drafts: tuple[Draft, ...]
    aggregate: bool
    when: When | None
    by_rule: PlaceKey | None
    main: bool = False

    @property
    def counted(self) -> tuple[Draft, ...]:
        """The drafts that carry a figure, else all; those of the body before the title."""
        counted = [each for each in self.drafts if each.count is not None] or list(self.drafts)
        return tuple(each for each in counted if not each.heading) or tuple(counted)

    @property
    def sentences(self) -> frozenset[int]:
        """The sentences of its figures."""
        return frozenset(each.sentence for each in self.counted)

    @property
    def first(self) -> Span:
        """The first word that tells of it."""
        return min((each.trigger for each in self.counted), key=lambda span: span.start)


@dataclass(frozen=True)
class PlaceView:
    """What the document as a whole says of its places.

    `over` gives for each sentence the section heading over it, `line_over` the line of place and
    day over it, `opens` for each paragraph its first sentence, `stated` for each happening the
    places stated in its sentences, `tellings` for each sentence the happenings that it tells,
    `days` for each happening its day.
    """

    contexts: Sequence[SentenceContext]
    named: tuple[Named, ...]
    times: Mapping[PlaceKey, int]
    most: int
    titled: frozenset[PlaceKey]
    first_body: int
    first_place: PlaceKey | None
    opening: int
    over: Mapping[int, int]
    line_over: Mapping[int, int]
    lines: frozenset[int]
    opens: Mapping[int, int]
    stated: Mapping[int, frozenset[PlaceKey]]
    tellings: Mapping[int, frozenset[int]]
    days: Mapping[int, When | None]

    @property
    def country(self) -> Where | None:
        """The country that the whole document speaks of."""
        return self.contexts[0].mentions.country

    @property
    def dateline(self) -> Where | None:
        """The town from which it was sent."""
        return self.contexts[0].mentions.dateline

    def local_times(self, key: PlaceKey) -> int:
        """How often a place is named, as against what sits or comes from there."""
        return sum(each.key == key and each.local and not each.apart for each in self.named)

    def in_sentence(self, index: int) -> list[Named]:
        """The places that a sentence names."""
        return [each for each in self.named if each.sentence == index]

    def before(self, at: int) -> list[Named]:
        """The towns, villages and districts named in the body before a character."""
        return [e for e in self.named if _telling(e) and e.at < at]

    def after(self, at: int) -> list[Named]:
        """Those named after it."""
        return [e for e in self.named if _telling(e) and e.at > at]


def _telling(named: Named) -> bool:
    return named.local and not named.apart and not named.context.sentence.heading


def key_of(where: Where) -> PlaceKey:
    """What two mentions of one place have in common."""
    if where.place is not None:
        return (where.place.country, where.place.kind, where.place.name)
    return ("?", "", fold(bare_name(where.wording) or where.wording))


def killings_of(
    drafts: Sequence[Draft],
    numbers: Sequence[int],
    settings: Mapping[int, Setting],
    several: frozenset[int],
) -> list[Killing]:
    """The happenings of a document that kill, in order of their numbers."""
    told: dict[int, list[Draft]] = {}
    for draft, number in zip(drafts, numbers, strict=True):
        if number and draft.kind is ClaimKind.KILLING and draft.part_of < 0:
            told.setdefault(number, []).append(draft)
    found = []
    for number in sorted(told):
        setting = settings.get(number, Setting())
        found.append(
            Killing(
                number=number,
                drafts=tuple(told[number]),
                aggregate=number in several,
                when=setting.when,
                by_rule=key_of(setting.where) if setting.where is not None else None,
            )
        )
    first = min(
        (each for each in found if not all(draft.heading for draft in each.drafts)),
        key=lambda each: each.first.start,
        default=None,
    )
    return [replace(each, main=each is first) for each in found]


def place_view(contexts: Sequence[SentenceContext], killings: Sequence[Killing]) -> PlaceView:
    """The document seen for its places; `contexts` must hold one sentence at least."""
    named = tuple(each for context in contexts for each in _named(context))
    body = [each for each in named if _telling(each)]
    times = Counter(each.key for each in named)
    local = Counter(each.key for each in named if each.local and not each.apart)
    line_over = dict(enumerate(lines_over(contexts)))
    opens: dict[int, int] = {}
    for context in contexts:
        opens.setdefault(context.sentence.paragraph, context.sentence.index)
    tellings: dict[int, set[int]] = {}
    for killing in killings:
        for draft in killing.drafts:
            tellings.setdefault(draft.sentence, set()).add(killing.number)
    plain = (c.sentence.index for c in contexts if not c.sentence.heading)
    return PlaceView(
        contexts=contexts,
        named=named,
        times=times,
        most=max(local.values(), default=0),
        titled=frozenset(each.key for each in named if each.context.sentence.heading),
        first_body=next(plain, 0),
        first_place=body[0].key if body else None,
        opening=scene_paragraph(contexts),
        over=_headings(contexts),
        line_over=line_over,
        lines=frozenset(line_over.values()) - {-1},
        opens=opens,
        stated={
            k.number: frozenset(key_of(d.where) for d in k.drafts if d.where is not None)
            for k in killings
        },
        days={killing.number: killing.when for killing in killings},
        tellings={sentence: frozenset(numbers) for sentence, numbers in tellings.items()},
    )


def _named(context: SentenceContext) -> list[Named]:
    kept = context.places
    return [
        Named(
            context=context,
            where=where,
            key=key_of(where),
            kind=_kind(where),
            local=rank(where) >= Rank.DISTRICT,
            apart=where not in kept,
        )
        for where in context.mentions.places_in(context.sentence.span)
    ]


def _kind(where: Where) -> str:
    """The kind of a place: that of its entry, or a building or quarter with or without a town."""
    if where.place is None:
        return "unknown site" if in_a_town(where) else "unknown"
    part = place_words().part - {("district",)}
    words = where.wording.casefold().replace("’", " ").replace("'", " ").split()
    built = any((word,) in part for word in words[:_OPENING_WORDS])
    return "site in a town" if built and where.place.kind == "locality" else where.place.kind


def _headings(contexts: Sequence[SentenceContext]) -> dict[int, int]:
    """For each sentence the section heading over it, -1 where there is none."""
    over: dict[int, int] = {}
    heading = -1
    for context in contexts:
        if context.sentence.heading:
            heading = context.sentence.index
        over[context.sentence.index] = heading
    return over
