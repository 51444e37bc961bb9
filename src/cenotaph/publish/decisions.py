"""What people decided, and why reports are linked, as the plain dictionaries of the contract."""

from __future__ import annotations

from typing import Any

from cenotaph.publish import contract as shape
from cenotaph.publish import contract_parts as shared
from cenotaph.publish import evidence, parts
from cenotaph.publish.strings import load_strings
from cenotaph.record.base import to_plain
from cenotaph.record.casefile import CaseFile
from cenotaph.record.decision import Decision, DecisionKind, Ruling
from cenotaph.record.incident import Incident, Link
from cenotaph.record.span import Span

LANGUAGE = "en"
PLACES = 4

Answer = dict[str, Any]


def decisions_answer(case: CaseFile) -> Answer:
    """Every decision of people, in the order in which they were taken."""
    quotes = parts.Quotes(case)
    plain: Answer = to_plain(
        shape.DecisionsAnswer(
            schema="cenotaph/decisions/1",
            case=shared.CaseHead(title=case.title),
            decisions=[_decision(ruling, case, quotes) for ruling in case.decisions],
        )
    )
    return plain


def decided_answer(case: CaseFile, decision: str) -> Answer:
    """One decision, by its id.

    Raises:
        KeyError: the case does not hold it.
    """
    ruling = {each.decision.id: each for each in case.decisions}[decision]
    plain: Answer = to_plain(
        shape.DecidedNowAnswer(
            schema="cenotaph/decided/1",
            case=shared.CaseHead(title=case.title),
            decision=_decision(ruling, case, parts.Quotes(case)),
        )
    )
    return plain


def links_answer(case: CaseFile, incident: Incident) -> Answer:
    """Why the reports of an incident are one, and why the nearest others are not."""
    linked = Linked(case, parts.Quotes(case))
    plain: Answer = to_plain(
        shape.LinksAnswer(
            schema="cenotaph/links/1",
            case=shared.CaseHead(title=case.title),
            incident=incident.id,
            title=incident.title,
            decisions=linked.decisions(incident),
            links=linked.links(incident),
        )
    )
    return plain


class Linked:
    """Links and decisions of incidents, with what is looked up for all of them once."""

    def __init__(self, case: CaseFile, quotes: parts.Quotes) -> None:
        self._quotes = quotes
        self._say = load_strings("dossier", LANGUAGE)
        self._rulings = {ruling.decision.id: ruling for ruling in case.decisions}
        self._homes: dict[Span, list[str]] = {}
        for incident in case.incidents:
            for report in incident.reports:
                self._homes.setdefault(report.span, []).append(incident.id)

    def decisions(self, incident: Incident) -> list[shared.DecidedAnswer]:
        """The decisions that had a say in an incident."""
        return [
            shared.DecidedAnswer(
                id=ruling.decision.id,
                kind=ruling.decision.kind,
                who=ruling.decision.who,
                when=ruling.decision.when,
                why=ruling.decision.why,
            )
            for ruling in evidence.rulings_of(incident.decisions, self._rulings)
        ]

    def links(self, incident: Incident) -> list[shared.LinkAnswer]:
        """The pairs of an incident."""
        return [self._link(link, incident) for link in incident.links]

    def _link(self, link: Link, incident: Incident) -> shared.LinkAnswer:
        return shared.LinkAnswer(
            left=self._report(link.left, link.left_span, incident, inside=True),
            right=self._report(link.right, link.right_span, incident, inside=link.same),
            same=link.same,
            prior=link.prior,
            bits=round(link.bits, PLACES),
            reasons=[
                shared.ReasonAnswer(
                    dimension=dimension,
                    level=level,
                    weight=weight,
                    words=evidence.reason_words(dimension, level, self._say),
                )
                for dimension, level, weight in evidence.reasons(link)
            ],
            barred=evidence.barred_words(link, self._say) or None,
            decisions=list(link.decisions),
            why=evidence.outcome(link, self._say),
        )

    def _report(
        self, document: str, span: Span | None, incident: Incident, *, inside: bool
    ) -> shared.LinkedReport:
        words = span or Span(document=document, start=0, end=0)
        others = [home for home in self._homes.get(words, ()) if home != incident.id]
        home = incident.id if inside else next(iter(others), None)
        return shared.LinkedReport(**self._quotes.placed(words), incident=home)


def _decision(ruling: Ruling, case: CaseFile, quotes: parts.Quotes) -> shape.DecisionAnswer:
    decision = ruling.decision
    return shape.DecisionAnswer(
        id=decision.id,
        kind=decision.kind,
        who=decision.who,
        when=decision.when,
        why=decision.why,
        on=_words(decision, quotes),
        undoes=decision.on[0] if decision.kind is DecisionKind.UNDO and decision.on else None,
        standing=ruling.standing,
        note=ruling.why,
        by=list(ruling.by),
        incidents=[i.id for i in case.incidents if decision.id in i.decisions],
    )


def _words(decision: Decision, quotes: parts.Quotes) -> list[shared.Quote]:
    """The words that a decision rests on, as they were when it was taken."""
    return [
        shared.Quote(
            document=quotes.name(span.document),
            document_id=span.document,
            quote=words,
            start=span.start,
            end=span.end,
        )
        for span, words in evidence.spans_of(decision)
    ]
