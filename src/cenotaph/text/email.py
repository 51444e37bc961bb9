"""E-mail: subject as title, headers and attachments marked, the body as text or page."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from cenotaph.record.base import Record
from cenotaph.record.document import MarkKind
from cenotaph.text.blocks import Block, compose
from cenotaph.text.draft import Draft, Fact, Format, Source
from cenotaph.text.encoding import decode, decode_named
from cenotaph.text.errors import Unreadable
from cenotaph.text.formats import format_of
from cenotaph.text.html import page_blocks
from cenotaph.text.limits import Limits
from cenotaph.text.normal import one_line

_SHOWN = ("From", "To", "Cc", "Date")
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
_PROOF = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"content-type"})
_KNOWN = _PROOF | {b"from", b"to", b"subject", b"date", b"cc", b"reply-to", b"delivered-to"}
_MAILBOX = re.compile(rb"^From \S+ .*\d{4}\r?$", re.MULTILINE)
_HEAD = 16384
_NUMBERED = frozenset({"content-type", "content-disposition"})
_PARAMETER_NUMBER = re.compile(r"(?<=\*)\d{9,}(?=\*?\s*=)")
_LONG_NUMBER = re.compile(r"\d{9,}")


class _Message(Message):
    """A message whose parameters (RFC 2231, `filename*0=`) are numbered within reason: the
    library makes an integer of any number of digits, and refuses beyond some thousands."""

    def get(self, name: str, failobj: Any = None) -> Any:
        """The header as the library gives it, without parameter numbers that nobody writes."""
        value = super().get(name, failobj)
        if name.lower() not in _NUMBERED or not _PARAMETER_NUMBER.search(str(value)):
            return value
        return _PARAMETER_NUMBER.sub("", str(value))


class Attachment(Record, frozen=True, kw_only=True):
    """A file that came with a message: its name, its bytes, and the type that it claims."""

    name: str
    data: bytes
    media_type: str


class _Body(Record, frozen=True, kw_only=True):
    """A part of the message that is shown: `page` if it is HTML."""

    words: str
    page: bool


class _Contents(Record, frozen=True, kw_only=True):
    """What a message holds, in the order in which it holds it."""

    bodies: tuple[_Body, ...]
    attachments: tuple[Attachment, ...]


def read_email(source: Source) -> Draft:
    """Read a message, or a web page that a browser saved as one (MHTML).

    Raises:
        Unreadable: the message has too many or too deep parts, or its page breaks a limit.
    """
    if len(_MAILBOX.findall(source.data)) > 1 and source.data.startswith(b"From "):
        raise Unreadable("mailbox of several messages: save each as a file of its own")
    message = message_from_bytes(source.data, _class=_Message)
    contents = _contents(message, source.limits)
    if message.get("Snapshot-Content-Location") or _is_saved_page(message):
        return _saved_page(message, contents, source.limits)
    subject = _header(message, "Subject")
    blocks = [_subject(subject)] if subject else []
    blocks += _headers(message)
    for body in contents.bodies:
        blocks += _body(body, source.limits)
    blocks += [_listed(attachment) for attachment in contents.attachments]
    return compose(blocks, (), source.limits)


def attachments(data: bytes, limits: Limits | None = None) -> tuple[Attachment, ...]:
    """The files that came with a message, for those who keep each as an original of its own.

    Raises:
        Unreadable: the message has too many or too deep parts.
    """
    return _contents(message_from_bytes(data, _class=_Message), limits or Limits()).attachments


def _contents(message: Message, limits: Limits) -> _Contents:
    """Walk the parts without recursion; of alternatives take the plain text if it has words."""
    bodies: list[_Body] = []
    files: list[Attachment] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > limits.mail_parts:
            raise Unreadable(f"message of more than {limits.mail_parts:,} parts (mail_parts)")
        if depth > limits.nesting:
            raise Unreadable(f"message with parts nested deeper than {limits.nesting} (nesting)")
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and depth:
            files.append(_attached(part, len(files) + 1))
        elif isinstance(payload, list):
            chosen = [one for one in payload if isinstance(one, Message)]
            if part.get_content_subtype() == "alternative":
                chosen = _alternative(chosen)
            waiting.extend((one, depth + 1) for one in reversed(chosen))
        elif _is_shown(part):
            bodies.append(_Body(words=_words(part), page=part.get_content_subtype() == "html"))
        else:
            files.append(_attached(part, len(files) + 1))
    return _Contents(bodies=tuple(bodies), attachments=tuple(files))


def _alternative(parts: list[Message]) -> list[Message]:
    """One of several forms of the same words: plain text, if it is not just a stand-in."""
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pages = [part for part in parts if part not in plain]
    if plain and (not pages or len(_words(plain[0]).split()) > 20):  # noqa: PLR2004
        return plain[:1]
    return pages[-1:] or parts[-1:]


def _is_shown(part: Message) -> bool:
    text = part.get_content_type() in {"text/plain", "text/html"}
    return text and part.get_content_disposition() != "attachment" and not part.get_filename()


def _words(part: Message) -> str:
    """The characters of a text part in the charset that it names, if its bytes bear it out."""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    charset = part.get_param("charset")
    if isinstance(charset, str) and "ascii" not in charset.lower():
        text = decode_named(data, charset)
        if text is not None:
            return text
    try:
        return decode(data)[0] if data else ""
    except Unreadable:  # the transfer encoding is not what the part says: show what is there
        return str(part.get_payload())


def _attached(part: Message, number: int) -> Attachment:
    payload = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(payload, list):
        data = b"".join(one.as_bytes() for one in payload if isinstance(one, Message))
    else:
        raw = part.get_payload(decode=True)
        data = raw if isinstance(raw, bytes) else b""
    name = one_line(_decoded(part.get_filename() or "")) or f"part {number}"
    return Attachment(name=name, data=data, media_type=part.get_content_type())


def _listed(attachment: Attachment) -> Block:
    """A line for an attachment that says whether it could be read as a document of its own."""
    try:
        note = f"can be read: {format_of(attachment.data, attachment.name).name}"
    except Unreadable as refused:
        note = refused.reason
    size = f"{len(attachment.data):,} bytes"
    words = f"Attachment: {attachment.name} ({attachment.media_type}, {size}; {note})"
    fact = Fact(field="attachment", value=attachment.name, basis="message part")
    return Block(words=words, aside="attachment", facts=(fact,), tight=True)


def _subject(subject: str) -> Block:
    fact = Fact(field="title", value=subject, basis="Subject header")
    return Block(words=subject, kind=MarkKind.TITLE, facts=(fact,))


def _headers(message: Message) -> list[Block]:
    """The lines that say who wrote to whom and when."""
    blocks: list[Block] = []
    for name in _SHOWN:
        value = _header(message, name)
        facts: tuple[Fact, ...] = ()
        if name == "From" and value:
            facts = (Fact(field="author", value=_sender(value), basis="From header"),)
        day = _day(value) if name == "Date" else None
        if day:
            facts = (Fact(field="published", value=day, basis="Date header"),)
        if value:
            words = f"{name}: {value}"
            blocks.append(Block(words=words, aside="headers", facts=facts, tight=bool(blocks)))
    return blocks


def _body(body: _Body, limits: Limits) -> list[Block]:
    if not body.page:
        return [Block(words=body.words, lined=True)]
    blocks, _ = page_blocks(body.words, limits)
    return [
        Block(
            words=block.words,
            # The subject is the title of a message; the page in it can only have headings.
            kind=MarkKind.HEADING if block.kind is MarkKind.TITLE else block.kind,
            aside=block.aside,
            tight=block.tight,
            lined=block.lined,
        )
        for block in blocks
    ]


def _saved_page(message: Message, contents: _Contents, limits: Limits) -> Draft:
    """A page saved by a browser with its pictures: the first page in it is the report."""
    pages = [body.words for body in contents.bodies if body.page]
    if not pages:
        raise Unreadable("saved web page (MHTML) without a page in it")
    blocks, facts = page_blocks(pages[0], limits)
    address = _header(message, "Snapshot-Content-Location")
    if address:
        facts.append(Fact(field="url", value=address, basis="Snapshot-Content-Location header"))
    return compose(blocks, facts, limits)


def _is_saved_page(message: Message) -> bool:
    sender = _header(message, "From")
    return sender.lower().startswith("<saved by") and message.get_content_subtype() == "related"


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return one_line(_decoded(str(value))) if value is not None else ""


def _decoded(raw: str) -> str:
    """A header in characters (RFC 2047); what cannot be decoded stays as it is written."""
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError):
        return raw
    words = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            words.append(piece)
            continue
        try:
            words.append(piece.decode(charset or "utf-8"))
        except (LookupError, ValueError):
            words.append(piece.decode("latin-1"))
    return "".join(words)


def _sender(value: str) -> str:
    """The name of the sender, or the address if there is no name."""
    name, address = (getaddresses([value]) or [("", "")])[0]
    return one_line(name or address or value)


def _day(value: str) -> str | None:
    """The day in the sender's own time zone, as the header states it."""
    if _LONG_NUMBER.search(value):
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_email(data: bytes, name: str) -> bool:
    """Whether bytes begin with the headers of a message.

    A memo in plain text has From, To and Subject too: without the name of a message file one of
    the headers that only mail programs write must be among them.
    """
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD], maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line[:1] not in (b" ", b"\t")]
    if lines and lines[0].startswith(b"From "):
        lines = lines[1:]
    names = [found[1].lower() for found in map(_HEADER.match, lines) if found]
    if not lines or len(names) < len(lines) or len(_KNOWN.intersection(names)) < 2:  # noqa: PLR2004
        return False
    return name.endswith((".eml", ".mht", ".mhtml")) or bool(_PROOF.intersection(names))


FORMAT = Format(
    name="email",
    media_type="message/rfc822",
    version=1,
    suffixes=(".eml", ".mht", ".mhtml"),
    recognise=is_email,
    read=read_email,
)
