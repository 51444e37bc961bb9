"""The quick fits against the comparison of all incidents with all totals, one by one."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cenotaph.incidents.containment import Fit, respects
from cenotaph.record.claim import Certainty, Perpetrator, Victims
from cenotaph.record.incident import Incident
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where
from cenotaph.tally.fitting import Days, Fitting

from .cases import aggregate, days, event
from .test_bruteforce import SEEDED

PLACES = (
    None,
    Where(wording="Mali", place=Place(name="Mali", kind="country", country="ML")),
    Where(wording="Niger", place=Place(name="Niger", kind="country", country="NE")),
    Where(
        wording="Ségou region",
        place=Place(name="Ségou", kind="region", country="ML", admin1="Ségou", regions=("Ségou",)),
    ),
    Where(
        wording="Sobara",
        place=Place(name="Sobara", kind="locality", country="ML", admin1="Ségou"),
    ),
    Where(wording="a village near Sobara", country="ML"),
    Where(wording="Sobara"),
)
ACCUSED = (
    (),
    (Perpetrator(name="the army", actor_id="ml-armed-forces"),),
    (Perpetrator(name="The Army"),),
    (Perpetrator(name="the army", certainty=Certainty.DENIED),),
    (Perpetrator(name="militiamen"), Perpetrator(name="the army")),
)
VICTIMS = ((), (Victims(category="civilians"),), (Victims(category="fighters"),))
WHENS = st.one_of(
    st.none(),
    st.builds(lambda first, more: days(first, first + more), st.integers(0, 9), st.integers(0, 4)),
    st.builds(lambda first: When(earliest=days(first, first).earliest), st.integers(0, 9)),
    st.builds(lambda last: When(latest=days(last, last).latest), st.integers(0, 9)),
)


@st.composite
def incidents(draw: st.DrawFn) -> list[Incident]:
    found = []
    for number in range(draw(st.integers(2, 8))):
        kind = draw(st.sampled_from([event, aggregate]))
        low = draw(st.integers(0, 3))
        plain = kind(f"i{number}", low, draw(st.sampled_from([None, low])), when=draw(WHENS))
        found.append(
            replace(
                plain,
                where=draw(st.sampled_from(PLACES)),
                perpetrators=draw(st.sampled_from(ACCUSED)),
                victims=draw(st.sampled_from(VICTIMS)),
            )
        )
    return found


def together(left: Incident, right: Incident) -> bool:
    return left.when is None or right.when is None or left.when.overlaps(right.when)


@settings(SEEDED, max_examples=1000)
@given(incidents())
def test_fits_are_those_of_the_respects(case: list[Incident]) -> None:
    fitting, by_days = Fitting({one.id: one for one in case}), Days(case)
    for whole in case:
        assert list(by_days.meeting(whole.when)) == [one for one in case if together(one, whole)]
    for part, whole in product(case, case):
        fits = respects(part, whole), respects(whole, part)
        assert fitting.least(part, whole) is fits[0].least
        apart = any(
            Fit.IMPOSSIBLE in (each.period, each.area, each.parties, each.victims) for each in fits
        )
        assert fitting.share(part, whole) is not apart
