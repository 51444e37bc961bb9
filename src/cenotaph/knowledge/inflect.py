"""A lemma becomes its written forms: regular rules, and a table for the rest."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Form(StrEnum):
    """What a written form can be in a sentence."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    SINGULAR = "singular"
    PLURAL = "plural"


Forms = tuple[tuple[str, Form], ...]


@cache
def _irregular() -> dict[str, dict[str, dict[str, list[str]]]]:
    table = files("cenotaph.knowledge").joinpath("data/inflections.toml").read_text("utf-8")
    return tomllib.loads(table)


def verb_forms(lemma: str, language: str) -> Forms:
    """Every written form of a verb with what it can be; a regular "-ed" is both past and
    participle, told apart in the sentence.
    """
    irregular = _irregular().get(language, {}).get(lemma, {})
    regular = _french_verb(lemma) if language == "fr" else _english_verb(lemma)
    forms: list[tuple[str, Form]] = [(lemma, Form.BASE)]
    for form in (Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.GERUND):
        forms += [(word, form) for word in irregular.get(form.value, regular.get(form, []))]
    return tuple(dict.fromkeys(forms))


def noun_forms(lemma: str, language: str) -> Forms:
    """Singular and plural of a noun."""
    irregular = _irregular().get(language, {}).get(lemma, {})
    plural = irregular.get("plural") or [_plural(lemma)]
    return ((lemma, Form.SINGULAR), *((word, Form.PLURAL) for word in plural))


def _english_verb(lemma: str) -> dict[Form, list[str]]:
    if lemma.endswith("e"):
        stem, present = lemma[:-1], lemma + "s"
        return {
            Form.PRESENT: [present],
            Form.PAST: [lemma + "d"],
            Form.PARTICIPLE: [lemma + "d"],
            Form.GERUND: [stem + "ing"],
        }
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        stem = lemma[:-1]
        past = stem + "ied"
        return {
            Form.PRESENT: [stem + "ies"],
            Form.PAST: [past],
            Form.PARTICIPLE: [past],
            Form.GERUND: [lemma + "ing"],
        }
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    return {
        Form.PRESENT: [lemma + ("es" if sibilant else "s")],
        Form.PAST: [lemma + "ed"],
        Form.PARTICIPLE: [lemma + "ed"],
        Form.GERUND: [lemma + "ing"],
    }


def _french_verb(lemma: str) -> dict[Form, list[str]]:
    """First-conjugation forms that reports use: present, imperfect, participles."""
    stem = lemma[:-2]
    soft = stem + "e" if stem.endswith("g") else stem
    participle = stem + "é"
    return {
        Form.PRESENT: [stem + "e", stem + "ent"],
        Form.PAST: [soft + "ait", soft + "aient", soft + "a", stem + "èrent"],
        Form.PARTICIPLE: [participle, participle + "s", participle + "e", participle + "es"],
        Form.GERUND: [soft + "ant"],
    }


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
