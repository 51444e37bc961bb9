"""A text becomes the places it names: each as worded, tied, resolved, with what was considered."""

from cenotaph.claims.places.find import find_places

__all__ = ["find_places"]
