"""The language that a text is written in, told from its words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from itertools import islice
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
_PLAIN = ("en", "fr")  # languages that are told by their small words alone
_WORDS_SEEN = 400
_FEWEST_SMALL = 6  # small words of one language
_SHARE = 0.15  # of all words, at least
_LEAD = 2  # times as many as of any other language
_WORD = re.compile(r"[^\W\d_]+")


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
    plain = by_small_words(sample)
    if plain is not None:
        return plain
    language, _ = _identifier().classify(sample.casefold())
    return str(language)


@cache
def _small_words() -> dict[str, frozenset[str]]:
    table = resources.files("cenotaph.text").joinpath("data/languages.toml").read_text("utf-8")
    return {language: frozenset(words) for language, words in tomllib.loads(table).items()}


def by_small_words(sample: str) -> str | None:
    """English or French where its commonest words leave no doubt, else `None`.

    Needs no model; a stretch of some twenty words is enough.
    """
    words = [match.group() for match in islice(_WORD.finditer(sample.casefold()), _WORDS_SEEN)]
    seen = Counter(words)
    tallies = sorted(
        (sum(seen[word] for word in small), language) for language, small in _small_words().items()
    )
    (second, _), (most, best) = tallies[-2:]
    sure = most >= max(_FEWEST_SMALL, _SHARE * len(words)) and most >= _LEAD * second
    return best if sure and best in _PLAIN else None


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
