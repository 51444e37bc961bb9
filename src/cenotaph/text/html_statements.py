"""What a web page states about itself: meta elements, JSON-LD, address, language, saved-from."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from cenotaph.text.days import whole_day
from cenotaph.text.draft import Fact
from cenotaph.text.normal import normal, one_line

_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
_PATH_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_LONGEST = 500
_DEEPEST = 20  # levels of JSON-LD that are looked into


class Statements:
    """Collects, tag by tag, what the page says of itself outside its visible words."""

    def __init__(self) -> None:
        self.metas: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.title = ""
        self.language = ""
        self.canonical = ""
        self.saved_from = ""
        self._keep: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take what an opening tag states."""
        if tag == "html":
            self.language = self.language or attributes.get("lang", "")
        elif tag == "meta":
            names = (attributes.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
            name = next(filter(None, names), "").strip().lower()
            self.metas.setdefault(name, []).append(attributes.get("content", ""))
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href", "")
        elif _is_kept(tag, attributes) and not (tag == "title" and self.title):
            self._keep = []

    def data(self, words: str) -> None:
        """Take characters that lie in a title or a JSON-LD script."""
        if self._keep is not None:
            self._keep.append(words)

    def end(self, tag: str) -> None:
        """Close a title or a script."""
        if self._keep is None or tag not in {"title", "script"}:
            return
        words = "".join(self._keep)
        self._keep = None
        if tag == "script":
            self.scripts.append(words)
        else:
            self.title = one_line(words)

    def comment(self, words: str) -> None:
        """Browsers note in a comment where a saved page came from."""
        found = _SAVED.search(words)
        if found and not self.saved_from:
            self.saved_from = found[1]

    def facts(self) -> list[Fact]:
        """All statements as facts without a span, for they stand outside the text."""
        found = [*self._meta_facts(), *_linked_data(self.scripts)]
        found.append(_fact("url", self.canonical, "link canonical"))
        found.append(_fact("url", self.saved_from, "saved-from comment"))
        found.append(_fact("title", self.title, "title element"))
        found.append(_fact("language", _language(self.language), "lang attribute"))
        kept = [fact for fact in found if fact and _fits(fact)]
        address = next((fact.value for fact in kept if fact.field == "url"), "")
        return [*kept, *_path_day(address)]

    def _meta_facts(self) -> Iterator[Fact | None]:
        for field, names in _names().items():
            for name in names if field != "articles" else ():
                for value in self.metas.get(name, ()):
                    yield _fact(field, value, f"meta {name}")


def _is_kept(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the words inside an element are a statement: a title, or JSON-LD."""
    return tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", "").lower())


@cache
def _names() -> dict[str, list[str]]:
    source = resources.files("cenotaph.text").joinpath("data/metanames.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _fact(field: str, value: Any, basis: str) -> Fact | None:
    """The fact if the value has the form that its field asks for."""
    if not isinstance(value, str):
        return None
    words = one_line(normal(value))
    if field == "published":
        words = whole_day(words) or ""
    elif field == "language":
        words = _language(words)
    return Fact(field=field, value=words, basis=basis) if words else None


def _fits(fact: Fact) -> bool:
    if len(fact.value) > _LONGEST:
        return False
    is_address = fact.value.startswith(("http://", "https://"))
    return is_address == (fact.field == "url")


def _language(value: str) -> str:
    found = re.match(r"([A-Za-z]{2})(?:[-_].*)?$", value.strip())
    return found[1].lower() if found else ""


def _path_day(address: str) -> Iterator[Fact]:
    """The day in an address such as `…/2025/05/15/name`, by which many papers file their pages."""
    found = _PATH_DAY.search(_path(address))
    day = whole_day("-".join((found[1], found[2].zfill(2), found[3].zfill(2)))) if found else None
    if day:
        yield Fact(field="published", value=day, basis="address path")


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _linked_data(scripts: list[str]) -> Iterator[Fact | None]:
    for script in scripts:
        try:
            stated = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"))
        except (ValueError, RecursionError):
            continue
        for thing in _things(stated, 0):
            yield _fact("title", thing.get("headline"), "JSON-LD headline")
            yield _fact("published", thing.get("datePublished"), "JSON-LD datePublished")
            for name in _called(thing.get("author")):
                yield _fact("author", name, "JSON-LD author")
            for name in _called(thing.get("publisher")):
                yield _fact("publisher", name, "JSON-LD publisher")
            yield _fact("url", thing.get("url"), "JSON-LD url")
            yield _fact("language", thing.get("inLanguage"), "JSON-LD inLanguage")


def _things(stated: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects that describe the page's own article, in the order in which they stand."""
    if depth > _DEEPEST:
        return
    if isinstance(stated, list):
        for one in stated:
            yield from _things(one, depth + 1)
    elif isinstance(stated, dict):
        kinds = stated.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.lower() in _names()["articles"] for kind in kinds):
            yield stated
        yield from _things(stated.get("@graph"), depth + 1)


def _called(stated: Any) -> Iterator[str]:
    """The names in an author or publisher: a string, an object with a name, or a list of them."""
    for one in stated if isinstance(stated, list) else [stated]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name
