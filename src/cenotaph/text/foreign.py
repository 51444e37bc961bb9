"""Files of kinds that are not read, known by their first bytes and called by name."""

from __future__ import annotations

from cenotaph.record.base import Record


class Foreign(Record, frozen=True, kw_only=True):
    """A kind of file: the bytes at `offset` that prove it, and what to tell its owner."""

    magic: bytes
    reason: str
    offset: int = 0


_PICTURE = "a picture: a text has to be recognised (OCR) first"
FOREIGN = (
    Foreign(magic=b"\x89PNG\r\n\x1a\n", reason=f"PNG image, {_PICTURE}"),
    Foreign(magic=b"\xff\xd8\xff", reason=f"JPEG image, {_PICTURE}"),
    Foreign(magic=b"GIF8", reason=f"GIF image, {_PICTURE}"),
    Foreign(magic=b"II*\0", reason=f"TIFF image, {_PICTURE}"),
    Foreign(magic=b"MM\0*", reason=f"TIFF image, {_PICTURE}"),
    Foreign(magic=b"WEBP", offset=8, reason=f"WebP image, {_PICTURE}"),
    Foreign(magic=b"ftyp", offset=4, reason="video or HEIC image, not text"),
    Foreign(magic=b"ID3", reason="sound recording, not text"),
    Foreign(magic=b"OggS", reason="sound recording, not text"),
    Foreign(magic=b"{\\rtf", reason="RTF document: save it as DOCX or PDF"),
    Foreign(magic=b"%!PS", reason="PostScript document: save it as PDF"),
    Foreign(magic=b"\x1f\x8b", reason="compressed file (gzip): unpack it first"),
    Foreign(magic=b"BZh", reason="compressed file (bzip2): unpack it first"),
    Foreign(magic=b"\xfd7zXZ\0", reason="compressed file (xz): unpack it first"),
    Foreign(magic=b"7z\xbc\xaf'\x1c", reason="archive (7z): unpack it first"),
    Foreign(magic=b"Rar!\x1a\x07", reason="archive (RAR): unpack it first"),
    Foreign(magic=b"ustar", offset=257, reason="archive (tar): unpack it first"),
    Foreign(magic=b"SQLite format 3\0", reason="SQLite database, not text"),
    Foreign(magic=b"\x7fELF", reason="program, not text"),
    Foreign(magic=b"MZ\x90\0", reason="program, not text"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ZIP_KINDS = (
    (b"xl/", "spreadsheet (XLSX): save it as PDF or text"),
    (b"ppt/", "presentation (PPTX): save it as PDF"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument file: save it as DOCX or PDF"),
    (b"mimetypeapplication/epub", "EPUB book: save it as PDF or HTML"),
)


def foreign(data: bytes) -> str | None:
    """Why bytes of a known but unread kind are refused, `None` for anything else."""
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(_ZIP):
        return next(
            (reason for mark, reason in _ZIP_KINDS if mark in data),
            "archive (ZIP): unpack it first",
        )
    return next(
        (row.reason for row in FOREIGN if data[row.offset :].startswith(row.magic)),
        None,
    )


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Office document protected with a password"
    if "WordDocument".encode("utf-16-le") in data:
        return "Word document in the format before 2007 (.doc): save it as DOCX or PDF"
    return "Office or Outlook file in an old format: save it as DOCX, PDF or EML"
