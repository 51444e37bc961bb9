"""Figures of the dead in single sentences, and numbers that are none, in our own words."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Modality
from tests.claims.test_reader_swaps import killings

REAL = (Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED)


def tolls(words: str) -> set[tuple[int | None, int | None]]:
    return {
        (claim.count.minimum, claim.count.maximum)
        for claim in killings(words + "\n")
        if claim.count is not None and claim.modality in REAL
    }


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("At least 12 shoppers were killed when a drone struck a market on Sunday.", (12, None)),
        ("The death toll from Saturday's raid rose to 132, the ministry said.", (132, 132)),
        ("An air strike left 23 dead, most of them children, in the town.", (23, 23)),
        ("Gunmen opened fire on worshippers, killing 15 and wounding dozens.", (15, 15)),
        ("The bodies of 19 men were found in a mass grave outside the town.", (19, 19)),
        ("Between 300 and 400 people were killed in the village, it was said.", (300, 400)),
        ("The army said it had neutralised 203 terrorists.", (203, 203)),
        ("Up to 40 villagers may have been killed.", (None, 40)),
        ("The survivor said the attackers killed his wife and two children.", (3, 3)),
        ("Three teachers were abducted and later found dead.", (3, 3)),
        ("The prosecutor put the number of dead at 170.", (170, 170)),
        ("Around 70 mainly elderly people were killed, according to the mayor.", (63, 77)),
        ("The raid claimed 27 lives.", (27, 27)),
        ("Two soldiers and a gendarme were killed and nine others injured.", (3, 3)),
        ("Seven nurses were among the 30 killed.", (30, 30)),
        ("Residents counted 71 bodies after the fighters left.", (71, 71)),
        ("More than a dozen villagers perished.", (13, None)),
        ("The shelling killed a mother and wounded her two sons.", (1, 1)),
    ],
)
def test_a_toll_is_read_and_nothing_beside_it(
    words: str, toll: tuple[int | None, int | None]
) -> None:
    assert tolls(words) == {toll}


@pytest.mark.parametrize(
    "words",
    [
        "The company killed the project after three years.",
        "In the film, a hitman kills 14 people.",
        "The law provides that anyone who kills three people shall be punished.",
        "Militants threatened to kill 50 hostages if the ransom was not paid.",
        "Some 300 people were displaced by the fighting.",
        "At least 40 people were wounded in the blast.",
        "Experts interviewed 400 people about the killing.",
        "The hospital treated 60 patients, and none died.",
        "If 200 soldiers are killed, the army will withdraw.",
        "About 5,100 troops serve in the operation.",
        "The charge carries a sentence of 20 years for killing a person.",
        "Seventeen students were released after 40 days.",
        "A report by 12 organisations calls for an inquiry into the killings.",
        "The 1949 Conventions prohibit murder.",
        "Road accidents kill 1.3 million people each year.",
        "Four people died in a car crash near the capital.",
    ],
)
def test_numbers_that_are_no_tolls_are_left_alone(words: str) -> None:
    assert tolls(words) == set()


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("L'attaque a fait au moins 33 morts et 12 blessés.", (33, None)),
        ("Le bilan de l'attaque s'élève à 64 morts.", (64, 64)),
        ("Une vingtaine de civils ont été tués par des hommes armés.", (18, 22)),
        ("Les corps de 12 villageois ont été retrouvés dans un puits.", (12, 12)),
        ("Des hommes armés ont massacré au moins 70 villageois.", (70, None)),
        ("L'armée a exécuté onze bergers, selon des habitants.", (11, 11)),
    ],
)
def test_a_french_toll_is_read(words: str, toll: tuple[int | None, int | None]) -> None:
    before = "Les habitants du village ont peur depuis plusieurs semaines. "
    assert tolls(before + words) == {toll}
