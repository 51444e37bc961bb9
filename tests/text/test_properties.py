"""What holds for every text of every format."""

from __future__ import annotations

import html
import subprocess
import sys
import unicodedata

import msgspec
import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.record.base import canonical
from cenotaph.record.document import MarkKind, Text
from cenotaph.text import READER_VERSION, Unreadable, read
from cenotaph.text.normal import normal, one_line
from tests.text.making import BODY, docx, mail, pdf, text_of

WORDED = {"title", "dateline", "author", "publisher", "url", "attachment"}
SAID = st.text(
    alphabet=st.one_of(
        st.sampled_from("abc ABC.\n\n\t –-:,()[]\"'2025May"),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=400,
)


def check(text: Text) -> None:
    """The promises that a Text makes."""
    assert unicodedata.is_normalized("NFC", text.text)
    assert "\r" not in text.text
    text.text.encode("utf-8")
    covered = [False] * len(text.text)
    for mark in text.marks:
        assert 0 <= mark.start < mark.end <= len(text.text)
        if mark.kind is MarkKind.PARAGRAPH:
            assert not any(covered[mark.start : mark.end])
            covered[mark.start : mark.end] = [True] * (mark.end - mark.start)
            assert text.text[mark.start].strip()
            assert text.text[mark.end - 1].strip()
    assert all(covered[place] for place, said in enumerate(text.text) if not said.isspace()), (
        "every word lies in a paragraph"
    )
    assert list(text.marks) == sorted(text.marks, key=lambda mark: (mark.start, -mark.end))
    for fact in text.metadata:
        assert fact.value == one_line(fact.value)
        if fact.span:
            assert fact.span.document == text.document
            assert fact.span.end <= len(text.text)
        if fact.span and fact.field in WORDED and "header" not in fact.basis:
            assert one_line(fact.span.quote(text.text)) == fact.value
    assert msgspec.json.decode(canonical(text), type=Text) == text


def checked(data: bytes, name: str) -> None:
    """Read twice; both must be the same and hold."""
    try:
        text = text_of(data, name)
    except Unreadable:
        return
    check(text)
    assert canonical(text_of(data, name)) == canonical(text)


@given(SAID)
@settings(max_examples=200)
def test_plain(said: str) -> None:
    checked(said.encode("utf-8"), "a.txt")


@given(st.binary(max_size=300))
def test_bytes(data: bytes) -> None:
    checked(data, "a.txt")
    checked(b"<html>" + data, "a.html")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["p", "div", "h1", "h2", "li", "td", "nav", "footer", "pre", "a", "br", "b"]
            ),
            SAID,
        )
    )
)
def test_pages(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{html.escape(said)}</{tag}>" for tag, said in parts)
    checked(f"<!doctype html><html><head><title>x</title></head><body>{body}".encode(), "a.html")


@given(SAID)
def test_markdown(said: str) -> None:
    checked(f"# {said}".encode(), "a.md")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80), SAID)
def test_messages(subject: str, said: str) -> None:
    checked(mail(subject.replace("\n", " "), said).as_bytes(), "a.eml")


@given(st.lists(st.text("abc ABC.,-\u00e9\u0301", max_size=90), min_size=1, max_size=20))
@settings(max_examples=12)
def test_word_documents(said: list[str]) -> None:
    word = Word()
    for one in said:
        word.add_paragraph(one)
    checked(docx(word), "a.docx")


@given(st.lists(st.text("abc ABC.,-", max_size=80), min_size=1, max_size=40))
@settings(max_examples=40)
def test_portable_documents(said: list[str]) -> None:
    checked(pdf(*said), "a.pdf")


@given(st.text())
def test_normal_is_idempotent(said: str) -> None:
    assert normal(normal(said)) == normal(said)


def test_another_process_with_another_hash_seed_reads_the_same() -> None:
    page = f"<html><body><nav>Home</nav><h1>Nine shot</h1><p>{BODY}</p></body></html>"
    script = (
        "import sys; from cenotaph.text import read; from cenotaph.record.base import canonical;"
        "sys.stdout.buffer.write(canonical(read(sys.stdin.buffer.read(), 'a.html', 'x')))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=page.encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {canonical(read(page.encode(), "a.html", "x"))}


@pytest.mark.parametrize("name", ["docx", "email", "html", "markdown", "pdf", "plain"])
def test_the_reader_version_names_every_format(name: str) -> None:
    assert f" {name}/" in READER_VERSION
