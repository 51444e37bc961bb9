"""Names of places to the places they may mean: three layers, one look-up."""

from cenotaph.knowledge.gazetteer.catalogue import Gazetteer, open_gazetteer
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.geonames import BadDumpError, default_index_path, import_geonames
from cenotaph.knowledge.gazetteer.tables import BadTableError

__all__ = [
    "BadDumpError",
    "BadTableError",
    "Entry",
    "Gazetteer",
    "default_index_path",
    "fold",
    "import_geonames",
    "open_gazetteer",
]
