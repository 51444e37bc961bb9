"""A few reports in our own words, and cases built from them in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case.reports import write_reports


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of readable reports."""
    return write_reports(tmp_path / "reports")
