"""What reading one document came to."""

from __future__ import annotations

from cenotaph.record.base import Record
from cenotaph.record.document import Document


class Outcome(Record, frozen=True, kw_only=True):
    """What came of a job: the described document, text and claims as JSON, or its fault.

    A document whose text was read but whose claims failed has a text and a fault.
    """

    document: Document
    text: bytes | None = None
    claims: bytes = b"[]"
    fault: str | None = None
