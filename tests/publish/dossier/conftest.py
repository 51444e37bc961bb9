"""The realistic case for all tests of the dossier."""

from __future__ import annotations

import pytest

from cenotaph.record.casefile import CaseFile
from tests.publish.dossier.kessou import build_case


@pytest.fixture(scope="session")
def case() -> CaseFile:
    """Five documents (one of them confidential), four incidents, disputes, gaps, demands."""
    return build_case()
