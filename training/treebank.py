"""Reads the treebank with PropBank roles and the names, and turns words into word pieces."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from cenotaph.claims.labeller.labels import NAME_LABELS, PARTS_OF_SPEECH, ROLE_LABELS, ROLES
from cenotaph.record.base import Record

CLS, SEP, UNKNOWN, IGNORED = 101, 102, 100, -100
LONGEST = 160  # pieces of a sentence seen in training; longer ones are cut
_LABEL = 2  # the column of the names file that holds the label
_ROLE = {label: index for index, label in enumerate(ROLE_LABELS)}
_NAME = {label: index for index, label in enumerate(NAME_LABELS)}
_POS = {tag: index for index, tag in enumerate(PARTS_OF_SPEECH)}


class Example(Record, frozen=True, kw_only=True):
    """One sentence as pieces: `words` are the positions of each word's first piece.

    `predicate` is the word asked about (-1: none), `marks` 1 on its pieces; `roles`, `names`,
    `tags`, `relations`, `heads` hold one number a word (-100: not judged; head -1: the root).
    """

    ids: tuple[int, ...]
    marks: tuple[int, ...]
    words: tuple[int, ...]
    predicate: int
    roles: tuple[int, ...]
    names: tuple[int, ...]
    tags: tuple[int, ...]
    relations: tuple[int, ...]
    heads: tuple[int, ...]
    sense: str = ""


class Pieces:
    """Word pieces of single words, remembered: a word is always cut in the same way."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The piece numbers of `word`, at least one."""
        if word not in self._known:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._known[word] = tuple(ids) or (UNKNOWN,)
        return self._known[word]

    def sentence(
        self, tokens: list[str], predicate: int = -1
    ) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """Piece numbers, marks and first positions, cut to whole words within the limit."""
        ids, marks, words = [CLS], [0], []
        for index, token in enumerate(tokens):
            pieces = self(token)
            if len(ids) + len(pieces) >= LONGEST:
                break
            words.append(len(ids))
            ids.extend(pieces)
            marks.extend([int(index == predicate)] * len(pieces))
        return (*ids, SEP), (*marks, 0), tuple(words)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def role_numbers(count: int, arguments: list[list[Any]]) -> list[int]:
    """One role label a word for PropBank arguments `[label, start, end]`."""
    numbers = [0] * count
    for label, start, end in arguments:
        if label in ROLES:
            numbers[start] = _ROLE[f"B-{label}"]
            for word in range(start + 1, end):
                numbers[word] = _ROLE[f"I-{label}"]
    return numbers


def relation_table(path: Path) -> dict[str, int]:
    """A number for each basic dependency relation of the training sentences."""
    seen = {name.split(":")[0] for record in lines(path) for name in record["deprel"]}
    return {name: index for index, name in enumerate(sorted(seen))}


def role_examples(path: Path, pieces: Pieces, relations: dict[str, int]) -> Iterator[Example]:
    """One example for each predicate of each sentence."""
    for record in lines(path):
        tokens = record["tokens"]
        syntax = {
            "tags": [_POS[tag] for tag in record["upos"]],
            "relations": [relations.get(r.split(":")[0], IGNORED) for r in record["deprel"]],
            "heads": [head - 1 for head in record["head"]],
        }
        for prop in record["props"]:
            ids, marks, words = pieces.sentence(tokens, prop["pred"])
            if prop["pred"] >= len(words):
                continue
            yield Example(
                ids=ids,
                marks=marks,
                words=words,
                predicate=prop["pred"],
                roles=tuple(role_numbers(len(tokens), prop["args"])[: len(words)]),
                names=(IGNORED,) * len(words),
                **{name: tuple(values[: len(words)]) for name, values in syntax.items()},
                sense=prop["sense"],
            )


def name_examples(path: Path, pieces: Pieces) -> Iterator[Example]:
    """One example a sentence of the names file (CoNLL columns: number, word, label)."""
    tokens: list[str] = []
    labels: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in [*stream, ""]:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > _LABEL and cells[0].isdigit():
                tokens.append(cells[1])
                labels.append(cells[_LABEL])
            elif tokens and not line.startswith("#"):
                yield _name_example(pieces, tokens, labels)
                tokens, labels = [], []


def _name_example(pieces: Pieces, tokens: list[str], labels: list[str]) -> Example:
    ids, marks, words = pieces.sentence(tokens)
    missing = (IGNORED,) * len(words)
    return Example(
        ids=ids,
        marks=marks,
        words=words,
        predicate=-1,
        roles=missing,
        names=tuple(_NAME.get(label, 0) for label in labels[: len(words)]),
        tags=missing,
        relations=missing,
        heads=missing,
    )


def write_tokenizer(source: Path, target: Path) -> None:
    """The encoder's tokenizer without its padding and truncation, as small as JSON allows."""
    table = json.loads(source.read_text("utf-8"))
    table["padding"] = table["truncation"] = None
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text, "utf-8")
