"""The room as a whole: documents and their claims in, incidents and origins out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cenotaph.incidents.blocking import Pair, candidate_pairs, components
from cenotaph.incidents.company import Company
from cenotaph.incidents.containment import contained
from cenotaph.incidents.copies import copied_tellings
from cenotaph.incidents.grouping import group
from cenotaph.incidents.incident import Assembled, assemble
from cenotaph.incidents.likeness import Likeness, compare
from cenotaph.incidents.origins import origins_of, united
from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, Modality
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident, Link, Origin

LINKER_VERSION = "linker/1"


class Linked(Record, frozen=True, kw_only=True):
    """Incidents by first report (document name, place in the text), origins by name."""

    incidents: tuple[Incident, ...]
    origins: tuple[Origin, ...]


def link(documents: Sequence[Document], texts: Sequence[Text], claims: Sequence[Claim]) -> Linked:
    """Group the claims of a case into incidents and name their origins.

    Pure: the same records give the same answer in whatever order they come. Claims of a
    document that is not among `documents` or has no text are left out.
    """
    text_of = {text.document: text for text in texts}
    document_of = {d.id: d for d in documents if d.id in text_of}
    tellings = _tellings(document_of, text_of, claims)
    copied = copied_tellings(tellings, text_of)
    origins = origins_of(tellings, document_of, copied)
    assembled = [
        assemble([tellings_by_key[key] for key in keys], origins, links)
        for tellings_by_key, keys, links in _groups(tellings, text_of, copied)
        if any(_reported(tellings_by_key[key]) for key in keys)
    ]
    incidents = contained(sorted(assembled, key=lambda a: _place_in_case(a, document_of)), text_of)
    everyone = [origin for incident in incidents for origin in incident.origins]
    return Linked(incidents=incidents, origins=united(everyone))


def _reported(telling: Telling) -> bool:
    """Whether a document reports deaths: a denial alone, or "nobody died", founds nothing."""
    return any(
        claim.modality is not Modality.DENIED
        and not (claim.count is not None and claim.count.maximum == 0)
        for claim in telling.makers
    )


def _tellings(
    documents: Mapping[str, Document], texts: Mapping[str, Text], claims: Sequence[Claim]
) -> list[Telling]:
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.document].append(claim)
    told = [
        telling
        for key in sorted(documents)
        for telling in tell(documents[key], texts[key], of.get(key, ()))
    ]
    return sorted(told, key=lambda telling: telling.key)


def _groups(
    tellings: Sequence[Telling], texts: Mapping[str, Text], copied: Mapping[Pair, float]
) -> list[tuple[Mapping[str, Telling], tuple[str, ...], tuple[Link, ...]]]:
    by_key = {telling.key: telling for telling in tellings}
    pairs = candidate_pairs(tellings, [(by_key[a].document, by_key[b].document) for a, b in copied])
    judge = _Judge(by_key, texts, pairs)
    scored = {pair: judge(*pair) for pair in pairs}
    return [
        (by_key, keys, _links(keys, by_key, scored)) for keys in group(list(by_key), scored, judge)
    ]


class _Judge:
    """Weighs pairs of tellings in the company they are in."""

    def __init__(
        self, by_key: Mapping[str, Telling], texts: Mapping[str, Text], pairs: Sequence[Pair]
    ) -> None:
        self._tellings = by_key
        self._company: dict[str, Company] = {}
        for keys in components(list(by_key), pairs):
            company = Company([by_key[key] for key in keys], texts)
            self._company.update(dict.fromkeys(keys, company))

    def __call__(self, left: str, right: str) -> Likeness:
        return compare(self._tellings[left], self._tellings[right], self._company[left])


def _links(
    keys: Sequence[str], by_key: Mapping[str, Telling], scored: Mapping[Pair, Likeness]
) -> tuple[Link, ...]:
    """The weighed pairs inside a group, by document."""
    inside = [
        (pair, found)
        for i, left in enumerate(keys)
        for right in keys[i + 1 :]
        if (found := scored.get(pair := (left, right))) is not None
    ]
    links = []
    for (left, right), found in inside:
        first, second = sorted((by_key[left].document, by_key[right].document))
        links.append(Link(left=first, right=second, same=True, reasons=found.reasons))
    return tuple(sorted(links, key=lambda item: (item.left, item.right, item.reasons)))


def _place_in_case(item: Assembled, documents: Mapping[str, Document]) -> tuple[str, int, str]:
    first = min(
        item.incident.reports, key=lambda r: (documents[r.document].name, r.span.start, r.document)
    )
    return documents[first.document].name, first.span.start, item.incident.id
