"""Whether a case read from its projection hangs together: every word it quotes is held."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.case.errors import CaseError
from cenotaph.record.casefile import CaseFile


def whole(case: CaseFile, path: str) -> CaseFile:
    """The case itself, if every document that it points at is in it.

    Raises:
        CaseError: `case.db` names a document whose text the case does not hold, as after damage.
    """
    held = {text.document for text in case.texts}
    if any(document not in held for document in _pointed_at(case)):
        raise CaseError(
            "case.db: cannot be read (it points at a document that the case does not hold); "
            f"run: cenotaph rebuild {path}"
        )
    return case


def _pointed_at(case: CaseFile) -> Iterator[str]:
    for claim in case.claims:
        yield from (claim.document, claim.span.document, claim.sentence.document)
    for incident in case.incidents:
        for report in incident.reports:
            yield from (report.document, report.span.document)
    for dispute in case.disputes:
        yield from (position.span.document for position in dispute.positions)
    for gap in case.gaps:
        yield from (quote.document for quote in gap.quotes)
    for demand in case.demands:
        yield demand.span.document
        yield from (answer.span.document for answer in demand.answers)
