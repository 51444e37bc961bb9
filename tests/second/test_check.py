"""Only what stands in the quote is kept: words, figures, days, places and actors."""

from __future__ import annotations

from datetime import date

import pytest

from cenotaph.record.claim import Certainty, ClaimKind, Modality, Status
from cenotaph.record.span import Span
from cenotaph.second.check import MOST_CLAIMS, check, extractor
from cenotaph.second.records import Part, Passage
from cenotaph.second.told import Told
from tests.second.texts import ID, MODEL, checked, document, given, text_of

OBO = """Raid on Obo

Soldiers of the Malian army shot at least 27 herders near Obo on 5 March 2024, a survivor said.
Two weeks later four women and two children drowned while they fled. The army denied that its
men had killed anybody in Obo.
"""
SHOT = "Soldiers of the Malian army shot at least 27 herders near Obo on 5 March 2024"


def reasons(*given_claims: object, words: str = OBO) -> list[tuple[str, str]]:
    return [(item.part.value, item.why) for item in checked(words, *given_claims).discarded]


def test_a_claim_is_kept_with_all_that_its_quote_holds() -> None:
    whole = checked(
        OBO,
        given(
            SHOT,
            modality="alleged",
            minimum=27,
            earliest="2024-03-05",
            latest="2024-03-05",
            place="near Obo",
            perpetrators=["Soldiers of the Malian army"],
        ),
    )
    (claim,) = whole.claims
    assert whole.discarded == ()
    text = text_of(OBO).text
    assert claim.span.quote(text) == SHOT
    assert claim.sentence.quote(text).endswith("a survivor said.")
    assert (claim.kind, claim.modality) == (ClaimKind.KILLING, Modality.ALLEGED)
    assert claim.count is not None
    assert (claim.count.minimum, claim.count.maximum) == (27, None)
    assert claim.count.span is not None
    assert claim.count.span.quote(text) == "at least 27 herders"
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.latest) == (date(2024, 3, 5), date(2024, 3, 5))
    assert claim.where is not None
    assert claim.where.wording == "near Obo"
    assert claim.where.place is None
    (actor,) = claim.perpetrators
    assert (actor.name, actor.certainty) == ("Malian Armed Forces", Certainty.ALLEGED)
    assert (claim.extractor, claim.status) == (extractor(MODEL), Status.PROPOSED)
    assert MODEL in claim.extractor
    assert claim.happening == 0


def test_line_ends_are_spaces_and_nothing_else_is_alike() -> None:
    assert checked(OBO, given("denied that its men had killed")).claims
    for words in (
        "denied that its men had Killed",
        "denied its men had killed",
        "denied that its men had killed anyone",
        "denied that its m en had killed",
        "enied that its men had kill",
    ):
        assert reasons(given(words)) == [("claim", "the quote is not in the passage")]


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (given("herders"), "the quote is shorter than two words"),
        (given(""), "the quote is shorter than two words"),
        (given("a " * 2000), "the quote is longer than 1500 characters"),
        (given(SHOT, kind="murder"), "not of the shape asked for"),
        (given(SHOT, modality=3), "not of the shape asked for"),
        (given(SHOT, minimum="many"), "not of the shape asked for"),
        (given(SHOT, perpetrators="the army"), "not of the shape asked for"),
        ({"kind": "killing", "modality": "asserted"}, "not of the shape asked for"),
        ("nine men were shot", "not of the shape asked for"),
        (None, "not of the shape asked for"),
        ([given(SHOT)], "not of the shape asked for"),
    ],
)
def test_what_is_no_claim_is_thrown_away_with_the_reason(item: object, why: str) -> None:
    assert reasons(item) == [("claim", why)]
    assert checked(OBO, item).claims == ()


@pytest.mark.parametrize(
    ("words", "low", "high", "kept"),
    [
        ("shot at least 27 herders", 27, None, (27, None)),
        ("shot at least 27 herders", 27, 27, (27, None)),
        ("shot at least 27 herders", "27", None, (27, None)),
        ("shot at least 27 herders", 27.0, None, (27, None)),
        ("more than 50 people were killed", 50, None, (51, None)),
        ("more than 50 people were killed", 51, None, (51, None)),
        ("about 300 people were killed", 300, 300, (270, 330)),
        ("between 50 and 60 people were killed", 50, 60, (50, 60)),
        ("six soldiers and two maids were killed", 8, 8, (8, 8)),
        ("six soldiers and two maids were killed", 6, 6, (6, 6)),
        ("two hundred and six people were killed", 206, 206, (206, 206)),
        ("no civilians were killed", 0, 0, (0, 0)),
        ("shot at least 27 herders", None, None, None),
    ],
)
def test_a_figure_is_what_its_words_hold(
    words: str, low: object, high: object, kept: tuple[int, int | None] | None
) -> None:
    whole = checked(f"In Obo {words} on that day.\n", given(words, minimum=low, maximum=high))
    (claim,) = whole.claims
    assert whole.discarded == ()
    found = (claim.count.minimum, claim.count.maximum) if claim.count else None
    assert found == kept


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Soldiers of the army shot herders near Obo", 27),
        ("shot at least 27 herders", 28),
        ("burned seven villages and shot herders", 7),
        ("shot herders on 5 March 2024", 5),
        ("shot herders of whom one was 14 years old", 14),
        ("two hundred and six people were killed", 6),
        ("six soldiers and two maids were killed", 12),
        ("shot at least 27 herders", -27),
        ("shot at least 27 herders", 10**18),
    ],
)
def test_a_figure_that_the_words_do_not_hold_is_thrown_away(words: str, number: int) -> None:
    whole = checked(f"In Obo men {words}.\n", given(words, minimum=number, maximum=number))
    (claim,) = whole.claims
    assert claim.count is None
    assert claim.victims == ()
    assert [item.part for item in whole.discarded] == [Part.FIGURE]
    assert str(number) in whole.discarded[0].why


