"""A perfect answer scores one, and each kind of mistake costs the figure that measures it."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from benchmarks.scoring import Json, score


def wanted(name: str, place: str, day: str, tolls: dict[str, int], part_of: str | None) -> Json:
    return {
        "id": name,
        "date_from": day,
        "date_to": day,
        "place": place,
        "deaths_by_doc": {stem: {"min": toll, "max": None} for stem, toll in tolls.items()},
        "perpetrators": ["Army of Northland"],
        "part_of": part_of,
    }


GOLD: Json = {
    "incidents": [
        wanted("season", "Northland", "2031-05", {"a": 60}, None),
        wanted("ford", "Redford", "2031-05-04", {"a": 12, "b": 14}, "season"),
        wanted("mill", "Oldmill", "2031-05-20", {"b": 5}, None),
    ],
    "documents": {"a": {}, "b": {"background": [[300, None]]}, "quiet": {"negative": True}},
}


def perfect() -> Json:
    """The answer that says what gold says."""
    return {
        "incidents": [
            {
                "id": f"incident-{incident['id']}",
                "part_of": incident["part_of"] and f"incident-{incident['part_of']}",
                "when": {"earliest": incident["date_from"], "latest": incident["date_to"]},
                "where": {"name": incident["place"]},
                "perpetrators": [{"name": "Northland soldiers"}],
                "reports": [
                    report(stem, c["min"]) for stem, c in incident["deaths_by_doc"].items()
                ],
            }
            for incident in copy.deepcopy(GOLD["incidents"])
        ]
    }


def report(stem: str, minimum: int) -> Json:
    return {"document": f"{stem}.txt", "deaths": {"minimum": minimum, "maximum": None}}


def test_a_perfect_answer_scores_one() -> None:
    assert set(score(GOLD, perfect()).values()) == {1.0}


def test_an_empty_answer_scores_nothing() -> None:
    assert set(score(GOLD, {"incidents": []}).values()) == {0.0}


def test_gold_without_relations_has_no_figure_for_them() -> None:
    gold = copy.deepcopy(GOLD)
    gold["incidents"][1]["part_of"] = None
    assert score(gold, perfect())["part_of"] is None


def invent(answer: Json) -> None:
    answer["incidents"][0]["reports"].append(report("quiet", 3))


def miss(answer: Json) -> None:
    del answer["incidents"][2]["reports"][0]


def shift(answer: Json) -> None:
    answer["incidents"][2]["when"] = {"earliest": "2031-06-01", "latest": "2031-06-01"}


def blur(answer: Json) -> None:
    answer["incidents"][2]["when"] = {"earliest": "2031-01-01", "latest": "2031-12-31"}


def move(answer: Json) -> None:
    answer["incidents"][2]["where"] = {"name": "Newmill"}


def blame(answer: Json) -> None:
    answer["incidents"][2]["perpetrators"] = [{"name": "Southland Army"}]


def split(answer: Json) -> None:
    ford = answer["incidents"][1]
    answer["incidents"].append(ford | {"id": "incident-second", "reports": [ford["reports"].pop()]})


def lump(answer: Json) -> None:
    answer["incidents"][1]["reports"] += answer["incidents"].pop()["reports"]


def part(answer: Json) -> None:
    answer["incidents"][1]["part_of"] = None


@pytest.mark.parametrize(
    ("mistake", "figure"),
    [
        (invent, "toll_precision"),
        (miss, "toll_recall"),
        (miss, "found"),
        (shift, "date"),
        (blur, "date"),
        (move, "place"),
        (blame, "perpetrators"),
        (split, "link_b3"),
        (lump, "link_b3"),
        (part, "part_of"),
    ],
)
def test_each_mistake_costs_its_figure(mistake: Callable[[Json], None], figure: str) -> None:
    answer = perfect()
    mistake(answer)
    measured = score(GOLD, answer)[figure]
    assert measured is not None
    assert measured < 1


def test_history_is_neither_asked_for_nor_held_against_the_answer() -> None:
    answer = perfect()
    answer["incidents"][0]["reports"].append(report("b", 300))
    assert set(score(GOLD, answer).values()) == {1.0}


def test_a_place_without_a_common_name_is_right_where_it_lies_near() -> None:
    gold, answer = copy.deepcopy(GOLD), perfect()
    gold["incidents"][2] |= {"lat": 12.0, "lon": 1.0}
    near = {"name": "Newmill", "latitude": 12.3, "longitude": 1.2}
    answer["incidents"][2]["where"] = near
    assert score(gold, answer)["place"] == 1.0
    answer["incidents"][2]["where"] = near | {"latitude": 13.0}
    assert score(gold, answer)["place"] == 0.75
