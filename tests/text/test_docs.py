"""docs/formats.md names every format, limit, label, field, level and file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph.record.document import Sensitivity
from cenotaph.text import Limits, settings
from cenotaph.text.boilerplate import rules, structure
from cenotaph.text.finish import RANKS
from cenotaph.text.formats import MODULES, formats
from cenotaph.text.limits import HELP

DOCS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", formats(), ids=lambda row: row.name)
def test_every_format_is_described(row: object) -> None:
    name, media_type, suffixes = row.name, row.media_type, row.suffixes  # type: ignore[attr-defined]
    names = " ".join(f"`{suffix}`" for suffix in suffixes)
    assert f"| {name} | {names} | `{media_type}` |" in DOCS


def test_every_module_of_the_registry_is_its_format() -> None:
    assert tuple(row.name for row in formats()) == MODULES


def test_every_limit_is_described_with_its_default_and_nothing_else_is() -> None:
    rows = {f"| `{row.name}` | {row.default:,} | {row.help} |" for row in settings()}
    table = DOCS.split("| setting | default | meaning |")[1].split("\n\n")[0]
    assert set(table.strip().splitlines()[1:]) == rows
    assert set(HELP) == set(Limits.__struct_fields__)


def test_every_label_of_boilerplate_is_described() -> None:
    labels = {rule.label for rule in rules()} | set(structure().values())
    assert {label for label in labels if f"`{label}`" not in DOCS} == set()


def test_every_field_and_level_is_described() -> None:
    assert {field for field in RANKS if f"| `{field}` |" not in DOCS} == set()
    assert {level for level in Sensitivity if f"| `{level}` |" not in DOCS} == set()
