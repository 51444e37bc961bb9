"""The language that a text is written in, told from its words."""

from __future__ import annotations

from functools import cache
from typing import Any

from cenotaph.record.document import Mark

# Languages that reports on the conflicts covered come in; those that no reader here knows are
# listed too, so that such a text is known as what it is and not taken for a neighbour.
LANGUAGES = (
    "am", "ar", "bn", "bs", "de", "en", "es", "fa", "fr", "he", "hi", "hr", "hy", "id", "it",
    "ja", "ka", "ko", "my", "ne", "nl", "ps", "pl", "pt", "ro", "ru", "rw", "si", "so", "sr",
    "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
FEWEST_LETTERS = 40


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads 4 MB

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.nb_classes)
    identifier.set_languages([language for language in LANGUAGES if language in known])
    return identifier


def language_of(text: str, skipped: tuple[Mark, ...], most: int) -> str | None:
    """The ISO 639-1 code of the language, `None` when there are too few letters to tell.

    Stretches in `skipped` (boilerplate) are left out; at most `most` characters are looked at.
    """
    sample = _sample(text, skipped, most)
    if sum(character.isalpha() for character in sample) < FEWEST_LETTERS:
        return None
    # The model was trained on sentence case; a wire text in capitals would mislead it.
    language, _ = _identifier().classify(sample.casefold())
    return str(language)


def _sample(text: str, skipped: tuple[Mark, ...], most: int) -> str:
    pieces: list[str] = []
    taken, position = 0, 0
    for mark in (*skipped, None):
        until = mark.start if mark else len(text)
        piece = text[position : max(position, min(until, position + most - taken))]
        pieces.append(piece)
        taken += len(piece)
        position = max(position, mark.end if mark else until)
        if taken >= most:
            break
    return " ".join("".join(pieces).split())
