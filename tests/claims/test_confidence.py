"""A confidence is a probability, never certainty, and every sign in the table is one we can see."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.claims.confidence import calibrated, weights
from tests.claims.reports import told

SIGNS = sorted(weights().signs)


@given(st.floats(0, 1), st.lists(st.sampled_from(SIGNS or [""]), unique=True))
def test_no_machine_reading_is_certain(own: float, seen: list[str]) -> None:
    assert 0 < calibrated(own, tuple(seen)) < 1


@given(st.floats(0, 1), st.floats(0, 1), st.lists(st.sampled_from(SIGNS or [""]), unique=True))
def test_surer_readers_are_believed_more(one: float, two: float, seen: list[str]) -> None:
    low, high = sorted((one, two))
    assert calibrated(low, tuple(seen)) <= calibrated(high, tuple(seen))


def test_a_plain_report_is_believed_more_than_a_figure_in_passing() -> None:
    plain = told("Gunmen killed 14 farmers near Kano in Nigeria on 3 May 2020, police said.")
    loose = told("Residents spoke of about 60 dead.")
    assert plain[14, 14].confidence > loose[54, 66].confidence
