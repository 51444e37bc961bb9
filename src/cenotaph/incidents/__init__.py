"""Claims become incidents: one per happening, with its reports, origins and reasons."""

from cenotaph.incidents.linking import LINKER_VERSION, Linked, link, rulings

__all__ = ["LINKER_VERSION", "Linked", "link", "rulings"]
