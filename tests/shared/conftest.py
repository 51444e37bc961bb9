"""Where the shared data lies, and how a case is built from it as a user would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("CENOTAPH_SHARED", ROOT.parent / "shared"))
ANSWERS = ("incidents", "claims", "tally", "disputes", "origins", "gaps", "demands")


def cenotaph(*arguments: str | Path) -> bytes:
    """What the command prints; fails with its words when it fails."""
    command = [sys.executable, "-m", "cenotaph", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def answers_of(case: Path) -> dict[str, bytes]:
    """Every answer of a case, byte for byte."""
    return {name: cenotaph(name, case, "--json") for name in ANSWERS}


def built(case: Path, sources: Sequence[Path]) -> dict[str, Any]:
    """The answers of a case built from sources."""
    cenotaph("build", case, *sources)
    return {name: json.loads(answer) for name, answer in answers_of(case).items()}


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"no shared data at {SHARED} (set CENOTAPH_SHARED)")
    return SHARED


@pytest.fixture(scope="session")
def seeds_case(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("seeds") / "seeds.case"
    cenotaph("build", case, *sorted((shared / "seeds").glob("*.txt")))
    return case


@pytest.fixture(scope="session")
def seeds(seeds_case: Path) -> dict[str, Any]:
    return {name: json.loads(answer) for name, answer in answers_of(seeds_case).items()}
