"""JSON Schemas of the nouns, generated from the records themselves.

`python -m cenotaph.record.schema DIR` writes one file for each noun.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from cenotaph.record.actor import Actor, ActorMention
from cenotaph.record.base import Record
from cenotaph.record.casefile import CaseFile
from cenotaph.record.claim import Claim
from cenotaph.record.count import Count
from cenotaph.record.decision import Decision
from cenotaph.record.document import Document, Text
from cenotaph.record.finding import Demand, Dispute, Gap
from cenotaph.record.incident import Incident, Origin
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where

NOUNS: tuple[type[Record], ...] = (
    Actor,
    ActorMention,
    CaseFile,
    Claim,
    Count,
    Decision,
    Demand,
    Dispute,
    Document,
    Gap,
    Incident,
    Origin,
    Place,
    Span,
    Tally,
    Text,
    When,
    Where,
)


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each noun by its file name (`claim.json`)."""
    return {f"{noun.__name__.lower()}.json": msgspec.json.schema(noun) for noun in NOUNS}


def render(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file: sorted, indented, one line feed at the end."""
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(render(schema), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
