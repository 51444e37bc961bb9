"""Importing this reads one sentence, so that every reading process forked later starts warm.

The tables of languages, places and acts are loaded once and shared, not once in each process.
"""

from __future__ import annotations

from contextlib import suppress

from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.text import describe, read

SENTENCE = b"Two people were reported killed near Kano in Nigeria on 3 May 2020, residents said.\n"


def warm_up() -> None:
    """Read the sentence and forget the answer."""
    reading = read(SENTENCE, "warm.txt", "sha256:" + "0" * 64)
    document = describe(
        reading.text,
        name="warm.txt",
        names=("warm.txt",),
        size=len(SENTENCE),
        media_type=reading.media_type,
        obtained="file",
    )
    read_claims(reading.text, document, open_gazetteer())


# What is wrong with the reader shows with the first document, and is told there.
with suppress(Exception):
    warm_up()