def test_a_figure_outside_the_quote_is_thrown_away() -> None:
    whole = checked(OBO, given("Soldiers of the Malian army shot", minimum=27))
    assert whole.claims[0].count is None
    assert [item.part for item in whole.discarded] == [Part.FIGURE]


def test_a_quote_cuts_no_number_and_no_word() -> None:
    words = "Rebels shot 1,200 people and 12 children in the town of Obo.\n"
    for quote in ("200 people and 12 children", "2 children in the town", "Rebels shot 1"):
        assert reasons(given(quote), words=words) == [("claim", "the quote is not in the passage")]


@pytest.mark.parametrize(
    ("earliest", "latest", "stands"),
    [
        ("2024-03-05", "2024-03-05", True),
        ("2024-03-05", None, True),
        ("2024-03-06", "2024-03-06", False),
        ("2024-03-01", "2024-03-31", False),
        ("5 March 2024", None, False),
        ("2024-02-30", "2024-03-05", False),
        ("x" * 5000, None, False),
    ],
)
def test_a_day_is_one_that_the_quote_gives(earliest: str, latest: str | None, stands: bool) -> None:
    whole = checked(OBO, given(SHOT, earliest=earliest, latest=latest))
    assert (whole.claims[0].when is not None) is stands
    assert [item.part for item in whole.discarded] == ([] if stands else [Part.DATE])
    assert all(len(item.why) < 300 for item in whole.discarded)


def test_a_relative_day_rests_on_the_day_of_publication() -> None:
    words = "Gunmen shot nine men in Obo on Tuesday.\n"
    item = given("Gunmen shot nine men in Obo on Tuesday", earliest="2024-03-05")
    with_day = checked(words, item, published=date(2024, 3, 8))
    assert with_day.claims[0].when is not None
    without = checked(words, item)
    assert without.claims[0].when is None


def test_places_and_actors_stand_in_the_quote() -> None:
    whole = checked(
        OBO,
        given("four women and two children drowned", place="Obo", perpetrators=["The army"]),
    )
    (claim,) = whole.claims
    assert (claim.where, claim.perpetrators) == (None, ())
    assert [item.part for item in whole.discarded] == [Part.PLACE, Part.ACTOR]


def test_who_is_denied_to_have_acted_is_no_more_than_that() -> None:
    (claim,) = checked(
        OBO,
        given(
            "The army denied that its men had killed anybody",
            modality="denied",
            perpetrators=["The army"],
        ),
    ).claims
    assert [actor.certainty for actor in claim.perpetrators] == [Certainty.DENIED]


def test_nobody_is_more_than_alleged() -> None:
    (claim,) = checked(
        OBO, given(SHOT, modality="asserted", perpetrators=["Malian army", "Malian army"])
    ).claims
    assert [actor.certainty for actor in claim.perpetrators] == [Certainty.ALLEGED]


def test_of_several_places_the_nearest_after_the_last_claim_is_taken() -> None:
    words = "Two men were shot. Rain fell. Two men were shot. The sun rose over Obo.\n"
    text = text_of(words).text
    first, second = checked(
        words, given("Rain fell. Two men were shot", minimum=2), given("Two men were shot")
    ).claims
    assert first.span.quote(text).startswith("Rain")
    assert second.span.start == text.rindex("Two men")
    assert "2 times" in second.notes[0]


def test_a_claim_given_twice_is_one() -> None:
    whole = checked(OBO, given(SHOT, minimum=27), given(SHOT, minimum=27), given(SHOT))
    assert len(whole.claims) == 2
    assert [item.why for item in whole.discarded] == ["given twice"]


def test_more_claims_than_any_passage_reports_are_not_read() -> None:
    items = [given(SHOT)] * (MOST_CLAIMS + 50)
    whole = checked(OBO, *items)
    assert len(whole.claims) == 1
    assert whole.discarded[-1].why == f"50 claims beyond {MOST_CLAIMS} in one answer"


def test_words_of_another_passage_are_not_taken() -> None:
    text = text_of(OBO)
    passage = Passage(start=text.text.index("Two weeks"), end=len(text.text))
    whole = check([given(SHOT)], passage, Told.of(text, document()), MODEL)
    assert whole.claims == ()
    inside = check(
        [given("four women and two children drowned")], passage, Told.of(text, document()), MODEL
    )
    assert inside.claims[0].span.start >= passage.start


def test_what_is_thrown_away_is_kept_short() -> None:
    whole = checked(OBO, given("never said " * 100), {"quote": "x" * 9999})
    assert all(len(item.words) <= 200 for item in whole.discarded)


def test_ids_are_the_same_again_and_differ_by_model() -> None:
    text = text_of(OBO)
    told, whole = Told.of(text, document()), Passage(start=0, end=len(text.text))
    items = [given(SHOT, minimum=27), given("four women and two children drowned")]
    first, again = check(items, whole, told, MODEL), check(items, whole, told, MODEL)
    other = check(items, whole, told, "other")
    assert first == again
    assert not {c.id for c in first.claims} & {c.id for c in other.claims}
    assert all(
        c.span == Span(document=ID, start=c.span.start, end=c.span.end) for c in first.claims
    )
