"""Every string that the dossier asks for is in its table, and the table holds no other."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from string import Formatter
from typing import Any

import pytest

from cenotaph.publish.strings import load_strings

SOURCE = files("cenotaph.publish.dossier")
DATA = files("cenotaph.publish") / "data"
LANGUAGES = sorted(
    entry.name.split(".")[1] for entry in DATA.iterdir() if entry.name.startswith("dossier.")
)


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"dossier.{language}.toml").read_text(encoding="utf-8"))


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, tuple[str, ...]]:
    """Keys with their wordings; the forms of a plural count as one string."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in table.items():
        if isinstance(value, str):
            found[prefix + key] = (value,)
        elif isinstance(value, dict) and set(value) == {"one", "other"}:
            found[prefix + key] = (value["one"], value["other"])
        elif isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
    return found


def _strings(language: str) -> dict[str, tuple[str, ...]]:
    table = _table(language)
    del table["language"], table["terms"]
    return _flat(table)


def _sources() -> str:
    own = [entry.read_text(encoding="utf-8") for entry in SOURCE.iterdir() if entry.is_file()]
    templates = SOURCE / "templates"
    return "\n".join(own + [entry.read_text(encoding="utf-8") for entry in templates.iterdir()])


def test_every_string_asked_for_by_name_exists_and_none_is_idle() -> None:
    quoted = set(re.findall(r"""["']([a-z_]+\.[a-z_0-9]+)["']""", _sources()))
    begun = tuple(re.findall(r"""["']([a-z_]+\.[a-z_]+_)["'] ?[+~]""", _sources()))
    derived = {"when.relative_unnamed", "when.narrative_unnamed", "when.inherited_unnamed"}
    known = set(_strings("en"))
    sections = {key.split(".")[0] for key in known}
    asked = {key for key in quoted if key.split(".")[0] in sections and not key.endswith("_")}
    assert asked - known == set()
    idle = {key for key in known - asked - derived if not key.startswith(begun)}
    assert idle == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_keys_and_fields_of_the_english(language: str) -> None:
    english, other = _strings("en"), _strings(language)
    assert set(other) == set(english)
    for key, wordings in other.items():
        assert _fields(wordings) <= _fields(english[key]), key


def _fields(wordings: tuple[str, ...]) -> set[str]:
    return {name for words in wordings for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_how_it_counts_and_names_months(language: str) -> None:
    say = load_strings("dossier", language)
    assert say.code == language
    assert len(say.months) == len(say.months_short) == 12
    assert say.direction in {"ltr", "rtl"}


def test_plurals_follow_the_number_and_numbers_are_grouped() -> None:
    say = load_strings("dossier", "en")
    assert say("custody.bytes", n=1) == "one byte"
    assert say("custody.bytes", n=1234567) == "1,234,567 bytes"


def test_an_unknown_key_or_language_is_named() -> None:
    say = load_strings("dossier", "en")
    with pytest.raises(KeyError, match="no string is named"):
        say("summary.nothing")
    with pytest.raises(LookupError, match="language 'xx'"):
        load_strings("dossier", "xx")
    assert say.term("certainty", "never heard of") == "never heard of"
