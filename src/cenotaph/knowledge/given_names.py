"""Given names of persons, by which a name is told from a place or a body in text without case."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """Every name of `data/given_names.toml`, folded: lower case, no accents."""
    table = files("cenotaph.knowledge").joinpath("data/given_names.toml").read_text("utf-8")
    return frozenset(name for names in tomllib.loads(table).values() for name in names.split())


def bare(word: str) -> str:
    """A word as the table writes names: lower case, no accents."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
