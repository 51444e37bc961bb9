"""A few reports in our own words, and cases built from them in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.case.reports import write_reports


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of readable reports."""
    return write_reports(tmp_path / "reports")


@pytest.fixture(scope="session", autouse=True)
def _no_gazetteer_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the user has imported must not change what the tests find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        yield
