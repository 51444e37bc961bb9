"""Reports in two languages: each stretch is read in its own."""

from __future__ import annotations

from benchmarks.sentences import report
from cenotaph.claims.sentences import split
from cenotaph.claims.tongues import find_stretches, view_of
from cenotaph.record.claim import ClaimKind
from tests.claims.reading import text_of
from tests.claims.reports import claims_of, told

ENGLISH = """Families ask for an inquiry
12 May 2024

Gunmen killed five traders near Gao on 10 May 2024, officials said on Sunday. The bodies were
found by the river on the next day, and the traders were buried in the town where they had lived
with their families for many years. The council said that it had asked the governor for soldiers.

"""
QUOTATION = (
    '"Les soldats sont venus dans la nuit et ils ont tué douze hommes de notre quartier le 9 mai,'
    ' et nous les avons enterrés au bord de la route", '
)
PARAGRAPH = (
    "Selon la mairie, dix-sept civils ont été tués par des hommes armés dans le village de Tessit"
    " le 11 mai 2024, et les corps ont été enterrés par les habitants de la commune.\n"
)


def test_a_quotation_in_french_is_read_as_french_and_rests_on_its_speaker() -> None:
    claims = told(ENGLISH + QUOTATION + "the mayor of the town, Ali Maiga, said in a letter.\n")
    assert (5, 5) in claims
    claim = claims[12, 12]
    assert "language: read in fr" in claim.notes
    assert any(
        "maiga" in source.name.lower() or "mayor" in source.name.lower()
        for source in claim.attribution
    )
    assert {actor.name for actor in claim.perpetrators} == {"soldats"}


def test_a_paragraph_in_french_is_read_and_the_rest_stays_as_it_was() -> None:
    alone, mixed = claims_of(ENGLISH), claims_of(ENGLISH + PARAGRAPH)
    assert {claim.span for claim in alone} <= {claim.span for claim in mixed}
    (killing,) = [
        c for c in mixed if c.kind is ClaimKind.KILLING and c.count and c.count.minimum == 17
    ]
    others = {claim.happening for claim in alone}
    assert killing.happening not in others
    assert killing.where is not None and killing.where.wording.endswith("Tessit")


def test_a_few_foreign_words_are_a_name_not_a_stretch() -> None:
    words = ENGLISH + "The group calls itself “Les hommes de la forêt et de la rivière”.\n"
    text = text_of(words, "en")
    assert find_stretches(text, "en", split(text)) == ()


def test_a_view_blanks_the_rest_and_keeps_every_offset() -> None:
    text, _ = report(ENGLISH + PARAGRAPH)
    (stretch,) = find_stretches(text, "en", split(text))
    view = view_of(text, [stretch], "fr")
    assert len(view.text) == len(text.text)
    assert view.text[stretch.start : stretch.end] == text.text[stretch.start : stretch.end]
    assert not view.text[: stretch.start].strip()
    language = view.first("language")
    assert language is not None and language.value == "fr"


def test_what_is_in_no_readable_language_yields_nothing_but_its_english_stretch() -> None:
    german = (
        "Die Behörden haben am Montag mitgeteilt, dass in der Stadt fünf Menschen getötet worden"
        " sind und dass die Täter noch nicht gefunden wurden. Die Familien der Opfer warten auf"
        " eine Antwort und haben sich an das Gericht in der Hauptstadt gewandt.\n\n"
    )
    assert claims_of(german * 3) == ()
    read = told(german * 3 + ENGLISH.rpartition("2024\n\n")[2])
    assert set(read) == {(5, 5)}
