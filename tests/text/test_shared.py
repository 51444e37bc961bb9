"""Real reports: the seeds, the fourteen reports and the 1,500 wire texts."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.record.document import MarkKind, Text
from tests.text.making import text_of, values, words
from tests.text.test_properties import check

SHARED = Path(__file__).parents[3] / "shared"
WIRES = SHARED / "muc4" / "docs_dev.tar.gz"

pytestmark = pytest.mark.skipif(
    not WIRES.exists(), reason="needs ../shared, which is not part of the project"
)


def reports() -> list[Path]:
    """The seeds and the reports."""
    return sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("reports/docs/*.txt")])


def wires() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each wire text."""
    with tarfile.open(WIRES) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream and member.name.endswith(".txt"):
                yield member.name, stream.read()


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_every_report_has_its_title_language_and_date(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    text = text_of(path.read_bytes(), path.name)
    check(text)
    lines = [line for line in raw.splitlines() if line.strip()]
    boilerplate = words(text, MarkKind.BOILERPLATE)
    assert words(text, MarkKind.TITLE) == [next(one for one in lines if one not in boilerplate)]
    assert len(text.of(MarkKind.PARAGRAPH)) == len(lines)
    assert values(text, "language")[0][0] == ("fr" if "é" in lines[0] else "en")
    stated = re.search(r"^(?:\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d|\w+ \d{4})$", raw, re.MULTILINE)
    assert bool(stated) == any(basis == "date line" for _, basis in values(text, "published"))


def test_every_wire_text_has_its_dateline_and_paragraphs() -> None:
    seen, other = 0, []
    for name, data in wires():
        text = text_of(data, name)
        seen += 1
        assert values(text, "dateline"), name
        assert values(text, "title") == [], name
        assert values(text, "language") == [("en", "words")], name
        year = re.search(r"\d{1,2} [A-Z]+\.? \d\d\b|[A-Z]+ \d{1,2} \d\d\b", _dateline(text))
        assert bool(year) == bool(values(text, "published")), name
        stanzas = [one for one in re.split(r"\n\s*\n", data.decode().strip()) if one.strip()]
        if len(text.of(MarkKind.PARAGRAPH)) != len(stanzas):
            other.append(name)
    assert seen == 1500
    assert len(other) <= 5, other


def _dateline(text: Text) -> str:
    return values(text, "dateline")[0][0]
