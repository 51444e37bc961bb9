"""A few reports in our own words, and cases built from them in this process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.case.asking import reading
from tests.case.building import build
from tests.case.chatserver import ChatServer, serving
from tests.case.reports import write_reports


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of readable reports."""
    return write_reports(tmp_path / "reports")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the reports; not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    build(folder / "c", write_reports(folder / "reports"))
    return folder / "c"


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A case of one's own."""
    return shutil.copytree(built, tmp_path / "c")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """A server whose model reads well."""
    with serving(reading) as listening:
        yield listening


@pytest.fixture(scope="session", autouse=True)
def _no_gazetteer_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the user has imported must not change what the tests find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        yield
