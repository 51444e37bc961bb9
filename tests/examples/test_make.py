"""The example reports are what `make.py` makes, and gold quotes them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from benchmarks.scoring import Json
from tests.examples.conftest import SAHEL


def test_the_committed_reports_are_those_that_are_made(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAHEL / "make.py"), str(tmp_path)], check=True)
    committed = sorted(path.name for path in (SAHEL / "reports").iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == committed
    binary = {".docx", ".pdf"}  # their bytes depend on the version of the library that packs them
    for name in committed:
        made, kept = tmp_path / name, SAHEL / "reports" / name
        assert made.suffix in binary or made.read_bytes() == kept.read_bytes(), name


def test_gold_quotes_what_the_reports_say(gold: Json) -> None:
    rows = tomllib.loads((SAHEL / "reports.toml").read_text("utf-8"))["report"]
    prose = {Path(row["name"]).stem: row["title"] + "\n" + row["body"] for row in rows}
    assert set(gold["documents"]) == set(prose)
    for incident in gold["incidents"]:
        for stem, count in incident["deaths_by_doc"].items():
            for said in [count, *count.get("alt", []), *count.get("parts", [])]:
                assert said["quote"] in prose[stem]
