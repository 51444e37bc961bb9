"""The one country that a document plays in, by the words with which it first names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cenotaph.knowledge.gazetteer.resolve import Evidence
from cenotaph.knowledge.gazetteer.tables import land_words, lands
from cenotaph.record.document import MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

_RIVAL = 0.5  # a second country with more than this share leaves the country open
_HEARD = 0.7  # what the country of the dateline must have for it to be the document's
_LAND = "country"
_FROM = "the whole document"
_WHY = "the country that the document speaks of"


def country_of(
    text: Text, named: Sequence[Where], dateline: Place | None, evidence: Evidence
) -> Where | None:
    """The country that a document speaks of most, as it first words it.

    Where two rival, the one from which the report was sent; `None` if it is neither.
    """
    code = clear(evidence)
    home = dateline.country if dateline is not None else None
    if code is None and home is not None and evidence.countries.get(home, 0.0) > _HEARD:
        code = home
    for where in named:
        if where.place is not None and (where.place.kind, where.place.country) == (_LAND, code):
            return replace(where, relation=Relation.IN, why=_WHY, inherited=_FROM)
    return _by_adjective(text, code) or _by_dateline(text, code, home)


def _by_dateline(text: Text, code: str | None, home: str | None) -> Where | None:
    """The country from which the report was sent, where its words never name it."""
    if code is None or code != home or code not in lands():
        return None
    mark = next(iter(text.of(MarkKind.DATELINE)), None)
    span = Span(document=text.document, start=mark.start, end=mark.end) if mark else None
    place = lands()[code]
    return Where(wording=place.name, place=place, why=_WHY, inherited="the dateline", span=span)


def sent_from(dateline: Where, land: Where) -> Where:
    """The country of a document worded with the town in it from which it was sent.

    The entry stays that of the country: a report from the capital may tell of any place in it.
    """
    town, country = dateline.place, land.place
    names = [place.name for place in (town, country) if place is not None]
    return replace(
        land,
        wording=", ".join(names) or land.wording,
        relation=Relation.AREA,
        why="no place is told; the report was sent from there",
        inherited="the dateline",
        span=dateline.span,
    )


def _by_adjective(text: Text, code: str | None) -> Where | None:
    if code is None or code not in lands():
        return None
    named = next(filter(_capital, land_words(code).finditer(text.text)), None)
    if named is None:
        return None
    return Where(
        wording=" ".join(named.group().split()),
        place=lands()[code],
        why=_WHY,
        inherited=_FROM,
        span=Span(document=text.document, start=named.start(), end=named.end()),
    )


def _capital(named: re.Match[str]) -> bool:
    return named.group()[0].isupper()


def clear(evidence: Evidence) -> str | None:
    """The code of the country that is spoken of far more than any other."""
    shares = sorted(evidence.countries.items(), key=lambda item: (-item[1], item[0]))
    if not shares or (len(shares) > 1 and shares[1][1] > _RIVAL):
        return None
    return shares[0][0]
