"""Words of every report weigh little, names weigh much, and no table says more than it counted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.knowledge.rarity import SLOTS, STEPS, Rarity, rarity, slot


def test_a_word_of_every_report_weighs_less_than_a_name_of_none() -> None:
    english = rarity("en")
    assert english.weight("the") < 0.5 < english.weight("killed") < english.weight("kheltuvna")


def test_french_has_a_table_of_its_own() -> None:
    assert rarity("fr").weight("dans") < 0.5 < rarity("en").weight("dans")


@given(st.text(min_size=1))
def test_without_a_table_every_word_is_as_rare(word: str) -> None:
    assert rarity("xx").weight(word) == rarity(None).weight("the") == 1.0


@given(st.text(min_size=1))
def test_a_word_has_one_slot(word: str) -> None:
    table = np.zeros(SLOTS, np.uint8)
    table[slot(word)] = 3 * STEPS
    assert Rarity(table).weight(word) == 3
