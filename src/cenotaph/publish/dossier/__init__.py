"""The dossier: a whole case file as one self-contained HTML page that people can check."""

from cenotaph.publish.dossier.page import render

__all__ = ["render"]
