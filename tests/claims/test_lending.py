"""Who answers for a killing that names nobody, and by which signs."""

from __future__ import annotations

from benchmarks.sentences import report
from cenotaph.claims.answering import weights
from cenotaph.claims.continuity import Weights
from cenotaph.claims.lending import chosen, loan_of, open_cases
from cenotaph.claims.reader import drafts_of, finder_of, placed_in
from cenotaph.claims.views import contexts_of
from cenotaph.record.claim import Certainty
from tests.claims.reports import gazetteer, told

OTHER_COUNTRY = (
    "Two attacks in a week\n\nTwenty-six farmers were killed in Oicha on 24 October 2023.\n\n"
    "At Djibo, in Burkina Faso, soldiers of the army shot nine herders on 25 October 2023. "
    "Residents blame the army of Burkina Faso."
)
BLAMED = (
    "On 3 May 2024 nine traders died in Hombori. The village was burned.\n\n"
    "The governor blamed JNIM, and JNIM later claimed responsibility for the attack."
)


def test_whom_the_document_blames_answers_as_alleged_at_the_surest() -> None:
    named = told(BLAMED)[9, 9].perpetrators
    assert [(each.name, each.certainty) for each in named] == [("JNIM", Certainty.ALLEGED)]


def test_a_force_told_of_in_another_country_lends_nobody() -> None:
    assert told(OTHER_COUNTRY)[26, 26].perpetrators == ()


def test_nobody_is_lent_where_too_little_speaks_for_any() -> None:
    text, document = report(BLAMED)
    contexts = contexts_of(text, document, gazetteer(), "en")
    placed = placed_in(drafts_of(contexts, finder_of("en")), contexts, document.published)
    case, lenders = next(
        iter(open_cases(placed.drafts, placed.numbers, placed.mentions, placed.settings))
    )
    assert lenders
    assert chosen(lenders, case, Weights(constant=-9.0, signs={})) == ()
    both = chosen(lenders, case, Weights(constant=9.0, signs={}))
    assert [each.name for each in loan_of(both).perpetrators] == ["JNIM"]


def test_the_shipped_table_speaks_the_way_a_reader_would() -> None:
    signs = weights().signs
    assert signs["a name"] > signs["a description"]
    assert signs["laid, near"] > signs["act, far"]
    assert signs["happenings at other places"] <= 0
    assert signs["only party"] > signs["several parties"]


def test_accusations_that_stand_against_each_other_are_both_lent() -> None:
    words = (
        "On 3 May 2024 nine traders were killed in Hombori. Officials blame armed bandits. "
        "Elders of the town accuse the Malian army."
    )
    named = {each.name for each in told(words)[9, 9].perpetrators}
    assert named == {"armed bandits", "Malian Armed Forces"}


def against_the_odds(words: str) -> list[str]:
    """Whom the first killing of a report is lent where no sign speaks for anybody."""
    text, document = report(words)
    contexts = contexts_of(text, document, gazetteer(), "en")
    placed = placed_in(drafts_of(contexts, finder_of("en")), contexts, document.published)
    case, lenders = next(
        iter(open_cases(placed.drafts, placed.numbers, placed.mentions, placed.settings))
    )
    lending = chosen(lenders, case, Weights(constant=-9.0, signs={}))
    return [each.name for each in loan_of(lending).perpetrators] if lending else []


def test_who_attacks_in_the_sentence_of_the_dead_is_lent_against_the_odds() -> None:
    words = "Rebels attacked a convoy near Hombori on 3 May 2024, and nine traders died."
    assert against_the_odds(words) == ["Rebels"]
    assert [each.certainty for each in told(words)[9, 9].perpetrators] == [Certainty.ALLEGED]


def test_who_attacks_does_not_answer_for_its_own_dead() -> None:
    words = "Rebels attacked a barracks near Hombori on 3 May 2024, and nine rebels died."
    assert against_the_odds(words) == []


def test_two_parties_that_attack_in_one_sentence_lend_nobody_against_the_odds() -> None:
    words = (
        "Rebels attacked a market near Hombori on 3 May 2024, soldiers shelled the station, "
        "and nine traders died."
    )
    assert against_the_odds(words) == []


def test_the_only_accusation_is_lent_against_the_odds_and_one_of_two_is_not() -> None:
    words = "On 3 May 2024 nine traders died in Hombori.\n\nResidents accuse militiamen."
    assert against_the_odds(words) == ["militiamen"]
    assert against_the_odds(f"{words}\n\nElders of the town accuse the Malian army.") == []
