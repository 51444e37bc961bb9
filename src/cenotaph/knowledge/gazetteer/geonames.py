"""GeoNames country dumps become one SQLite file per user, and names are looked up in it."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cenotaph.knowledge.gazetteer.base import canonical_region
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold_once
from cenotaph.knowledge.gazetteer.tables import regions_of
from cenotaph.record.where import Place

Progress = Callable[[str, int], None]

_COLUMNS = 19
_SKIPPED_CLASSES = frozenset("RU")  # roads and undersea features
_BATCH = 20_000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS places (
  id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, code1 TEXT, code2 TEXT,
  latitude REAL, longitude REAL, population INTEGER);
CREATE TABLE IF NOT EXISTS names (key TEXT, place INTEGER);
CREATE TABLE IF NOT EXISTS divisions (
  country TEXT, code1 TEXT, code2 TEXT, name TEXT, PRIMARY KEY (country, code1, code2));
CREATE TABLE IF NOT EXISTS imports (sha256 TEXT PRIMARY KEY, name TEXT, rows INTEGER);
"""


class BadDumpError(ValueError):
    """A file that is not a GeoNames country dump; the message names file, line and cause."""


class Row(NamedTuple):
    """What is kept of a line of a dump; `names` holds the name and all alternates."""

    id: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    kind: str
    country: str
    code1: str
    code2: str
    population: int


