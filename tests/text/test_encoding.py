"""Bytes of every encoding that reports come in, and bytes that are no text."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cenotaph.text import Unreadable
from cenotaph.text.encoding import decode, decode_named
from tests.text.making import text_of, values

SAID = {
    "en": "The chief’s son said that nine men were taken to the river — and “never seen again”.",
    "fr": "L’armée a été accusée d’avoir tué neuf hommes près d'une forêt, où des élèves jouaient.",
    "fr short": "Neuf tués après l'opération",
    "es": "La policía informó de la muerte de nueve campesinos; según el alcalde, ningún niño.",
    "de": "Neun Männer wurden getötet, größtenteils Händler, äußerte ein Zeuge über den Überfall.",
    "ru": "По словам жителей, военные расстреляли девять торговцев на дороге у деревни.",
    "uk": "За словами мешканців, військові розстріляли дев'ять торговців біля її села.",
    "ar": "قال شهود إن الجنود قتلوا تسعة تجار على الطريق قرب القرية ثم دفنوهم ليلا.",
    "tr": "Köylüler, askerlerin dokuz kişiyi öldürdüğünü ve çocukları götürdüğünü söyledi. Işık.",
    "bs": "Svjedoci su rekli da su vojnici ubili devet trgovaca, među njima žene. Čovjek je šutio.",
}
PAGES = [
    ("en", "cp1252"),
    ("fr", "cp1252"),
    ("fr short", "latin-1"),
    ("fr", "mac_roman"),
    ("es", "latin-1"),
    ("de", "cp1252"),
    ("ru", "cp1251"),
    ("ru", "koi8_r"),
    ("ru", "iso8859_5"),
    ("uk", "cp1251"),
    ("ar", "cp1256"),
    ("ar", "iso8859_6"),
    ("tr", "cp1254"),
    ("bs", "cp1250"),
]
WIDE = ("utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig", "utf-8")


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_code_pages_are_told_by_their_letters(language: str, page: str) -> None:
    said = SAID[language]
    assert decode(said.encode(page))[0] == said


@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize("language", ["fr", "ru", "ar"])
def test_unicode_is_read_with_and_without_a_mark(language: str, codec: str) -> None:
    said = SAID[language]
    assert decode(said.encode(codec))[0] == said


def test_the_encoding_found_is_kept() -> None:
    assert values(text_of(SAID["fr"].encode("utf-16")), "encoding") == [
        ("UTF-16 with byte order mark", "bytes")
    ]
    assert values(text_of(SAID["fr"].encode("cp1252")), "encoding") == [("Windows-1252", "bytes")]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 50,
        b"ten dead\x00\x01\x02\x03" * 20,
        random.Random(7).randbytes(5000),  # noqa: S311 - noise, not a secret
        bytes(byte for byte in random.Random(7).randbytes(5000) if byte),  # noqa: S311
        b"\xff\xfea\0b",
    ],
)
def test_binary_data_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of(data, "report.txt")
    assert "\n" not in str(refused.value)
    assert "binary" in str(refused.value) or "damaged" in str(refused.value)


@given(st.text(alphabet="abcdefghij éèçàêùô’.\n", min_size=1, max_size=300))
def test_western_bytes_come_back_as_they_were(said: str) -> None:
    assume(not said.isascii())
    assert decode(said.encode("cp1252"))[0] == said


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        said, name = decode(data)
    except Unreadable as refused:
        assert "\n" not in refused.reason
        return
    assert name
    assert decode(data) == (said, name)


def test_only_encodings_of_texts_are_believed() -> None:
    assert decode_named(b"caf\xe9", "ISO-8859-1") == "café"
    assert decode_named(b"636166e9", "hex") is None
    assert decode_named(b"\\u0041", "unicode_escape") is None
    assert decode_named(b"caf\xe9", "utf-8") is None
