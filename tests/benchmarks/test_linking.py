"""B-cubed against figures worked out by hand; grouping a file of lines; a fit on clear pairs."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.linking import b_cubed, cluster
from benchmarks.linking_fit import Pairs, fitted, judged
from benchmarks.linking_sets import Report, fitted_on, lines, unseen
from cenotaph.incidents.weighing import Levels
from cenotaph.knowledge.likeness import likeness_weights


def test_b_cubed_by_hand() -> None:
    assert b_cubed(["x", "x", "y"], [1, 1, 2]) == pytest.approx((1, 1, 1))
    assert b_cubed(["x", "x", "y"], [1, 1, 1]) == pytest.approx((5 / 9, 1, 5 / 7))
    assert b_cubed(["x", "x", "y", ""], [1, 2, 3, 3]) == pytest.approx((1, 2 / 3, 0.8))


FERRY = "Police in Ostruva said Zolmira Vekk, 31, was shot dead at the ferry landing on Tuesday."
ARREST = (
    "A suspect was held in Ostruva over the shooting of Zolmira Vekk, 31, at the ferry landing."
)
MINE = "Two miners were stabbed to death outside a bar in Braskolo on Friday night, police said."


def test_lines_are_grouped_without_labels(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.json"
    told = (("a", "2024-03-05", FERRY), ("b", "2024-03-06", ARREST), ("c", "2024-03-09", MINE))
    source.write_text(
        "".join(
            json.dumps({"doc_id": name, "date": day, "title": text[:30], "text": text}) + "\n"
            for name, day, text in told
        )
        + json.dumps({"doc_id": "d", "date": None, "title": "", "text": "Rain is expected."})
    )
    cluster(source, target, tmp_path)
    answer = json.loads(target.read_text())
    assert answer["a"] == answer["b"]
    assert len({answer["a"], answer["c"], answer["d"]}) == 3


def test_an_incident_is_fitted_on_or_unseen_as_a_whole(tmp_path: Path) -> None:
    reports = [Report(f"{n}", "2024-01-01", "", "", f"gva-{n // 2}") for n in range(400)]
    kept = {report.incident for report in fitted_on(reports)}
    assert not kept & {report.incident for report in reports if unseen(report)}
    assert 100 < len(kept) < 170
    empty = tmp_path / "none.jsonl"
    empty.write_text("\n")
    assert not list(lines(empty))


def test_a_level_met_only_in_pairs_of_one_happening_gains() -> None:
    levels = Levels(("0.00", "0.55"), np.array([1] * 40 + [0] * 160, np.int16))
    same = np.array([True] * 38 + [False] * 162)
    bits = fitted([Pairs({"wording": levels}, same)]).bits
    assert bits["wording"]["0.55"] > 2
    assert bits["wording"]["0.00"] < 0
    assert bits["place"]["same place"] == judged()["place", "same place"]


def test_the_table_of_the_package_has_every_level_that_people_weighed() -> None:
    table = likeness_weights().bits
    assert all(level in table[name] for name, level in judged())
