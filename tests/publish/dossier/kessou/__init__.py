"""A realistic case in our own words about Kessou, a country that does not exist."""

from tests.publish.dossier.kessou.whole import build_case

__all__ = ["build_case"]
