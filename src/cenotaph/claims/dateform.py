"""A written date before it is resolved: what its words say, and where they stand."""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """A date as worded in `text[start:end]`.

    `kind` is day, month, year, season, fraction, decade, weekday, relative, window, range (from
    `left` to `right`) or name (of a law or a movement: no date of a happening). `shift` counts
    `unit`s from `against` (document or narrative). `open` is since or until. `century` is false
    for a year of two figures. `ahead` is set where the words
    announce what is to come. `loose` is set for "two days
    after", which may go on. `past` is set where the words count from a happening told before:
    "the day before the massacre", "three weeks after it, on 24 May". `judged` is set where
    a verdict follows: "on 2 June he convicted". `other` is the form that gives the year or
    week ("April last year", "Tuesday last week"), or the second reading of figures ("3/4/2024").
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    part: str | None = None
    which: str | None = None
    season: str | None = None
    fraction: tuple[int, int] | None = None
    against: str | None = None
    shift: int = 0
    unit: str | None = None
    left: Form | None = None
    right: Form | None = None
    open: str | None = None
    century: bool = True
    other: Form | None = None
    loose: bool = False
    ahead: bool = False
    past: bool = False
    judged: bool = False
