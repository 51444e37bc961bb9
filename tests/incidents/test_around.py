"""What may lie around an incident is found by country, month and name; never too little."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cenotaph.incidents.around import Around
from cenotaph.incidents.containment import area_fit, period_fit
from cenotaph.incidents.incident import Assembled
from cenotaph.record.incident import Incident
from cenotaph.record.when import When
from cenotaph.record.where import Where

from .build import at, day, period, region

HERE, ABROAD = Where(wording="the country", country="ZD"), Where(wording="it", country="ZE")
PLACES = (None, at("Sama"), at("Kolo"), region("Mopti"), region("Gao"), HERE, ABROAD)
TIMES = (
    None,
    day("2024-05-06"),
    day("2024-06-30"),
    period("2024-05-01", "2024-05-31"),
    period("2023-01-01", "2025-12-31"),
    When(earliest=day("2024-06-01").earliest),
    period("1960-01-01", "2024-12-31"),
)
BARE = Incident(id="", scope="event", title="", claims=(), reports=())


def incidents() -> st.SearchStrategy[list[Assembled]]:
    told = st.tuples(st.sampled_from(TIMES), st.sampled_from(PLACES))
    return st.lists(told, max_size=8).map(
        lambda rows: [
            Assembled(incident=replace(BARE, id=f"{n}", when=when, where=where), tellings=())
            for n, (when, where) in enumerate(rows)
        ]
    )


@given(incidents(), incidents())
def test_nothing_that_could_hold_a_part_is_missed(
    wholes: list[Assembled], parts: list[Assembled]
) -> None:
    around = Around(wholes)
    for part in parts:
        found = around.of(part)
        for whole in wholes:
            ours, theirs = part.incident, whole.incident
            if period_fit(ours, theirs) and area_fit(ours.where, theirs.where):
                assert whole in found


def test_other_countries_and_other_months_are_left_out() -> None:
    def one(name: str, when: When | None, where: Where | None) -> Assembled:
        return Assembled(incident=replace(BARE, id=name, when=when, where=where), tellings=())

    may, june = period("2024-05-01", "2024-05-31"), period("2024-06-01", "2024-06-30")
    around = Around([one("here", may, HERE), one("there", may, ABROAD), one("then", june, HERE)])
    found = around.of(one("part", day("2024-05-06"), at("Sama")))
    assert [item.incident.id for item in found] == ["here"]
