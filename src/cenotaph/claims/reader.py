"""A text becomes claims: every grammar run once, every sentence read, every happening numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from cenotaph.claims.aftermath import Aftermath
from cenotaph.claims.alongside import added_up
from cenotaph.claims.asks import draft_asks
from cenotaph.claims.authors import draft_authors
from cenotaph.claims.circumstances import draft_circumstances
from cenotaph.claims.confidence import calibrated
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.denials import settle_denials
from cenotaph.claims.draft import Draft
from cenotaph.claims.figures import draft_figures, inside_tolls
from cenotaph.claims.focus import assign
from cenotaph.claims.french import french_roles
from cenotaph.claims.happening import Happening, Scene
from cenotaph.claims.headlines import settle_certainty
from cenotaph.claims.inherit import fill, in_its_town
from cenotaph.claims.labeller.finder import TrainedRoles
from cenotaph.claims.lending import Loan, Mention, beside, lend_agents
from cenotaph.claims.lone import one_each
from cenotaph.claims.parties import described
from cenotaph.claims.placeview import killings_of
from cenotaph.claims.placing import settled
from cenotaph.claims.replies import answered
from cenotaph.claims.roles import RoleFinder
from cenotaph.claims.scenes import scenes
from cenotaph.claims.sentences import split
from cenotaph.claims.setting import Rank, Setting, rank
from cenotaph.claims.spokenof import mentioned
from cenotaph.claims.statuses import worded
from cenotaph.claims.thedead import without_the_dead
from cenotaph.claims.told import Told, after, in_tongue, without
from cenotaph.claims.tolls.pieces import title_of
from cenotaph.claims.tolls.reading import speaks_of_killing, trained_tolls
from cenotaph.claims.tongues import find_stretches, view_of
from cenotaph.claims.views import contexts_of
from cenotaph.claims.violence import draft_acts
from cenotaph.claims.withdrawn import without_the_withdrawn
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.base import Record, content_id
from cenotaph.record.claim import Claim, ClaimKind, FigureRole, Modality, Perpetrator, Source
from cenotaph.record.document import Document, Text
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where

READER_VERSION = "2"
READABLE = ("en", "fr")


def extractor(finder: RoleFinder) -> str:
    """The name and versions that every claim carries."""
    return f"cenotaph/{READER_VERSION} {finder.name}/{finder.version}"


def read_claims(
    text: Text, document: Document, gazetteer: Gazetteer, finder: RoleFinder | None = None
) -> tuple[Claim, ...]:
    """All claims of a document in the order of its text.

    `finder` finds roles inside a sentence (by default that of `finder_of` for the language). A
    document in a language that has no tables yields no claims rather than wrong ones, but for
    its paragraphs and quotations in one that has.
    """
    finder = finder or finder_of(document.language or "en")
    ids: list[str] = []
    claims: list[Claim] = []
    for told in tell(text, document, gazetteer, finder):
        claim = _claim(told, ids)
        ids.append(claim.id)
        claims.append(claim)
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.kind, claim.id)))


def tell(
    text: Text, document: Document, gazetteer: Gazetteer, finder: RoleFinder
) -> tuple[Told, ...]:
    """What a document tells, in the order of reading, before it is written down as claims.

    What stands in another readable language is read by that language's finder, after the rest.
    """
    language = document.language or "en"
    readable = language in READABLE
    contexts = contexts_of(text, document, gazetteer, language) if readable else []
    sentences = [each.sentence for each in contexts] if readable else list(split(text))
    told = _told(drafts_of(contexts, finder), contexts, document.published, extractor(finder))
    stretches = find_stretches(text, language, sentences)
    told = without(told, stretches)
    for tongue in sorted({each.language for each in stretches}):
        own = [each for each in stretches if each.language == tongue]
        there = contexts_of(view_of(text, own, tongue), document, gazetteer, tongue)
        finder = finder_of(tongue)
        drafts = [
            in_tongue(draft, tongue, _said_by(draft, contexts))
            for draft in drafts_of(there, finder)
        ]
        told = after(told, _told(drafts, there, document.published, extractor(finder)))
    return told


def _said_by(draft: Draft, contexts: Sequence[SentenceContext]) -> tuple[Source, ...]:
    """Whose words a quotation in another language is, by the sentence around it."""
    for context in contexts:
        for quotation, chain in context.spoken.quoted:
            if quotation.holds(draft.span.start):
                return chain
    return ()


def finder_of(language: str) -> RoleFinder:
    """The role finder of a language: the labeller was trained on English only, the parser of the
    extra `fr` on French.
    """
    return TrainedRoles() if language == "en" else french_roles()


def drafts_of(contexts: Sequence[SentenceContext], finder: RoleFinder) -> list[Draft]:
    """What the sentences say of single acts, each figure once, in the order of reading."""
    drafts: list[Draft] = []
    read = finder.frames([context.clause for context in contexts])
    trained = isinstance(finder, TrainedRoles) and finder.tolls and speaks_of_killing(contexts)
    title = title_of(contexts)
    for context, frames in zip(contexts, read, strict=True):
        acts = draft_acts(context, frames, len(drafts))
        figures = draft_figures(context, acts)
        drafts += inside_tolls(context, acts, figures)
        drafts += figures
        if trained:
            drafts += trained_tolls(context, acts, figures, title)
        drafts += draft_authors(context, acts)
        drafts += draft_asks(context)
        drafts += draft_circumstances(context)
    once = _once([worded(d, contexts[d.sentence]) for d in answered(drafts, contexts)])
    return without_the_withdrawn(one_each(added_up(once, contexts), contexts), contexts)


class Placed(Record, frozen=True, kw_only=True):
    """The drafts of a document, each with the number of its happening, 0 for none.

    `settings` are the date and place of each happening, `several` those of many acts, `mentions`
    the armed parties spoken of; `restated` are the indices of parts told again.
    """

    drafts: tuple[Draft, ...]
    numbers: tuple[int, ...]
    settings: dict[int, Setting]
    several: frozenset[int]
    mentions: tuple[Mention, ...]
    restated: frozenset[int]
    scenes: tuple[Scene, ...]


def placed_in(
    drafts: Sequence[Draft],
    contexts: Sequence[SentenceContext],
    published: date | None,
    *,
    located: bool = True,
) -> Placed:
    """The drafts of a document put to its happenings, before anybody is lent to any.

    `located` leaves the choice among all places of the document to `placing`; without it the
    places stand that the rules of `inherit` took.
    """
    told_scenes = scenes(contexts)
    assignment, happenings = assign(
        drafts,
        told_scenes,
        lambda opened: fill(opened, contexts[: max(opened.sentences) + 1], published),
    )
    settings = {
        number: fill(happening, contexts, published, _of_others(number, happenings))
        for number, happening in happenings.items()
    }
    several = frozenset(n for n, happening in happenings.items() if happening.aggregate)
    if located:
        killings = killings_of(drafts, assignment.numbers, settings, several)
        settings = settled(killings, settings, contexts)
        settings = {
            n: in_its_town(each, happenings[n], contexts, _of_others(n, happenings))
            for n, each in settings.items()
        }
    return Placed(
        drafts=tuple(
            without_the_dead(settle_denials(settle_certainty(drafts, assignment.numbers)))
        ),
        numbers=tuple(assignment.numbers),
        settings=settings,
        several=several,
        mentions=tuple(each for context in contexts for each in mentioned(context)),
        restated=frozenset(assignment.restated),
        scenes=tuple(told_scenes),
    )


def _told(
    drafts: Sequence[Draft],
    contexts: Sequence[SentenceContext],
    published: date | None,
    made_by: str,
) -> tuple[Told, ...]:
    placed = placed_in(drafts, contexts, published)
    accused = lend_agents(placed.drafts, placed.numbers, placed.mentions, placed.settings)
    told: list[Told] = []
    for index, (read, number) in enumerate(zip(placed.drafts, placed.numbers, strict=True)):
        setting = placed.settings.get(number)
        draft = _revised(read, accused.get(number), restated=index in placed.restated)
        draft = _as_of_the_act(draft, placed.scenes[draft.sentence].after, setting)
        if draft.kind is ClaimKind.KILLING and number:
            draft = msgspec.structs.replace(draft, aggregate=number in placed.several)
        told.append(
            Told(
                draft=draft,
                happening=number,
                setting=setting,
                sentence=contexts[draft.sentence].sentence,
                extractor=made_by,
            )
        )
    return tuple(told)


def _as_of_the_act(draft: Draft, after: Aftermath, setting: Setting | None) -> Draft:
    """A draft without the date of a discovery or the place of a grave, where better is told."""
    update = draft.figure in (FigureRole.UPDATE, FigureRole.EARLIER)
    if setting is None or not (after or update):
        return draft
    if setting.when is not None:
        draft = msgspec.structs.replace(draft, when=None)
    if after is Aftermath.BURIED and rank(setting.where) >= Rank.DISTRICT:
        draft = msgspec.structs.replace(draft, where=None)
    return draft


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


def _claim(told: Told, ids: Sequence[str]) -> Claim:
    draft = told.draft
    when, where, notes = _settle(draft, told.setting)
    return Claim(
        id=content_id(
            "claim",
            draft.span,
            draft.trigger,
            draft.kind,
            draft.figure,
            draft.count,
            told.extractor,
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
        perpetrators=tuple(_of_its_time(each, when) for each in draft.perpetrators),
        means=draft.means,
        attribution=draft.attribution,
        about=draft.about,
        addressee=draft.addressee,
        notes=(*draft.notes, *notes),
        extractor=told.extractor,
        confidence=calibrated(draft.confidence, told.signs),
    )


def _of_its_time(perpetrator: Perpetrator, when: When | None) -> Perpetrator:
    """A force by the name that it had when it acted: no army of today in an old war."""
    latest = when.latest if when is not None else None
    former = actor_table().of_its_time(perpetrator.actor_id, latest)
    if former is None:
        return perpetrator
    return msgspec.structs.replace(perpetrator, name=former.full, actor_id=former.id)


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
