"""One spelling for every text: NFC, `\\n` line ends, no invisible or control characters."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\n\v\x1c-\x1e\x85\u2028\u2029]")
# Invisible characters that would split a word or a number in two for every later reader.
# U+200C and U+200D stay: Arabic-script and Indic words are spelled with them.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def normal(text: str) -> str:
    """The text as it is kept: idempotent, the same on every machine.

    Line ends of every kind become `\\n` (the form feed stays, as page mark of plain text),
    invisible formatting characters go, control characters become a space, lone surrogates and
    non-characters become U+FFFD, and the whole is composed (NFC).
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _CONTROL.sub(" ", text)
    text = _BROKEN.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """The words with single spaces between them: how a title or a name is quoted."""
    return " ".join(text.split())
