"""Bytes of a text file become characters: byte order marks, UTF-8, UTF-16, older code pages."""

from __future__ import annotations

import codecs
import re

from cenotaph.text.codepages import decode_eight_bit, named_codecs
from cenotaph.text.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 with byte order mark"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 with byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 with byte order mark"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 with byte order mark"),
)
_SAMPLE = 100_000
# A text holds no control characters but tab, line ends, form feed and escape.
_CONTROL = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.002  # of all characters; a text has none, a binary file one in ten


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file and the name of the encoding they were found in.

    Raises:
        Unreadable: the bytes are not text, or break the encoding that their own mark names.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[0 if codec == "utf-8-sig" else len(mark) :], codec, name), name
    if b"\0" in data:
        return _wide(data)
    if len(data) - len(data.translate(None, _CONTROL)) > max(2, _MOST_CONTROL * len(data)):
        raise Unreadable("binary data, not text")
    try:
        text, name = data.decode("utf-8"), "ASCII" if data.isascii() else "UTF-8"
    except UnicodeDecodeError:
        text, name = decode_eight_bit(data)
    return text, name


def decode_named(data: bytes, label: str) -> str | None:
    """The characters in the encoding that a page or a message names; None if it cannot be so.

    Only encodings that texts are written in are believed: Python knows others by which a few
    bytes could become anything.
    """
    codec = named_codecs().get(re.sub(r"[^a-z0-9]", "", label.lower()))
    if codec is None:
        return None
    try:
        text = data.decode(codec)
    except ValueError:
        return None
    return None if _is_binary(text) else text


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(f"damaged {name}: {error.reason} at byte {error.start:,}") from None
    if _is_binary(text):
        raise Unreadable("binary data, not text")
    return text


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: its spaces and line ends tell which byte comes first."""
    even = data[: len(data) - len(data) % 2]
    little, big = _spaces(even, b" \0", b"\n\0"), _spaces(even, b"\0 ", b"\0\n")
    if little == big:
        raise Unreadable("binary data, not text")
    codec = "utf-16-le" if little > big else "utf-16-be"
    try:
        text = even.decode(codec)
    except UnicodeDecodeError:
        raise Unreadable("binary data, not text") from None
    if len(even) != len(data) or _is_binary(text) or not _is_worded(text):
        raise Unreadable("binary data, not text")
    return text, "UTF-16 without byte order mark"


def _spaces(data: bytes, *units: bytes) -> int:
    """How often one of the two-byte units stands at an even place of the sample."""
    sample = data[:_SAMPLE]
    pairs = zip(sample[::2], sample[1::2], strict=False)
    wanted = {tuple(unit) for unit in units}
    return sum(1 for pair in pairs if pair in wanted)


def _is_binary(text: str) -> bool:
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    return controls > max(2, _MOST_CONTROL * len(text))


def _is_worded(text: str) -> bool:
    """Whether most characters are letters, figures and spaces of the first planes in use."""
    sample = text[:_SAMPLE]
    good = sum(1 for character in sample if character.isalnum() or character.isspace())
    return 2 * good > len(sample)
