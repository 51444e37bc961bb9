"""The schemas in docs/ are those of the records, and records satisfy them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph.record.schema import render, schemas

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_in_docs_is_current(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == render(schemas()[name]), (
        "run: python -m cenotaph.record.schema docs/schema"
    )


def test_every_field_of_a_record_is_described() -> None:
    claim = schemas()["claim.json"]["$defs"]["Claim"]
    assert {"span", "trigger", "modality", "attribution", "extractor"} <= set(claim["properties"])
    assert claim["additionalProperties"] is False
