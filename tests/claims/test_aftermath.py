"""The day and place of a killing are not those of a discovery, a burial, a count or a saying."""

from __future__ import annotations

import pytest

from tests.claims.reading import days
from tests.claims.reports import told

HEAD = "Raid on Gao market\n\nBAMAKO, 4 September 2024\n\n"


def when_of(words: str, minimum: int) -> tuple[str, str]:
    claim = told(HEAD + words)[(minimum, minimum)]
    assert claim.when is not None
    return str(claim.when.earliest), str(claim.when.latest)


@pytest.mark.parametrize(
    "words",
    [
        "On 1 September gunmen attacked the market of Gao.\n\nThe bodies of 15 traders were found "
        "in a ditch on Tuesday.",
        "They rode into Gao on Sunday in the evening and set fire to the market.\n\nThe 15 dead "
        "were buried at Ansongo on Tuesday after a funeral prayer.",
        "Gunmen attacked the market of Gao on Sunday. The toll rose to 15 dead on Tuesday.",
        "On Sunday, residents said, gunmen killed 15 traders in Gao.",
        "Gunmen came to the market of Gao on Sunday. They killed 15 traders, a council that put "
        "out its list by Tuesday said.",
    ],
)
def test_the_day_is_that_of_the_killing(words: str) -> None:
    assert when_of(words, 15) == ("2024-09-01", "2024-09-01")


def test_a_day_of_discovery_stands_where_no_other_is_told() -> None:
    words = "The bodies of 15 traders were found in a ditch near Gao on Tuesday."
    assert when_of(words, 15) == ("2024-09-03", "2024-09-03")


def test_the_wounded_die_in_hospital_but_were_attacked_elsewhere() -> None:
    words = "Gunmen attacked Ansongo on Sunday. Four people died in the hospital of Gao."
    where = told(HEAD + words)[(4, 4)].where
    assert where is not None
    assert where.place is not None
    assert where.place.name == "Ansongo"


def test_who_speaks_from_afar_does_not_place_the_killing() -> None:
    words = (
        "Gunmen attacked Ansongo in Mali on Sunday.\n\nThe president, from Beijing, condemned the "
        "carnage. The mayor of Ansongo said that 15 people were killed."
    )
    where = told(HEAD + words)[(15, 15)].where
    assert where is not None
    assert where.place is not None
    assert where.place.country == "ML"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The third of August 1990 was a quiet day.", [("third of August 1990", "1990-08-03")]),
        (
            "On 12 May three died. On the Friday before, two were shot.",
            [("12 May", "2025-05-12"), ("Friday before", "2025-05-09")],
        ),
        ("They left after the Friday prayer; it was a Friday.", []),
        ("This Tuesday, 13 May, they came.", [("This Tuesday, 13 May", "2025-05-13")]),
    ],
)
def test_days_in_words(words: str, expected: list[tuple[str, str]]) -> None:
    assert days(words) == expected


def test_french_seven_is_no_month_and_this_tuesday_has_its_date() -> None:
    assert days("Onze sont morts et sept autres ont été blessés.", language="fr") == []
    found = days("Ce mardi 13 mai était jour de foire.", language="fr")
    assert found == [("Ce mardi 13 mai", "2025-05-13")]


def test_the_weekday_with_an_article_follows_the_day_told() -> None:
    words = "On Sunday 4 May three died. On the Tuesday, two more were shot."
    assert days(words) == [("Sunday 4 May", "2025-05-04"), ("Tuesday", "2025-05-06")]


def test_a_digest_that_says_when_it_was_closed_dates_its_weekdays() -> None:
    words = "Rights weekly\nNo. 4 of 2023, closed on Friday 27 January\n\nLast Saturday two died."
    assert ("Last Saturday", "2023-01-21") in days(words, published=None)


def test_what_is_told_of_a_person_aside_dates_and_places_nothing() -> None:
    words = (
        "In another attack in Gao on Tuesday a corporal, who had served in Kidal since Monday, "
        "was shot dead with two others; three people were killed."
    )
    claim = told(HEAD + words)[(3, 3)]
    assert claim.where is not None
    assert claim.where.place is not None
    assert claim.where.place.name == "Gao"


