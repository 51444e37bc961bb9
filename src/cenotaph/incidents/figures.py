"""Which number a document stands on, and what its other numbers are to that one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from msgspec.structs import replace

from cenotaph.incidents.peoples import by_age_or_sex
from cenotaph.incidents.speakers import speaker
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, FigureRole, Modality
from cenotaph.record.count import Count
from cenotaph.record.incident import Figure
from cenotaph.record.span import Span

STANDING = "standing"
RIVAL = "rival"
PART = "part"
SUPERSEDED = "superseded"
DENIAL = "denial"
ORIGIN_UNSET = ""
MOST_PARTS = 12
MOST_TIMES = 20
NOT_WITHDRAWN = "an earlier figure of another source, which has not withdrawn it"


class Number(Record, frozen=True, kw_only=True):
    """A number of deaths as the document words it, possibly the sum of the groups of one verb."""

    claim: Claim
    count: Count
    span: Span
    members: tuple[Claim, ...]
    title: bool
    by: str


def settle_figures(
    claims: Sequence[Claim], titles: Sequence[tuple[int, int]]
) -> tuple[Figure, ...]:
    """The figures of one happening in one document, the leading one first.

    Leading is the figure of an update, else the one that headline and body share, else the
    first of the body, else an earlier figure that nothing replaced, else a part whose whole the
    document does not give. A figure restated by its own source adds nothing and is left out.
    """
    numbers = _numbers(claims, titles)
    leading = _leading(numbers)
    if leading is None:
        return tuple(_figure(number, *_aside(number)) for number in numbers)
    figures = [_figure(leading, STANDING, "the figure that the document stands on")]
    parts = _summing(leading, numbers)
    for number in numbers:
        if number is leading or _restates(number, leading) or _restates_part(number, numbers):
            continue
        figures.append(_figure(number, *_role(number, leading, parts)))
    return tuple(figures)


def _numbers(claims: Sequence[Claim], titles: Sequence[tuple[int, int]]) -> list[Number]:
    counted = [part for claim in claims for part in told_apart(claim)]
    numbers: list[Number] = []
    for claim in counted:
        siblings = [c for c in counted if _groups_of_one_verb(claim, c)]
        if len(siblings) > 1:
            if claim is siblings[0]:
                numbers.append(_sum(siblings, titles))
            numbers.append(_single(claim, titles, part=True))
        else:
            numbers.append(_single(claim, titles))
    return numbers


def told_apart(claim: Claim) -> tuple[Claim, ...]:
    """A claim whose count is that of one of several groups of victims, as one claim for each.

    "19 civilians and three armed men" befalls two groups; the count of the claim is the first's.
    """
    if claim.count is None or not _says(claim.count):
        return ()
    groups = [group for group in claim.victims if group.count is not None and group.count.span]
    spans = [group.count.span for group in groups if group.count is not None]
    if len(groups) < 2 or claim.count.span not in spans or _overlapping(spans):  # noqa: PLR2004
        return (claim,)
    return tuple(replace(claim, count=group.count, victims=(group,)) for group in groups)


def _overlapping(spans: Sequence[Span | None]) -> bool:
    ordered = sorted(span for span in spans if span is not None)
    return any(left.overlaps(right) for left, right in pairwise(ordered))


def _says(count: Count) -> bool:
    return count.minimum is not None or count.maximum is not None


def _groups_of_one_verb(left: Claim, right: Claim) -> bool:
    """Two groups that one act befell, each with its own words: "19 civilians and three men"."""
    if left is right:
        return True
    plain = all(c.figure is FigureRole.TOTAL and c.modality is left.modality for c in (left, right))
    one_act = left.trigger == right.trigger and left.attribution == right.attribution
    one_place = left.where == right.where
    return plain and one_act and one_place and not _figure_span(left).overlaps(_figure_span(right))


def _figure_span(claim: Claim) -> Span:
    return claim.count.span if claim.count and claim.count.span else claim.span


def _sum(claims: Sequence[Claim], titles: Sequence[tuple[int, int]]) -> Number:
    total = claims[0].count or Count()
    span = _figure_span(claims[0])
    for claim in claims[1:]:
        total = total.plus(claim.count or Count())
        span = span.cover(_figure_span(claim))
    first = claims[0]
    return Number(
        claim=first,
        count=total,
        span=span,
        members=tuple(claims),
        title=_in(titles, span),
        by=speaker(first),
    )


def _single(claim: Claim, titles: Sequence[tuple[int, int]], *, part: bool = False) -> Number:
    span = _figure_span(claim)
    role = FigureRole.PART if part else claim.figure
    return Number(
        claim=replace(claim, figure=role),
        count=(claim.count or Count()).unplaced(),
        span=span,
        members=(claim,),
        title=_in(titles, span),
        by=speaker(claim),
    )


def _in(titles: Sequence[tuple[int, int]], span: Span) -> bool:
    return any(start <= span.start and span.end <= end for start, end in titles)


def _leading(numbers: Sequence[Number]) -> Number | None:
    standing = {number.by for number in numbers if _aside(number)[0] == STANDING}
    roles = [
        (number, STANDING if _unanswered(number, standing) else _aside(number)[0])
        for number in numbers
    ]
    able = next(
        (
            chosen
            for wanted in (STANDING, SUPERSEDED, PART)
            if (chosen := [number for number, role in roles if role == wanted])
        ),
        [],
    )
    if not able:
        return None
    able = [number for number in able if not _restates_part(number, numbers)] or able
    headline = [number.count for number in able if number.title]

    def rank(item: tuple[int, Number]) -> tuple[bool, bool, bool, int]:
        position, number = item
        shared = any(_same_end(number.count, count) for count in headline)
        return (
            number.claim.figure is not FigureRole.UPDATE,
            number.title,
            bool(headline) and not shared,
            position,
        )

    first = min(enumerate(able), key=rank)[1]
    newest = _only_in_headline(able)
    return newest if newest is not None else _exact(_whole_of(first, able), able)


def _exact(first: Number, able: Sequence[Number]) -> Number:
    """The exact figure that a round one goes on to be given as: "about 100 … a toll of 93"."""
    if not first.count.approximate or first.claim.figure is FigureRole.UPDATE:
        return first
    within = (n for n in able if n.count.exact and first.count.overlaps(n.count) and not n.title)
    return next(within, first)


def _unanswered(number: Number, standing: set[str]) -> bool:
    """An earlier figure whose own source gives no other: nobody has withdrawn it."""
    return _aside(number)[0] == SUPERSEDED and bool(number.by) and number.by not in standing


def _only_in_headline(able: Sequence[Number]) -> Number | None:
    """The figure of a headline that all of the body stay below: the newest."""
    body = [number.count for number in able if not number.title]
    for number in able:
        below = [c.maximum is not None and c.maximum < number.count.low for c in body]
        if number.title and all(below):
            return number
    return None


def _whole_of(first: Number, able: Sequence[Number]) -> Number:
    """The total that the same source gives after some of the dead ("… in all eight died")."""
    if first.claim.figure is FigureRole.UPDATE or first.count.maximum is None:
        return first
    least, most = first.count.maximum + 1, MOST_TIMES * first.count.maximum
    wholes = [n for n in able if n.by == first.by and not n.title and least <= n.count.low <= most]
    return max(wholes, key=lambda number: number.count.low, default=first)


def _same_end(left: Count, right: Count) -> bool:
    lows = left.minimum is not None and left.minimum == right.minimum
    return lows or (left.maximum is not None and left.maximum == right.maximum)


def _aside(number: Number) -> tuple[str, str]:
    """The role that a number has by its own words, whatever the others say."""
    claim = number.claim
    if claim.modality is Modality.DENIED or number.count.maximum == 0:
        return DENIAL, "the source denies that anybody, or anybody of that group, was killed"
    if claim.figure is FigureRole.PART:
        return PART, "the words give it as a part of a whole"
    if claim.figure is FigureRole.EARLIER:
        return SUPERSEDED, "the document says that another figure replaced it"
    return STANDING, "a figure that stands"


def _restates(number: Number, leading: Number) -> bool:
    """The same source saying its own number again, perhaps rounded in a headline."""
    role = _aside(number)[0]
    if role == SUPERSEDED and (number.count.minimum, number.count.maximum) == (
        leading.count.minimum,
        leading.count.maximum,
    ):
        return True
    if role != STANDING:
        return False
    if number.title and number.count.overlaps(leading.count):
        return True
    same_source = not number.by or not leading.by or number.by == leading.by
    return same_source and number.count.overlaps(leading.count)


def _restates_part(number: Number, numbers: Sequence[Number]) -> bool:
    """A total that is one of the parts said again ("the seven soldiers")."""
    return number.claim.figure is FigureRole.TOTAL and any(
        other.claim.figure is FigureRole.PART
        and (other.count.minimum, other.count.maximum)
        == (number.count.minimum, number.count.maximum)
        for other in numbers
    )


def _summing(leading: Number, numbers: Sequence[Number]) -> frozenset[str]:
    """Claims whose numbers add up to the leading one: men, women and children."""
    smaller = [
        n for n in numbers if n is not leading and n.count.exact and n.count.low < leading.count.low
    ][:MOST_PARTS]
    for size in (2, 3, 4):
        for chosen in combinations(smaller, size):
            if sum(n.count.low for n in chosen) == leading.count.low:
                return frozenset(n.claim.id for n in chosen)
    return frozenset()


def _role(number: Number, leading: Number, parts: frozenset[str]) -> tuple[str, str]:
    own, why = _aside(number)
    if own != STANDING:
        return (RIVAL, NOT_WITHDRAWN) if _of_another(number, leading, own) else (own, why)
    if number.claim.id in parts:
        return PART, "with others it adds up to the leading figure"
    if leading.claim.figure is FigureRole.UPDATE and number.by == leading.by:
        return SUPERSEDED, "the same source has since raised or lowered it"
    if number.title or _narrower_group(number, leading):
        return PART, "a smaller group of victims inside the leading figure"
    if number.count.overlaps(leading.count):
        return STANDING, "another source's figure, which can hold together with the leading one"
    return RIVAL, "another figure for the same happening"


def _of_another(number: Number, leading: Number, own: str) -> bool:
    """Whether an earlier figure is of another source, which only it can replace."""
    return own == SUPERSEDED and bool(number.by) and number.by != leading.by


def _narrower_group(number: Number, leading: Number) -> bool:
    """Fewer people by the same source, or children, women or men alone by any."""
    if number.count.low >= leading.count.low:
        return False
    if number.by == leading.by and number.count.maximum is not None:
        return number.count.maximum < leading.count.low
    groups = {victim.category for victim in number.claim.victims}
    whole = {victim.category for member in leading.members for victim in member.victims}
    if groups and all(by_age_or_sex(group) for group in groups):
        return not any(by_age_or_sex(group) for group in whole)
    return False


def _figure(number: Number, role: str, why: str) -> Figure:
    return Figure(
        claim=number.claim.id,
        deaths=number.count.unplaced(),
        span=number.span,
        origin=ORIGIN_UNSET,
        role=role,
        by=number.by,
        why=why,
    )
