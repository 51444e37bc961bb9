"""The room as a whole: documents and their claims in, incidents and origins out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from cenotaph.incidents.blocking import Pair, candidate_pairs
from cenotaph.incidents.containment import contained
from cenotaph.incidents.copies import copied_tellings
from cenotaph.incidents.furniture import furniture
from cenotaph.incidents.grouping import Rows, group
from cenotaph.incidents.incident import Assembled, assemble
from cenotaph.incidents.neighbours import neighbours
from cenotaph.incidents.origins import origins_of, united
from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.weighing import Scales, Weighed
from cenotaph.incidents.wording import wordings
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, Modality
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident, Link, Origin

LINKER_VERSION = "linker/2"


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
    said = wordings(tellings, text_of, furniture(document_of, text_of))
    assembled = [
        assemble([tellings[row] for row in rows], origins, links)
        for rows, links in groups(tellings, Scales(tellings, said), copied)
        if any(_reported(tellings[row]) for row in rows)
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


def groups(
    tellings: Sequence[Telling], scales: Scales, copied: Mapping[Pair, float]
) -> list[tuple[tuple[int, ...], tuple[Link, ...]]]:
    """The rows of the tellings that tell of one happening, with the pairs that say so."""
    left, right = candidates(tellings, scales, copied)
    weighed = scales.weigh(left, right)
    position = {pair: at for at, pair in enumerate(zip(left.tolist(), right.tolist(), strict=True))}
    return [
        (rows, _links(rows, tellings, weighed, position))
        for rows in group(len(tellings), left, right, weighed.verdicts, scales.verdicts)
    ]


def candidates(
    tellings: Sequence[Telling], scales: Scales, copied: Mapping[Pair, float]
) -> tuple[Rows, Rows]:
    """The pairs of rows that are worth weighing, the lower row first, in order."""
    row_of = {telling.key: row for row, telling in enumerate(tellings)}
    copies = [(tellings[row_of[a]].document, tellings[row_of[b]].document) for a, b in copied]
    found = {(row_of[a], row_of[b]) for a, b in candidate_pairs(tellings, copies)}
    found = {(min(pair), max(pair)) for pair in found}
    found.update(neighbours(scales.bags, [telling.published for telling in tellings]))
    pairs = np.array(sorted(found), np.intp).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _links(
    rows: Sequence[int],
    tellings: Sequence[Telling],
    weighed: Weighed,
    position: Mapping[tuple[int, int], int],
) -> tuple[Link, ...]:
    """The weighed pairs inside a group, by document."""
    links = []
    for pair in combinations(rows, 2):
        if pair in position:
            first, second = sorted(tellings[row].document for row in pair)
            reasons = weighed.likeness(position[pair]).reasons
            links.append(Link(left=first, right=second, same=True, reasons=reasons))
    return tuple(sorted(links, key=lambda item: (item.left, item.right, item.reasons)))


def _place_in_case(item: Assembled, documents: Mapping[str, Document]) -> tuple[str, int, str]:
    first = min(
        item.incident.reports, key=lambda r: (documents[r.document].name, r.span.start, r.document)
    )
    return documents[first.document].name, first.span.start, item.incident.id
