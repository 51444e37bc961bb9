"""Which figures of a report speak of one happening, and what it takes over from around it."""

from __future__ import annotations

from datetime import date

from cenotaph.claims.happening import stated_outside
from cenotaph.record.claim import FigureRole
from cenotaph.record.where import Place, Where
from tests.claims.reports import told


def test_two_raids_on_one_day_are_two_happenings() -> None:
    found = told(
        "Raids in the north\n4 March 2024\n\nGunmen killed 12 farmers in Djibo on Saturday, police "
        "said. In a separate raid the same day, gunmen killed seven herders in Arbinda."
    )
    assert found[12, 12].happening != found[7, 7].happening
    assert found[7, 7].when is not None
    assert found[7, 7].when.earliest == date(2024, 3, 2)


def test_another_sources_figure_for_the_same_raid_is_a_rival_not_a_second_raid() -> None:
    found = told(
        "On 3 May 2024 soldiers killed at least 40 people in Hombori, Human Rights Watch said. "
        "The governor spoke of 28 dead."
    )
    assert found[40, None].happening == found[28, 28].happening


def test_a_later_toll_is_marked_as_an_update() -> None:
    found = told(
        "Fighters killed at least 60 people in Djibo on 3 May 2024, officials said. By Monday the "
        "toll rose to 84, the governor said."
    )
    assert found[84, 84].figure is FigureRole.UPDATE
    assert found[84, 84].happening == found[60, None].happening


def test_a_date_and_a_place_are_taken_over_with_a_note() -> None:
    found = told(
        "On 3 May 2024 armed men on motorcycles attacked the market of Hombori.\n\nNine traders "
        "were killed, residents said."
    )
    claim = found[9, 9]
    assert claim.when is not None
    assert claim.when.earliest == date(2024, 5, 3)
    assert claim.where is not None
    assert "Hombori" in claim.where.wording
    assert {note.split(":")[0] for note in claim.notes} >= {"date", "place"}


def test_the_day_of_saying_is_not_the_day_of_dying() -> None:
    found = told("Thirty people were killed in Djibo on 3 May 2024, the mayor said on 9 May 2024.")
    claim = found[30, 30]
    assert claim.when is not None
    assert claim.when.earliest == date(2024, 5, 3)


def test_they_takes_up_the_one_group_told_before() -> None:
    found = told("On 3 May 2024 soldiers arrested 14 men in Djibo. They were later executed.")
    claim = found[14, 14]
    assert any("taken up" in note for note in claim.notes)
    plain = told("On 3 May 2024 soldiers executed 14 men in Djibo.")[14, 14]
    assert claim.confidence <= plain.confidence


def test_a_figure_over_months_is_an_aggregate_and_a_case_of_it_an_event() -> None:
    found = told(
        "The army killed at least 90 civilians in eleven operations between January and June 2024, "
        "Amnesty International said. In one of them, on 3 May, soldiers shot six herders near "
        "Hombori dead."
    )
    assert found[90, None].scope == "aggregate"
    assert found[6, 6].scope == "event"
    assert found[90, None].happening != found[6, 6].happening


def test_the_dead_of_a_whole_war_are_no_happening() -> None:
    found = told("The war, which broke out in April 2023, has killed more than 150,000 people.")
    assert found == {}


def test_a_place_is_not_taken_over_from_what_another_happening_tells() -> None:
    found = told(
        "Four teachers were shot dead on 3 May 2024.\n\nElsewhere in Mali, gunmen killed nine "
        "herders in Hombori on 6 May 2024."
    )
    lent = found[4, 4].where
    assert lent is not None and lent.place is not None
    assert (lent.place.name, lent.inherited) == ("Mali", "the whole document")


def test_the_day_of_publishing_is_not_the_day_of_the_act() -> None:
    found = told(
        "Findings on Hombori\n25 February 2020\n\nMen entered Hombori on the morning of 14 "
        "February.\n\nHuman Rights Watch, which published on Tuesday the results of its inquiry, "
        "says that soldiers killed 21 civilians there."
    )
    assert found[21, 21].when is not None
    assert found[21, 21].when.earliest == date(2020, 2, 14)


def test_what_happened_when_a_period_began_happened_on_its_first_day() -> None:
    found = told(
        "31 October 2022\n\nIt was the worst attack in Mopti since 14 October 2017, when a lorry "
        "exploded and 48 people were killed."
    )
    when = found[48, 48].when
    assert when is not None
    assert (when.earliest, when.latest) == (date(2017, 10, 14), date(2017, 10, 14))


def test_one_raid_on_two_villages_has_their_place() -> None:
    found = told(
        "Gunmen killed at least 31 civilians in two villages of Mopti region on 3 May 2024. The "
        "killings took place in Sofara and Konna, residents said."
    )
    where = found[31, None].where
    assert where is not None
    assert where.wording.startswith("Sofara")


def test_a_village_told_in_another_region_lends_no_place_to_a_region() -> None:
    region = Where(wording="Gao", place=Place(name="Gao", kind="region", country="ML"))
    assert stated_outside(Where(wording="Tandoriko", region="Mopti region"), region)
    assert not stated_outside(Where(wording="Tandoriko", region="Gao region"), region)
    assert not stated_outside(Where(wording="Tandoriko", region="Ansongo cercle"), region)
    assert not stated_outside(Where(wording="Tandoriko"), region)
