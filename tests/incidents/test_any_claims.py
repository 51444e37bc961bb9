"""Whatever the reader hands over, linking holds its promises."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.incidents import Linked, link
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.when import Basis, Precision, When

from .build import (
    ARMY,
    REBELS,
    STAFF,
    UNION,
    VILLAGES,
    WATCH,
    WITNESSES,
    Sheet,
    at,
    killing,
    region,
)

_DAY = date(2024, 3, 1)


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    """Days, periods, open ends and nothing."""
    first = _DAY + timedelta(days=draw(st.integers(0, 40)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 3, 30, 400])))
    return draw(
        st.sampled_from(
            [
                None,
                When(earliest=first, latest=last, basis=draw(st.sampled_from(Basis))),
                When(earliest=first, precision=Precision.OPEN),
                When(latest=last, precision=Precision.OPEN),
                When(),
            ]
        )
    )


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    """One claim of any shape on the words "some people"."""
    low = draw(st.none() | st.integers(0, 60))
    high = draw(st.none() | st.integers(low or 0, (low or 0) + 40))
    places = [None, *(at(name) for name in VILLAGES), region("Mopti"), at("an unknown ford")]
    fact = killing(
        "some people",
        low,
        high,
        by=draw(st.lists(st.sampled_from([ARMY, REBELS]), max_size=2)),
        of=draw(st.lists(st.sampled_from(["civilian", "children", "soldiers"]), max_size=2)),
        says=draw(st.lists(st.sampled_from([WATCH, UNION, STAFF, WITNESSES]), max_size=2)),
        modality=draw(st.sampled_from(Modality)),
        figure=draw(st.sampled_from(FigureRole)),
        when=draw(whens()),
        where=draw(st.sampled_from(places)),
        scope=draw(st.sampled_from(["event", "event", "aggregate"])),
        happening=draw(st.integers(0, 3)),
    )
    return fact | {"kind": draw(st.sampled_from([ClaimKind.KILLING] * 4 + list(ClaimKind)))}


@st.composite
def sheets(draw: st.DrawFn) -> list[Sheet]:
    """A small case of such claims, some in headlines."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        headline = draw(st.none() | facts())
        published = draw(st.sampled_from([None, "2024-04-01", "2025-06-01"]))
        title = "Army killed some people" if headline else ""
        sheet = Sheet(f"{number}.txt", published=published, title=title, headline=headline)
        for _ in range(draw(st.integers(0, 5))):
            sheet.say("They killed some people there.", draw(facts()))
        found.append(sheet)
    return found


def linked(case: list[Sheet]) -> Linked:
    """Link a case in the order given."""
    claims = [claim for sheet in case for claim in sheet.claims]
    return link([s.document for s in case], [s.text for s in case], claims)


@settings(deadline=None, max_examples=150)
@given(sheets())
def test_every_promise_holds_for_any_claims(case: list[Sheet]) -> None:
    result = linked(case)
    texts = {sheet.id: sheet.text.text for sheet in case}
    ids = {incident.id for incident in result.incidents}
    origins = {origin.id for origin in result.origins}
    assert len(ids) == len(result.incidents)
    told: list[str] = []
    for incident in result.incidents:
        assert incident.part_of is None or incident.part_of in ids - {incident.id}
        assert {origin.id for origin in incident.origins} <= origins
        documents = [report.document for report in incident.reports]
        assert len(documents) == len(set(documents))
        for report in incident.reports:
            assert report.span.quote(texts[report.document]).strip()
            assert report.origin in origins
            assert all(figure.origin in origins for figure in report.figures)
        standing = [f.deaths for r in incident.reports for f in r.figures if f.role == "standing"]
        assert all(incident.deaths.low <= count.low for count in standing)
        told += incident.claims
    assert len(told) == len(set(told))


@settings(deadline=None, max_examples=60)
@given(sheets(), st.randoms(use_true_random=False))
def test_order_never_matters(case: list[Sheet], random: Any) -> None:
    shuffled = list(case)
    random.shuffle(shuffled)
    documents = [sheet.document for sheet in shuffled]
    claims = [claim for sheet in case for claim in sheet.claims]
    random.shuffle(claims)
    assert link(documents, [s.text for s in case], claims) == linked(case)
