"""Who acted, in constructions and words that French reports use."""

from __future__ import annotations

import pytest

from tests.claims.reports import told


def names(words: str, toll: tuple[int | None, int | None]) -> list[str]:
    return sorted(each.name for each in told(words)[toll].perpetrators)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Les forces armées maliennes ont, d'après le rapport, exécuté neuf bergers.",
            ["Malian Armed Forces"],
        ),
        (
            "Neuf bergers ont été abattus jeudi par des tirs israéliens.",
            ["Israel Defense Forces (IDF)"],
        ),
        (
            "Neuf bergers sont tombés sous les balles de soldats tchadiens.",
            ["Chadian Armed Forces"],
        ),
        (
            "Des soldats rwandais ont tué, le 3 mai, neuf bergers près du lac.",
            ["Rwanda Defence Force (RDF)"],
        ),
        (
            "Une roquette tirée de la colline par des rebelles touaregs a tué neuf bergers.",
            ["Tuareg rebels"],
        ),
        ("Neuf bergers ont été tués par des hommes à moto.", ["men on motorcycles"]),
        (
            "Un ancien gendarme de 40 ans, Paul Ndiaye, a tué neuf bergers.",
            ["Paul Ndiaye"],
        ),
        (
            "L'armée malienne et des combattants étrangers ont exécuté neuf bergers.",
            ["Malian Armed Forces", "foreign fighters"],
        ),
    ],
)
def test_the_author_in_the_sentence_of_the_killing(sentence: str, who: list[str]) -> None:
    assert names(f"Bamako, 9 mai 2021\n\n{sentence}", (9, 9)) == who


def test_people_attacked_at_their_camp_are_not_the_authors() -> None:
    words = (
        "Niamey, 9 mai 2021\n\nL'attaque du camp de gendarmerie d'Inates a coûté la vie à neuf "
        "gendarmes. Elle est attribuée à Boko Haram."
    )
    assert names(words, (9, 9)) == ["Boko Haram"]


def test_all_who_are_accused_together_are_named() -> None:
    words = (
        "Goma, 9 mai 2021\n\nLe gouverneur accuse le M23 et l'armée rwandaise d'avoir massacré, "
        "mardi, au moins 30 villageois à Rugari."
    )
    assert names(words, (30, None)) == ["M23", "Rwanda Defence Force (RDF)"]


def test_an_accusation_of_these_killings_is_one_of_all_told_before() -> None:
    words = (
        "Alger, 9 mai 1999\n\nLe 3 mai, 40 paysans ont été égorgés à Oued Bouaicha.\n\nLe 5 mai, "
        "25 habitants ont péri à Sidi Rais.\n\nLes autorités ont attribué ces massacres au GIA."
    )
    found = told(words)
    for toll in ((40, 40), (25, 25)):
        assert [each.name for each in found[toll].perpetrators] == ["Armed Islamic Group (GIA)"]


def test_a_crowd_is_nobody_s_author() -> None:
    words = (
        "Dakar, 9 mai 2021\n\nDes milliers de personnes ont encerclé le marché. Six commerçants "
        "sont morts."
    )
    assert names(words, (6, 6)) == []


def test_who_only_helped_is_not_convicted_of_the_killing() -> None:
    words = (
        "Paris, 9 mai 2021\n\nQuatre passants ont été tués le 3 mai 2016 à Lyon. Jean Morel a été "
        "condamné à dix ans pour complicité d'assassinat."
    )
    assert names(words, (4, 4)) == []


@pytest.mark.parametrize(
    ("year", "who"),
    [
        ("1995", "Rwandan Patriotic Army (RPA)"),
        ("1993", "Rwandan Armed Forces (FAR)"),
        ("2012", "Rwanda Defence Force (RDF)"),
    ],
)
def test_a_force_has_the_name_that_it_had_when_it_acted(year: str, who: str) -> None:
    words = f"Kigali, 9 mai 2020\n\nLe 3 mai {year}, des soldats rwandais ont tué neuf bergers."
    assert names(words, (9, 9)) == [who]
