"""Chains of sources: as what everybody in them speaks, outermost first, across sentences."""

from __future__ import annotations

import pytest

from cenotaph.knowledge.sources import kind_in, source_words
from cenotaph.record.claim import Modality, SourceKind, Stance
from tests.claims.reports import told
from tests.claims.voicing import agrees, killing, link, probes

MENDED = probes("probes_voices.toml")
UNSEEN = probes("probes_voices_unseen.toml")
KNOWN_MISSES = 2  # a group that no table lists, behind its spokesman; a French verb of telling
UNSEEN_AT_LEAST = 30  # of 40; 28 before the second half of the other table was mended on


def test_passages_that_were_mended_on_keep_their_chains() -> None:
    missed = []
    for words, killed, chain in MENDED:
        claim = killing(words, killed)
        if not agrees(claim, chain):
            missed.append((words, [link(s) for s in claim.attribution] if claim else None))
    assert len(missed) <= KNOWN_MISSES, missed


def test_passages_only_measured_are_read_as_well_as_reported() -> None:
    right = sum(agrees(killing(words, killed), chain) for words, killed, chain in UNSEEN)
    assert right >= UNSEEN_AT_LEAST


def test_a_passage_expects_every_kind_of_source() -> None:
    kinds = {part.split(" / ")[1] for _, _, chain in (*MENDED, *UNSEEN) for part in chain}
    assert {kind.value for kind in SourceKind} - kinds == {"person"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_noun_stands_under_two_kinds(language: str) -> None:
    for table in (source_words(language).nouns, source_words(language).roles):
        nouns = [words for rows in table.values() for words in rows]
        assert len(nouns) == len(set(nouns))


def test_the_nearest_field_says_the_kind_of_a_role() -> None:
    table = source_words("en")
    assert kind_in(("senior", "police", "official"), table.kind_of_field) is SourceKind.POLICE
    assert kind_in(("senior", "official"), table.kind_of_field) is None


def test_words_in_quotation_marks_are_those_of_their_speaker_until_the_marks_close() -> None:
    found = told(
        "“They came before dawn,” said a survivor from Toro. “They set fire to the huts. "
        "They killed 19 people.” The army said that 3 attackers were killed."
    )
    (survivor,) = found[19, 19].attribution
    assert (survivor.speaks_as, survivor.quoted) == (SourceKind.WITNESS, True)
    (army,) = found[3, 3].attribution
    assert (army.speaks_as, army.quoted) == (SourceKind.ARMY, False)


def test_a_speech_of_two_paragraphs_goes_on_when_marks_open_again() -> None:
    found = told(
        "The mayor of Toro said: “We counted the dead.\n\n"
        "“In all 21 people were killed. Nobody helped us.”"
    )
    (mayor,) = found[21, 21].attribution
    assert (mayor.speaks_as, mayor.quoted) == (SourceKind.OFFICIAL, True)


def test_fighters_are_fighters_only_in_the_words_of_who_says_so() -> None:
    claim = told("The Malian army said it had neutralised 30 terrorists near Djibo.")[30, 30]
    (group,) = claim.victims
    assert (group.worded_status, group.status_according_to) == (
        "terrorists",
        "Malian Armed Forces",
    )
    (civilians,) = told("Residents said soldiers killed 8 civilians in Djibo.")[8, 8].victims
    assert (civilians.worded_status, civilians.status_according_to) == ("", "")


def test_a_denial_is_tied_to_what_it_denies_and_denies_nothing_else() -> None:
    found = told(
        "Survivors said soldiers killed 8 men in Djibo on 3 May 2024. The Malian army denied the "
        "accusation.\n\nOn 9 May 2024 gunmen killed 4 traders in Gao, police said."
    )
    stances = [source.stance for source in found[8, 8].attribution]
    assert stances == [Stance.ASSERTS, Stance.DENIES]
    assert found[8, 8].modality is not Modality.DENIED
    assert [source.stance for source in found[4, 4].attribution] == [Stance.ASSERTS]


def test_denying_anything_else_answers_no_claim() -> None:
    found = told(
        "Survivors said soldiers killed 8 men in Djibo. The governor rejected calls to resign."
    )
    assert [source.stance for source in found[8, 8].attribution] == [Stance.ASSERTS]
