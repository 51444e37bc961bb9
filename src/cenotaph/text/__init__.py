"""Bytes become one immutable string with marks and metadata, one small module per format."""

from cenotaph.text.errors import Unreadable
from cenotaph.text.limits import Limits, Setting, admit, settings
from cenotaph.text.reading import READER_VERSION, Reading, describe, read

__all__ = [
    "READER_VERSION",
    "Limits",
    "Reading",
    "Setting",
    "Unreadable",
    "admit",
    "describe",
    "read",
    "settings",
]
