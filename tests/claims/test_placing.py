"""Where a killing is put of all places that a report names, and by which signs."""

from __future__ import annotations

from benchmarks.sentences import report
from cenotaph.claims.continuity import Weights
from cenotaph.claims.placesigns import OF_ANOTHER, PLAINLY, TOLD_BESIDE
from cenotaph.claims.placeview import Killing, killings_of, place_view
from cenotaph.claims.placing import Site, likeliest, sites_of, weights
from cenotaph.claims.reader import drafts_of, finder_of, placed_in
from cenotaph.claims.views import contexts_of
from cenotaph.record.where import Relation
from tests.claims.reports import gazetteer, told

HEAD = "A raid in Mali\n\nBAMAKO, 4 September 2024\n\n"
LIST = (
    "Attacks on traders in Mali\n\nGovernment note, 2 December 2021\n\n"
    "Ansongo, 24 November 2021.\nGunmen opened fire on a market. Four traders were killed.\n\n"
    "Gao, 10 January 2021.\nA bomb killed nine herders at dawn, the council said."
)


def cases(words: str) -> list[tuple[Killing, tuple[Site, ...]]]:
    """The killings of a report with everything that may be their place."""
    text, document = report(words)
    contexts = contexts_of(text, document, gazetteer(), "en")
    drafts = drafts_of(contexts, finder_of("en"))
    placed = placed_in(drafts, contexts, document.published, located=False)
    killings = killings_of(placed.drafts, placed.numbers, placed.settings, placed.several)
    view = place_view(contexts, killings)
    return [(killing, sites_of(killing, view)) for killing in killings]


def place_of(words: str, minimum: int) -> str:
    """The name of the place at which those killed are put."""
    where = told(words)[(minimum, minimum)].where
    assert where is not None
    return where.place.name if where.place is not None else where.wording


def test_the_place_in_the_killings_own_clause_stands_whatever_else_is_told() -> None:
    words = HEAD + "Gao, Gao and again Gao was named. Nine traders were shot dead at Ansongo."
    ((_, sites),) = cases(words)
    plain = [site for site in sites if PLAINLY in site.signs]
    assert [site.where.wording for site in plain] == ["Ansongo"]
    against = Weights(constant=0.0, signs={PLAINLY: -9.0})
    assert likeliest(sites, against) == plain[0]


def test_a_sentence_beside_it_that_says_where_it_took_place_is_heard_next() -> None:
    words = HEAD + "Nine traders died.\n\nThe attack took place at Ansongo, and not at Gao."
    ((_, sites),) = cases(words)
    assert any(TOLD_BESIDE in site.signs for site in sites)
    best = likeliest(sites)
    assert best is not None
    assert best.where.wording == "Ansongo"


def test_all_that_names_one_place_speaks_for_it_together() -> None:
    ((_, sites),) = cases(HEAD + "Nine traders died. They had been seen in Gao and in Ansongo.")
    ansongo, gao = (
        next(site for site in sites if site.where.wording == name) for name in ("Ansongo", "Gao")
    )
    table = Weights(constant=0.0, signs={"one": 1.0, "two": 1.2})
    once = Site(where=gao.where, key=gao.key, sentence=1, signs=("two",))
    twice = Site(where=ansongo.where, key=ansongo.key, sentence=1, signs=("one",))
    assert likeliest((once, twice), table) == once
    assert likeliest((once, twice, twice), table) == twice
    assert likeliest((), table) is None


def test_a_line_of_place_and_day_places_what_stands_under_it() -> None:
    assert place_of(LIST, 4) == "Ansongo"
    assert place_of(LIST, 9) == "Gao"


def test_what_only_a_later_killing_is_told_of_is_marked_so() -> None:
    words = HEAD + "Nine traders died on Sunday. On Monday gunmen killed five herders in Gao."
    (_, first), (_, second) = cases(words)
    assert any(OF_ANOTHER in site.signs for site in first if site.where.wording == "Gao")
    assert not any(OF_ANOTHER in site.signs for site in second)


def test_the_seat_of_a_speaker_is_a_site_with_a_sign_against_it() -> None:
    words = HEAD + "Troops entered Ansongo. The ministry in Gao said that nine traders were killed."
    ((_, sites),) = cases(words)
    gao = next(site for site in sites if site.where.wording == "Gao")
    assert {"a seat or an origin", "beside who speaks, own"} & set(gao.signs)
    assert PLAINLY not in gao.signs


def test_a_place_taken_from_another_sentence_says_so() -> None:
    words = (
        HEAD + "On Sunday gunmen rode into Ansongo. They burned the market.\n\nNine people died."
    )
    where = told(words)[(9, 9)].where
    assert where is not None
    assert where.inherited == "sentence 3"
    assert where.relation is Relation.IN


def test_the_shipped_table_speaks_the_way_a_reader_would() -> None:
    signs = weights().signs
    assert signs["its day, before"] > signs["another day, before"]
    assert signs["others between: none"] > signs["others between: more"]
    assert signs["own sentence"] > signs["far, after"]
    assert signs["of the country"] > signs["abroad, local"]
    assert signs["stated with it"] > 0 > signs["beside who speaks, own"]
