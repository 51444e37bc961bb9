"""Reports that share rare words are worth weighing, the nearer in time the fewer words."""

from collections.abc import Sequence
from datetime import date

from cenotaph.incidents.bags import Wording, bags
from cenotaph.incidents.neighbours import neighbours

FERRY = "Zolmira Vekk drowned beside the Ostruva ferry near Kheltuvna"
MINE = "A miner was buried at Braskolo"


def found(said: Sequence[str], days: Sequence[date | None]) -> list[tuple[int, int]]:
    wordings = [Wording(passages=text, title="", language="en") for text in said]
    pairs = neighbours(bags(wordings), days)
    return [divmod(pair, len(said)) for pair in pairs.tolist()]


def test_only_reports_with_rare_words_in_common_are_neighbours() -> None:
    near = [date(2024, 1, day) for day in (1, 2, 3)]
    assert found([FERRY, MINE, FERRY], near) == [(0, 2)]


def test_reports_years_apart_need_more_in_common() -> None:
    apart = [date(2014, 1, 1), date(2024, 1, 1)]
    less = "Ostruva and Braskolo mourn"
    more = "Ostruva and Braskolo mourn Zolmira Vekk of Kheltuvna"
    first = FERRY + ", not at Braskolo"
    assert found([first, less], [date(2024, 1, 1), date(2024, 1, 9)]) == [(0, 1)]
    assert found([first, less], apart) == []
    assert found([first, more], apart) == [(0, 1)]


def test_a_report_without_a_date_may_be_of_any_time() -> None:
    assert found([FERRY, FERRY], [None, date(2024, 1, 1)]) == [(0, 1)]


def test_what_very_many_reports_say_in_those_weeks_finds_none() -> None:
    told = [f"{FERRY}, says Quorvand{number}" for number in range(90)]
    assert len(found(told[:20], [date(2024, 1, 1)] * 20)) == 190
    assert found(told, [date(2024, 1, 1)] * 90) == []


def test_no_report_has_no_neighbour() -> None:
    assert found([], []) == []
