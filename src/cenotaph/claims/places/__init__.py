"""A text becomes the places it names: each as worded, tied, resolved, with what was considered."""

from cenotaph.claims.places.find import dateline_place, find_places

__all__ = ["dateline_place", "find_places"]
