"""The walk through a web page: tags as a stream of events, so that no depth of nesting hurts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from lxml import etree

from cenotaph.record.base import Record
from cenotaph.text.boilerplate import structure
from cenotaph.text.html_statements import Statements
from cenotaph.text.limits import Deadline, Limits, admit_lines
from cenotaph.text.normal import one_line

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REGIONS = 40  # nested parts that are told apart; deeper ones count as the part around them
_CHUNK = 1 << 18
_CELL = "\x01"  # stands between the cells of a row until the row is complete


class Tags(Record, frozen=True, kw_only=True):
    """The table of `data/tags.toml`."""

    silent: frozenset[str]
    block: frozenset[str]
    row: frozenset[str]
    void: frozenset[str]
    core: frozenset[str]
    whole: frozenset[str]
    author: frozenset[str]
    certain: dict[str, str]
    likely: dict[str, str]


@cache
def tags() -> Tags:
    """What each element means for the visible words of a page."""
    source = resources.files("cenotaph.text").joinpath("data/tags.toml")
    return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), Tags)


class Region:
    """A part of the page that its tag, role or class calls something other than the report.

    `certain` ones say so by their tag; others are believed only if the page has words elsewhere.
    """

    __slots__ = ("certain", "label", "size", "titled")

    def __init__(self, label: str, *, certain: bool) -> None:
        self.label = label
        self.certain = certain
        self.size = 0
        self.titled = False


class Piece:
    """The words of one block: its tag, its regions, how much of it is links, what it states."""

    __slots__ = ("author", "core", "linked", "regions", "tag", "tight", "time", "words")

    def __init__(self, words: str, tag: str, regions: tuple[Region, ...]) -> None:
        self.words = words
        self.tag = tag
        self.regions = regions
        self.linked = 0
        self.core = False
        self.tight = False
        self.time = ""
        self.author = ""


class _Open:
    """An element that is open: what has to be undone when it closes."""

    __slots__ = ("author", "region", "silent", "tag")

    def __init__(self, tag: str, region: Region | None, *, silent: bool, author: bool) -> None:
        self.tag = tag
        self.region = region
        self.silent = silent
        self.author = author


class Walk:
    """Parser target: collects the pieces of a page as its tags stream by."""

    def __init__(self, limits: Limits) -> None:
        self.pieces: list[Piece] = []
        self._limits = limits
        self._tags = tags()
        self.statements = Statements()
        self._open: list[_Open] = []
        self._blocks: list[str] = []
        self._regions: list[Region] = []
        self._depths = {"silent": 0, "core": 0, "link": 0, "pre": 0}
        self._buffer: list[str] = []
        self._linked = 0
        self._broken = False
        self._time = ""
        self._author = ""
        self._name: list[str] | None = None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """A tag opens."""
        attributes = dict(given)
        self.statements.start(tag, attributes)
        if tag in self._tags.void:
            if tag in {"br", "hr"}:
                self._flush(broken=tag == "br")
            return
        silent = tag in self._tags.silent or "hidden" in attributes
        silent = silent or bool(_HIDDEN.search(attributes.get("style", "")))
        region = None if silent or self._depths["silent"] else self._region(tag, attributes)
        if tag in self._tags.block or region:
            self._flush()
            self._blocks.append(tag)
        elif tag in {"td", "th"} and self._buffer:
            self._buffer.append(_CELL)
        if region:
            self._regions.append(region)
        author = self._take_origin(tag, attributes)
        self._open.append(_Open(tag, region, silent=silent, author=author))
        self._count(tag, 1, silent=silent)

    def end(self, tag: str) -> None:
        """A tag closes; the parser closes every tag that it opened, the innermost first."""
        self.statements.end(tag)
        if tag in self._tags.void or not self._open:
            return
        opened = self._open.pop()
        if opened.author and self._name is not None:
            self._author, self._name = one_line("".join(self._name)), None
        if opened.tag in self._tags.block or opened.region:
            self._flush()
            self._blocks.pop()
        if opened.region:
            self._regions.pop()
        self._count(opened.tag, -1, silent=opened.silent)

    def data(self, words: str) -> None:
        """Characters between tags."""
        self.statements.data(words)
        if self._depths["silent"]:
            return
        if self._name is not None:
            self._name.append(words)
        self._buffer.append(words)
        if self._depths["link"]:
            self._linked += len(words.strip())

    def comment(self, words: str) -> None:
        """A comment."""
        self.statements.comment(words)

    def close(self) -> Walk:
        """The end of the page."""
        self._flush()
        return self

    def _count(self, tag: str, step: int, *, silent: bool) -> None:
        self._depths["silent"] += step * silent
        self._depths["core"] += step * (tag in self._tags.core)
        self._depths["link"] += step * (tag == "a")
        self._depths["pre"] += step * (tag == "pre")

    def _take_origin(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Note a `<time>`; whether the element names the author of the page."""
        if tag == "time" and not self._depths["silent"]:
            self._time = self._time or attributes.get("datetime", "")
        values = (attributes.get(key, "") for key in ("rel", "itemprop", "class"))
        named = not self._tags.author.isdisjoint(" ".join(values).lower().split())
        if named and self._name is None and not self._depths["silent"]:
            self._name = []
            return True
        return False

    def _region(self, tag: str, attributes: Mapping[str, str]) -> Region | None:
        if tag in self._tags.whole or len(self._regions) >= _REGIONS:
            return None
        if tag in self._tags.certain:
            return Region(self._tags.certain[tag], certain=True)
        if tag in self._tags.likely:
            return Region(self._tags.likely[tag], certain=False)
        if tag == "header" and not self._depths["core"]:
            return Region("header", certain=False)
        if not attributes:
            return None
        values = (attributes.get(key, "") for key in ("role", "class", "id"))
        label = next(filter(None, map(_label, " ".join(values).lower().split())), None)
        return Region(label, certain=False) if label else None

    def _flush(self, *, broken: bool = False) -> None:
        """End the block that is open, if it has words."""
        if not self._buffer:
            self._broken = self._broken and broken
            return
        raw = "".join(self._buffer)
        tag = "pre" if self._depths["pre"] else self._blocks[-1] if self._blocks else ""
        words = raw if tag == "pre" else "\t".join(map(one_line, raw.split(_CELL)))
        if words.strip():
            piece = Piece(words, tag, tuple(self._regions))
            piece.core = self._depths["core"] > 0
            piece.linked = self._linked
            piece.tight = self._broken or tag in self._tags.row
            piece.time, piece.author = self._time, self._author
            self._time = self._author = ""
            self.pieces.append(piece)
            admit_lines(len(self.pieces), self._limits)
            for region in self._regions:
                region.size += len(words)
                region.titled = region.titled or tag == "h1"
        self._broken = broken and bool(words.strip() or self._broken)
        self._buffer, self._linked = [], 0


def walk(markup: str, limits: Limits) -> Walk:
    """Send a page through the parser, piece by piece.

    Raises:
        Unreadable: the time for one file is over.
    """
    deadline = Deadline(limits)
    page = Walk(limits)
    target: Any = page
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    data = markup.encode("utf-8", "replace")
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
        deadline.check()
    parser.close()
    return page


def _label(name: str) -> str | None:
    """The label of an id, class or role, by the whole name or by its first or last part."""
    known = structure()
    parts = re.split(r"[-_]+", name)
    return known.get(name) or known.get(parts[0]) or known.get(parts[-1])
