"""A source text keeps every word, and each highlight holds exactly the words that were quoted."""

from __future__ import annotations

import itertools
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.publish.dossier.citations import Back
from cenotaph.publish.dossier.inert import inert
from cenotaph.publish.dossier.sourcetext import Wording, blocks, render_text
from cenotaph.record.document import Mark, MarkKind, Text
from cenotaph.record.span import Span

DOCUMENT = "sha256:00"
WORDING = Wording(page=lambda p: f"page {p}", back=lambda b: f"{b.number}", label=lambda b: "back")


class Reader(HTMLParser):
    """Reads back the words, those of each highlight, and whether tags are well nested."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.marked: dict[str, str] = {}
        self.ids: list[str] = []
        self._open: list[str] = []
        self._marks: list[str] = []
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self._open.append(tag)
        if tag == "mark":
            name = facts.get("id") or facts["data-of"]
            assert name is not None
            if facts.get("id"):
                self.ids.append(name)
            self._marks.append(name)
        if facts.get("class") in {"page", "back"}:
            self._aside += 1
            self._open[-1] = tag + "!"

    def handle_endtag(self, tag: str) -> None:
        opened = self._open.pop()
        assert opened.removesuffix("!") == tag
        self._aside -= opened.endswith("!")
        if tag == "mark":
            self._marks.pop()

    def handle_data(self, data: str) -> None:
        if self._aside:
            return
        self.words.append(data)
        for name in self._marks:
            self.marked[name] = self.marked.get(name, "") + data


def _name(span: Span) -> str:
    return f"d1-{span.start}-{span.end}"


def _read(text: Text, spans: list[Span]) -> Reader:
    cited = {span: (Back(1, "i1"),) for span in spans}
    reader = Reader()
    reader.feed(str(render_text(text, cited, _name, WORDING)))
    assert not reader._open
    return reader


def _squeezed(words: str) -> str:
    return "".join(words.split())


letters = st.text(alphabet="ab <>&\"'\n\u202eقتل", min_size=1, max_size=80)


@st.composite
def told(draw: st.DrawFn) -> tuple[Text, list[Span]]:
    words = draw(letters)
    places = st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(
        lambda pair: (min(pair), max(pair))
    )
    marks = tuple(
        Mark(start=start, end=end, kind=kind, label="7")
        for (start, end), kind in draw(
            st.lists(st.tuples(places, st.sampled_from(list(MarkKind))), max_size=8)
        )
    )
    spans = {
        Span(document=DOCUMENT, start=start, end=end)
        for start, end in draw(st.lists(places, max_size=8))
        if words[start:end].strip()
    }
    return Text(document=DOCUMENT, text=words, marks=tuple(sorted(marks))), sorted(spans)


@given(told())
def test_no_word_is_lost_and_every_highlight_is_its_quote(case: tuple[Text, list[Span]]) -> None:
    text, spans = case
    reader = _read(text, spans)
    assert _squeezed("".join(reader.words)) == _squeezed(inert(text.text))
    assert sorted(reader.ids) == sorted(_name(span) for span in spans)
    for span in spans:
        assert _squeezed(reader.marked[_name(span)]) == _squeezed(inert(span.quote(text.text)))


@given(told())
def test_blocks_are_in_order_and_apart(case: tuple[Text, list[Span]]) -> None:
    found = blocks(case[0])
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_crossing_spans_are_closed_and_continued() -> None:
    text = Text(document=DOCUMENT, text="one two three four")
    left = Span(document=DOCUMENT, start=0, end=13)
    right = Span(document=DOCUMENT, start=4, end=18)
    html = str(render_text(text, {left: (), right: ()}, _name, WORDING))
    assert html.count('id="d1-4-18"') == 1
    assert html.count('data-of="d1-4-18"') == 1


def test_pages_boilerplate_and_links_back_are_told_apart() -> None:
    words = "Menu\n\nThree people were reported killed.\nNext page."
    text = Text(
        document=DOCUMENT,
        text=words,
        marks=(
            Mark(start=0, end=4, kind=MarkKind.BOILERPLATE, label="navigation"),
            Mark(start=0, end=20, kind=MarkKind.PAGE, label="1"),
            Mark(start=20, end=len(words), kind=MarkKind.PAGE, label="2"),
        ),
    )
    span = Span(document=DOCUMENT, start=6, end=18)
    html = str(render_text(text, {span: (Back(3, "i3"),)}, _name, WORDING))
    assert '<p class="paragraph boilerplate" data-label="navigation"' in html
    assert '<p class="page">page 1</p>' in html
    assert '<span class="page">page 2</span>' in html
    assert '</mark><a class="back" href="#i3" aria-label="back">3</a>' in html
