"""Which date and place stand for a happening when several are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from cenotaph.record.when import Basis, When
from cenotaph.record.where import Relation, Where

_BASIS = (Basis.STATED, Basis.NARRATIVE, Basis.RELATIVE, Basis.INHERITED)
_KINDS = ("feature", "locality", "district", "region", "country")
_JOURNEY = frozenset({Relation.TOWARDS, Relation.FROM})
_OPEN_DAYS = 1_000_000


def most_precise(whens: Sequence[When]) -> When | None:
    """The narrowest date that most of the others allow; earlier ones win ties."""
    if not whens:
        return None

    def rank(item: tuple[int, When]) -> tuple[int, int, int, int]:
        position, when = item
        agreeing = sum(when.overlaps(other) for other in whens)
        return (-agreeing, width(when), _BASIS.index(when.basis), position)

    return min(enumerate(whens), key=rank)[1]


def most_specific(wheres: Sequence[Where]) -> Where | None:
    """The place of finest kind that the most tellings name; earlier ones win ties.

    A spot stated with the act goes before any that a telling took over from elsewhere.
    """
    spots = [where for where in wheres if where.relation not in _JOURNEY] or list(wheres)
    spots = [where for where in spots if is_spot(where) and not where.inherited] or spots
    if not spots:
        return None

    def rank(item: tuple[int, Where]) -> tuple[int, int, bool, int]:
        position, where = item
        agreeing = sum(_named(where) == _named(other) for other in spots)
        return (kind_rank(where), -agreeing, where.inherited is not None, position)

    return min(enumerate(spots), key=rank)[1]


def kind_rank(where: Where) -> int:
    """0 for a building or a site up to 4 for a country; unplaced wordings stand before regions."""
    if where.place is None:
        return 2
    return _KINDS.index(where.place.kind) if where.place.kind in _KINDS else 1


def is_spot(where: Where) -> bool:
    """Whether it names a village, town or site rather than an area on the map."""
    return where.place is not None and kind_rank(where) <= 1


def width(when: When) -> int:
    """Days covered, a very large number when open."""
    return when.days if when.days is not None else _OPEN_DAYS


def closed(when: When, published: date | None) -> When:
    """The date with its open end closed by publication: nobody reports what is to come."""
    if when.latest is not None or published is None:
        return when
    if when.earliest is not None and when.earliest > published:
        return when
    anchor = when.anchor or "closed with the date of the document"
    return replace(when, latest=published, anchor=anchor)


def _named(where: Where) -> str:
    return where.place.name if where.place is not None else where.wording
