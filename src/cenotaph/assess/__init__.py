"""Linked incidents are weighed: grade, disputes, gaps in the investigation, demands."""

from cenotaph.assess.assessment import Assessment, assess

__all__ = ["Assessment", "assess"]
