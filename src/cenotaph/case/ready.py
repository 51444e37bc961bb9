"""The tables, with Django made ready for them first; import `models` from here."""

from __future__ import annotations

from cenotaph.case.database import configure

configure()

from cenotaph.case import models  # noqa: E402 - models can only be defined once Django is ready

__all__ = ["models"]
