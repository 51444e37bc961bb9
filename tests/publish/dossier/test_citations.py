"""Every place asked for is quoted once, in its words, and leads to its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.publish.dossier.citations import Back, Citations, language_tag
from cenotaph.publish.dossier.index import Index
from cenotaph.record.casefile import CaseFile
from cenotaph.record.document import Document, Text
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally

BACK = Back(1, "i1")
PAPER = "sha256:aa"


def _citations(words: str) -> Citations:
    case = CaseFile(
        title="", documents=(Document(id=PAPER, name="a.txt"),), claims=(), incidents=(),
        texts=(Text(document=PAPER, text=words),), origins=(),
        tally=Tally(minimum=0, maximum=0, incidents=()),
    )  # fmt: skip
    return Citations(Index(case))


def _span(words: str, quoted: str) -> Span:
    start = words.index(quoted)
    return Span(document=PAPER, start=start, end=start + len(quoted))


STORY = "Nothing before. At dawn ten men were led away near the well. Later, nobody came."


def test_a_fragment_is_shown_in_its_sentence_and_a_sentence_alone() -> None:
    quote = _citations(STORY).quote(_span(STORY, "ten men"), BACK)
    assert quote is not None
    assert [part.words for part in quote.parts] == [
        "At dawn ", "ten men", " were led away near the well.",
    ]  # fmt: skip
    bare = _citations(STORY).quote(_span(STORY, "ten men"), BACK, bare=True)
    assert bare is not None
    assert [part.words for part in bare.parts] == ["ten men"]


def test_places_of_one_sentence_share_a_quotation() -> None:
    citations = _citations(STORY)
    spans = [_span(STORY, "near the well"), _span(STORY, "ten men"), _span(STORY, "nobody came")]
    first, second = citations.passages([*spans, _span(STORY, "ten")], BACK)
    assert [part.words for part in first.parts if part.anchor] == ["ten men", "near the well"]
    assert "".join(part.words for part in first.parts) == (
        "At dawn ten men were led away near the well."
    )
    assert [part.words for part in second.parts if part.anchor] == ["nobody came"]
    assert set(citations.by_document()[PAPER]) == set(spans)


def test_a_place_without_words_is_no_quotation() -> None:
    citations = _citations("a  b")
    assert citations.quote(Span(document=PAPER, start=1, end=3), BACK) is None
    assert citations.quote(Span(document="sha256:bb", start=0, end=1), BACK) is None
    assert citations.by_document() == {}


@given(
    st.text(alphabet="ab. \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_all_places_that_stand_are_quoted_exactly_once(
    words: str, pairs: list[tuple[int, int]]
) -> None:
    spans = [
        Span(document=PAPER, start=min(pair), end=min(max(pair), len(words)))
        for pair in pairs
        if min(pair) <= len(words)
    ]
    citations = _citations(words)
    quoted = [
        (part.anchor, part.words)
        for quote in citations.passages(spans, BACK)
        for part in quote.parts
        if part.anchor
    ]
    standing = {span for span in spans if span.quote(words).strip()}
    outer = {s for s in standing if not any(o.contains(s) and o != s for o in standing)}
    assert sorted(quoted) == sorted((citations.anchor(s), s.quote(words)) for s in outer)


def test_only_well_formed_languages_pass() -> None:
    assert language_tag("pt-BR") == "pt-BR"
    assert language_tag('en" onclick="x') == "und"
    assert language_tag(None) == "und"
