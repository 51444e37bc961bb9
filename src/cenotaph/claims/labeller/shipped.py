"""The files of the trained labeller, each checked against the digest on its card before use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import msgspec

from cenotaph.record.base import Record

_PACKAGE = "cenotaph.claims.labeller"


class Card(Record, frozen=True, kw_only=True):
    """What `weights/card.toml` says: the version, and each file with its SHA-256."""

    version: str
    file: str
    sha256: str
    tokenizer: str
    tokenizer_sha256: str


class WrongWeightsError(Exception):
    """The labeller's files are missing, damaged, or not the ones that their card names."""


@lru_cache(maxsize=1)
def card() -> Card:
    """The card of the shipped weights.

    Raises:
        WrongWeightsError: there is none, or it cannot be read.
    """
    try:
        table = files(_PACKAGE).joinpath("weights/card.toml").read_bytes()
        return msgspec.toml.decode(table, type=Card)
    except (OSError, ValueError) as cause:
        raise WrongWeightsError("card.toml of the labeller cannot be read; reinstall") from cause


@contextmanager
def checked(name: str, sha256: str, package: str = _PACKAGE) -> Iterator[Path]:
    """The path of one of the files beside a package, its bytes having the digest of its card.

    Raises:
        WrongWeightsError: it is missing or its bytes are others.
    """
    with as_file(files(package).joinpath("weights").joinpath(name)) as path:
        try:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as cause:
            raise WrongWeightsError(f"{name} of {package} is missing; reinstall") from cause
        if digest != sha256:
            raise WrongWeightsError(f"{name}: not the weights that card.toml names; reinstall")
        yield path
