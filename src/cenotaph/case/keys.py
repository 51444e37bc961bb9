"""What each step's result depends on, spelled out, so that a step is redone only with a reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import cenotaph
from cenotaph.record.base import canonical

Key = dict[str, str]

# What a change of each part of a key is called when a step says why it is done again.
CAUSES = {
    "name": "the document has another name",
    "text": "the readers of formats changed",
    "limits": "the limits changed",
    "claims": "the reading of claims changed",
    "knowledge": "the tables of knowledge changed",
    "gazetteer": "the gazetteer changed",
    "places": "the places.csv of the case changed",
    "readings": "documents or claims changed",
    "decisions": "decisions of people changed",
    "incidents": "the linking of reports changed",
    "tally": "the count changed",
    "assess": "the assessment changed",
    "publish": "the dossier's form changed",
    "record": "the records changed",
    "rule": "the rule of the tally changed",
    "title": "the title changed",
    "linked": "the incidents changed",
    "assessed": "the assessment's results changed",
    "ledger": "originals or the ledger changed",
}


@lru_cache(maxsize=1)
def room_versions() -> Key:
    """For each room of the program the digest of its code and data, 12 hexadecimal digits.

    Results of one version are never taken for those of another, even when nobody raised a number.
    """
    root = Path(cenotaph.__file__).parent
    return {
        room.name: digest(
            part
            for path in sorted(room.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
            for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())
        )
        for room in sorted(root.iterdir())
        if room.is_dir() and room.name != "__pycache__"
    }


def of_rooms(*rooms: str) -> Key:
    """The versions of some rooms, as a part of a key."""
    versions = room_versions()
    return {room: versions[room] for room in rooms}


def digest(parts: Iterable[bytes]) -> str:
    """Twelve hexadecimal digits over parts whose borders count."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()[:12]


def spell(key: Key) -> str:
    """The key as the projection keeps it: canonical JSON."""
    return canonical(key).decode()


def short(key: Key) -> str:
    """The key as the ledger names it."""
    return digest([spell(key).encode()])


def causes(before: str, now: Key) -> tuple[str, ...]:
    """Why a result kept under the spelled key `before` no longer stands."""
    try:
        old: Key = dict(json.loads(before))
    except (ValueError, TypeError, RecursionError):
        return ("case.db does not say what it depends on",)
    changed = sorted(part for part in {*old, *now} if old.get(part) != now.get(part))
    return tuple(CAUSES.get(part, f"{part} changed") for part in changed)
