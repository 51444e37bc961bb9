"""Places are read in the shapes in which reports name them, in English and French."""

from __future__ import annotations

import pytest

from cenotaph.record.where import Relation
from tests.claims.places.reading import one, places, quote


@pytest.mark.parametrize(
    ("words", "named", "relation", "found"),
    [
        ("Nine men died in Hombori, Mali.", "Hombori", Relation.IN, "Hombori"),
        ("Nine men died 20 km south of Hombori in Mali.", "Hombori", Relation.NEAR, "Hombori"),
        ("They were shot just outside Djibo, Burkina Faso.", "Djibo", Relation.NEAR, "Djibo"),
        ("The town of Sebba in Burkina Faso fell.", "Sebba", Relation.IN, "Sebba"),
        ("It happened in the Dori area of Burkina Faso.", "Dori area", Relation.AREA, "Dori"),
        ("They walked toward the Mbera refugee camp in Mauritania.", "Mbera refugee camp",
         Relation.TOWARDS, "Mbera"),
        ("Cinq corps gisaient près de Ménaka, au Mali.", "Ménaka", Relation.NEAR, "Ménaka"),
        ("Il a été tué à Ansongo, au Mali.", "Ansongo", Relation.IN, "Ansongo"),
        ("On compte six morts à proximité d'Arbinda, au Burkina Faso.", "Arbinda",
         Relation.NEAR, "Arbinda"),
        ("Shells fell on Nyala, capital of South Darfur, Sudan.", "Nyala", Relation.IN, "Nyala"),
        ("GUNMEN KILLED TWO FARMERS IN APOPA, EL SALVADOR.", "APOPA", Relation.IN, "Apopa"),
    ],
)  # fmt: skip
def test_a_place_with_its_relation(words: str, named: str, relation: Relation, found: str) -> None:
    where = one(words)
    assert quote(words, where) == named
    assert where.relation is relation
    assert where.place is not None
    assert where.place.name == found


@pytest.mark.parametrize(
    ("words", "named", "region", "country"),
    [
        (
            "He died in Moura, a village in the Mopti region of central Mali.",
            "Moura",
            "Mopti",
            "ML",
        ),
        ("She was seen in Falam, Chin State, Myanmar.", "Falam", "Chin State", "MM"),
        ("Ten fell near Wad Madani in Sudan's Gezira state.", "Wad Madani", "Gezira", "SD"),
        ("Ils ont fui Bankass, dans la région de Mopti, au Mali.", "Bankass", "Mopti", "ML"),
        (
            "TWO DIED IN APOPA, SAN SALVADOR DEPARTMENT, EL SALVADOR.",
            "Apopa",
            "SAN SALVADOR DEPARTMENT",
            "SV",
        ),
    ],
)
def test_a_chain_is_one_place_with_what_holds_it(
    words: str, named: str, region: str, country: str
) -> None:
    where = one(words)
    assert where.place is not None
    assert (where.place.name, where.region, where.country) == (named, region, country)


def test_a_region_that_does_not_hold_the_place_is_recorded_as_stated() -> None:
    where = one("Killings took place in Léré, in Ségou region, Mali.")
    assert where.place is not None
    assert (where.place.admin1, where.region) == ("Tombouctou", "Ségou")


def test_between_two_places() -> None:
    for words in (
        "A bus was hit between Gao and Ansongo in Mali.",
        "Three lay on the road from Gao to Ansongo in Mali.",
        "Trois corps gisaient entre Gao et Ansongo au Mali.",
        "Malian soldiers shot three men along the Gao-Ansongo road.",
        "The Gao – Ansongo road is mined, Malian officers said.",
    ):
        where = one(words)
        assert where.relation is Relation.BETWEEN
        assert where.place is not None
        assert where.second is not None
        assert (where.place.name, where.second.name) == ("Gao", "Ansongo")


def test_a_plural_noun_speaks_for_the_whole_list() -> None:
    found = places("It operates in the Mopti and Ségou regions of Mali.")
    assert [(w.place.name, w.place.kind) for w in found if w.place] == [
        ("Mopti", "region"),
        ("Ségou", "region"),
    ]


def test_a_list_names_each_place() -> None:
    found = places("Attacks hit the villages of Barga, Dinguiri and Ménè in Burkina Faso.")
    assert [w.place.name for w in found if w.place] == ["Barga", "Dinguiri", "Ménè"]


def test_a_country_with_a_compass_word_keeps_its_wording() -> None:
    for words, wording in (
        ("Six died in northern Burkina Faso.", "northern Burkina Faso"),
        ("Six died in the north of Burkina Faso.", "the north of Burkina Faso"),
    ):
        where = one(words)
        assert where.wording == wording
        assert where.place is not None
        assert where.place.kind == "country"


@pytest.mark.parametrize(
    ("words", "named", "country"),
    [
        ("Malian troops burned the village of Tarabougou.", "Tarabougou", "ML"),
        ("Five died at the Umm Dalal primary school in el-Obeid, Sudan.",
         "Umm Dalal primary school", "SD"),
        ("Soldiers came to Tarabougou, a hamlet in Mali.", "Tarabougou", "ML"),
        ("THE BODIES WERE FOUND IN THE VILLAGE OF EL TULAR, CORDOBA DEPARTMENT, COLOMBIA.",
         "EL TULAR", "CO"),
    ],
)  # fmt: skip
def test_a_place_that_no_layer_knows_is_kept(words: str, named: str, country: str) -> None:
    where = one(words)
    assert quote(words, where) == named
    assert where.country == country
    assert where.place is None or "no entry of its own" in where.why


def test_words_that_point_back() -> None:
    capital = one("Shops closed in the Malian capital.")
    assert capital.place is not None
    assert (capital.place.name, capital.inherited) == ("Bamako", "Bamako")
    village = places(
        "Men came to the village of Tarabougou. Nobody stayed in the village. Mali wept."
    )
    assert village[-1].wording == "the village of Tarabougou"  # no entry says which village
    assert village[-1].inherited == "the village of Tarabougou"


def test_kilometres_to_the_east_of_a_town_are_near_it() -> None:
    found = places("Trente corps gisaient à dix kilomètres à l'est de Gao, au Mali.")
    assert found[0].relation is Relation.NEAR
