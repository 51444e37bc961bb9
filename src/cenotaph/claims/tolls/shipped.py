"""The file of the trained toll reader and its card, whose digest is checked before use."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec

from cenotaph.claims.labeller.shipped import WrongWeightsError
from cenotaph.record.base import Record

PACKAGE = "cenotaph.claims.tolls"


class TollCard(Record, frozen=True, kw_only=True):
    """What `weights/card.toml` says: the version, the file with its SHA-256, and the probability
    from which a figure is taken for a toll.
    """

    version: str
    file: str
    sha256: str
    sure: float


@lru_cache(maxsize=1)
def toll_card() -> TollCard:
    """The card of the shipped weights.

    Raises:
        WrongWeightsError: there is none, or it cannot be read.
    """
    try:
        table = files(PACKAGE).joinpath("weights/card.toml").read_bytes()
        return msgspec.toml.decode(table, type=TollCard)
    except (OSError, ValueError) as cause:
        raise WrongWeightsError("card.toml of the toll reader cannot be read; reinstall") from cause
