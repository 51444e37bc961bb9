"""The head of a plain text, its boilerplate, and what the Document says of it."""

from __future__ import annotations

from datetime import date

import pytest

from cenotaph.record.document import MarkKind
from cenotaph.text.boilerplate import is_breadcrumb, label_of, rules
from tests.text.making import BODY, document_of, labelled, text_of, values, words

REPORT = f"""Skip to content

Northland: Nine traders shot near Tandori, witnesses say

Reading Time: 4 Minutes

By Awa Temoin | 15 May 2025

{BODY}

{BODY}

For media enquiries, please contact the press desk (press@example.org)

Subscribe to our Newsletter!
"""


def test_a_report_saved_from_a_page() -> None:
    text = text_of(REPORT)
    assert words(text, MarkKind.TITLE) == [
        "Northland: Nine traders shot near Tandori, witnesses say"
    ]
    assert labelled(text) == {
        "Skip to content": "navigation",
        "Reading Time: 4 Minutes": "reading time",
        "For media enquiries, please contact the press desk (press@example.org)": "contact",
        "Subscribe to our Newsletter!": "subscribe",
    }
    assert text.text == REPORT
    document = document_of(REPORT)
    assert (document.author, document.published) == ("Awa Temoin", date(2025, 5, 15))
    assert (document.language, document.media_type) == ("en", "text/plain")


def test_the_dateline_leads_the_date_line() -> None:
    text = text_of(f"Nine shot\n16 May 2025\n\nDAKAR, May 14, 2025 (NPA) - {BODY}\n\n{BODY}")
    assert values(text, "published") == [("2025-05-14", "dateline"), ("2025-05-16", "date line")]
    assert values(text, "publisher") == [("NPA", "dateline")]
    assert words(text, MarkKind.DATELINE) == ["DAKAR, May 14, 2025 (NPA)"]


def test_a_month_is_kept_and_makes_no_day() -> None:
    said = f"Neuf commerçants tués\nJanvier 2025\n\n{BODY}"
    assert values(text_of(said), "published") == [("2025-01", "date line")]
    assert document_of(said).published is None


def test_a_date_in_the_story_is_not_the_date_of_the_story() -> None:
    said = f"Nine traders shot near Tandori\n\nOn 5 May 2025 men came. {BODY}\n\n{BODY}"
    assert values(text_of(said), "published") == []
    assert document_of(said).published is None


def test_a_wire_text_has_no_title_and_its_tags_are_marked() -> None:
    said = (
        "SAN PEDRO, 3 JAN 90 (NPA) -- [REPORT] [ARMY PRESS OFFICE] [TEXT] NINE TRADERS WERE\n"
        "SHOT ON THE ROAD TO TANDORI, THE ARMY SAID.\n\n   THE COMMITTEE DENIED IT."
    )
    text = text_of(said)
    assert values(text, "title") == []
    assert labelled(text) == {"[REPORT]": "wire tag", "[TEXT]": "wire tag"}
    assert document_of(said).published == date(1990, 1, 3)


def test_headings_stand_over_paragraphs_and_end_without_a_full_stop() -> None:
    text = text_of(
        f"Nine shot\n\n{BODY}\n\nWhat the survivors saw\n\n{BODY}\n\nNobody spoke.\n\n{BODY}"
    )
    assert words(text, MarkKind.HEADING) == ["What the survivors saw"]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Contact with the village was lost on Monday.",
        "Readers of the newsletter were among the dead, the editor said, and so was his son.",
        "Share prices fell after the killing of nine miners.",
        "He said: we will search the homes next.",
        "The menu of the cafe was found in the pocket of the dead man.",
        "Copies of the order were shown to the commission.",
        "The next day nine more bodies were found.",
    ],
)
def test_sentences_of_a_report_are_no_boilerplate(line: str) -> None:
    assert label_of(line) is None
    assert not is_breadcrumb(line)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Temps de lecture : 3 minutes", "reading time"),
        ("5 min read", "reading time"),
        ("Share on Facebook", "share"),
        ("Abonnez-vous à notre newsletter", "subscribe"),
        ("© 2024 The Northland Post", "copyright"),
        ("Tous droits réservés", "copyright"),
        ("This website uses cookies to improve your visit.", "cookies"),
        ("Contacts presse :", "contact"),
        ("À lire aussi", "related"),
        ("Communiqué de presse", "kicker"),
    ],
)
def test_boilerplate_is_known_by_its_phrases(line: str, label: str) -> None:
    assert label_of(line) == label


def test_a_path_of_sections_is_navigation() -> None:
    text = text_of(f"Nine shot near Tandori\n15 May 2025\n\nAfrica / Justice / Long read\n\n{BODY}")
    assert labelled(text) == {"Africa / Justice / Long read": "navigation"}


def test_english_and_french_have_rules_for_every_label() -> None:
    languages: dict[str, set[str]] = {}
    for rule in rules():
        languages.setdefault(rule.label, set()).add(rule.language)
    assert all({"en", "fr"} <= known for label, known in languages.items() if label != "wire tag")


def test_line_ends_invisible_and_control_characters_are_settled() -> None:
    text = text_of("Nine\u00ad men\r\nwere\u200b shot\rnear\x07 Tandori cafe\u0301\n".encode())
    assert text.text == "Nine men\nwere shot\nnear  Tandori café\n"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (BODY, "en"),
        (BODY.upper(), "en"),
        ("Des soldats ont abattu neuf commerçants sur la route, selon trois témoins.", "fr"),
        ("Soldados mataron a nueve comerciantes en la carretera, según tres testigos.", "es"),
        ("Солдаты застрелили девять торговцев на дороге, рассказали трое свидетелей.", "ru"),
        ("قتل جنود تسعة تجار على الطريق يوم الاثنين، حسبما قال ثلاثة شهود من القرية.", "ar"),
    ],
)
def test_the_language_is_told_from_the_words(said: str, language: str) -> None:
    assert values(text_of(said), "language") == [(language, "words")]


def test_too_few_words_have_no_language() -> None:
    assert values(text_of("Obo, 12"), "language") == []


@pytest.mark.parametrize(
    "title",
    [
        "Northland: what happened in Tandori?",
        "Did Gen. Obo give the order?",
        "NINE TRADERS SHOT NEAR TANDORI",
        "“They were all traders”",
        "Tandori, 5 May 2024",
    ],
)
def test_forms_of_titles(title: str) -> None:
    assert words(text_of(f"{title}\n\n{BODY}\n\n{BODY}"), MarkKind.TITLE) == [title]


def test_a_place_and_date_over_the_title_are_a_dateline() -> None:
    said = f"Dakar, le 12 mai 2025\n\nCommuniqué de presse\n\nNeuf tués à Tandori\n\n{BODY}"
    text = text_of(said)
    assert words(text, MarkKind.TITLE) == ["Neuf tués à Tandori"]
    assert words(text, MarkKind.DATELINE) == ["Dakar, le 12 mai 2025"]
    assert values(text, "published") == [("2025-05-12", "dateline")]


@pytest.mark.parametrize("opening", ["Dear colleagues,", "- first point", "[TEXT]", "Nine died."])
def test_openings_that_are_no_title(opening: str) -> None:
    assert words(text_of(f"{opening}\n\n{BODY}\n\n{BODY}"), MarkKind.TITLE) == []
