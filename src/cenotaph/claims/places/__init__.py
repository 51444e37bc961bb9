"""A text becomes the places it names: each as worded, tied, resolved, with what was considered."""

from cenotaph.claims.places.find import Places, dateline_place, find_places, read_places

__all__ = ["Places", "dateline_place", "find_places", "read_places"]