TRIAL = (
    "Guilty of the Ansongo raid\n\nBAMAKO, 4 September 2024\n\n"
    "On 3 May 2019 gunmen rode into Ansongo.\n\n"
)


def test_the_day_of_a_verdict_is_not_that_of_the_murders() -> None:
    words = "A court in Gao on Tuesday convicted two men of the murder of 15 traders."
    claim = told(TRIAL + words)[(15, 15)]
    assert claim.when is None or str(claim.when.earliest) != "2024-09-03"


def test_what_follows_the_murders_is_their_own_day() -> None:
    words = "On Tuesday two men were convicted of the murder of 15 traders at Gao on 3 May 2019."
    claim = told(TRIAL + words)[(15, 15)]
    assert claim.when is not None
    assert str(claim.when.earliest) == "2019-05-03"
    assert claim.where is not None
    assert claim.where.place is not None
    assert claim.where.place.name == "Gao"


def test_a_day_behind_a_semicolon_is_of_what_it_tells_there() -> None:
    words = (
        "Gunmen attacked the market of Gao on Sunday.\n\nPolice spoke of 15 dead; the governor "
        "came on Tuesday."
    )
    assert when_of(words, 15) == ("2024-09-01", "2024-09-01")


@pytest.mark.parametrize("words", ["Five years after", "5 years after", "Half a decade after"])
def test_a_report_on_an_anniversary_dates_what_it_recalls(words: str) -> None:
    text = f"The raid on Gao\n\nBAMAKO, 4 September 2024\n\n{words} the raid, traders wept.\n\n"
    claim = told(text + "In the market of Gao 15 traders were shot dead.")[(15, 15)]
    found = claim.when and (str(claim.when.earliest), str(claim.when.latest))
    assert found == ("2019-08-20", "2019-09-19")


def place_of(words: str, minimum: int) -> tuple[str, str | None]:
    where = told(HEAD + words)[(minimum, minimum)].where
    assert where is not None
    return (where.place.name if where.place else where.wording), where.inherited


def test_where_a_woman_is_from_is_not_where_she_was_shot() -> None:
    words = (
        "In Mali a trader from Ansongo was shot dead on Sunday. She had left the market of Gao "
        "when a man shot her in Gao."
    )
    assert place_of(words, 1)[0] == "Gao"


def test_where_only_the_home_of_the_dead_is_told_it_stands_in() -> None:
    words = "A trader from Ansongo was shot dead on Sunday, Malian police said."
    where = told(f"A trader shot\n\n4 September 2024\n\n{words}")[(1, 1)].where
    assert where is not None
    assert where.place is not None
    assert where.place.name == "Ansongo"


def test_the_sentence_that_says_where_it_happened_goes_before_the_opening() -> None:
    words = (
        "A lorry that came from Gao in Mali hit a mine on Sunday. Nine traders died in the "
        "explosion.\n\nPolice said that the explosion took place at Ansongo."
    )
    assert place_of(words, 9)[0] == "Ansongo"


def test_the_dead_laid_to_rest_on_a_day_were_not_killed_on_it() -> None:
    words = (
        "On Sunday gunmen rode into Gao and opened fire.\n\nForty were laid to rest on Tuesday. "
        "The council put the toll at 46."
    )
    assert when_of(words, 46) == ("2024-09-01", "2024-09-01")


def test_without_any_place_the_country_stands_worded_with_the_town_of_the_dateline() -> None:
    words = "Malian troops fired. The Malian government said that 15 traders were shot dead."
    where = told("The raid\n\nBAMAKO, 4 September 2024\n\n" + words)[(15, 15)].where
    assert where is not None
    assert where.place is not None
    assert where.place.kind == "country"
    assert (where.wording, where.inherited) == ("Bamako, Mali", "the dateline")


def test_a_site_without_an_entry_stands_in_the_town_told_before_it() -> None:
    words = (
        "The first raid was near Ansongo in Mali. On Sunday troops fired at the Tamba bridge. "
        "Eleven people died. Four days later at Gao troops killed ten people in the market."
    )
    where = told("Two raids\n\nBAMAKO, 4 September 2024\n\n" + words)[(11, 11)].where
    assert where is not None
    assert where.place is not None
    assert (where.wording, where.place.name) == ("the Tamba bridge", "Ansongo")
