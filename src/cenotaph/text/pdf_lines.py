"""The lines of a PDF page as its text layer holds them, with where and how large they stand."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from cenotaph.record.base import Record

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
     "\ufb05": "st", "\ufb06": "st"}
)  # fmt: skip
_BOLD = 600  # font weight from which type is bold
_PARTED = (0x02, 0xFFFE)  # what the layer has for a hyphen that parts a word
SOFT = "\u00ad"  # stands at the end of a line where the layer says that a word is parted


class Line(Record, frozen=True, kw_only=True):
    """One line: its words, the baseline's height, the ends, and the size of type (points)."""

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Page(Record, frozen=True, kw_only=True):
    """One page: its lines in the order of the layer, its height, and whether it has pictures."""

    number: int
    lines: tuple[Line, ...]
    height: float
    pictures: bool


def page_lines(page: Any, number: int) -> Page:
    """Take the text layer of an open page apart into lines."""
    layer = page.get_textpage()
    try:
        lines = tuple(_lines(layer.raw))
    finally:
        layer.close()
    pictures = not lines and any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
    return Page(number=number, lines=lines, height=page.get_height(), pictures=pictures)


def _lines(layer: Any) -> list[Line]:
    found: list[Line] = []
    current: list[tuple[int, int]] = []
    for index in range(pdfium.FPDFText_CountChars(layer)):
        code = pdfium.FPDFText_GetUnicode(layer, index)
        if code in _PARTED:  # the layer joins two lines where a word is parted
            current.append((index, ord(SOFT)))
            _end_line(layer, current, found)
            current = []
        elif code in (0x0A, 0x0D):
            _end_line(layer, current, found)
            current = []
        elif code:
            current.append((index, code))
    _end_line(layer, current, found)
    return found


def _end_line(layer: Any, codes: list[tuple[int, int]], found: list[Line]) -> None:
    visible = [index for index, code in codes if not chr(code).isspace()]
    if not visible:
        return
    raw = "".join(chr(code) for _, code in codes)
    words = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    first, last = visible[0], visible[-1]
    left, base = _origin(layer, first)
    found.append(
        Line(
            words=" ".join(words.translate(_LIGATURES).split()),
            left=left,
            right=_right(layer, last),
            base=base,
            size=float(pdfium.FPDFText_GetFontSize(layer, first)),
            bold=min(_weight(layer, first), _weight(layer, last)) >= _BOLD,
        )
    )


def _weight(layer: Any, index: int) -> int:
    return int(pdfium.FPDFText_GetFontWeight(layer, index))


def _origin(layer: Any, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(layer, index, x, y)
    return x.value, y.value


def _right(layer: Any, index: int) -> float:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(layer, index, left, right, bottom, top)
    return right.value
