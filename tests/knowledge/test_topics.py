"""Topic words: the table is whole, in lower case, and tells apart what the reader keeps apart."""

from __future__ import annotations

import msgspec
import pytest

from cenotaph.knowledge.topics import Topics, topics

FIELDS = Topics.__struct_fields__


@pytest.mark.parametrize("field", FIELDS)
def test_every_list_holds_single_words_in_lower_case(field: str) -> None:
    words = getattr(topics(), field)
    assert words
    assert all(word == word.lower() and word.split() == [word] for word in words)


def test_survivors_are_no_remains() -> None:
    table = topics()
    assert not (table.survivors | table.surviving) & (table.remains | table.buried)


def test_a_table_without_one_of_its_lists_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="buried"):
        msgspec.toml.decode('care = ["hospital"]', type=Topics)
