"""Bytes or words read as a report of their own, as the benchmarks and the training need them."""

from __future__ import annotations

from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.text import describe, read

NAME = "sentence.txt"
DIGEST = "sha256:" + "0" * 64


def opened(data: bytes, name: str = NAME, digest: str = DIGEST) -> tuple[Text, Document]:
    """The text and the description of a file.

    Raises:
        cenotaph.text.Unreadable: no reader can make words of the bytes.
    """
    reading = read(data, name, digest)
    document = describe(
        reading.text,
        name=name,
        names=(name,),
        size=len(data),
        media_type=reading.media_type,
        obtained="file",
    )
    return reading.text, document


def report(words: str) -> tuple[Text, Document]:
    """The text and the description of a plain report of these words."""
    return opened(words.encode())


def claims_of(words: str, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """All claims that the program reads in these words."""
    text, document = report(words)
    return read_claims(text, document, gazetteer)
