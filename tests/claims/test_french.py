"""French reports: constructions, names, figures and dates as French tells of killings."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Certainty, ClaimKind
from tests.claims.reading import days
from tests.claims.reports import claims_of, of_kind, told
from tests.claims.test_grammar import roles

OPENING = "Les habitants de la localité ont peur depuis plusieurs semaines et le disent. "


@pytest.mark.parametrize(
    ("words", "lemma", "agents", "victims"),
    [
        (
            "Neuf bergers se sont fait tuer par des miliciens.",
            "tuer",
            {"miliciens"},
            {"Neuf bergers"},
        ),
        ("Six élèves ont trouvé la mort au marché.", "trouver la mort", set(), {"Six élèves"}),
        ("Quatre femmes y ont laissé la vie.", "laisser la vie", set(), {"Quatre femmes"}),
        (
            "Les rebelles ont brûlé vifs onze déplacés.",
            "brûler vif",
            {"rebelles"},
            {"onze déplacés"},
        ),
        (
            "Le raid a coûté la vie à douze commerçants.",
            "coûter la vie",
            set(),
            {"douze commerçants"},
        ),
        (
            "L'exécution de huit prisonniers par des jihadistes a choqué la ville.",
            "exécution",
            {"jihadistes"},
            {"huit prisonniers"},
        ),
        ("Les enquêteurs imputent le raid aux rebelles.", "imputer", {"rebelles"}, set()),
        ("Les tirs des miliciens ont duré une heure.", "tir", {"miliciens"}, set()),
    ],
)
def test_roles_are_read(words: str, lemma: str, agents: set[str], victims: set[str]) -> None:
    _, acting, suffering = roles(words, lemma, "fr")
    assert {name.removeprefix("Les ").removeprefix("des ") for name in acting} == agents
    assert suffering == victims


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("Le bilan provisoire est de 27 morts.", (27, 27)),
        ("Le bilan officiel fut de 85 morts.", (85, 85)),
        ("Au moins trente civils ont péri dans l'attaque du marché.", (30, None)),
        ("L'assaut a été sanglant, faisant 12 morts.", (12, 12)),
        ("La mort de six éleveurs a été confirmée par la mairie.", (6, 6)),
        ("Dix-neuf villageois ont perdu la vie dans le raid.", (19, 19)),
        ("Huit fidèles se sont fait massacrer à la sortie de la mosquée.", (8, 8)),
    ],
)
def test_a_toll_is_read(words: str, toll: tuple[int, int | None]) -> None:
    assert set(told(OPENING + words)) == {toll}


@pytest.mark.parametrize(
    "words",
    [
        "Les inondations ont fait au moins 40 morts dans la région.",
        "On dénombre 17 décès dus au choléra.",
        "Les pluies qui s'abattent sur la plaine ont fait 12 morts.",
        "Des indemnités ont été accordées à une soixantaine de victimes.",
        "L'organisation avance un chiffre voisin du premier.",
        "Ils ont ouvert le feu pour tuer deux chefs rebelles.",
    ],
)
def test_what_is_no_toll_is_left_alone(words: str) -> None:
    assert told(OPENING + words) == {}


def test_a_title_on_a_calamity_speaks_for_figures_below_it() -> None:
    words = (
        "Inondations : le point de la situation\n\n"
        "Dans le nord du pays, on compte 30 morts et plus de 6 000 personnes touchées par la "
        "montée des eaux. Les secours distribuent des tentes et des vivres aux familles.\n\n"
        "Dans le sud, le maire fait état de 11 morts et demande de l'aide aux voisins."
    )
    assert told(words) == {}


def test_members_are_named_by_their_group() -> None:
    words = OPENING + "Vingt civils ont été tués par des combattants du M23 à Rutshuru."
    (claim,) = told(words).values()
    assert [each.name for each in claim.perpetrators] == ["M23"]


def test_men_said_to_belong_to_a_group_are_suspected_of_it() -> None:
    words = OPENING + (
        "Vingt civils ont été tués par des hommes que les riverains disent appartenir à l'État "
        "islamique."
    )
    (claim,) = told(words).values()
    assert [(each.name, each.certainty) for each in claim.perpetrators] == [
        ("Islamic State", Certainty.SUSPECTED)
    ]


def test_the_group_that_is_blamed_is_lent_to_a_toll_that_names_armed_men() -> None:
    words = OPENING + (
        "\n\nDes hommes armés ont attaqué le camp de Bule, tuant 14 déplacés. Les autorités "
        "attribuent l'attaque aux miliciens de la Codeco."
    )
    killings = told(words)
    assert (14, 14) in killings
    blamed = [c for c in of_kind(words, ClaimKind.ATTACK) if c.perpetrators]
    assert "CODECO" in {each.name for claim in blamed for each in claim.perpetrators}


def test_a_name_is_a_persons_by_what_befell_him() -> None:
    words = OPENING + "L'assassinat de Salif Ouattara a été condamné par la presse."
    (claim,) = told(words).values()
    assert claim.victims[0].names == ("Salif Ouattara",)


def test_two_people_by_name_are_two_killings() -> None:
    words = OPENING + (
        "\n\nL'assassinat de Salif Ouattara a été annoncé lundi. L'assassinat de Marie Koné, une "
        "collègue, a été annoncé mardi."
    )
    named = {
        claim.victims[0].names: claim.happening
        for claim in of_kind(words, ClaimKind.KILLING)
        if claim.victims and claim.victims[0].names
    }
    assert len(named) == len(set(named.values())) == 2


def test_a_superlative_leaves_one_happening_one() -> None:
    words = OPENING + (
        "L'attaque a fait 31 morts, l'une des pires tueries de ces dernières années."
    )
    (claim,) = told(words).values()
    assert claim.scope == "event"


def test_that_thursday_is_the_day_told_before() -> None:
    words = "Le camp a été pris le 15 novembre 2018. Ce jeudi-là, il pleuvait."
    assert ("Ce jeudi-là", "2018-11-15") in days(words, None, "fr")


def test_that_day_is_no_month() -> None:
    words = (
        "Le massacre du 28 septembre 2009 reste impuni. Un accusé a fui en novembre 2023. Ce "
        "jour-là, la foule chantait."
    )
    assert ("Ce jour-là", "2009-09-28") in days(words, None, "fr")


def test_a_village_beside_a_town_is_where_it_happened() -> None:
    words = OPENING + (
        "Treize civils ont été tués mardi à Tolobé, à cinquante kilomètres à l'est de Bamako."
    )
    (claim,) = told(words).values()
    assert claim.where is not None
    assert "Tolobé" in claim.where.wording


def test_a_date_after_that_is_of_what_is_said() -> None:
    words = OPENING + (
        "Le rapport établit qu'entre le 6 et le 11 décembre 2024 au moins 20 civils ont été tués."
    )
    (claim,) = told(words).values()
    assert claim.when is not None
    assert str(claim.when.earliest) == "2024-12-06"


def test_a_language_without_tables_yields_no_claims() -> None:
    german = (
        "Bewaffnete Männer haben am Dienstag im Dorf mindestens zwölf Menschen getötet, sagten "
        "die Bewohner. Die Armee bestreitet jede Beteiligung an dem Angriff auf die Bevölkerung."
    )
    assert claims_of(german) == ()
