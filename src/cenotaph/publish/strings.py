"""The words that published files show to people, looked up by key in a table for each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"


class Strings:
    """The strings of one language; a key that it lacks is answered in English.

    A string may hold `{name}` fields. A string with plural forms is a table keyed by form
    (`one`, `other`), chosen by the field `n` and the language's own list of singular numbers.
    Calling an object of this class is the `gettext` of the published files.
    """

    def __init__(self, table: dict[str, Any], fallback: dict[str, Any]) -> None:
        self._table = table
        self._fallback = fallback
        language = table["language"]
        self.code: str = language["code"]
        self.direction: str = language["direction"]
        self.months: tuple[str, ...] = tuple(language["months"])
        self.months_short: tuple[str, ...] = tuple(language["months_short"])
        self._singular = frozenset(language["singular"])
        self._thousands: str = language["thousands"]

    def __call__(self, key: str, /, **values: object) -> str:
        """The string under `key` with its fields filled in.

        Raises:
            KeyError: neither the language nor English has the key.
        """
        found = _walk(self._table, key)
        if found is None:
            found = _walk(self._fallback, key)
        if found is None:
            raise KeyError(f"no string is named {key!r}")
        if isinstance(found, dict):
            found = found["one" if values.get("n") in self._singular else "other"]
        if not values:
            return str(found)
        return str(found).format(**{name: self._shown(value) for name, value in values.items()})

    def term(self, group: str, word: str) -> str:
        """A word of the records ("alleged", "women") in this language, or the word itself."""
        for table in (self._table, self._fallback):
            terms = table.get("terms", {}).get(group, {})
            if word in terms:
                return str(terms[word])
        return word

    def number(self, value: int) -> str:
        """A whole number with the thousands set apart as the language does."""
        return f"{value:,}".replace(",", self._thousands)

    def _shown(self, value: object) -> object:
        return self.number(value) if type(value) is int else value


def _walk(table: dict[str, Any], key: str) -> Any:
    found: Any = table
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


@cache
def _load(name: str, language: str) -> dict[str, Any]:
    path = files("cenotaph.publish") / "data" / f"{name}.{language}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LookupError(f"{name} has no strings in language {language!r}") from None


def load_strings(name: str, language: str) -> Strings:
    """The strings of the published file `name` ("dossier") in `language` (ISO 639-1).

    Raises:
        LookupError: there is no table for that language.
    """
    return Strings(_load(name, language), _load(name, FALLBACK))
