"""The table of English words: common ones small, names and the rest with a capital."""

from cenotaph.knowledge.english import english


def test_common_words_are_known_and_names_are_not_common() -> None:
    table = english()
    assert table.common < table.known
    assert {"talks", "serious"} <= table.common
    assert "rodriguez" in table.known - table.common
    assert not any(word != word.lower() for word in table.known)
