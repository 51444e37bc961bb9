"""JSON Schemas of what the commands print, generated from the contract itself.

`python -m cenotaph.publish.schemas DIR` writes one file for each answer.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from cenotaph.publish import comparison, contract
from cenotaph.record.schema import render


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each answer by its file name (`incidents.json`)."""
    shapes = {**contract.ANSWERS, **comparison.ANSWERS}
    return {f"{name}.json": msgspec.json.schema(shape) for name, shape in shapes.items()}


def main(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(render(schema), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
