"""Settings of the text room's tests."""

from __future__ import annotations

from hypothesis import settings

# A file takes as long as the machine has time for it; what is tested is what comes out.
settings.register_profile("files", deadline=None)
settings.load_profile("files")