def default_index_path() -> Path:
    """Where a user's index lies by the XDG rules: `$XDG_DATA_HOME/cenotaph/gazetteer.sqlite`."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "cenotaph" / "gazetteer.sqlite"


def import_geonames(
    files: Sequence[Path], index_path: Path, progress: Progress | None = None
) -> int:
    """Index GeoNames country dumps (19 tab-separated columns; .txt, .txt.gz or .zip).

    All files go in or none: a fault or a crash leaves the index as it was. A file whose bytes
    are already indexed is skipped. `progress` is told (file name, rows so far).

    Returns:
        The number of places read from the files that were new.

    Raises:
        BadDumpError: a file does not hold the 19 columns.
        OSError: a file cannot be read or the index not written.
    """
    index_path.parent.mkdir(parents=True, exist_ok=True)
    total = 0
    with closing(sqlite3.connect(index_path, isolation_level=None)) as store, _whole(store):
        for statement in filter(str.strip, _SCHEMA.split(";")):
            store.execute(statement)
        fresh = [path for path in files if not _held(store, path)]
        if fresh:
            store.execute("DROP INDEX IF EXISTS names_key")
            for path in fresh:
                total += _import_one(store, path, progress)
            store.execute("CREATE INDEX names_key ON names (key, place)")
    return total


@contextmanager
def _whole(store: sqlite3.Connection) -> Iterator[None]:
    store.execute("PRAGMA cache_size = -65536")
    store.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        store.execute("ROLLBACK")
        raise
    store.execute("COMMIT")


def _held(store: sqlite3.Connection, path: Path) -> bool:
    found = store.execute("SELECT 1 FROM imports WHERE sha256 = ?", (_digest(path),)).fetchone()
    return found is not None


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _import_one(store: sqlite3.Connection, path: Path, progress: Progress | None) -> int:
    total = 0
    with _lines(path) as lines:
        for batch in _batches(_read(lines, path.name)):
            _insert(store, batch)
            total += len(batch)
            if progress is not None:
                progress(path.name, total)
    if not total:
        raise BadDumpError(f"{path.name} holds no place")
    store.execute("INSERT INTO imports VALUES (?, ?, ?)", (_digest(path), path.name, total))
    return total


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[str]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as member:
            yield io.TextIOWrapper(member, encoding="utf-8", newline="\n")
        return
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if packed:
            yield io.TextIOWrapper(gzip.GzipFile(fileobj=raw), encoding="utf-8", newline="\n")
        else:
            yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    names = [name for name in archive.namelist() if name.endswith(".txt")]
    wanted = [name for name in names if Path(name).stem == path.stem]
    dumps = wanted or [name for name in names if "readme" not in name.lower()]
    if len(dumps) != 1:
        raise BadDumpError(f"{path.name} holds {len(dumps)} text files, not one")
    return dumps[0]


def _read(lines: Iterable[str], file: str) -> Iterator[Row]:
    try:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != _COLUMNS:
                raise BadDumpError(f"{file}, line {number}: {len(cells)} columns, not {_COLUMNS}")
            if cells[6] not in _SKIPPED_CLASSES:
                yield _row(cells, file, number)
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile, zipfile.BadZipFile) as fault:
        raise BadDumpError(f"{file}: {fault}") from fault


def _row(cells: list[str], file: str, number: int) -> Row:
    try:
        return Row(
            id=int(cells[0]),
            name=cells[1],
            names=(cells[1], cells[2], *cells[3].split(",")),
            latitude=float(cells[4]),
            longitude=float(cells[5]),
            kind=_kind(cells[6], cells[7]),
            country=cells[8],
            code1=cells[10],
            code2=cells[11],
            population=int(cells[14] or 0),
        )
    except ValueError as fault:
        raise BadDumpError(f"{file}, line {number}: {fault}") from fault


def _kind(letter: str, code: str) -> str:
    if letter == "P":
        return "locality"
    if letter == "A":
        if code.startswith("PCL"):
            return "country"
        return "region" if code == "ADM1" else "district"
    return "feature"


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _insert(store: sqlite3.Connection, batch: list[Row]) -> None:
    store.executemany(
        "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (r.id, r.name, r.kind, r.country, r.code1, r.code2, r.latitude, r.longitude,
             r.population)
            for r in batch
        ],
    )  # fmt: skip
    store.executemany(
        "INSERT INTO names VALUES (?, ?)",
        [
            (key, row.id)
            for row in batch
            for key in dict.fromkeys(fold_once(name) for name in row.names)
            if key
        ],
    )
    store.executemany(
        "INSERT OR REPLACE INTO divisions VALUES (?, ?, ?, ?)",
        [
            (row.country, row.code1, "" if row.kind == "region" else row.code2, row.name)
            for row in batch
            if row.kind == "region" or (row.kind == "district" and row.code2)
        ],
    )


class Imported:
    """A user's index, opened read-only; one connection for each process."""

    def __init__(self, path: Path) -> None:
        """Open the index.

        Raises:
            OSError: it is not there or not an index.
        """
        try:
            self._store = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            rows = self._store.execute("SELECT sha256 FROM imports ORDER BY sha256").fetchall()
        except sqlite3.Error as fault:
            raise OSError(f"{path} is not a gazetteer index: {fault}") from fault
        self.version = hashlib.sha256("".join(row[0] for row in rows).encode()).hexdigest()

    def entries(self, key: str) -> list[Entry]:
        """The places of this folded name or alternate name."""
        rows = self._store.execute(_LOOKUP, (key,)).fetchall()
        return [_entry(row) for row in rows]


_LOOKUP = """
SELECT DISTINCT p.id, p.name, p.kind, p.country, p.latitude, p.longitude, p.population, r.name,
  d.name
FROM names n JOIN places p ON p.id = n.place
LEFT JOIN divisions r ON r.country = p.country AND r.code1 = p.code1 AND r.code2 = ''
LEFT JOIN divisions d ON d.country = p.country AND d.code1 = p.code1 AND d.code2 = p.code2
  AND p.code2 <> ''
WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT 1000
"""

_Found = tuple[int, str, str, str, float, float, int, str | None, str | None]


def _entry(row: _Found) -> Entry:
    number, name, kind, country, latitude, longitude, population, region, district = row
    admin1 = canonical_region(country, name if kind == "region" else region)
    place = Place(
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        admin2=district,
        latitude=latitude,
        longitude=longitude,
        regions=regions_of(country, admin1, district),
        source="import",
        source_id=f"geonames:{number}",
    )
    return Entry(place, population)


@cache
def imported(path: Path, process: int, stamp: tuple[int, int]) -> Imported:
    """The index at `path`, opened once in each process and again when the file has changed."""
    return Imported(path)
