"""Running commands in this process, on a case that is built once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cenotaph import cli
from tests.case.building import build
from tests.case.reports import write_reports


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: bytes
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


class Command:
    """Runs `cenotaph` with arguments as a shell would."""

    def __init__(self, patch: pytest.MonkeyPatch, streams: pytest.CaptureFixture[bytes]) -> None:
        self._patch = patch
        self._streams = streams

    def __call__(self, *arguments: object) -> Ran:
        """The exit code and both streams."""
        self._patch.setattr(sys, "argv", ["cenotaph", *map(str, arguments)])
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        streams = self._streams.readouterr()
        return Ran(code, streams.out, streams.err.decode())


@pytest.fixture
def cenotaph(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The command."""
    return Command(monkeypatch, capfdbinary)


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the reports and one empty file; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    reports = write_reports(folder / "reports")
    (reports / "empty.txt").write_bytes(b"")
    build(folder / "my.case", reports)
    return folder / "my.case"


@pytest.fixture(scope="session", autouse=True)
def _no_gazetteer_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the user has imported must not change what the tests find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        yield
