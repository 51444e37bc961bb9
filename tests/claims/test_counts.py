"""Numbers of people are read as worded: bounds, nouns, parts, sums, and what is no number."""

from __future__ import annotations

import pytest

from cenotaph.claims.quantities import Relation, Unit
from tests.claims.reading import figures, people, quantities, quote

BOUNDS = [
    ("At least 31 villagers died.", "At least 31 villagers", 31, None),
    ("No fewer than eight herders were shot.", "No fewer than eight herders", 8, None),
    ("Gunmen killed eleven men.", "eleven men", 11, 11),
    ("More than 60 people drowned.", "More than 60 people", 61, None),
    ("Over 60 people drowned.", "Over 60 people", 61, None),
    ("Up to 45 traders were held.", "Up to 45 traders", None, 45),
    ("As many as 45 traders were held.", "As many as 45 traders", None, 45),
    ("Fewer than ten soldiers survived.", "Fewer than ten soldiers", None, 9),
    ("Nearly 200 people fled.", "Nearly 200 people", 180, 200),
    ("Almost forty farmers were buried.", "Almost forty farmers", 36, 40),
    ("About 300 people were there.", "About 300 people", 270, 330),
    ("Around 70 pupils were taken.", "Around 70 pupils", 63, 77),
    ("Some 450 refugees crossed.", "Some 450 refugees", 405, 495),
    ("Roughly 80 fighters attacked.", "Roughly 80 fighters", 72, 88),
    ("An estimated 500 people fled.", "An estimated 500 people", 450, 550),
    ("Some 90 or so people fled.", "Some 90 or so people", 81, 99),
    ("Dozens of villagers were burned.", "Dozens of villagers", 24, None),
    ("Scores of civilians were killed.", "Scores of civilians", 40, None),
    ("Hundreds of people were buried.", "Hundreds of people", 200, None),
    ("Tens of thousands of people fled.", "Tens of thousands of people", 20000, None),
    ("Two dozen men were bound.", "Two dozen men", 24, 24),
    ("About two dozen men were bound.", "About two dozen men", 22, 26),
    ("About sixty people were bound.", "About sixty people", 54, 66),
    ("A dozen traders were shot.", "A dozen traders", 12, 12),
    ("A hundred fighters came.", "A hundred fighters", 90, 110),
    ("One hundred fighters came.", "One hundred fighters", 100, 100),
    ("More than a hundred people died.", "More than a hundred people", 101, None),
    ("A hundred and four people died.", "A hundred and four people", 104, 104),
    ("Several villagers were hurt.", "Several villagers", None, None),
    ("Between 40 and 45 people died.", "Between 40 and 45 people", 40, 45),
    ("Militia killed 40 to 45 people.", "40 to 45 people", 40, 45),
    ("Militia killed 40-45 people.", "40-45 people", 40, 45),
    ("Three or four men ran.", "Three or four men", 3, 4),
    ("Two or three hundred men ran.", "Two or three hundred men", 200, 300),
    ("They buried 118 or more civilians.", "118 or more civilians", 118, None),
    ("They buried forty civilians or more.", "forty civilians or more", 40, None),
    ("Thirty-one men, if not more, were bound.", "Thirty-one men, if not more", 31, None),
    ("Ninety civilians at the very least died.", "Ninety civilians at the very least", 90, None),
    ("Three hundred and six people died.", "Three hundred and six people", 306, 306),
    ("There 1,450 people died.", "1,450 people", 1450, 1450),
    ("There 1 450 people died.", "1 450 people", 1450, 1450),
    ("There were 3.5 million people.", "3.5 million people", 3500000, 3500000),
    ("All 26 were shot.", "All 26", 26, 26),
    ("Both men were hanged.", "Both men", 2, 2),
    ("At least one person was shot.", "At least one person", 1, None),
    ("An entire family of eight was shot.", "An entire family of eight", 8, 8),
    ("Ten (10) people were found.", "Ten (10) people", 10, 10),
    ("Each of 200 local and foreign reporters wrote.", "200 local and foreign reporters", 200, 200),
    ("In May 30 villagers were shot.", "30 villagers", 30, 30),
    ("The number of civilians killed rose to 2,446.", "2,446", 2446, 2446),
    ("The crash killed 120 of the 137 passengers.", "120", 120, 120),
    ("He counted twelve bodies; his neighbour counted fifteen.", "fifteen", 15, 15),
    ("One person was found.", "One person", 1, 1),
    ("They shot a woman there.", "a woman", 1, 1),
    ("No civilians were hit.", "No civilians", 0, 0),
    ("Nobody was hit.", "Nobody", 0, 0),
    ("A family of seven was shot.", "A family of seven", 7, 7),
    ("The war has cost over 9,000 lives.", "over 9,000 lives", 9001, None),
    ('They showed 14 "spies" on film; the 14 "rebels" died.', '14 "rebels"', 14, 14),
    ("ABOUT 40 PEASANTS WERE KIDNAPPED.", "ABOUT 40 PEASANTS", 36, 44),
    ("FIVE POLICEMEN DIED AND NO CIVILIANS WERE HURT.", "NO CIVILIANS", 0, 0),
]


