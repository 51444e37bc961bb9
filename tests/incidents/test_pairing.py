"""Reports that share rare words or a key are worth weighing, the nearer in time the fewer words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from cenotaph.incidents.bags import Wording, bags
from cenotaph.incidents.pairing import in_a_row, sharing
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.tokens import Tokens, tokens_of
from cenotaph.record.span import Span

from .build import Sheet, at, day, killing

FERRY = "Zolmira Vekk drowned beside the Ostruva ferry near Kheltuvna"
MINE = "A miner was buried at Braskolo"


def bare(number: int, published: date | None) -> Telling:
    span = Span(document=f"{number}", start=0, end=1)
    return Telling(
        key=f"{number:03}", document=f"{number}", span=span, makers=(), published=published
    )


def told(said: Sequence[str], days: Sequence[date | None]) -> tuple[Tokens, list[Telling]]:
    tellings = [bare(number, published) for number, published in enumerate(days)]
    wordings = [Wording(passages=text, title="", language="en") for text in said]
    return tokens_of(tellings, bags(wordings)), tellings


def found(said: Sequence[str], days: Sequence[date | None]) -> list[tuple[int, int]]:
    return [divmod(pair, len(said)) for pair in sharing(*told(said, days)).tolist()]


def test_only_reports_with_rare_words_in_common_are_neighbours() -> None:
    near = [date(2024, 1, number) for number in (1, 2, 3)]
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
    said = [f"{FERRY}, says Quorvand{number}" for number in range(90)]
    assert len(found(said[:20], [date(2024, 1, 1)] * 20)) == 190
    assert found(said, [date(2024, 1, 1)] * 90) == []


def test_near_copies_are_found_in_a_row_however_many_there_are() -> None:
    long = f"{FERRY}, {MINE}, as elders of the three hamlets downstream have told the paper"
    days = [date(2024, 1, 1 + number % 3) for number in range(90)]
    pairs = in_a_row(*told([long] * 90, days)).tolist()
    order = sorted(range(90), key=lambda number: (days[number], number))
    follow = {(min(p), max(p)) for p in pairwise(order)}
    assert {divmod(pair, 90) for pair in pairs} == follow


def test_no_report_has_no_neighbour() -> None:
    assert found([], []) == []
    assert in_a_row(*told([], [])).tolist() == []


def sheet(name: str, when: str, where: str, words: str) -> Telling:
    said = killing(
        words,
        3,
        3,
        trigger=words.rsplit(maxsplit=1)[-1],
        when=day(when),
        where=at(where),
        happening=1,
    )
    (telling,) = Sheet(name, published="2024-05-20").say(f"{words} at {where}.", said).tellings()
    return telling


def keyed(*tellings: Telling) -> int:
    wordings = [Wording(passages="", title="", language="en")] * len(tellings)
    return len(sharing(tokens_of(tellings, bags(wordings)), tellings))


def test_a_place_and_a_week_or_a_day_and_a_number_are_enough() -> None:
    first = sheet("a.txt", "2024-05-06", "Sama", "Three died")
    assert keyed(first, sheet("b.txt", "2024-05-09", "Sama", "Three were killed")) == 1
    assert keyed(first, sheet("b.txt", "2024-05-07", "Kolo", "Three were killed")) == 1
    assert keyed(first, sheet("b.txt", "2024-05-19", "Sama", "Three were killed")) == 0
