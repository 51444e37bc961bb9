"""Web pages: all visible words in one text, parts that are not the report marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cenotaph.record.document import MarkKind
from cenotaph.text.blocks import Block, compose
from cenotaph.text.days import whole_day
from cenotaph.text.draft import Draft, Fact, Format, Source
from cenotaph.text.encoding import decode, decode_named
from cenotaph.text.heads import BYLINE, is_name
from cenotaph.text.html_walk import Piece, Walk, walk
from cenotaph.text.limits import Limits
from cenotaph.text.normal import normal, one_line

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINKED = 0.9  # of a block's words: from there on it is a link and not a sentence with links
_LINK_LENGTH = 80
_LINK_RUN = 4  # blocks of links in a row that make a menu
_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"</?(?:p|div|br|span|h[1-6]|table|ul|a|article|section)\b[^>]*>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.I)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]+)")
_HEAD = 4096
_PARTS = re.compile(r"\s+[|–—·:»-]\s+")


def read_html(source: Source) -> Draft:
    """Read a page in the encoding that it names or that its bytes show.

    Raises:
        Unreadable: the bytes are not text, or a limit is broken.
    """
    markup, encoding = _decode(source.data)
    fact = Fact(field="encoding", value=encoding, basis="bytes")
    return read_page(markup, source.limits, (fact,))


def read_page(markup: str, limits: Limits, facts: Iterable[Fact] = ()) -> Draft:
    """The draft of a page that is already in characters; also for HTML inside other formats.

    Raises:
        Unreadable: a limit is broken.
    """
    blocks, stated = page_blocks(markup, limits)
    return compose(blocks, (*facts, *stated), limits)


def page_blocks(markup: str, limits: Limits) -> tuple[list[Block], list[Fact]]:
    """The blocks of a page in order, and what it states of itself outside its words.

    Raises:
        Unreadable: the time for one file is over.
    """
    page = walk(markup, limits)
    stated = page.statements.facts()
    return list(_blocks(page, stated)), stated


def _decode(data: bytes) -> tuple[str, str]:
    """A page's own word for its encoding holds if its bytes bear it out."""
    head = data[:_HEAD]
    named = _CHARSET.search(head) or _DECLARED.match(head)
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = named[1].decode("ascii").lower()
        text = decode_named(data, name)
        if text is not None:
            return text, f"{name} (named in the page)"
    return decode(data)


def _blocks(page: Walk, stated: list[Fact]) -> Iterator[Block]:
    pieces = page.pieces
    title = _title(pieces, stated)
    menus = _menus(pieces)
    total = sum(len(piece.words) for piece in pieces)
    dated = authored = False
    for place, piece in enumerate(pieces):
        aside = "" if place == title else _aside(piece, total)
        aside = aside or ("navigation" if place in menus and place != title else "")
        facts = [] if aside else _facts(piece, dated=dated, authored=authored)
        dated = dated or any(fact.field == "published" for fact in facts)
        authored = authored or any(fact.field == "author" for fact in facts)
        if place == title:
            basis = "h1" if piece.tag == "h1" else "title in the page"
            facts.append(Fact(field="title", value=piece.words, basis=basis))
        yield Block(
            words=piece.words,
            kind=_kind(piece, is_title=place == title),
            aside=aside,
            tight=piece.tight,
            lined=piece.tag == "pre",
            facts=tuple(facts),
        )


def _kind(piece: Piece, *, is_title: bool) -> MarkKind:
    if is_title:
        return MarkKind.TITLE
    return MarkKind.HEADING if piece.tag in _HEADINGS else MarkKind.PARAGRAPH


def _facts(piece: Piece, *, dated: bool, authored: bool) -> list[Fact]:
    """The first `<time>` and the first named author outside boilerplate."""
    found = []
    day = whole_day(piece.time) if piece.time and not dated else None
    if day:
        found.append(Fact(field="published", value=day, basis="time element"))
    author = BYLINE.sub("", piece.author, count=1) if BYLINE.match(piece.author) else piece.author
    if author and is_name(author) and not authored:
        found.append(Fact(field="author", value=author, basis="author element"))
    return found


def _title(pieces: list[Piece], stated: list[Fact]) -> int | None:
    """The place of the title: the h1 that the page calls so, else the first within the report."""
    titles = [fact.value for fact in stated if fact.field == "title"]
    # "Name of the report | Name of the paper" is how most pages fill their title element.
    names = {_bare(piece) for title in titles for piece in (title, *_PARTS.split(title))}
    firsts = [place for place, piece in enumerate(pieces) if piece.tag == "h1"]
    called = [place for place in firsts if _bare(pieces[place].words) in names]
    core = [place for place in firsts if pieces[place].core]
    same = [
        place
        for place, piece in enumerate(pieces)
        if piece.tag in _HEADINGS | {"p", "div"} and _bare(piece.words) in names
    ]
    # The name of the paper is shorter than that of the report, and seldom a heading.
    same.sort(key=lambda place: (pieces[place].tag not in _HEADINGS, -len(pieces[place].words)))
    return next(iter((*called, *core, *same, *firsts)), None)


def _bare(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _aside(piece: Piece, total: int) -> str:
    """The label of the outermost part that is not the report, if it can be believed."""
    for region in piece.regions:
        believed = region.certain or (2 * region.size < total and not region.titled)
        if believed:
            return region.label
    return ""


def _menus(pieces: list[Piece]) -> frozenset[int]:
    """Places of blocks that are short links in a row: a menu, whatever the page calls it."""
    found: set[int] = set()
    run: list[int] = []
    for place, piece in enumerate([*pieces, None]):
        if piece and _is_link(piece):
            run.append(place)
            continue
        if len(run) >= _LINK_RUN:
            found.update(run)
        run = []
    return frozenset(found)


def _is_link(piece: Piece) -> bool:
    words = one_line(normal(piece.words))
    return len(words) <= _LINK_LENGTH and piece.linked >= _LINKED * len(words)


def is_html(data: bytes, name: str) -> bool:
    """Whether bytes begin as a web page does, or are called one and hold its tags."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    if _START.match(head):
        return True
    return name.endswith((".html", ".htm", ".xhtml")) and bool(_TAGS.search(data[: 16 * _HEAD]))


FORMAT = Format(
    name="html",
    media_type="text/html",
    version=1,
    suffixes=(".html", ".htm", ".xhtml"),
    recognise=is_html,
    read=read_html,
)
