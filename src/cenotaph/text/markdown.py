"""Markdown: rendered by markdown-it and read as the page it describes; front matter is stated."""

from __future__ import annotations

import re

from cenotaph.text.days import whole_day
from cenotaph.text.draft import Draft, Fact, Format, Source
from cenotaph.text.encoding import decode
from cenotaph.text.html import read_page
from cenotaph.text.normal import one_line

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,5000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELDS = {
    "title": "title",
    "author": "author",
    "publisher": "publisher",
    "source": "publisher",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "lang": "language",
    "language": "language",
}


def read_markdown(source: Source) -> Draft:
    """Read Markdown (CommonMark and tables) as the page it renders to.

    Raises:
        Unreadable: the bytes are not text, or a limit is broken.
    """
    raw, encoding = decode(source.data)
    front = _FRONT.match(raw)
    facts = [Fact(field="encoding", value=encoding, basis="bytes")]
    if front:
        facts.extend(_stated(front[1]))
    body = raw[front.end() :] if front else raw
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loaded for this format only

    page = MarkdownIt("commonmark").enable("table").render(body)
    return read_page(page, source.limits, facts)


def _stated(front: str) -> list[Fact]:
    """The simple `key: value` lines of a front matter."""
    found = []
    for line in front.splitlines():
        key, colon, raw = line.partition(":")
        field = _FIELDS.get(key.strip().lower())
        value = one_line(raw).strip("\"'")
        if field == "published":
            value = whole_day(value) or ""
        if colon and field and value:
            found.append(Fact(field=field, value=value, basis="front matter"))
    return found


FORMAT = Format(
    name="markdown",
    media_type="text/markdown",
    version=1,
    suffixes=(".md", ".markdown"),
    recognise=lambda data, name: name.endswith((".md", ".markdown")) and b"\0" not in data[:4096],
    read=read_markdown,
)
