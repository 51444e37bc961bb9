"""A title says how many, whom, where and when, and no more."""

from __future__ import annotations

from cenotaph.incidents.titles import title_of
from cenotaph.record.claim import Victims
from cenotaph.record.count import Count
from cenotaph.record.where import Relation, Where


def test_a_place_without_a_name_of_its_own_is_called_by_the_first_of_its_words() -> None:
    where = Where(wording="Fambel, a quarter of Kolo, in the west", relation=Relation.IN)
    title = title_of("event", Count(minimum=44), (Victims(category="civilians"),), None, where)
    assert title == "Killing of at least 44 civilians, Fambel"
