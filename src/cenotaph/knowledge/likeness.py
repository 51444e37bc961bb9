"""The tables of the linking room: weights of likeness and words that say "one of these"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from cenotaph.record.base import Record


class Weights(Record, frozen=True, kw_only=True):
    """`bits[dimension][level]` with the prior odds and the limits that separate the levels.

    `steps` are the shares of common words at which a level of wording ends and the next begins,
    `general` the categories of victims that are met in reports of any killing.
    """

    prior: float
    limits: dict[str, float]
    steps: tuple[float, ...]
    general: frozenset[str]
    bits: dict[str, dict[str, float]]


class ContainmentWords(Record, frozen=True, kw_only=True):
    """What a document says when an account belongs to its total, or a place to its neighbours."""

    cues: tuple[str, ...]
    surroundings: tuple[str, ...]


@cache
def likeness_weights() -> Weights:
    """The weights of `data/likeness.toml`."""
    table = _load("likeness.toml")
    bits = {name: levels for name, levels in table.items() if name not in Weights.__struct_fields__}
    return Weights(
        prior=float(table["prior"]),
        limits={name: float(limit) for name, limit in table["limits"].items()},
        steps=tuple(table["steps"]),
        general=frozenset(table["general"]),
        bits=bits,
    )


@cache
def containment_words() -> ContainmentWords:
    """The words of `data/containment.toml`."""
    table = _load("containment.toml")
    return ContainmentWords(
        cues=tuple(table["cues"]),
        surroundings=tuple(table["surroundings"]),
    )


def _load(name: str) -> dict[str, Any]:
    data = resources.files("cenotaph.knowledge").joinpath("data", name)
    return tomllib.loads(data.read_text(encoding="utf-8"))
