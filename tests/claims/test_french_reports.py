"""Whole French reports: days of saying and of recalling, new counts, deeds of a state, blame."""

from __future__ import annotations

from datetime import date

import pytest

from cenotaph.text.datelines import find_dateline
from tests.claims.reading import days
from tests.claims.reports import told


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("BAMAKO, 4 mars 2021. Des hommes sont venus.", "2021-03-04"),
        ("Reportage – Alger, 12 mai 2018", "2018-05-12"),
        ("Le 4 mars 2021. Des hommes sont venus.", None),
    ],
)
def test_a_dateline_may_end_in_a_full_stop(words: str, day: str | None) -> None:
    found = find_dateline(words, 0, len(words))
    assert (found.date if found else None) == day


def test_a_day_without_its_month_goes_on_with_the_month_told() -> None:
    words = "Le 3 juin 2012, des familles ont fui la vallée. Le 5, le village a été incendié."
    assert ("Le 5", "2012-06-05") in days(words, None, "fr")


def test_two_days_with_one_month_are_a_range() -> None:
    words = "Les 7 et 8 août 2015, le quartier a été attaqué."
    assert ("7 et 8 août 2015", "2015-08-07..2015-08-08") in days(words, None, "fr")


def test_since_a_day_without_year_looks_back() -> None:
    words = "Le 4 mars 2021, un marché a brûlé. Depuis le 9 décembre, la ville est assiégée."
    assert any(day.startswith("2020-12-09") for _, day in days(words, None, "fr"))


def test_the_weekday_of_a_new_count_is_not_that_of_the_killing() -> None:
    words = (
        "Goma, 14 juin 2024 - Le bilan est passé à 31 morts, vendredi, après l'attaque du village "
        "de Kalunguta, a indiqué le maire.\n\nLes assaillants, arrivés dans la nuit de mercredi à "
        "jeudi, ont attaqué les habitants à la machette."
    )
    when = told(words)[31, 31].when
    assert when is not None
    assert str(when.earliest) == "2024-06-12"


def test_the_day_of_recalling_is_not_that_of_the_killing() -> None:
    words = (
        "Kigali, 16 avril 2024 - Trente ans après le massacre, les survivants ont déposé mardi des "
        "gerbes.\n\nLe 16 avril 1994, deux engins abattirent les murs. Quelque 900 personnes "
        "périrent sous les décombres."
    )
    when = told(words)[810, 990].when
    assert when is not None
    assert str(when.earliest) == "1994-04-16"


def test_an_adjective_after_a_deed_stands_for_the_force() -> None:
    words = "Mardi 5 mars 2024, une frappe israélienne a tué neuf personnes à Nabatiyé."
    (name,) = (each.name for each in told(words)[9, 9].perpetrators)
    assert "Israel" in name


def test_former_soldiers_are_not_the_army() -> None:
    words = (
        "Le 3 mai 1999, six élèves ont été tués à Gisenyi, au Rwanda. Les autorités attribuent "
        "l'attaque à des anciens soldats."
    )
    names = [each.name for each in told(words)[6, 6].perpetrators]
    assert "Rwanda Defence Force (RDF)" not in names


def test_those_led_by_somebody_act_themselves() -> None:
    words = (
        "Le 3 mai 2019, des bandes armées conduites par un ancien policier ont traqué les "
        "habitants de Carrefour, en Haïti. Onze personnes ont été tuées."
    )
    assert [each.name for each in told(words)[11, 11].perpetrators] == ["armed gangs"]


def test_a_target_did_not_fire() -> None:
    words = (
        "Le 3 mai 2019, deux civils ont été tués à Léré, au Mali, où un poste militaire a été la "
        "cible de tirs."
    )
    assert told(words)[2, 2].perpetrators == ()


def test_a_place_of_another_land_that_its_sentence_names() -> None:
    words = (
        "Bamako, 2 octobre 2019 - Quatre soldats maliens ont été tués lundi à Léré, au Mali. "
        "L'armée malienne a envoyé des renforts au Mali.\n\n"
        "Au Niger enfin, la ville de Téra a été visée dans la nuit de samedi à dimanche. "
        "« Ils ont tiré sur tout », raconte un habitant. Six civils ont trouvé la mort."
    )
    where = told(words)[6, 6].where
    assert where is not None
    assert where.place is not None
    assert where.place.country == "NE"


def test_a_day_after_a_stretch_told_with_its_year_is_of_that_year() -> None:
    words = (
        "Le siège avait duré du 16 au 21 février 2000. Trois semaines après, le 11 mars, le bourg "
        "fut repris. En octobre de la même année, il brûla."
    )
    found = dict(days(words, date(2021, 1, 17), "fr"))
    assert found["11 mars"] == "2000-03-11"
    assert found["octobre de la même année"] == "2000-10-01..2000-10-31"


def test_then_a_bare_day_goes_on_with_the_month() -> None:
    words = "Le 4 janvier 1998, le hameau fut attaqué. Puis, le 11, ce fut le tour du bourg."
    assert ("le 11", "1998-01-11") in days(words, None, "fr")
