"""Plain English and French are told by their small words; what is neither is left to the model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cenotaph.text.language import language_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Soldiers killed seven men in the village and left for the hills, residents said.", "en"),
        ("SOLDIERS KILLED SEVEN MEN IN THE VILLAGE AND LEFT FOR THE HILLS, RESIDENTS SAID.", "en"),
        (
            "Des soldats ont tué sept hommes dans le village, selon les habitants de la région.",
            "fr",
        ),
        ("Los soldados mataron a siete hombres en la aldea, según los vecinos de la zona.", "es"),
        (
            "Die Soldaten haben in dem Dorf sieben Männer getötet, sagten die Bewohner am Montag.",
            "de",
        ),
        (
            "Soldados mataram sete homens na aldeia, disseram os moradores da região ao jornal.",
            "pt",
        ),
    ],
)
def test_the_language_of_a_sentence(words: str, language: str) -> None:
    assert language_of(words, (), 20_000) == language


def test_too_few_letters_tell_nothing() -> None:
    assert language_of("7 killed", (), 20_000) is None


def test_plain_english_is_known_without_the_model() -> None:
    words = "The army said that it had killed seven men in the village and that they were armed."
    program = (
        "import sys; from cenotaph.text.language import language_of; "
        f"assert language_of({words!r}, (), 20000) == 'en'; "
        "assert 'py3langid.langid' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
