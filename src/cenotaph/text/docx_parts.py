"""The parts of a DOCX file, unpacked with care: a zip from a stranger may be a bomb."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from cenotaph.text.errors import Unreadable
from cenotaph.text.limits import Deadline, Limits

_SMALL = 1 << 20  # bytes up to which a part may be packed as tightly as it likes
_CHUNK = 1 << 18
_ENCRYPTED = 0x1


class Parts:
    """The parts by name; each is unpacked when asked for, and never beyond the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the container and judge it by what its directory says.

        Raises:
            Unreadable: the container is damaged, locked, or would unpack beyond a limit.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"damaged DOCX: {error}") from None
        self.limits = limits
        entries = self._zip.infolist()
        if len(entries) > limits.zip_entries:
            raise Unreadable(f"DOCX of {len(entries):,} parts (zip_entries)")
        for entry in entries:
            if entry.flag_bits & _ENCRYPTED:
                raise Unreadable("DOCX protected with a password")
            ratio = entry.file_size / max(1, entry.compress_size)
            if entry.file_size > _SMALL and ratio > limits.zip_ratio:
                raise _bomb(f"a part unpacks to {ratio:,.0f} times its size (zip_ratio)")
        total = sum(entry.file_size for entry in entries)
        if total > limits.zip_bytes:
            raise _bomb(f"it unpacks to {total:,} bytes (zip_bytes)")

    def names(self, pattern: str) -> list[str]:
        """The names of parts that match a regular expression wholly, sorted."""
        return sorted(name for name in self._zip.namelist() if re.fullmatch(pattern, name))

    def feed(self, name: str, target: Any) -> bool:
        """Send the XML of a part through a parser target; False if there is no such part.

        Raises:
            Unreadable: the part is damaged, declares entities, or breaks a limit.
        """
        if name not in self._zip.namelist():
            return False
        xml = self._read(name)
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
            raise Unreadable(f"DOCX part {name} declares entities, which no word processor does")
        parser = etree.XMLParser(
            target=target, resolve_entities=False, no_network=True, huge_tree=False
        )
        deadline = Deadline(self.limits)
        try:
            for start in range(0, len(xml), _CHUNK):
                parser.feed(xml[start : start + _CHUNK])
                deadline.check()
            parser.close()
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"damaged DOCX: {name}: {error.msg}") from None
        return True

    def _read(self, name: str) -> bytes:
        """The bytes of a part; the directory may lie about their number."""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(self.limits.part_bytes + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Unreadable(f"damaged DOCX: {name}: {error}") from None
        if len(data) > self.limits.part_bytes:
            most = self.limits.part_bytes
            raise _bomb(f"{name} unpacks to more than {most:,} bytes (part_bytes)")
        return data


def _bomb(why: str) -> Unreadable:
    return Unreadable(f"DOCX refused as a zip bomb: {why}")
