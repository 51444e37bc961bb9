"""A text becomes claims: every grammar run once, every sentence read, every happening numbered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from cenotaph.claims.actors import find_actors
from cenotaph.claims.asks import draft_asks
from cenotaph.claims.attribution import find_voices
from cenotaph.claims.authors import draft_authors, mentioned
from cenotaph.claims.chains import Heard, listen
from cenotaph.claims.circumstances import draft_circumstances
from cenotaph.claims.confidence import calibrated, signs
from cenotaph.claims.context import SentenceContext, is_violence
from cenotaph.claims.counts import find_quantities
from cenotaph.claims.dates import find_dates
from cenotaph.claims.draft import Draft
from cenotaph.claims.figures import draft_figures, inside_tolls
from cenotaph.claims.focus import Happening, assign
from cenotaph.claims.french import french_roles
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.inherit import fill, scenes, settle_certainty
from cenotaph.claims.labeller.finder import TrainedRoles
from cenotaph.claims.lending import Loan, beside, described, lend_agents
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.persons import find_persons
from cenotaph.claims.places import read_places
from cenotaph.claims.predicates import Predicate, find_predicates
from cenotaph.claims.replies import answered
from cenotaph.claims.roles import RoleFinder
from cenotaph.claims.sentences import Sentence, split
from cenotaph.claims.setting import Setting
from cenotaph.claims.statuses import worded
from cenotaph.claims.units import find_units
from cenotaph.claims.violence import draft_acts
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.knowledge.sources import source_words
from cenotaph.knowledge.speech import find_phrase, speech
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.base import Record, content_id
from cenotaph.record.claim import Claim, ClaimKind, FigureRole, Modality
from cenotaph.record.document import Document, MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where

READER_VERSION = "2"
_OWN_DATE = frozenset({"published", "dateline"})  # the date of the report, not of an act
READABLE = ("en", "fr")


class Told(Record, frozen=True, kw_only=True):
    """A draft in its document: the number and setting of its happening (0, `None`: none), and
    the sentence that it was read from.
    """

    draft: Draft
    happening: int
    setting: Setting | None
    sentence: Sentence

    @property
    def signs(self) -> tuple[str, ...]:
        """What can be seen of it that tells right from wrong claims."""
        setting = self.setting or Setting()
        return signs(
            self.draft,
            self.sentence,
            dated=not self.happening or (self.draft.when or setting.when) is not None,
            placed=not self.happening or (self.draft.where or setting.where) is not None,
        )


def extractor(finder: RoleFinder) -> str:
    """The name and versions that every claim carries."""
    return f"cenotaph/{READER_VERSION} {finder.name}/{finder.version}"


def read_claims(
    text: Text, document: Document, gazetteer: Gazetteer, finder: RoleFinder | None = None
) -> tuple[Claim, ...]:
    """All claims of a document in the order of its text.

    `finder` finds roles inside a sentence (by default that of `finder_of` for the language). A
    document in a language that has no tables yields no claims rather than wrong ones.
    """
    finder = finder or finder_of(document.language or "en")
    ids: list[str] = []
    claims: list[Claim] = []
    for told in tell(text, document, gazetteer, finder):
        claim = _claim(told, ids, extractor(finder))
        ids.append(claim.id)
        claims.append(claim)
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.kind, claim.id)))


def tell(
    text: Text, document: Document, gazetteer: Gazetteer, finder: RoleFinder
) -> tuple[Told, ...]:
    """What a document tells, in the order of reading, before it is written down as claims."""
    language = document.language or "en"
    if language not in READABLE:
        return ()
    contexts = _contexts(text, document, gazetteer, language)
    return _told(_drafts(contexts, finder), contexts, document.published)


def finder_of(language: str) -> RoleFinder:
    """The role finder of a language: the labeller was trained on English only, the parser of the
    extra `fr` on French.
    """
    return TrainedRoles() if language == "en" else french_roles()


def _mentions(text: Text, document: Document, gazetteer: Gazetteer) -> Mentions:
    actors = find_actors(text, actor_table())
    names = [actor.span for actor in actors if actor.actor_id is not None]
    # "19 April Movement", "al-Qaeda in the Arabian Peninsula": names hold no date and no place
    taken = _Stretches([(span.start, span.end) for span in names])
    own = [fact.span for fact in text.metadata if fact.field in _OWN_DATE and fact.span]
    own_dates = _Stretches(
        [(m.start, m.end) for m in text.of(MarkKind.DATELINE)] + [(s.start, s.end) for s in own]
    )
    places = read_places(text, gazetteer)
    return Mentions(
        quantities=tuple(q for q in find_quantities(text) if not taken.hold(q.figure)),
        actors=actors,
        dates=tuple(
            when
            for when in find_dates(text, document.published)
            if not own_dates.hold(when.span) and not taken.hold(when.span)
        ),
        places=tuple(
            where
            for where in places.named
            if not taken.hold(where.span) and not own_dates.hold(where.span)
        ),
        country=places.country,
    )


def _apart(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges with those joined that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class _Stretches:
    """Stretches of a text, asked whether one of them holds a span."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = _apart(sorted(ranges))
        self._starts = [start for start, _ in self._ranges]

    def hold(self, span: Span | None) -> bool:
        """Whether the whole span lies in one stretch."""
        if span is None:
            return False
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self._ranges[index][1]


