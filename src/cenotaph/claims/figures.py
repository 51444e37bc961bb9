"""Figures of the dead that stand without a verb of killing: tolls, counts, rival numbers."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.context import SentenceContext, is_violence
from cenotaph.claims.draft import Draft
from cenotaph.claims.grammar.lists import listed_after
from cenotaph.claims.modality import unreported
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.setting import Setting, bygone, choose, long_period, of_a_whole_war
from cenotaph.knowledge.speech import find_phrase
from cenotaph.record.claim import ClaimKind, FigureRole, Modality, Victims
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where

_TELL_OF_VICTIMS = frozenset(ClaimKind) - {ClaimKind.DISPLACEMENT, ClaimKind.ATTACK}
_SEVERAL = 2
_ITEMS = 20  # of a list
_BULLETS = frozenset({"-", "•", "*", "–", "—", "·"})
_AMONG = frozenset({"among", "parmi"})
_ACTS = frozenset({"murders", "killings", "executions", "homicides", "assassinations"})
_FATALLY = frozenset({"fatally", "mortally", "mortellement"})
_THOSE = frozenset({"them", "those", "these", "whom", "eux", "elles"})
_TOLD_OUT = 0.5  # confidence of a figure that shares its verb with others
_ACT_REACH = 8  # tokens between an act and its date
_PLACE_REACH = 6  # tokens between a bare figure and the place that it belongs to


def draft_figures(context: SentenceContext, acts: Sequence[Draft]) -> list[Draft]:
    """Tolls said without a verb, and killings told out over places ("six in A, two in B")."""
    used = [
        draft.count.span
        for draft in acts
        if draft.count is not None and draft.count.span and draft.kind in _TELL_OF_VICTIMS
    ]
    free = [
        quantity
        for quantity in context.quantities
        if quantity.unit in ("persons", "bodies")
        and quantity.relation != "part"
        and quantity.count.maximum != 0
        and not (quantity.article and quantity.unit == "bodies")
        and quantity.count.span is not None
        and not any(quantity.count.span.overlaps(span) for span in used)
    ]
    killing = next((draft for draft in acts if draft.kind is ClaimKind.KILLING), None)
    drafts = _named_dead(context) if killing is None or killing.count is None else []
    for quantity in free:
        place = _place_after(context, quantity)
        listed = not quantity.head or _goes_on(context, quantity)
        toll = next((each for each in drafts if each.anaphoric and each.bare), None)
        if killing is not None and place is not None and listed:
            drafts.append(_told_out(context, killing, quantity, place))
        elif toll is not None and place is not None and not quantity.head and not quantity.toll:
            drafts.append(_told_out(context, toll, quantity, place))
        elif quantity.toll or (killing is None and _speaks_of_toll(context, quantity)):
            drafts.append(toll_draft(context, quantity))
        elif not acts and quantity is free[0] and _item_of_killings(context, quantity):
            drafts.append(msgspec.structs.replace(toll_draft(context, quantity), apart=True))
    return drafts


def inside_tolls(
    context: SentenceContext, acts: Sequence[Draft], figures: Sequence[Draft]
) -> list[Draft]:
    """The acts of a sentence; fewer dead beside a new toll are inside it.

    "Six more bodies were found, bringing the toll to 88."
    """
    if any(draft.told_out for draft in figures):  # "70 dead in A and 30 in B": each by itself
        acts = [
            msgspec.structs.replace(act, apart=True, aggregate=False)
            if act.kind is ClaimKind.KILLING and act.count and act.where and act.part_of < 0
            else act
            for act in acts
        ]
    told = [*figures, *(act for act in acts if act.kind is ClaimKind.KILLING)]
    tolls = [d.count.low for d in told if d.count and d.figure is FigureRole.UPDATE]
    acts = [
        _hurt(act) if act.tentative and _some_fatally(context, figures) else act for act in acts
    ]
    return [
        msgspec.structs.replace(act, figure=FigureRole.PART)
        if act.kind is ClaimKind.KILLING
        and act.figure is FigureRole.UPDATE
        and act.count is not None
        and any(act.count.low < toll for toll in tolls)
        else act
        for act in acts
    ]


def _some_fatally(context: SentenceContext, figures: Sequence[Draft]) -> bool:
    """Whether a figure says how many of those hit died: "shot five, three fatally"."""
    ends = [context.sentence.at(figure.span.end - 1) for figure in figures]
    return any(context.clause.word(end) in _FATALLY for end in ends)


def _hurt(act: Draft) -> Draft:
    """ "Shot five", where it is said that only some of them died."""
    return msgspec.structs.replace(act, kind=ClaimKind.INJURY, tentative=False)


def _before(context: SentenceContext, span: Span) -> str:
    return context.clause.word(context.sentence.at(span.start) - 1)


def _goes_on(context: SentenceContext, quantity: Quantity) -> bool:
    """Whether "and" joins the figure to one before it: "44 people in A and 179 people in B"."""
    span = quantity.count.span
    before = _before(context, span) if span else ""
    return before in context.clause.syntax.conjunction and not quantity.modifiers


def _place_after(context: SentenceContext, quantity: Quantity) -> Where | None:
    span = quantity.count.span
    assert span is not None  # noqa: S101 - callers keep only placed quantities
    end = context.sentence.at(span.end - 1)
    for where in context.places:
        if where.span is None or where.span.start < span.end:
            continue
        start = context.sentence.at(where.span.start)
        parts = 4 * sum(
            end < context.sentence.at(q.figure.start) < start for q in context.quantities
        )
        if 0 < start - end <= _PLACE_REACH + parts:
            return where
        break
    return None


def _speaks_of_toll(context: SentenceContext, quantity: Quantity) -> bool:
    """Whether the sentence is about the number of dead and the figure has no other noun."""
    if find_phrase(context.clause.words, context.speech.conduct.interview) >= 0:
        return False
    span = quantity.count.span
    if span is not None and _before(context, span) in context.clause.syntax.dative:
        return False  # French "accordés à une soixantaine de victimes": who is given something
    if quantity.modifiers or (quantity.head and quantity.category not in ("victims", "dead")):
        return False
    if quantity.category == "victims" and not _of_violence(context):
        return False
    return find_phrase(context.clause.words, context.speech.figures) >= 0 or (
        not quantity.head and find_phrase(context.clause.words, context.speech.spoken_of) >= 0
    )


def _item_of_killings(context: SentenceContext, quantity: Quantity) -> bool:
    """ "- August 14, Sola Square: at least 87 protesters": an item, with its day or place, of a
    list that a sentence on killings announces with a colon.
    """
    if quantity.modifiers or not (context.dates or context.places):
        return False
    view = context
    for _ in range(_ITEMS):
        before = view.before
        if before is None or not _bulleted(view):
            return False
        if before.clause.words[-1:] == (":",):
            return any(each.act.kind is ClaimKind.KILLING for each in before.clause.predicates)
        view = before if _bulleted(before) or before.before is None else before.before
    return False


def _bulleted(context: SentenceContext) -> bool:
    return context.clause.word(0) in _BULLETS


def _of_violence(context: SentenceContext) -> bool:
    """Whether "14 victims" are those of violence told here or just before, not of abuses."""
    if any(quantity.unit == "incidents" for quantity in context.quantities):
        return False
    near = [context, *([context.before] if context.before is not None else [])]
    return context.sentence.heading or any(
        is_violence(each) or each.act.kind is ClaimKind.KILLING
        for view in near
        for each in view.clause.predicates
    )


def _told_out(context: SentenceContext, killing: Draft, quantity: Quantity, place: Where) -> Draft:
    """One place of several over which a killing is told out."""
    span = quantity.count.span
    assert span is not None  # noqa: S101 - callers keep only placed quantities
    return msgspec.structs.replace(
        killing,
        span=span,
        confidence=_TOLD_OUT,
        count=quantity.count,
        figure=FigureRole.TOTAL,
        part_of=-1,
        where=place,
        told_out=True,
        aggregate=False,
        incident_count=None,
        apart=True,
        anaphoric=False,
        definite=False,
        tentative=False,
        notes=(),
    )


def toll_draft(context: SentenceContext, quantity: Quantity) -> Draft:
    """A figure that counts people killed as a killing of its own, by whatever words."""
    span = quantity.count.span
    assert span is not None  # noqa: S101
    position = context.sentence.at(span.start)
    dates = [when for when in context.dates if _of_the_act(context, when, position)]
    setting = choose(context.sentence, span, dates, context.places, context.cues)
    words = context.clause.words
    end = context.sentence.at(span.end - 1) + 1
    hedged = find_phrase(words, context.speech.hedges, 0, end) >= 0
    modality = Modality.ALLEGED if hedged else Modality.ASSERTED
    if find_phrase(words, context.speech.refutes) >= 0:
        modality = Modality.DENIED
    no_case = unreported(context.clause, context.speech)
    if no_case is not None and modality is not Modality.DENIED:
        modality = no_case
    unlike = context.of_misfortune or bygone(setting)
    if unlike or of_a_whole_war(quantity.count, setting):
        modality, setting = Modality.BACKGROUND, Setting()
    return Draft(
        sentence=context.sentence.index,
        paragraph=context.sentence.paragraph,
        heading=context.sentence.heading,
        span=span,
        trigger=quantity.figure,
        kind=ClaimKind.KILLING,
        modality=modality,
        confidence=0.6 if quantity.toll else 0.45,
        count=quantity.count,
        figure=figure_role(context, quantity, of_them=True),
        when=setting.when,
        where=setting.where,
        aggregate=context.incident_count is not None
        or long_period(setting.when)
        or _acts_counted(quantity),
        incident_count=context.incident_count,
        victims=(
            Victims(
                category=quantity.category or quantity.head or "people",
                count=quantity.count,
                span=span,
            ),
        ),
        means=context.means,
        attribution=context.sources_at(position),
        anaphoric=not quantity.toll,
        bare=True,
    )


def _named_dead(context: SentenceContext) -> list[Draft]:
    """ "The dead were identified as A, B and C": as many as are named."""
    clause = context.clause
    at = find_phrase(clause.words, context.speech.named)
    first = next((unit for unit in clause.units if unit.named and unit.first > at >= 0), None)
    if first is None or not any(unit.named for unit in clause.units if unit.first > first.first):
        return []
    people = listed_after(clause, first, clauses=False)
    if len(people) < _SEVERAL or not all(unit.named for unit in people):
        return []
    span = clause.span(people[0].first, people[-1].last)
    count = Count(minimum=len(people), maximum=len(people), span=span)
    told = Quantity(count=count, figure=span, head="people", category="victims", toll=True)
    names = tuple(context.text_of(clause.span(unit.first, unit.last)) for unit in people)
    among = clause.word(at) in _AMONG
    return [
        msgspec.structs.replace(
            toll_draft(context, told),
            figure=FigureRole.PART if among else FigureRole.TOTAL,
            victims=(Victims(category="people", count=count, names=names, span=span),),
            anaphoric=True,
        )
    ]


def _acts_counted(quantity: Quantity) -> bool:
    """ "Dozens of murders": as many happenings as dead."""
    several = quantity.count.maximum is None or quantity.count.maximum > 1
    return several and quantity.head in _ACTS


def figure_role(
    context: SentenceContext, quantity: Quantity | None, *, of_them: bool
) -> FigureRole:
    """What a figure is to the others of its document, by the words of its sentence.

    `of_them` says whether "nine of them" is a part: of bare figures it is, after a verb of
    killing it is not ("they shot nine of them" tells all its dead).
    """
    words = context.clause.words
    if quantity is not None and _partitive(context, quantity, of_them=of_them):
        return FigureRole.PART
    if quantity is not None and _before_the_last(context, quantity):
        return FigureRole.EARLIER
    update, earlier = (
        find_phrase(words, phrases) >= 0
        for phrases in (context.speech.updates, context.speech.earlier)
    )
    if update and earlier and quantity is not None:
        return _nearer(context, quantity)
    if update:
        return FigureRole.UPDATE
    return FigureRole.EARLIER if earlier else FigureRole.TOTAL


def _nearer(context: SentenceContext, quantity: Quantity) -> FigureRole:
    """ "A first count spoke of 35 dead; it was revised": what stands nearest before the figure."""
    start = context.sentence.at(quantity.figure.start)
    words = context.clause.words
    for place in range(start, -1, -1):
        if find_phrase(words, context.speech.earlier, place, start) == place:
            return FigureRole.EARLIER
        if find_phrase(words, context.speech.updates, place, start) == place:
            return FigureRole.UPDATE
    return FigureRole.UPDATE


def _before_the_last(context: SentenceContext, quantity: Quantity) -> bool:
    """ "… has climbed to 73, from 66 on Friday": the figure that another replaced."""
    start = context.sentence.at(quantity.figure.start)
    word = context.clause.word(start - 1)
    if word != "from" or find_phrase(context.clause.words, context.speech.updates) < 0:
        return False
    return not quantity.head


def _partitive(context: SentenceContext, quantity: Quantity, *, of_them: bool) -> bool:
    """Whether a figure is some of the dead already told of: "fifty of the dead", "two of them"."""
    if quantity.count.span is not None and _among_others(context, quantity.count.span):
        return True
    position = context.sentence.at(quantity.figure.end - 1) + 1
    words = context.clause.words[position : position + 3]
    return (
        len(words) > 1
        and words[0] in context.clause.syntax.of
        and (
            (of_them and words[1] in _THOSE)
            or words[1:3] == ("the", "dead")
            or words[1:3] == ("the", "victims")
        )
    )


def _of_the_act(context: SentenceContext, when: When, figure: int) -> bool:
    """Whether a date says when people died, not when they were counted.

    "The toll of the raid of 3 May rose to 40" gives the day of the raid; "stood at 40 on Friday"
    that of the count.
    """
    if when.span is None:
        return False
    place = context.sentence.at(when.span.start)
    clause = context.clause
    acts = [
        p
        for p in range(max(0, place - _ACT_REACH), place)
        if clause.is_predicate(p) or clause.word(p) in clause.syntax.referring
    ]
    return bool(acts) or (figure > place and long_period(when))


def _among_others(context: SentenceContext, span: Span) -> bool:
    """ "Seven aid workers were among the 30 killed"."""
    after = context.sentence.at(span.end - 1) + 1
    clause = context.clause
    return clause.word(after) in clause.syntax.be and clause.word(after + 1) in {"among", "parmi"}