@pytest.mark.parametrize(("words", "quoted", "low", "high"), BOUNDS)
def test_bounds_are_read_as_worded(
    words: str, quoted: str, low: int | None, high: int | None
) -> None:
    assert figures(words, "en")[quoted] == (low, high)


FRENCH = [
    ("Au moins 31 personnes sont mortes.", "Au moins 31 personnes", 31, None),
    ("Plus de 60 villageois ont fui.", "Plus de 60 villageois", 61, None),
    ("Une quarantaine de civils ont fui.", "Une quarantaine de civils", 36, 44),
    ("Plus d'une trentaine de femmes ont fui.", "Plus d'une trentaine de femmes", 31, None),
    ("Environ 300 réfugiés ont fui.", "Environ 300 réfugiés", 270, 330),
    ("Entre 40 et 45 hommes ont péri.", "Entre 40 et 45 hommes", 40, 45),
    ("Des dizaines de villageois ont fui.", "Des dizaines de villageois", 20, None),
    ("Vingt-deux hommes ont fui.", "Vingt-deux hommes", 22, 22),
    ("Soixante et onze femmes ont fui.", "Soixante et onze femmes", 71, 71),
    ("Quatre-vingt-treize corps gisaient.", "Quatre-vingt-treize corps", 93, 93),
    ("Deux cent six civils ont péri.", "Deux cent six civils", 206, 206),
    ("Jusqu'à 40 soldats ont fui.", "Jusqu'à 40 soldats", None, 40),
    ("Près de 200 habitants ont fui.", "Près de 200 habitants", 180, 200),
    ("Aucun civil n'a été touché.", "Aucun civil", 0, 0),
    ("Cinquante civils au moins ont péri.", "Cinquante civils au moins", 50, None),
    ("Trois soldats maliens ont fui.", "Trois soldats", 3, 3),
    ("Cinq Peuls ont été arrêtés.", "Cinq Peuls", 5, 5),
    ("Les 1 450 déplacés ont fui.", "1 450 déplacés", 1450, 1450),
    ("Le bilan est passé à 38.", "38", 38, 38),
]


@pytest.mark.parametrize(("words", "quoted", "low", "high"), FRENCH)
def test_french_is_read_by_its_own_table(
    words: str, quoted: str, low: int | None, high: int | None
) -> None:
    found = {key.removeprefix("Les "): value for key, value in figures(words, "fr").items()}
    assert found[quoted] == (low, high)


