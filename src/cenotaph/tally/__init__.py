"""Incidents become a lower and an upper bound on documented deaths, each death once."""

from cenotaph.tally.counting import count

__all__ = ["count"]
