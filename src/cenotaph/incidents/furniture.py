"""Sentences that stand in many reports whatever happened: notices, bylines, standing background."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.document import Document, Text

_BREAK = re.compile(r"(?<=[.!?])\s+|\n+|\s{3,}")
SHOWN = 80  # letters of a sentence by which it is known again


def passages(text: str) -> list[str]:
    """A text cut at ends of sentences, lines and wide gaps; no passage is empty."""
    return [part for piece in _BREAK.split(text) if (part := piece.strip())]


def furniture(documents: Mapping[str, Document], texts: Mapping[str, Text]) -> frozenset[str]:
    """What is said alike in several documents that came out over a longer time.

    A reprint says the same within days; what comes back weeks later in other reports is the
    paper's own notice or a standing paragraph, and no sign of one happening.
    """
    published = {key: documents[key].published for key in documents}
    return repeated(
        (passages(texts[key].text), published[key]) for key in sorted(documents) if key in texts
    )


def repeated(documents: Iterable[tuple[Iterable[str], date | None]]) -> frozenset[str]:
    """The marks of passages met in enough documents, far enough apart in time."""
    days: dict[str, list[date]] = defaultdict(list)
    for said, published in documents:
        if published is not None:
            for passage in {mark(passage) for passage in said}:
                days[passage].append(published)
    limits = likeness_weights().limits
    return frozenset(
        passage
        for passage, found in days.items()
        if len(found) >= limits["furniture_documents"]
        and (max(found) - min(found)).days > limits["furniture_days"]
    )


def mark(passage: str) -> str:
    """What a passage is known again by."""
    return passage[:SHOWN].casefold()
