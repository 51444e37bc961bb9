"""Lines that are not part of the report: found by the phrases of `data/boilerplate.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from cenotaph.record.base import Record
from cenotaph.record.document import Mark, MarkKind

_TRIM = " \t\u00a0.,:;!?…|•·*-–—()[]<>«»\"'→←↑↓›‹#"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
_CRUMB = re.compile(r"\s+[/|>»›•·]\s+|\s+[-–]\s+")
_ROW = re.compile(r"\s*[|•·]\s*")
_ROW_LENGTH = 160
_CRUMB_WORDS = 4
_CRUMB_LENGTH = 120


class Rule(Record, frozen=True, kw_only=True):
    """One rule of the table, its phrases folded as lines are."""

    label: str
    language: str
    longest: int
    whole: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()

    def fits(self, line: str, bare: str) -> bool:
        """Whether a folded line (and the same without its outer punctuation) is of this kind."""
        if len(line) > self.longest:
            return False
        return (
            bare in self.whole
            or any(_begins(line, phrase) or _begins(bare, phrase) for phrase in self.starts)
            or any(bare.endswith(" " + phrase) for phrase in self.ends)
            or any(phrase in line for phrase in self.contains)
        )


@cache
def _table() -> tuple[tuple[Rule, ...], dict[str, str]]:
    raw = tomllib.loads(
        resources.files("cenotaph.text")
        .joinpath("data/boilerplate.toml")
        .read_text(encoding="utf-8")
    )
    rules = tuple(
        Rule(
            label=row["label"],
            language=row["language"],
            longest=row["longest"],
            whole=frozenset(fold(phrase).strip(_TRIM) for phrase in row.get("whole", ())),
            starts=tuple(map(fold, row.get("starts", ()))),
            ends=tuple(map(fold, row.get("ends", ()))),
            contains=tuple(map(fold, row.get("contains", ()))),
        )
        for row in raw["rule"]
    )
    names = {name: label for label, words in raw["structure"].items() for name in words}
    return rules, names


def rules() -> tuple[Rule, ...]:
    """The phrase rules in the order of the table; the first that fits gives the label."""
    return _table()[0]


def structure() -> dict[str, str]:
    """Names of parts of an HTML page (id, class, role) and the label each gives."""
    return _table()[1]


def fold(words: str) -> str:
    """Words as rules compare them: one space between, plain quotes, no case."""
    return " ".join(words.translate(_QUOTES).casefold().split())


def label_of(line: str) -> str | None:
    """What kind of boilerplate a line is, or `None` if it belongs to the report."""
    folded = fold(line)
    bare = folded.strip(_TRIM)
    if not bare:
        return None
    return next(
        (rule.label for rule in rules() if rule.label != "wire tag" and rule.fits(folded, bare)),
        None,
    )


def is_wire_tag(words: str) -> bool:
    """Whether bracketed words such as `[TEXT]` only say how the wire handled the report."""
    folded = fold(words)
    bare = folded.strip(_TRIM)
    return any(rule.label == "wire tag" and rule.fits(folded, bare) for rule in rules())


def is_breadcrumb(line: str) -> bool:
    """Whether a line is a path of sections ("World / Africa / Mali"): three short names or more."""
    pieces = _CRUMB.split(line.strip())
    return (
        len(line) <= _CRUMB_LENGTH
        and len(pieces) >= 3  # noqa: PLR2004 - two names may be a headline
        and all(piece and len(piece.split()) <= _CRUMB_WORDS for piece in pieces)
        and not line.rstrip().endswith((".", "?", "!"))
    )


def boilerplate_mark(text: str, start: int, end: int) -> Mark | None:
    """The mark of the paragraph `[start, end)` if it is boilerplate, whole or in its parts.

    A row of links ("Tell us your story | Back to top") is boilerplate by any of its parts.
    """
    if end - start > max(rule.longest for rule in rules()):
        return None
    words = text[start:end]
    label = label_of(words)
    if label is None and len(words) <= _ROW_LENGTH:
        label = next(filter(None, map(label_of, _ROW.split(words)[1:])), None)
    return Mark(start=start, end=end, kind=MarkKind.BOILERPLATE, label=label) if label else None


def _begins(line: str, phrase: str) -> bool:
    """Whether the line begins with the phrase as whole words."""
    if not line.startswith(phrase):
        return False
    after = line[len(phrase) : len(phrase) + 1]
    return not after.isalpha() or not phrase[-1].isalpha()
