"""Whatever listed place stands in a sentence of whatever shape, it is found and resolved."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.tables import country_index, package_index
from cenotaph.knowledge.place_words import place_words
from cenotaph.record.where import Place, Relation
from tests.claims.places.reading import GAZETTEER, places, quote

COUNTRIES = {
    entry.place.country: entry.place.name
    for entries in country_index().values()
    for entry in entries
}
CONFLICTS = {"ML", "BF", "NE", "CF", "SD", "CD", "UA", "SY", "MM", "NG", "TD", "ET", "CM"}


def plain(place: Place) -> bool:
    """A locality whose name is told from other words without more ado."""
    keys = place_words().ordinary_keys | place_words().common_keys
    return (
        place.country in CONFLICTS
        and place.kind == "locality"
        and place.admin1 is not None
        and fold(place.name) not in keys
        and not any(
            word in place_words().types for word in ((w.lower(),) for w in place.name.split())
        )
        and all(other.kind == "locality" for other in GAZETTEER.lookup(place.name)[:1])
    )


PLACES = sorted(
    {
        entry.place
        for entries in package_index().values()
        for entry in entries
        if plain(entry.place)
    },
    key=lambda place: (place.country, place.name, place.admin1 or ""),
)

SHAPES = (
    ("Gunmen killed nine people in {place}, {country}.", Relation.IN),
    ("Nine bodies were found near the village of {place} in {country}.", Relation.NEAR),
    ("Soldiers shot a trader 12 km north of {place}, in northern {country}.", Relation.NEAR),
    ("The attack on {place}, a town in {country}, left six dead.", Relation.IN),
    ("People fled from {place} in {country} overnight.", Relation.FROM),
    ("A convoy bound for {place}, {country}, was shelled.", Relation.TOWARDS),
    ("The {place} area of {country} saw four killings.", Relation.AREA),
    ("GUNMEN KILLED NINE PEOPLE IN {PLACE}, {COUNTRY}.", Relation.IN),
    ("Neuf personnes ont été tuées près de {place} ({country}).", Relation.NEAR),
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(PLACES), st.sampled_from(SHAPES))
def test_the_place_put_in_comes_out(place: Place, shape: tuple[str, Relation]) -> None:
    country = COUNTRIES[place.country]
    words = shape[0].format(
        place=place.name, country=country, PLACE=place.name.upper(), COUNTRY=country.upper()
    )
    found = [where for where in places(words) if where.place and where.place.kind != "country"]
    assert len(found) == 1, (words, [where.wording for where in found])
    where = found[0]
    assert fold(quote(words, where)).startswith(fold(place.name))
    assert where.relation is shape[1]
    assert where.country == place.country
    assert where.place is not None
    assert where.place.country == place.country
    assert fold(place.name) in {fold(where.place.name), fold(quote(words, where))}


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300))
def test_no_text_breaks_the_reading(words: str) -> None:
    found = places(words)
    assert list(found) == sorted(found, key=lambda where: (where.span, where.wording))
    for where in found:
        assert quote(words, where)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PLACES), min_size=2, max_size=4, unique_by=lambda p: fold(p.name)))
def test_reading_twice_gives_the_same(chosen: list[Place]) -> None:
    words = " ".join(f"Four died in {place.name}, {COUNTRIES[place.country]}." for place in chosen)
    assert places(words) == places(words)
    assert len([w for w in places(words) if w.place]) == len(chosen)
