"""The example case, built once by the program as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cenotaph.publish.answers import ANSWERS

ROOT = Path(__file__).parents[2]
SAHEL = ROOT / "examples" / "sahel"
ASKED = ("incidents", "tally", "disputes", "origins", "demands")


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the commands print with --json on the case of the Sahel, by the command's name."""
    assert set(ASKED) <= set(ANSWERS)
    case = tmp_path_factory.mktemp("sahel") / "sahel.case"
    nobody_s_places = {"XDG_DATA_HOME": str(tmp_path_factory.mktemp("home"))}

    def cenotaph(*arguments: object) -> bytes:
        command = [sys.executable, "-m", "cenotaph", *map(str, arguments)]
        environment = os.environ | nobody_s_places
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment).stdout

    cenotaph("build", case, SAHEL / "reports")
    return {name: json.loads(cenotaph(name, case, "--json")) for name in ASKED}


@pytest.fixture(scope="session")
def gold() -> dict[str, Any]:
    """What a careful reader finds in the reports of the Sahel."""
    read: dict[str, Any] = json.loads((SAHEL / "gold.json").read_text("utf-8"))
    return read
