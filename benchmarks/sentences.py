"""One generated sentence read as a report of its own, for the benchmarks of single sentences."""

from __future__ import annotations

from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.text import describe, read

NAME = "sentence.txt"
DIGEST = "sha256:" + "0" * 64


def report(words: str) -> tuple[Text, Document]:
    """The text and the description of a plain report of these words."""
    data = words.encode()
    reading = read(data, NAME, DIGEST)
    document = describe(
        reading.text,
        name=NAME,
        names=(NAME,),
        size=len(data),
        media_type=reading.media_type,
        obtained="file",
    )
    return reading.text, document


def claims_of(words: str, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """All claims that the program reads in these words."""
    text, document = report(words)
    return read_claims(text, document, gazetteer)
