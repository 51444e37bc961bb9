"""Datelines of papers, wires and press offices, and openings that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.text.datelines import find_dateline

FOUND = {
    "TANDORI, NORTHLAND – May 5, 2025 – Men died": ("2025-05-05", None),
    "DAKAR - Local people said": (None, None),
    "TANDORI PORT/CAIRO - The head of the agency said": (None, None),
    "N'DJAMENA — Le gouvernement a dit": (None, None),
    "NAIROBI (Reuters) - Gunmen came": (None, "Reuters"),
    "Bamako (AFP) - Des hommes sont morts": (None, "AFP"),
    "EL FASHER, Sudan, Oct 28 (Reuters) - Shells fell": (None, "Reuters"),
    "GENEVA (20 May 2025) – Experts said": ("2025-05-20", None),
    "(Nairobi, May 20, 2025) – Troops came": ("2025-05-20", None),
    "(Nairobi) – Troops came": (None, None),
    "Bamako, le 5 mai 2025 – Dix hommes": ("2025-05-05", None),
    "Ginebra, 5 de mayo de 2025 – El ejército": ("2025-05-05", None),
    "SAN PEDRO, 3 JAN 90 (EFE) -- [TEXT] A BOMB WENT OFF": ("1990-01-03", "EFE"),
    "SAN PEDRO, 18 APRIL 89 (RADIO [X] NORTH) -- [TEXT] MEN": ("1989-04-18", "RADIO [X] NORTH"),
    "NO CITY, NO DATE -- [TEXT] THE GUERRILLAS": (None, None),
    "HUANCAYO, 12 NOV (EFE) -- [TEXT] MEN": (None, "EFE"),
    "Москва, 5 мая 2022 — Военные": ("2022-05-05", None),
    "القاهرة، 5 مايو 2024 - قال الجيش": ("2024-05-05", None),
    "Dakar, January 2025 – The troops": ("2025-01", None),
    "Geneva, 5 May 2025": ("2025-05-05", None),
}
NONE = (
    "The army (FAMA) – which denied it – said",
    "UN experts – among them two judges – said",
    "Wagner – the Russian group – has left",
    "RSF — The paramilitary force shelled the town",
    "NGOS - as NGOS do - complained",
    "THE MEN -- ALL OF THEM FARMERS -- WERE SHOT",
    "On 5 May 2025 – a Monday – men died",
)


@pytest.mark.parametrize("line", FOUND)
def test_a_dateline_gives_its_date_and_agency(line: str) -> None:
    found = find_dateline(line, 0, len(line))
    assert found is not None
    assert (found.date, found.agency) == FOUND[line]
    assert " ".join(line[found.start : found.end].split()) == found.words


@pytest.mark.parametrize("line", NONE)
def test_other_dashes_make_no_dateline(line: str) -> None:
    assert find_dateline(line, 0, len(line)) is None


def test_a_line_end_inside_a_dateline_is_white_space() -> None:
    line = "SAN PEDRO (NORTHLAND), 15 FEB 90 (NORTHLAND PRESS\nASSOCIATION) -- [TEXT] MEN DIED"
    found = find_dateline(line, 0, len(line))
    assert found is not None
    assert (found.date, found.agency) == ("1990-02-15", "NORTHLAND PRESS ASSOCIATION")


@given(st.text(alphabet="AB c,.-–()[]'15May2024\n", max_size=300))
def test_no_opening_breaks_the_reader(line: str) -> None:
    found = find_dateline(line, 0, len(line))
    assert found is None or 0 <= found.start < found.end <= found.after <= len(line)
