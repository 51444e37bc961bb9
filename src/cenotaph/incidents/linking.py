"""The room as a whole: documents and their claims in, incidents and origins out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec.structs import replace

from cenotaph.incidents.containment import contained
from cenotaph.incidents.decided import Decided, decide
from cenotaph.incidents.furniture import furniture
from cenotaph.incidents.grouping import Rows, group
from cenotaph.incidents.home import Home
from cenotaph.incidents.incident import Assembled, assemble
from cenotaph.incidents.origins import Rested, Translations, origins_of
from cenotaph.incidents.overruling import overruling
from cenotaph.incidents.pairing import in_a_row, sharing
from cenotaph.incidents.reasons import Near, Reasons
from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.tokens import tokens_of
from cenotaph.incidents.uniting import united
from cenotaph.incidents.weighing import Scales
from cenotaph.incidents.wording import wordings
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, Modality
from cenotaph.record.decision import ON_ACCOUNTS, Decision, Ruling, anchored
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident, Link, Origin

LINKER_VERSION = "linker/2"
UNDECIDED = Decided()


class Linked(Record, frozen=True, kw_only=True):
    """Incidents by first report (document name, place in the text), origins by name, and what
    has become of each decision, in the order given."""

    incidents: tuple[Incident, ...]
    origins: tuple[Origin, ...]
    rulings: tuple[Ruling, ...] = ()


def link(
    documents: Sequence[Document],
    texts: Sequence[Text],
    claims: Sequence[Claim],
    decided: Sequence[Decision] = (),
    translations: Translations = MappingProxyType({}),
) -> Linked:
    """Group the claims of a case into incidents and name their origins.

    Pure: the same records give the same answer in whatever order they come. Claims of a
    document that is not among `documents` or has no text are left out. What people `decided`,
    in the order in which they did, outweighs all evidence. `translations` say by id which
    document a person has marked as a translation of which.
    """
    text_of = {text.document: text for text in texts}
    document_of = {d.id: d for d in documents if d.id in text_of}
    tellings = _tellings(document_of, text_of, claims)
    homes = _homes(document_of, text_of, tellings)
    said = wordings(tellings, text_of, furniture(document_of, text_of))
    bound = decide(decided, tellings, text_of)
    assembled = [
        _assembled(told, origins_of(told, homes, translations), links, bound)
        for rows, links in groups(tellings, Scales(tellings, said), bound)
        if any(map(_reported, told := [tellings[row] for row in rows]))
    ]
    incidents = contained(sorted(assembled, key=lambda a: _place_in_case(a, document_of)), text_of)
    everyone = [origin for incident in incidents for origin in incident.origins]
    return Linked(incidents=incidents, origins=united(everyone), rulings=bound.rulings)


def rulings(
    documents: Sequence[Document],
    texts: Sequence[Text],
    claims: Sequence[Claim],
    decided: Sequence[Decision],
) -> tuple[Ruling, ...]:
    """What has become of each decision, as `link` would say, from the documents decided on."""
    if not decided:
        return ()
    on = {anchored(name).document for d in decided if d.kind in ON_ACCOUNTS for name in d.on}
    text_of = {text.document: text for text in texts if text.document in on}
    document_of = {d.id: d for d in documents if d.id in text_of}
    mine = [claim for claim in claims if claim.document in on]
    return decide(decided, _tellings(document_of, text_of, mine), text_of).rulings


def _assembled(
    tellings: Sequence[Telling], rested: Rested, links: Sequence[Link], decided: Decided
) -> Assembled:
    """The incident of a group of tellings, marked where people had a say in it."""
    made = assemble(tellings, rested, links)
    behind = decided.behind(telling.key for telling in tellings)
    return replace(made, incident=replace(made.incident, decisions=behind)) if behind else made


def _homes(
    documents: Mapping[str, Document], texts: Mapping[str, Text], tellings: Sequence[Telling]
) -> dict[str, Home]:
    """The documents that tell of anything, each with what it tells."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.document].append(telling)
    return {
        key: Home(document=documents[key], text=texts[key], tellings=tuple(said))
        for key, said in told.items()
    }


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
    tellings: Sequence[Telling],
    scales: Scales,
    decided: Decided = UNDECIDED,
) -> list[tuple[tuple[int, ...], tuple[Link, ...]]]:
    """The rows of the tellings that tell of one happening, with the pairs that say so."""
    people = overruling(decided, [telling.key for telling in tellings])
    left, right = people.added(*candidates(tellings, scales))
    near = Near(len(tellings))
    weigh = people.weighing(near.noting(scales.verdicts))
    found = group(len(tellings), left, right, weigh)
    links = Reasons(tellings, scales, decided).of(found, left, right, near)
    return [(rows, tuple(links.get(rows[0], ()))) for rows in found]


def candidates(tellings: Sequence[Telling], scales: Scales) -> tuple[Rows, Rows]:
    """The pairs of rows that are worth weighing, the lower row first, in order."""
    tokens = tokens_of(tellings, scales.bags)
    pairs = (sharing(tokens, tellings), in_a_row(tokens, tellings))
    low, high = np.divmod(np.unique(np.concatenate(pairs)), max(1, len(tellings)))
    return low, high


def _place_in_case(item: Assembled, documents: Mapping[str, Document]) -> tuple[str, int, str]:
    first = min(
        item.incident.reports, key=lambda r: (documents[r.document].name, r.span.start, r.document)
    )
    return documents[first.document].name, first.span.start, item.incident.id
