"""What cannot be read is refused quickly, in one line that names the cause."""

from __future__ import annotations

import io
import pickle
import random
import time
import zipfile

import pytest

from cenotaph.text import Limits, Unreadable, read
from tests.text.making import BODY, docx, mail, pdf, text_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MIB = 1 << 20


def locked_zip() -> bytes:
    """A DOCX whose parts claim to be encrypted."""
    data = bytearray(docx())
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    return bytes(data)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


BAD = {
    "empty": (b"", "empty file"),
    "blank": (b" \n\t\n", "no text"),
    "picture named txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG image"),
    "zip": (zipped({"a": b"x"}), "archive"),
    "spreadsheet": (zipped({"xl/workbook.xml": b"<x/>"}), "spreadsheet"),
    "old word": (OLE + "WordDocument".encode("utf-16-le"), "before 2007"),
    "locked office": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "rtf": (b"{\\rtf1 Nine men}", "RTF"),
    "locked pdf": (pdf(BODY[:60], encrypt="secret"), "password"),
    "cut pdf": (pdf(BODY[:60])[:-30], "cut short"),
    "pdf of noise": (b"%PDF-1.7\n" + random.Random(1).randbytes(9000) + b"%%EOF", "damaged"),  # noqa: S311
    "pdf without words": (pdf(), "OCR"),
    "cut docx": (docx()[:900] + b"word/document", "damaged DOCX"),
    "locked docx": (locked_zip(), "password"),
    "docx bomb": (zipped({"word/document.xml": b"a" * (40 * MIB)}), "zip bomb"),
    "docx of noise": (zipped({"word/document.xml": b"<w:document"}), "damaged DOCX"),
    "page without words": (b"<html><body><script>1</script></body></html>", "no text"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report"])
def test_a_bad_file_gives_one_line(kind: str, name: str) -> None:
    data, cause = BAD[kind]
    with pytest.raises(Unreadable) as refused:
        text_of(data, name)
    assert cause in refused.value.reason
    assert "\n" not in str(refused.value)
    assert pickle.loads(pickle.dumps(refused.value)).reason == refused.value.reason  # noqa: S301


def test_a_file_of_200_megabytes_is_refused_unread() -> None:
    started = time.monotonic()
    with pytest.raises(Unreadable, match="file_bytes"):
        text_of(b"x" * 200_000_000)
    assert time.monotonic() - started < 5


def test_one_endless_line_is_refused() -> None:
    with pytest.raises(Unreadable, match="line_characters"):
        text_of(b"nine " * 300_000)


def test_more_text_or_lines_than_any_report_is_refused() -> None:
    with pytest.raises(Unreadable, match="text_characters"):
        text_of(b"nine men\n" * 1_000_000)
    with pytest.raises(Unreadable, match="lines"):
        text_of(b"a\n" * 500_000)
    with pytest.raises(Unreadable, match="lines"):
        text_of(b"<html><body>" + b"<p>a" * 500_000)


@pytest.mark.parametrize(
    ("tag", "number"), [("div", 1_000_000), ("b", 200_000), ("table><tr><td", 100_000)]
)
def test_a_million_nested_tags_are_read_in_time(tag: str, number: int) -> None:
    text = text_of(f"<html><body>{f'<{tag}>' * number}{BODY}".encode(), "a.html")
    assert text.text == BODY


def test_nested_parts_with_classes_stay_bounded() -> None:
    started = time.monotonic()
    text_of(b"<html><body>" + b"<div class='sidebar menu'>x " * 100_000, "a.html")
    assert time.monotonic() - started < 30


def test_pages_are_counted() -> None:
    with pytest.raises(Unreadable, match="pages"):
        read(_two_pages(), "a.pdf", "x", Limits(pages=1))


def _two_pages() -> bytes:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(2):
        canvas.drawString(72, 700, BODY[:60])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    with pytest.raises(Unreadable, match="part_bytes"):
        read(docx(), "a.docx", "x", Limits(part_bytes=500))


def test_a_limit_must_be_a_number_of_things() -> None:
    with pytest.raises(ValueError, match="pages"):
        Limits(pages=0)


SAMPLES = {
    "a.pdf": pdf(BODY[:60], BODY[60:120]),
    "a.docx": docx(),
    "a.eml": mail().as_bytes(),
    "a.html": f"<html><body><p>{BODY}</p></body></html>".encode(),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_never_break_the_reader(name: str) -> None:
    chance = random.Random(3)  # noqa: S311 - damage, not a secret
    for _ in range(150):
        data = bytearray(SAMPLES[name])
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        data = data[: chance.randrange(1, len(data) + 1)] if chance.random() < 0.3 else data
        try:
            text_of(bytes(data), name)
        except Unreadable as refused:
            assert refused.reason


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html><body>" + b"<i></i>" * 900_000),
        ("a.docx", docx(document=b"<w:d xmlns:w='x'>" + b"<w:i/>" * 900_000 + b"</w:d>")),
    ],
)
def test_a_file_that_takes_too_long_is_given_up(name: str, data: bytes) -> None:
    limits = Limits(seconds=1, zip_ratio=10_000)
    clock = iter([0.0, *[5.0] * 1000])
    with (
        pytest.MonkeyPatch.context() as patch,
        pytest.raises(Unreadable, match="more than 1 seconds"),
    ):
        patch.setattr("cenotaph.text.limits.monotonic", lambda: next(clock))
        read(data, name, "x", limits)
