"""Figures and places in turns of phrase that French reports use."""

from __future__ import annotations

import pytest

from tests.claims.reports import told

Toll = tuple[int | None, int | None]
DATELINE = "Bamako, 9 mai 2021\n\n"


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("Un homme de 62 ans et sa compagne ont été abattus mercredi à Gao.", (2, 2)),
        ("Le préfet a ramené à 35 le nombre de villageois tués à Gao.", (35, 35)),
        ("Cinq gendarmes stagiaires ont été tués par un kamikaze à Gao.", (5, 5)),
        ("Un Boeing 777 a été abattu jeudi, tuant ses 298 occupants.", (298, 298)),
        ("Douze soldats et trois bergers sont morts à Gao, soit quinze morts au total.", (15, 15)),
        ("On lui reproche l'assassinat de huit membres d'une équipe venue soigner Ebola.", (8, 8)),
        ("Les fidèles priaient. Plus de 70 d'entre eux ont péri sous les balles.", (71, None)),
    ],
)
def test_the_figure_of_a_sentence(sentence: str, toll: Toll) -> None:
    assert toll in told(DATELINE + sentence)


def test_a_participle_after_its_auxiliary_is_no_noun() -> None:
    words = DATELINE + "Des rebelles ont incendié deux cents cases et tué neuf bergers à Gao."
    assert [each.name for each in told(words)[9, 9].perpetrators] == ["rebels"]


def test_a_first_count_that_was_revised_is_the_earlier_one() -> None:
    words = (
        DATELINE + "L'attaque de jeudi à Gao a coûté la vie à 42 personnes. Un premier bilan "
        "faisait état de 35 morts ; il a été revu à la hausse."
    )
    assert told(words)[35, 35].figure == "earlier"


def test_figures_at_places_share_the_count_before_them() -> None:
    words = (
        "Alger, 9 mai 2021\n\nLe 30 décembre 1997, des tueurs ont fait 30 morts. Les "
        "sauveteurs en ont compté plus de deux cents : 120 à Oued Sly, 63 à Beni Rached."
    )
    found = told(words)
    assert found[120, 120].where is not None
    assert found[120, 120].where.wording == "Oued Sly"
    assert (63, 63) in found


def test_this_hamlet_of_a_district_is_the_one_told_before() -> None:
    words = (
        DATELINE + "Des hommes armés ont attaqué Koumaira jeudi. Neuf bergers ont été abattus dans "
        "ce village de la commune de Konna."
    )
    where = told(words)[9, 9].where
    assert where is not None
    assert where.wording != "Bamako"


def test_a_report_that_names_no_other_place_is_from_its_dateline() -> None:
    words = "Conakry, 30 mai 2010\n\nEn Guinée, neuf manifestants ont été abattus vendredi."
    where = told(words)[9, 9].where
    assert where is not None
    assert where.place is not None
    assert where.place.name == "Conakry"
