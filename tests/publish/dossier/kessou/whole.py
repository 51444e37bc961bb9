"""The whole case about Kessou: findings, tally and custody round its incidents."""

from __future__ import annotations

import hashlib

from cenotaph.record.casefile import CaseFile, Custody, Fault
from cenotaph.record.document import Mark, MarkKind
from cenotaph.record.finding import Answer, Demand, Dispute, Gap, Position
from cenotaph.record.tally import Tally, TallyLine
from tests.publish.dossier.kessou.happened import (
    DRIVER,
    GROUPS,
    STAFF,
    SURVIVORS,
    UN_ORIGIN,
    incidents,
)
from tests.publish.dossier.kessou.told import arabic, army, claims, experts, news, secret


def _disputes() -> tuple[Dispute, ...]:
    return (
        Dispute(
            id="dispute-count",
            kind="count",
            about="how many people died near Dakora",
            why="twelve and eight cannot both be the number",
            incidents=("incident-dakora",),
            positions=(
                Position(value="12", span=arabic.span("اثني عشر شخصا"), source="two survivors"),
                Position(
                    value="8", span=army.span("Eight terrorists"), source="Kessou General Staff"
                ),
            ),
        ),
        Dispute(
            id="dispute-place",
            kind="place",
            about="the region of Lemba",
            why="the gazetteer has Lemba in Sahra; the source tells of it under Ouara",
            incidents=("incident-lemba",),
            positions=(
                Position(
                    value="Ouara and Sahra",
                    span=news.span("Ouara and Sahra regions"),
                    source="two rights groups",
                ),
                Position(value="near Lemba", span=news.span("near the village of Lemba")),
            ),
        ),
        Dispute(
            id="dispute-presence",
            kind="presence",
            about="since when the Harrow Company is present",
            why="late 2021 and since 2022 cannot both be the beginning",
            positions=(
                Position(value="late 2021", span=news.span("late 2021"), source="Kessou Courier"),
                Position(value="since 2022", span=experts.span("since 2022"), source="UN experts"),
            ),
        ),
    )


def _gaps() -> tuple[Gap, ...]:
    rows = (
        ("M1", "Identify the victims", "25(a)", "missing", (), ""),
        (
            "M2",
            "Recover and keep remains and other material",
            "25(b)",
            "contradicted",
            (
                experts.span("remains were found burned close to Fataro"),
                experts.span("some had been put down a well"),
            ),
            "remains are said to be burned and hidden",
        ),
        (
            "M3",
            "Find witnesses and hear them",
            "25(c)",
            "reported",
            (arabic.span("قال شاهدان نجيا من الحادث"),),
            "",
        ),
        ("M6", "Hold an autopsy or give reasons in writing", "25", "missing", (), ""),
        (
            "P3",
            "Be independent of the alleged perpetrators",
            "28-30",
            "contradicted",
            (army.span("An inquiry by the military justice is under way"),),
            "the inquiry is by the forces alleged to be involved",
        ),
        (
            "F3",
            "Return the remains to the families",
            "37",
            "contradicted",
            (arabic.span("ولم تتسلم العائلات أي جثمان"),),
            "",
        ),
    )
    full = tuple(
        Gap(
            incident="incident-dakora",
            duty=duty,
            title=title,
            paragraph=paragraph,
            status=status,
            quotes=quotes,
            note=note,
        )
        for duty, title, paragraph, status, quotes, note in rows
    )
    bare = tuple(
        Gap(incident=incident, duty=duty, title=title, paragraph=paragraph, status="missing")
        for incident in ("incident-total", "incident-lemba", "incident-market")
        for duty, title, paragraph, _, _, _ in rows
    )
    return full + bare


def _demands() -> tuple[Demand, ...]:
    return (
        Demand(
            id="demand-1",
            by="two rights groups",
            of="the authorities",
            what="open an independent inquiry and publish its result",
            span=news.span("open an independent inquiry and to publish its result"),
            answers=(
                Answer(
                    by="the government",
                    status="no response reported",
                    span=news.span("The government has not commented on the findings"),
                ),
            ),
        ),
        Demand(
            id="demand-2",
            by="UN experts",
            of="the authorities",
            what="investigate without delay, independently and in the open",
            span=experts.span("investigate without delay, independently and in the open"),
        ),
        Demand(
            id="demand-3",
            by="UN experts",
            of=None,
            what="return the remains to the families",
            span=experts.span("return the remains to the families"),
        ),
    )


def _tally() -> Tally:
    return Tally(
        minimum=37,
        maximum=None,
        incidents=(
            TallyLine(
                id="incident-total",
                minimum=27,
                maximum=None,
                counted=True,
                why="it counts with all its parts",
            ),
            TallyLine(
                id="incident-lemba",
                minimum=7,
                maximum=7,
                counted=False,
                why="its dead are among the 27 of incident-total",
            ),
            TallyLine(
                id="incident-dakora",
                minimum=10,
                maximum=None,
                counted=True,
                why="it lies in no other incident",
            ),
            TallyLine(
                id="incident-market",
                minimum=0,
                maximum=None,
                counted=True,
                why="no number is given; it leaves the upper bound open",
            ),
        ),
    )


def build_case() -> CaseFile:
    """Five documents (one of them confidential), four incidents, disputes, gaps, demands."""
    menu = Mark(
        start=0, end=news.words.index("\n\n"), kind=MarkKind.BOILERPLATE, label="navigation"
    )
    letter = news.span("Sign up for our newsletter")
    subscribe = Mark(
        start=letter.start, end=letter.end, kind=MarkKind.BOILERPLATE, label="subscribe"
    )
    headline = news.span("Contract fighters accused over deaths in the Ouara valley")
    title = Mark(start=headline.start, end=headline.end, kind=MarkKind.TITLE)
    pages = (
        Mark(start=0, end=experts.words.index("Their remains"), kind=MarkKind.PAGE, label="1"),
        Mark(
            start=experts.words.index("Their remains"),
            end=len(experts.words),
            kind=MarkKind.PAGE,
            label="2",
        ),
    )
    everything = sorted((news, experts, arabic, army, secret), key=lambda s: s.document.name)
    texts = {
        news.id: news.text(menu, subscribe, title),
        experts.id: experts.text(*pages),
    }
    return CaseFile(
        title="Kessou, Ouara and Sahra regions",
        documents=tuple(source.document for source in everything),
        texts=tuple(texts.get(source.id) or source.text() for source in everything),
        claims=claims(),
        incidents=incidents(),
        origins=(DRIVER, GROUPS, STAFF, SURVIVORS, UN_ORIGIN),
        tally=_tally(),
        disputes=_disputes(),
        gaps=_gaps(),
        demands=_demands(),
        faults=(
            Fault(what="the file is encrypted and no password was given", where="annex-locked.pdf"),
        ),
        custody=Custody(originals=6, ledger=19, head=hashlib.sha256(b"ledger").hexdigest()),
    )
