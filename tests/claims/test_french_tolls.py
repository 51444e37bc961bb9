"""Figures of the dead as French reports tell them: what they are and which killing they are of."""

from __future__ import annotations

import pytest

from tests.claims.reports import told
from tests.claims.test_grammar import roles

OPENING = "Les familles du quartier disent avoir peur depuis des semaines. "


@pytest.mark.parametrize(
    ("words", "lemma", "agents", "victims"),
    [
        (
            "Douze maraîchers ont eu la gorge tranchée près du puits.",
            "avoir la gorge tranchée",
            set(),
            {"Douze maraîchers"},
        ),
        (
            "Des miliciens ont tranché la gorge à trois chauffeurs.",
            "trancher la gorge",
            {"miliciens"},
            {"trois chauffeurs"},
        ),
        (
            "Huit étudiants sont tombés sous les balles des policiers.",
            "tomber sous les balles",
            {"policiers"},
            {"Huit étudiants"},
        ),
    ],
)
def test_the_dead_of_a_phrase(words: str, lemma: str, agents: set[str], victims: set[str]) -> None:
    _, acting, suffering = roles(words, lemma, "fr")
    assert {name.removeprefix("Des ") for name in acting} == agents
    assert suffering == victims


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("Neuf bûcherons ont eu la tête tranchée par les rebelles.", (9, 9)),
        ("Onze lycéens sont tombés sous les tirs des soldats.", (11, 11)),
    ],
)
def test_the_figure_is_told(words: str, toll: tuple[int, int]) -> None:
    assert set(told(OPENING + words)) == {toll}


def test_whose_throat_was_not_cut_is_not_dead() -> None:
    assert not told(OPENING + "Des bandits ont tranché la gorge de deux moutons.")


def test_a_toll_is_of_the_day_and_place_that_its_paragraph_has_set() -> None:
    found = told(
        "Le 3 mars 2024, des miliciens ont attaqué Djibo, au Burkina Faso. Vingt civils y ont "
        "laissé la vie.\n\n"
        "La province s'en souvient. Le 12 juin 2023, c'est le village d'Arbinda qui avait été "
        "visé. Bilan : 46 morts, dont 23 enfants."
    )
    assert found[46, 46].happening != found[20, 20].happening
    when = found[46, 46].when
    assert when is not None
    assert when.earliest is not None
    assert (when.earliest.year, when.earliest.month) == (2023, 6)


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("Huit maraîchers ont été tués par balles.", (8, 8)),
        ("Les rebelles ont abattu cinq camionneurs et deux mécaniciens.", (7, 7)),
        ("Un cuisinier a été égorgé par des miliciens.", (1, 1)),
        ("Ils ont massacré « seize innocents », selon le préfet.", (16, 16)),
        ("Une septuagénaire a été tuée par un éclat d'obus.", (1, 1)),
    ],
)
def test_people_by_trade_age_and_faith_are_counted(words: str, toll: tuple[int, int]) -> None:
    assert set(told(OPENING + words)) == {toll}


@pytest.mark.parametrize(
    ("words", "tolls"),
    [
        ("Huit marins n'ont pas survécu à l'attaque du navire.", {(8, 8)}),
        ("Un apiculteur n'a pas survécu à ses blessures.", {(1, 1)}),
        ("Deux otages n'avaient pas survécu, selon le préfet.", {(2, 2)}),
        ("Six soldats ont survécu à l'attaque.", set()),
        ("Huit entreprises n'ont pas survécu au pillage.", set()),
    ],
)
def test_who_did_not_survive_is_dead(words: str, tolls: set[tuple[int, int]]) -> None:
    assert set(told(OPENING + words)) == tolls