def _outside_names(
    predicates: Sequence[Predicate], sentence: Sentence, mentions: Mentions
) -> tuple[Predicate, ...]:
    """The acts that are no words of a body's name: "the Martyrs' Brigades", "Death to …"."""
    named = [
        sentence.within(actor.span.start, actor.span.end)
        for actor in mentions.actors_in(sentence.span)
        if actor.actor_id is not None
    ]
    return tuple(
        predicate
        for predicate in predicates
        if not any(first <= predicate.first < last for first, last in named)
    )


def _contexts(
    text: Text, document: Document, gazetteer: Gazetteer, language: str
) -> list[SentenceContext]:
    """Every sentence with its mentions, voices, and whoever was speaking before it."""
    mentions = _mentions(text, document, gazetteer)
    sentences = split(text)
    mentions = msgspec.structs.replace(mentions, persons=find_persons(sentences, mentions))
    words, phrases = syntax(language), speech(language)
    sources = source_words(language)
    views: list[Heard] = []
    for sentence in sentences:
        clause = Clause(
            sentence=sentence,
            predicates=_outside_names(find_predicates(sentence, language), sentence, mentions),
            units=find_units(sentence, mentions, words),
            syntax=words,
        )
        views.append(Heard(clause=clause, voices=find_voices(clause, phrases, sources)))
    calamity = any(
        each.clause.sentence.heading
        and find_phrase(each.clause.words, phrases.misfortunes) >= 0
        and not any(is_violence(predicate) for predicate in each.clause.predicates)
        for each in views
    )
    contexts: list[SentenceContext] = []
    for view, spoken in zip(views, listen(views), strict=True):
        contexts.append(
            SentenceContext(
                text=text.text,
                sentence=view.clause.sentence,
                clause=view.clause,
                mentions=mentions,
                speech=phrases,
                source_words=sources,
                spoken=spoken,
                before=contexts[-1] if contexts else None,
                calamity=calamity,
            )
        )
    return contexts


def _drafts(contexts: Sequence[SentenceContext], finder: RoleFinder) -> list[Draft]:
    drafts: list[Draft] = []
    read = finder.frames([context.clause for context in contexts])
    for context, frames in zip(contexts, read, strict=True):
        acts = draft_acts(context, frames, len(drafts))
        figures = draft_figures(context, acts)
        drafts += inside_tolls(acts, figures)
        drafts += figures
        drafts += draft_authors(context, acts)
        drafts += draft_asks(context)
        drafts += draft_circumstances(context)
    return [worded(draft, contexts[draft.sentence]) for draft in answered(drafts, contexts)]


