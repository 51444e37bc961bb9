"""A text is cut into passages that lose no word of the report and hold no boilerplate."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.record.document import MarkKind
from cenotaph.second.passages import passages
from tests.second.texts import text_of

PARAGRAPHS = [f"In village {n} soldiers shot {n + 2} men. Nobody was charged." for n in range(9)]


def test_paragraphs_stay_whole_where_they_fit() -> None:
    text = text_of("\n\n".join(PARAGRAPHS) + "\n")
    cut = passages(text, 200)
    shown = [text.text[part.start : part.end] for part in cut]
    assert len(cut) > 1
    assert all(len(words) <= 200 for words in shown)
    assert [line for words in shown for line in words.split("\n\n")] == PARAGRAPHS


def test_a_short_text_is_one_passage() -> None:
    text = text_of("\n\n".join(PARAGRAPHS) + "\n")
    assert len(passages(text, 10_000)) == 1


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = text_of(" ".join(PARAGRAPHS) + "\n")
    shown = [text.text[part.start : part.end] for part in passages(text, 200)]
    assert all(words.endswith(".") and len(words) <= 200 for words in shown)
    assert " ".join(shown) == " ".join(PARAGRAPHS)


def test_a_long_sentence_is_cut_between_words_and_a_long_word_inside() -> None:
    words = ["word"] * 100 + ["x" * 450] + ["end"]
    text = text_of(" ".join(words) + "\n")
    cut = passages(text, 200)
    shown = [text.text[part.start : part.end] for part in cut]
    assert all(0 < len(part) <= 200 for part in shown)
    assert "".join("".join(shown).split()) == "".join(words)


def test_boilerplate_is_left_out() -> None:
    text = text_of(
        "<html><body><nav>Home Contact Donate</nav><article><p>Soldiers shot nine men in Obo"
        " on Monday night.</p></article><footer>Copyright 2024 of the agency</footer>"
        "</body></html>",
        "page.html",
    )
    assert text.of(MarkKind.BOILERPLATE)
    shown = " ".join(text.text[part.start : part.end] for part in passages(text, 6000))
    assert "nine men" in shown
    assert "Donate" not in shown
    assert "Copyright" not in shown


@given(st.text(alphabet="ab .\n!1", max_size=400), st.integers(5, 60))
def test_passages_are_in_order_apart_and_within_the_limit(words: str, limit: int) -> None:
    text = text_of("x" + words)
    reached = 0
    for part in passages(text, limit):
        assert reached <= part.start < part.end <= len(text.text)
        assert part.end - part.start <= limit
        reached = part.end
    sent = {at for part in passages(text, limit) for at in range(part.start, part.end)}
    kept = {at for m in text.of(MarkKind.BOILERPLATE) for at in range(m.start, m.end)}
    assert all(at in sent | kept or sign.isspace() for at, sign in enumerate(text.text))
