"""Who first-hand established what a telling says, and which documents rest on the same word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from cenotaph.incidents.copies import Pair
from cenotaph.incidents.folding import fold
from cenotaph.incidents.speakers import RELAYS, founders, is_named
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.record.base import content_id
from cenotaph.record.claim import Claim, Source
from cenotaph.record.document import Document
from cenotaph.record.incident import Origin

UNKNOWN = "unknown"
ATTRIBUTION = "attribution"
COPIED = "copied wording"
OWN = "own reporting"


def origins_of(
    tellings: Sequence[Telling],
    documents: Mapping[str, Document],
    copied: Mapping[Pair, float],
) -> dict[str, dict[str, Origin]]:
    """For each telling (by key) the origin of each of its claims (by id).

    An empty claim id gives the origin of the telling as a whole. Origins of near-copies are
    one: that of the earliest published copy.
    """
    by_key = {telling.key: telling for telling in tellings}
    first = _first_copies(by_key, copied)
    mains = _main_chains(tellings)
    found: dict[str, dict[str, Origin]] = {}
    for key, telling in sorted(by_key.items()):
        source = by_key[first[key]]
        document = documents[source.document]
        whole = _whole(source, document, mains[source.document])
        if source is not telling:
            whole = _shared(whole, source, telling, documents)
        own = {c.id: _origin_of(c, telling.document) or whole for c in telling.makers}
        found[key] = {"": whole} | (dict.fromkeys(own, whole) if source is not telling else own)
    return found


def _first_copies(by_key: Mapping[str, Telling], copied: Mapping[Pair, float]) -> dict[str, str]:
    """Each telling's earliest near-copy (itself if it has none)."""
    first = {key: key for key in by_key}

    def root(key: str) -> str:
        while first[key] != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    def age(key: str) -> tuple[bool, str, str, str]:
        telling = by_key[key]
        published = telling.published.isoformat() if telling.published else ""
        return (telling.published is None, published, telling.document, key)

    for left, right in copied:
        older, younger = sorted((root(left), root(right)), key=age)
        first[younger] = older
    return {key: root(key) for key in by_key}


def _whole(telling: Telling, document: Document, main: tuple[Source, ...]) -> Origin:
    """The origin of the leading figure, else of any claim, else of the document as a whole."""
    lead = telling.leading.claim if telling.leading else ""
    for claim in sorted(telling.makers, key=lambda c: c.id != lead):
        found = _origin_of(claim, telling.document)
        if found is not None:
            return found
    if main:
        return _named_origin(main, telling.document, "the source of the document as a whole")
    if document.publisher:
        return Origin(
            id=content_id("origin", [fold(document.publisher)], []),
            name=document.publisher,
            kind="media",
            documents=(telling.document,),
            relation=OWN,
            why="no source is named: the publisher answers for it",
        )
    return Origin(
        id=content_id("origin", UNKNOWN, telling.document),
        name=UNKNOWN,
        kind=UNKNOWN,
        documents=(telling.document,),
        relation=UNKNOWN,
        why="the document names no source for it",
    )


def _main_chains(tellings: Sequence[Telling]) -> dict[str, tuple[Source, ...]]:
    """Who each document rests on."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.document].append(telling)
    return {document: _main_chain(of) for document, of in told.items()}


def _main_chain(told: Sequence[Telling]) -> tuple[Source, ...]:
    """Who a document as a whole rests on: the first source named for any killing in it,
    the figures over several happenings before the accounts within them."""
    ordered = sorted(told, key=lambda t: (t.scope != AGGREGATE, t.span.start, t.key))
    for telling in ordered:
        for claim in telling.makers:
            chain = founders(claim)
            if chain and is_named(chain[0]):
                return chain
    return ()


def _origin_of(claim: Claim, document: str) -> Origin | None:
    chain = founders(claim)
    return _named_origin(chain, document, "named as the source") if chain else None


def _named_origin(chain: tuple[Source, ...], document: str, why: str) -> Origin:
    """One origin for all that answer together; nameless sources stay with their document."""
    names = sorted({fold(source.name) for source in chain})
    parts = [] if all(is_named(source) for source in chain) else [document]
    kind = str(chain[0].kind)
    own = all(source.kind in RELAYS for source in chain)
    return Origin(
        id=content_id("origin", names, parts),
        name=" and ".join(dict.fromkeys(source.name for source in chain)),
        kind=kind,
        documents=(document,),
        relation=OWN if own else ATTRIBUTION,
        why=why,
    )


def _shared(
    whole: Origin, source: Telling, telling: Telling, documents: Mapping[str, Document]
) -> Origin:
    name = documents[source.document].name
    return Origin(
        id=whole.id,
        name=whole.name,
        kind=whole.kind,
        documents=(telling.document,),
        relation=COPIED,
        why=f"its wording is nearly that of {name}",
    )


def united(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """One entry for each origin, with every document that rests on it, by name then id."""
    merged: dict[str, Origin] = {}
    for origin in sorted(origins, key=lambda o: (o.id, o.relation == COPIED, o.documents)):
        known = merged.get(origin.id)
        merged[origin.id] = origin if known is None else _with(known, origin)
    return tuple(sorted(merged.values(), key=lambda origin: (fold(origin.name), origin.id)))


def _with(known: Origin, other: Origin) -> Origin:
    why = known.why if other.why in known.why else f"{known.why}; {other.why}"
    documents = tuple(sorted({*known.documents, *other.documents}))
    return replace(known, documents=documents, why=why)
