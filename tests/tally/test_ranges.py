"""The rules of counting: which range the figures of an incident give."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cenotaph.knowledge.counting import counting_rules
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Perpetrator, Victims
from cenotaph.record.count import Count
from cenotaph.record.incident import Figure, Incident, Origin, Report
from cenotaph.record.span import Span
from cenotaph.tally import count
from cenotaph.tally.ranges import CREDIBLE, RULES, Range, rule_named

from .cases import event

SPAN = Span(document="d", start=0, end=1)
ARMY = Perpetrator(name="the army", kind=ActorKind.STATE_FORCE)
REBELS = Perpetrator(name="the rebels", kind=ActorKind.ARMED_GROUP)


def told(*figures: tuple[str, str, int, int | None], **more: object) -> Incident:
    """An incident with a figure for each (origin, kind, at least, at most); the hull is its
    range. Figures of "(denies)" origins are denials."""
    standing = [each for each in figures if "denies" not in each[0]]
    highs = [high for *_, high in standing]
    deaths = (
        min(low for _, _, low, _ in standing),
        None if None in highs else max(high or 0 for high in highs),
    )
    origins = tuple(
        Origin(id=name, name=name, kind=kind, documents=("d",), relation="attribution")
        for name, kind, *_ in figures
    )
    report = Report(
        document="d",
        claims=(),
        deaths=None,
        span=SPAN,
        origin="",
        figures=tuple(
            Figure(
                claim=name,
                deaths=Count(minimum=low, maximum=high),
                span=SPAN,
                origin=name,
                role="denial" if "denies" in name else "standing",
            )
            for name, _, low, high in figures
        ),
    )
    return replace(event("e", *deaths), origins=origins, reports=(report,), **more)


THREE = (("prosecutor", "court", 60, 60), ("Watch", "NGO", 156, None), ("mission", "UN", 136, 140))


@pytest.mark.parametrize(
    ("rule", "order", "expected"),
    [
        ("standing range", (), Range(low=60)),
        ("lowest standing origin", (), Range(low=60, high=60)),
        (CREDIBLE, ("UN", "NGO"), Range(low=136, high=140)),
        (CREDIBLE, ("Watch",), Range(low=156)),
        (CREDIBLE, ("the press", "COURT"), Range(low=60, high=60)),
        (CREDIBLE, ("the press",), Range(low=60)),
        ("Airwars", (), Range(low=60)),
        ("UCDP", (), Range(low=60)),
    ],
)
def test_three_origins_under_each_rule(rule: str, order: tuple[str, ...], expected: Range) -> None:
    incident = told(*THREE, perpetrators=(ARMY,))
    assert rule_named(rule, order)(incident) == expected
    assert count([incident], rule, order).rule == rule


def test_a_denial_opens_the_minimum_only_where_the_rule_says_so() -> None:
    denied = told(("Watch", "NGO", 9, 9), ("ministry denies", "government", 0, 0))
    assert rule_named("standing range")(denied) == Range(low=9, high=9)
    assert rule_named("denials open the minimum")(denied) == Range(high=9)


def test_deaths_of_which_nobody_is_accused_are_in_the_maximum_of_ucdp_only() -> None:
    assert rule_named("UCDP")(told(("Watch", "NGO", 9, 12))) == Range(high=12)


def test_airwars_counts_civilians_of_two_origins_and_no_contested_ones() -> None:
    rule = rule_named("Airwars")
    two = (("Watch", "NGO", 10, 10), ("mission", "UN", 10, 12))
    six = Victims(category="soldiers", count=Count(minimum=6, maximum=6))
    assert rule(told(*two)) == Range(low=10, high=12)
    assert rule(told(two[0])) == Range(high=10)
    assert rule(told(*two, perpetrators=(ARMY, REBELS))) == Range(high=12)
    assert rule(told(*two, victims=(six,))) == Range(low=4, high=6)
    fighters = Victims(category="combatants", count=Count(minimum=10, maximum=12))
    assert rule(told(*two, victims=(fighters,))) == Range(low=0, high=0)


def test_each_rule_has_its_row_and_each_row_its_rule() -> None:
    assert set(counting_rules()) == {*RULES, CREDIBLE}
    assert all(row.meaning and row.after and row.paragraph for row in counting_rules().values())
    with pytest.raises(ValueError, match="no rule"):
        rule_named("by feeling")


def test_the_order_stands_with_the_tally_that_it_made() -> None:
    incident = told(*THREE)
    assert count([incident], CREDIBLE, ["UN"]).order == ("UN",)
    assert count([incident], "UCDP", ["UN"]).order == ()
