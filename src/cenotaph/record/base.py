"""The common shape of every noun: frozen, strict, keyword-only, at home in JSON."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import msgspec

Noun = TypeVar("Noun", bound="Record")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An immutable value; two records with equal fields are equal and hash alike."""


_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: Any) -> bytes:
    """The one JSON spelling of a value: sorted keys, no white space, UTF-8.

    Ledger lines and content-derived ids are computed over these bytes.
    """
    return _ENCODER.encode(value)


def to_plain(value: Any) -> Any:
    """Records, tuples and enums as the plain dictionaries, lists and strings of JSON."""
    return msgspec.to_builtins(value)


def from_json(data: bytes | str, noun: type[Noun]) -> Noun:
    """Read one record back.

    Raises:
        msgspec.ValidationError: the JSON does not have the shape of `noun`.
    """
    return msgspec.json.decode(data, type=noun)


def content_id(prefix: str, *parts: Any) -> str:
    """A stable id derived from content: the same parts give the same id on any machine.

    Sixteen hexadecimal digits (64 bits) of SHA-256 keep ids readable; a case of a million
    records collides with a probability of about 3e-8.
    """
    return f"{prefix}-{hashlib.sha256(canonical(parts)).hexdigest()[:16]}"