def _told(
    drafts: Sequence[Draft], contexts: Sequence[SentenceContext], published: date | None
) -> tuple[Told, ...]:
    drafts = _once(drafts)
    assignment, happenings = assign(
        drafts,
        scenes(contexts),
        lambda opened: fill(opened, contexts[: max(opened.sentences) + 1], published),
    )
    settings = {
        number: fill(happening, contexts, published, _of_others(number, happenings))
        for number, happening in happenings.items()
    }
    drafts = settle_certainty(drafts, assignment.numbers)
    mentions = [each for context in contexts for each in mentioned(context)]
    accused = lend_agents(drafts, assignment.numbers, mentions)
    several = {number for number, happening in happenings.items() if happening.aggregate}
    told: list[Told] = []
    for index, (read, number) in enumerate(zip(drafts, assignment.numbers, strict=True)):
        draft = _revised(read, accused.get(number), restated=index in assignment.restated)
        if draft.kind is ClaimKind.KILLING and number:
            draft = msgspec.structs.replace(draft, aggregate=number in several)
        told.append(
            Told(
                draft=draft,
                happening=number,
                setting=settings.get(number),
                sentence=contexts[draft.sentence].sentence,
            )
        )
    return tuple(told)


def _of_others(number: int, happenings: Mapping[int, Happening]) -> frozenset[int]:
    """The indices of the sentences that tell of any other happening than one."""
    return frozenset(
        sentence
        for other in happenings.values()
        if other.number != number
        for sentence in other.sentences
    )


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Two readings of one figure are one killing: the surer one keeps it, the other loses it."""
    best: dict[Span, int] = {}
    for index, draft in enumerate(drafts):
        span = draft.count.span if draft.count is not None else None
        if span is None or draft.kind is not ClaimKind.KILLING or draft.part_of >= 0:
            continue
        rival = best.get(span)
        if rival is None or draft.confidence > drafts[rival].confidence:
            best[span] = index
    kept = set(best.values())
    return [
        msgspec.structs.replace(draft, count=None)
        if draft.kind is ClaimKind.KILLING
        and draft.part_of < 0
        and draft.count is not None
        and draft.count.span in best
        and index not in kept
        else draft
        for index, draft in enumerate(drafts)
    ]


def _revised(draft: Draft, accused: Loan | None, *, restated: bool) -> Draft:
    """A draft with what only the whole document tells: a part told again, who is accused."""
    if restated:
        draft = msgspec.structs.replace(draft, figure=FigureRole.PART)
    befell = draft.count is None or draft.count.maximum != 0
    lacks = draft.kind is ClaimKind.KILLING and all(map(described, draft.perpetrators)) and befell
    if accused is not None and lacks and draft.modality is not Modality.DENIED:
        draft = msgspec.structs.replace(
            draft,
            perpetrators=beside(draft.perpetrators, accused.perpetrators),
            notes=(*draft.notes, accused.note),
        )
    return draft


def _claim(told: Told, ids: Sequence[str], made_by: str) -> Claim:
    draft = told.draft
    when, where, notes = _settle(draft, told.setting)
    return Claim(
        id=content_id(
            "claim", draft.span, draft.trigger, draft.kind, draft.figure, draft.count, made_by
        ),
        document=draft.span.document,
        span=draft.span,
        sentence=told.sentence.span,
        trigger=draft.trigger,
        kind=draft.kind,
        modality=draft.modality,
        count=draft.count,
        figure=draft.figure,
        part_of=ids[draft.part_of] if draft.part_of >= 0 else None,
        scope="aggregate" if draft.aggregate else "event",
        incident_count=draft.incident_count,
        happening=told.happening,
        when=when,
        where=where,
        victims=draft.victims,
        perpetrators=draft.perpetrators,
        means=draft.means,
        attribution=draft.attribution,
        about=draft.about,
        addressee=draft.addressee,
        notes=(*draft.notes, *notes),
        extractor=made_by,
        confidence=calibrated(draft.confidence, told.signs),
    )


_SETTLED = frozenset({ClaimKind.KILLING, ClaimKind.INJURY, ClaimKind.DISAPPEARANCE})


def _settle(
    draft: Draft, setting: Setting | None
) -> tuple[When | None, Where | None, tuple[str, ...]]:
    """A claim's own date and place, else those of its happening with a note that says so."""
    when, where = draft.when, draft.where
    notes: list[str] = []
    if setting is None or draft.kind not in _SETTLED:
        return when, where, ()
    if when is None and setting.when is not None:
        when = setting.when
        notes.append("date: taken over from the same happening")
    if (
        setting.where is not None
        and setting.where is not where
        and (where is None or setting.where.inherited or where.place is None)
    ):
        where = setting.where
        notes.append("place: taken over from the same happening")
    return when, where, tuple(notes)
