"""What speaks for a figure going on about a killing told before, sign by sign, weighed.

The weights stand in `knowledge/data/continuity.toml`; `python -m benchmarks.continuity --fit`
estimates them on reports whose incidents are known (logistic regression with a Gaussian prior,
Berkson 1944; the sum is in natural logarithms of the odds).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.claims.happening import Happening, Scene, places_differ, same_figure, tellers_of
from cenotaph.claims.setting import Rank, rank
from cenotaph.record.base import Record
from cenotaph.record.claim import FigureRole
from cenotaph.record.count import Count
from cenotaph.record.when import When
from cenotaph.record.where import Where

_FAR = 3  # times as many, or as few
_NEAR = 3  # sentences
_SHARED = (
    "no rare word shared",
    "one rare word shared",
    "two rare words shared",
    "rare words shared",
)
_WORDED = ("anaphoric", "definite", "apart", "remains", "told_out")


class Weights(Record, frozen=True, kw_only=True):
    """`constant`, then the weight of each sign that is present."""

    constant: float
    signs: dict[str, float]


@cache
def weights() -> Weights:
    """The table of weights."""
    table = files("cenotaph.knowledge").joinpath("data/continuity.toml").read_bytes()
    return msgspec.toml.decode(table, type=Weights)


def odds(signs: Sequence[str], table: Weights | None = None) -> float:
    """The logarithm of the odds that a draft with these signs goes on about a happening."""
    table = table or weights()
    return table.constant + sum(table.signs.get(sign, 0.0) for sign in signs)


def signs_of(
    draft: Draft, seen: Draft, happening: Happening, scenes: Sequence[Scene], *, latest: bool
) -> tuple[str, ...]:
    """What can be seen of a figure beside a happening, in the words of the table.

    `seen` is the draft with the date and place that its paragraph has set; `latest` says whether
    the happening was the last one told before it.
    """
    when = _of_date(draft, seen, happening)
    where = _of_place(draft, seen, happening)
    bare = when == "no date" and where == "no place"
    found = [
        _of_figure(draft.count, happening),
        when,
        where,
        *_of_position(draft, happening, scenes),
        "told last" if latest else "not told last",
        *(("neither date nor place, told last",) if bare and latest else ()),
        _of_source(draft, happening, apart="differ" in when, there=where.startswith("same place")),
        *_of_words(draft, happening, scenes),
    ]
    return tuple(sign for sign in found if sign)


def _of_figure(count: Count | None, happening: Happening) -> str:
    if count is None or not happening.counts:
        return "no figure"
    if any(same_figure(count, known) for known in happening.counts):
        return "one each" if count.low == count.maximum == 1 else "same figure"
    if any(same_figure(count, part) for part, _ in happening.parts):
        return "figure of a part"
    if any(count.overlaps(known) for known in happening.counts):
        return "overlapping figures"
    return _larger_or_smaller(count.low, [known.low for known in happening.counts])


def _larger_or_smaller(low: int, known: Sequence[int]) -> str:
    if low > max(known):
        return "much larger figure" if low > _FAR * max(known) else "larger figure"
    if low < min(known):
        return "much smaller figure" if _FAR * low < min(known) else "smaller figure"
    return "figure between"


def _of_date(draft: Draft, seen: Draft, happening: Happening) -> str:
    """Own dates count apart from those of the scene, stated ones from those lent."""
    when = draft.when or seen.when
    if when is None:
        return "no date"
    scene = "" if draft.when is not None else ", by the scene"
    if happening.when is not None:
        return _compared(when, happening.when) + scene
    lent = happening.assumed.when
    return f"{_compared(when, lent)}, lent{scene}" if lent is not None else f"date first{scene}"


def _compared(when: When, known: When) -> str:
    if when.days is not None and (when.earliest, when.latest) == (known.earliest, known.latest):
        return "same date"
    return "dates overlap" if when.overlaps(known) else "dates differ"


def _of_place(draft: Draft, seen: Draft, happening: Happening) -> str:
    own = rank(draft.where) >= Rank.DISTRICT
    where = draft.where if own else seen.where
    if where is None or rank(where) < Rank.DISTRICT:
        return "no place"
    scene = "" if own else ", by the scene"
    if happening.where is not None and rank(happening.where) >= Rank.DISTRICT:
        return _together(where, happening.where) + scene
    lent = happening.assumed.where
    if lent is None or rank(lent) < Rank.DISTRICT:
        return f"place first{scene}"
    return f"{_together(where, lent)}, lent{scene}"


def _together(where: Where, known: Where) -> str:
    if places_differ(where, known):
        return "places differ"
    one = where.place is not None and where.place == known.place
    alike = one or where.wording.casefold() == known.wording.casefold()
    return "same place" if alike else "places agree"


def _of_position(draft: Draft, happening: Happening, scenes: Sequence[Scene]) -> list[str]:
    opens = draft.sentence == 0 or scenes[draft.sentence - 1].paragraph != draft.paragraph
    found = ["opens its paragraph"] if opens else []
    behind = [draft.sentence - each for each in happening.sentences if each <= draft.sentence]
    if not behind:
        return [*found, "told later"]
    steps = min(behind)
    if steps == 0:
        return [*found, "same sentence"]
    if draft.paragraph in happening.paragraphs:
        return [*found, "same paragraph, next sentence" if steps == 1 else "same paragraph"]
    if steps == 1:
        return [*found, "next sentence"]
    return [*found, "near" if steps <= _NEAR else "far"]


def _of_source(draft: Draft, happening: Happening, *, apart: bool, there: bool) -> str:
    """Two sources that speak of one place speak of one killing, unless their dates differ."""
    tellers = tellers_of(draft)
    if not tellers or not happening.sources:
        return ""
    if tellers & happening.sources:
        return "same source"
    return "other source, same place" if there and not apart else "other source"


def _of_words(draft: Draft, happening: Happening, scenes: Sequence[Scene]) -> list[str]:
    found = [name.replace("_", " ") for name in _WORDED if getattr(draft, name)]
    if draft.figure in (FigureRole.EARLIER, FigureRole.UPDATE):
        found.append(f"{draft.figure.value} figure")
    if draft.aggregate != happening.aggregate:
        found.append("scope differs")
    told = (scenes[each].rare for each in happening.sentences if each != draft.sentence)
    shared = scenes[draft.sentence].rare & frozenset().union(*told)
    found.append(_SHARED[min(len(shared), len(_SHARED) - 1)])
    return found
