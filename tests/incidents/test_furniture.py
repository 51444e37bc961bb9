"""What a paper prints under everything is no sign that two reports tell of one happening."""

from datetime import date, timedelta

from cenotaph.incidents.furniture import mark, passages, repeated
from cenotaph.incidents.wording import wordings

from .build import Sheet, killing

NOTICE = "Subscribe to the River Gazette for more news."
START = date(2024, 1, 1)


def printed(said: str, days: list[int]) -> frozenset[str]:
    return repeated(([said], START + timedelta(days=number)) for number in days)


def test_passages_are_sentences_lines_and_blocks() -> None:
    assert passages("One died. Two fled.\nThe end    Share this") == [
        "One died.",
        "Two fled.",
        "The end",
        "Share this",
    ]


def test_what_comes_back_for_weeks_is_furniture() -> None:
    assert printed(NOTICE, [0, 9, 18, 27]) == {mark(NOTICE)}


def test_reprints_within_days_are_none() -> None:
    assert not printed(NOTICE, [0, 1, 2, 3, 4])


def test_a_few_documents_are_too_few() -> None:
    assert not printed(NOTICE, [0, 40, 80])


def test_undated_documents_tell_nothing() -> None:
    assert not repeated([([NOTICE], None)] * 9)


def test_furniture_is_left_out_of_a_wording_unless_nothing_is_left() -> None:
    def worded(*said: str) -> str:
        sheet = Sheet("a.txt")
        for number, sentence in enumerate(said):
            sheet.say(
                sentence, *([] if number else [killing(sentence[:9], 1, 1, trigger=sentence[:5])])
            )
        found = wordings(sheet.tellings(), {sheet.document.id: sheet.text}, notices)
        return found[0].passages

    notices = frozenset({mark(NOTICE)})
    assert worded("A man was killed in Sama.", NOTICE) == "A man was killed in Sama."
    assert NOTICE in worded(NOTICE)
