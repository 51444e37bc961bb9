"""What two readers make of the same words, as the plain dictionaries of the JSON contract."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cenotaph.publish import contract as shape
from cenotaph.publish import contract_parts as shared
from cenotaph.publish import parts
from cenotaph.publish.answers import claim_answer
from cenotaph.record.base import Record, to_plain
from cenotaph.record.casefile import CaseFile
from cenotaph.second.records import Comparison, Discarded, Row, SecondDocument, Verdict


class DiscardedAnswer(Record, frozen=True, kw_only=True):
    """Something that the quote of a claim, or the passage, does not hold. `words` are the
    model's own, cut short; they stand in no document."""

    part: str
    why: str
    words: str


class SecondDocumentAnswer(Record, frozen=True, kw_only=True):
    """A document as the second reader read it: `answered` of its `passages`."""

    document: str
    document_id: str
    endpoint: str
    model: str
    extractor: str
    passages: int
    answered: int
    claims: int
    discarded: list[DiscardedAnswer]


class RowAnswer(Record, frozen=True, kw_only=True):
    """One claim of either reader, or one of each on the same words. `verdict` is "agreed",
    "differing figure", "only built-in" or "only second"; `differs` names what else they tell
    otherwise (modality, date, place, perpetrators)."""

    verdict: str
    differs: list[str]
    built_in: shape.ClaimAnswer | None
    second: shape.ClaimAnswer | None


class TotalsAnswer(Record, frozen=True, kw_only=True):
    """How many rows have each verdict, and how much of the answers was thrown away."""

    agreed: int
    differing_figure: int
    only_built_in: int
    only_second: int
    discarded: int


class SecondAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph claims CASE --second --json`; nothing of it enters any other answer.

    `outdated` documents were read anew, or would be asked about in another way, since.
    """

    schema: str
    case: shared.CaseHead
    totals: TotalsAnswer
    documents: list[SecondDocumentAnswer]
    rows: list[RowAnswer]
    outdated: list[str]
    faults: list[shape.FaultAnswer]


class AskedAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph second CASE --json`: what was sent in this run and what came back.

    Of the `documents` to be read, `sent` were sent in this run; of their `passages`, `before`
    had answers already and `answered` got theirs now. `withheld` are too sensitive to be sent.
    """

    schema: str
    case: shared.CaseHead
    endpoint: str
    model: str
    documents: int
    sent: int
    withheld: int
    passages: int
    before: int
    answered: int
    faults: list[shape.FaultAnswer]


ANSWERS: dict[str, type[Record]] = {"second": SecondAnswer, "asked": AskedAnswer}


def second_answer(case: CaseFile, comparison: Comparison) -> dict[str, Any]:
    """Agreement and difference of the two readers, every claim with its words."""
    quotes = parts.Quotes(case)
    plain: dict[str, Any] = to_plain(
        SecondAnswer(
            schema="cenotaph/second/1",
            case=shared.CaseHead(title=case.title),
            totals=_totals(comparison),
            documents=[_document(document, quotes) for document in comparison.documents],
            rows=[_row(row, quotes) for row in comparison.rows],
            outdated=list(comparison.outdated),
            faults=[shape.FaultAnswer(what=f.what, where=f.where) for f in comparison.faults],
        )
    )
    return plain


def _totals(comparison: Comparison) -> TotalsAnswer:
    verdicts = Counter(row.verdict for row in comparison.rows)
    return TotalsAnswer(
        agreed=verdicts[Verdict.AGREED],
        differing_figure=verdicts[Verdict.FIGURE],
        only_built_in=verdicts[Verdict.BUILT_IN],
        only_second=verdicts[Verdict.SECOND],
        discarded=sum(len(document.discarded) for document in comparison.documents),
    )


def _document(document: SecondDocument, quotes: parts.Quotes) -> SecondDocumentAnswer:
    return SecondDocumentAnswer(
        document=quotes.name(document.document),
        document_id=document.document,
        endpoint=document.endpoint,
        model=document.model,
        extractor=document.extractor,
        passages=document.passages,
        answered=document.answered,
        claims=len(document.claims),
        discarded=[_discarded(item) for item in document.discarded],
    )


def _discarded(item: Discarded) -> DiscardedAnswer:
    return DiscardedAnswer(part=item.part, why=item.why, words=item.words)


def _row(row: Row, quotes: parts.Quotes) -> RowAnswer:
    return RowAnswer(
        verdict=row.verdict,
        differs=list(row.differs),
        built_in=claim_answer(row.built_in, quotes) if row.built_in else None,
        second=claim_answer(row.second, quotes) if row.second else None,
    )