NOBODY = [
    "The men, aged 23 to 61, were farmers.",
    "A three-year-old was there; two- and four-year-olds hid.",
    "Amadou Cissé, 41, spoke first. She is 19.",
    "It began at 6.40 a.m. and ended at 15:20, at about 1845 local time.",
    "They paid $900, 12,000 francs and 30 percent, over 14 km.",
    "Under article 12 and branch 318, the 1949 Conventions apply; see Resolution 1973.",
    "Carrying an M-16 and an AK-47, in a four-wheel drive and an Mi-24.",
    "Call +223 20 11 22 33 or write to b52@example.org, or see www.example.org/2024/12.",
    "In 2019, in March 2024, on 3 and 5 May, in the 1990s, since 2012.",
    "There, three in ten are farmed, one in four is sown.",
    "The huts, eight out of ten of them under five years old, burned.",
    "The first, the 2nd and the 33rd came second.",
    "One of the worst massacres; no matter; one another; the one that fled; one day.",
    "Two weeks later; three days ago; ten years of war; the past 12 months.",
    "The Army Regulations of 1979 and the Penal Code of 2001 say so.",
    "Twelve of the houses and forty motorcycles were burned in two villages.",
    "The column had 12 trucks, three police stations and a rebel camp.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_numbers_that_count_nobody_are_not_people(words: str) -> None:
    assert [quote(words, each) for each in people(words, "en")] == []


def test_things_and_incidents_are_told_from_people() -> None:
    words = "In six attacks they burned 40 houses and killed 12 men."
    assert [(quote(words, each), each.unit) for each in quantities(words, "en")] == [
        ("six attacks", Unit.INCIDENTS),
        ("40 houses", Unit.OTHER),
        ("12 men", Unit.PERSONS),
    ]


def test_compound_nouns_count_by_their_last_word() -> None:
    words = "Two police trucks, three village chiefs and four bus drivers; two general strikes."
    assert [(each.head, each.unit) for each in quantities(words, "en") if not each.parts] == [
        ("trucks", Unit.OTHER),
        ("village chiefs", Unit.PERSONS),
        ("bus drivers", Unit.PERSONS),
        ("strikes", Unit.INCIDENTS),
    ]


def test_tolls_and_states() -> None:
    words = "The attack left 21 dead and 30 wounded; 16 bodies lay there. The toll rose to 24."
    found = {quote(words, each): each for each in people(words, "en")}
    assert [key for key, each in found.items() if each.toll] == ["21 dead", "16 bodies", "24"]
    assert found["30 wounded"].modifiers == ("wounded",)
    assert found["16 bodies"].unit is Unit.BODIES
    assert found["24"].elliptic


def test_states_after_the_noun() -> None:
    words = "Five people were later wounded, three are missing and 40 families were displaced."
    states = {quote(words, each): each.modifiers for each in quantities(words, "en")}
    assert states["Five people"] == ("wounded",)
    assert states["three"] == ("missing",)


PARTS = [
    ("They killed 48 people, including nine children.", ["nine children"], "48 people"),
    ("They killed 48 people, nine of them children.", ["nine of them children"], "48 people"),
    ("They killed 48 people, of whom nine were women.", ["nine"], "48 people"),
    ("They killed 48 people, nine women among them.", ["nine women"], "48 people"),
    (
        "They killed 48 people, nine women and five children among them.",
        ["nine women", "five children"],
        "48 people",
    ),
    (
        "They killed 48 people (30 men, nine women and nine children).",
        ["30 men", "nine women", "nine children"],
        "48 people",
    ),
    (
        "They killed 48 people. Twenty of the dead were women and nine were children.",
        ["Twenty of the dead", "nine"],
        "48 people",
    ),
    (
        "They killed 48 people. Twenty of them were women. Another nine were boys.",
        ["Twenty of them", "Another nine"],
        "48 people",
    ),
    (
        "They killed 48 people. There 30 men, nine women and nine children died.",
        ["30 men", "nine women", "nine children"],
        "48 people",
    ),
    (
        "The army lost 17 dead, that is to say five gendarmes and 12 soldiers.",
        ["five gendarmes", "12 soldiers"],
        "17 dead",
    ),
]


@pytest.mark.parametrize(("words", "parts", "whole"), PARTS)
def test_parts_name_their_whole(words: str, parts: list[str], whole: str) -> None:
    found = [each for each in people(words, "en") if each.relation is Relation.PART]
    assert [quote(words, each) for each in found] == parts
    assert {each.of.quote(words) for each in found if each.of} == {whole}
    assert not any(each.parts for each in people(words, "en"))


def test_a_part_too_large_for_a_figure_is_not_tied_to_it() -> None:
    words = "Six men died in one village. Elsewhere many fell; twenty of the dead were women."
    part = next(each for each in people(words, "en") if each.relation is Relation.PART)
    assert part.of is None


SUMS = [
    ("They shot eight soldiers and at least 21 guards.", 29, None),
    ("They shot 14 priests and two maids.", 16, 16),
    ("They shot a woman and three children.", 4, 4),
    ("They shot him and his two sons.", 3, 3),
    ("They shot the mayor and four guards.", 5, 5),
    ("They shot a woman and her baby.", 2, 2),
    ("They shot a herder's son and two of his cousins.", 3, 3),
    ("They shot 11 of their pupils and of their English teacher.", 12, 12),
    ('They shot 70 "rebels", six soldiers and several civilians.', 76, None),
    ("They shot five policemen, three soldiers and a driver.", 9, 9),
]


@pytest.mark.parametrize(("words", "low", "high"), SUMS)
def test_lists_are_offered_with_their_sum(words: str, low: int, high: int | None) -> None:
    total = next(each for each in people(words, "en") if each.parts)
    assert (total.count.minimum, total.count.maximum) == (low, high)
    terms = [each for each in people(words, "en") if each.of == total.count.span]
    assert tuple(term.count.span for term in terms) == total.parts
    assert all(term.relation is Relation.PART for term in terms)


def test_the_dead_and_the_wounded_are_not_added() -> None:
    assert not any(each.parts for each in people("It left 12 dead and 30 wounded.", "en"))


def test_french_parts_name_their_whole() -> None:
    words = "Ils ont tué 48 personnes. Six des victimes étaient des femmes, dont deux mineures."
    found = {quote(words, each): each for each in people(words, "fr")}
    assert found["Six des victimes"].relation is Relation.PART
    assert found["Six des victimes"].category == "women"
    assert found["Six des victimes"].of == found["48 personnes"].count.span
    assert people("Plusieurs des victimes sont des femmes.", "fr") == []


def test_among_them_may_open_a_list() -> None:
    words = "They buried 36 people, among them women and children, and 12 goats."
    assert [each.relation for each in people(words, "en")] == [Relation.WHOLE]


def test_the_wounded_of_a_toll_are_no_dead() -> None:
    words = "A union put the number of dead at 124 and of wounded at 80."
    found = {quote(words, each): (each.toll, each.modifiers) for each in people(words, "en")}
    assert found == {"124": (True, ()), "80": (False, ("wounded",))}


def test_a_figure_may_repeat_the_wording_of_the_one_before() -> None:
    words = "The minister spoke first of 50 dead, then on Monday of 272."
    assert [(quote(words, each), each.toll) for each in people(words, "en")] == [
        ("50 dead", True),
        ("272", True),
    ]


def test_them_are_those_killed_rather_than_those_hurt_beside_them() -> None:
    words = "They killed 124 people and wounded 200 others. Some 46 of them were buried."
    part = next(each for each in people(words, "en") if each.relation is Relation.PART)
    assert part.of is not None
    assert part.of.quote(words) == "124 people"


def test_two_clauses_are_no_list() -> None:
    words = "Gunmen killed three guards and five villagers were wounded."
    assert not any(each.parts for each in people(words, "en"))


def test_one_of_the_best_is_no_part() -> None:
    words = "Forty men fled. He was one of the most wanted men there."
    assert all(each.relation is Relation.WHOLE for each in people(words, "en"))


def test_a_part_of_people_without_a_figure_has_no_whole() -> None:
    words = "They killed 48 people. A band of men, two of whom wore masks, fled."
    part = next(each for each in people(words, "en") if quote(words, each) == "two of whom")
    assert part.of is None


def test_figures_told_out_over_places() -> None:
    words = "Armed men killed people that day: six in Barani, two in Sanga and three on the road."
    found = people(words, "en")
    assert [each.count.minimum for each in found] == [6, 2, 3]
    assert all(each.elliptic for each in found)


def test_an_unknown_noun_is_people_when_people_are_harmed() -> None:
    words = "Raiders killed 17 goldpanners and burned 17 dredgers."
    found = {each.head: each for each in quantities(words, "en")}
    assert found["goldpanners"].unit is Unit.PERSONS
    assert not found["goldpanners"].sure
    assert found["dredgers"].unit is Unit.OTHER


def test_offsets_quote_the_words_of_figure_and_bound() -> None:
    words = "Rebels killed at least forty-one unarmed farmers there."
    (found,) = people(words, "en")
    assert quote(words, found) == "at least forty-one unarmed farmers"
    assert found.figure.quote(words) == "forty-one"
    assert found.head == "farmers"


def test_reading_is_sorted_and_repeatable() -> None:
    words = "Six men and two women died. At least 12 of the dead were soldiers, 4 were guards."
    first, second = quantities(words, "en"), quantities(words, "en")
    assert first == second
    starts = [each.count.span.start for each in first if each.count.span]
    assert starts == sorted(starts)
