"""How well an incident is corroborated, and the words by which sources contradict each other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.knowledge.cues import CueIndex
from cenotaph.record.base import Record


class GradeRow(Record, frozen=True, kw_only=True):
    """From so many independent origins on, this grade."""

    origins: int
    grade: str


class _Grades(Record, frozen=True, kw_only=True):
    grades: tuple[GradeRow, ...]


class _Cues(Record, frozen=True, kw_only=True):
    cues: tuple[str, ...]


def _read(name: str) -> str:
    return files("cenotaph.knowledge").joinpath(f"data/{name}").read_text("utf-8")


@cache
def grades() -> tuple[GradeRow, ...]:
    """The scheme of `data/grades.toml`, most origins first."""
    rows = msgspec.toml.decode(_read("grades.toml"), type=_Grades).grades
    return tuple(sorted(rows, key=lambda row: -row.origins))


@cache
def dispute_cues() -> CueIndex[str]:
    """The cues of `data/disputes.toml`, each with its class, the name of its block there."""
    table = msgspec.toml.decode(_read("disputes.toml"), type=dict[str, _Cues])
    return CueIndex((cue, name) for name, row in table.items() for cue in row.cues)
