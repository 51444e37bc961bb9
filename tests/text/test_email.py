"""E-mail: headers, bodies in all their forms, attachments, saved pages, hostile messages."""

from __future__ import annotations

import pytest

from cenotaph.record.document import MarkKind
from cenotaph.text import Unreadable
from cenotaph.text.email import attachments
from tests.text.making import BODY, document_of, labelled, mail, pdf, text_of, values, words

PAGE = f"<html><body><h1>Hello</h1><p>{BODY}</p></body></html>"


def test_headers_become_metadata_and_lines() -> None:
    message = mail("Déplacés: neuf morts", f"Bonjour,\n\n{BODY}\n")
    text = text_of(message.as_bytes(), "a.eml")
    assert words(text, MarkKind.TITLE) == ["Déplacés: neuf morts"]
    assert labelled(text) == {
        "From: Awa Témoin <awa@example.org>": "headers",
        "To: desk@example.org": "headers",
        "Date: Thu, 15 May 2025 23:30:00 -0500": "headers",
    }
    document = document_of(message.as_bytes(), "a.eml")
    assert document.author == "Awa Témoin"
    assert str(document.published) == "2025-05-15"
    assert document.media_type == "message/rfc822"
    assert BODY in words(text, MarkKind.PARAGRAPH)


def test_plain_text_is_preferred_to_the_same_in_html() -> None:
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    text = text_of(message.as_bytes())
    assert text.text.count("nine traders") == 1
    assert "Hello" not in text.text


def test_html_is_read_where_the_plain_text_is_a_stand_in() -> None:
    message = mail(body="Your program cannot show this message.")
    message.add_alternative(PAGE, subtype="html")
    text = text_of(message.as_bytes())
    assert "cannot show" not in text.text
    assert words(text, MarkKind.HEADING) == ["Hello"]
    assert BODY in text.text


def test_attachments_are_listed_and_can_be_had() -> None:
    message = mail()
    report = pdf("Nine men were shot near Tandori.")
    message.add_attachment(report, maintype="application", subtype="pdf", filename="report.pdf")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="é.png")
    message.add_attachment(mail("Inner"), filename="inner.eml")
    text = text_of(message.as_bytes())
    listed = [said for said, label in labelled(text).items() if label == "attachment"]
    assert [said.split(" (")[0] for said in listed] == [
        "Attachment: report.pdf", "Attachment: é.png", "Attachment: inner.eml",
    ]  # fmt: skip
    assert "can be read: pdf" in listed[0]
    assert "PNG image" in listed[1]
    assert "can be read: email" in listed[2]
    named = [value for value, _ in values(text, "attachment")]
    assert named == ["report.pdf", "é.png", "inner.eml"]
    assert attachments(message.as_bytes())[0].data == report


def test_a_body_in_an_old_charset() -> None:
    message = mail()
    message.set_content("Девять торговцев застрелены на дороге, говорят жители.", charset="koi8-r")
    assert "Девять торговцев" in text_of(message.as_bytes()).text


def test_a_page_saved_as_a_message_is_read_as_the_page() -> None:
    message = mail("Nine shot")
    del message["From"]
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://example.org/nine"
    message.set_content(PAGE, subtype="html")
    text = text_of(message.as_bytes(), "a.mhtml")
    assert words(text, MarkKind.TITLE) == ["Hello"]
    assert "From:" not in text.text
    assert document_of(message.as_bytes(), "a.mhtml").url == "https://example.org/nine"


def test_a_memo_in_plain_text_stays_plain() -> None:
    memo = f"From: Major Obo\nTo: All posts\nSubject: Operation\n\n{BODY}\n"
    text = text_of(memo)
    assert text.reader.startswith("plain/")
    assert text.text == memo
    assert text_of(memo, "memo.eml").reader.startswith("email/")


def test_a_mailbox_of_several_messages_is_refused() -> None:
    one = b"From x@example.org Thu May 15 23:30:00 2025\n" + mail().as_bytes() + b"\n"
    assert BODY in text_of(one).text
    with pytest.raises(Unreadable, match="several messages"):
        text_of(one * 2)


def nested(depth: int) -> bytes:
    """A message with so many parts inside each other."""
    lines = ["Message-ID: <1@x>", "From: a@example.org", "Subject: deep"]
    for level in range(depth):
        lines += [f'Content-Type: multipart/mixed; boundary="b{level}"', "", f"--b{level}"]
    return "\n".join([*lines, "Content-Type: text/plain", "", BODY]).encode()


def test_parts_nested_without_end_are_refused() -> None:
    assert BODY in " ".join(text_of(nested(20)).text.split())
    for depth in (150, 3000):
        with pytest.raises(Unreadable, match="nested"):
            text_of(nested(depth))


def test_parts_without_number_are_refused() -> None:
    message = mail()
    message.make_mixed()
    part = b"\n--x\nContent-Type: text/plain\n\nNine\n"
    raw = b"Message-ID: <1@x>\nFrom: a@x.org\nContent-Type: multipart/mixed; boundary=x\n\n"
    with pytest.raises(Unreadable, match="mail_parts"):
        text_of(raw + part * 2000 + b"\n--x--\n")


@pytest.mark.parametrize(
    "header",
    [
        "Subject: =?x-unknown?B?4pyT?=",
        "Subject: =?utf-8?B?!!!?=",
        "Date: the day before yesterday",
        "From: <<<>>>@@",
        'Content-Type: text/plain; charset="no such"',
        "Content-Transfer-Encoding: base64",
    ],
)
def test_headers_that_make_no_sense_stop_nothing(header: str) -> None:
    raw = f"Message-ID: <1@x>\nTo: b@x.org\n{header}\n\n{BODY} {BODY}\n"
    assert text_of(raw).reader.startswith("email/")


@pytest.mark.parametrize("form", ["Thu, 1 Jan {}", "{}", "Thu, {} Jan 2020 10:00:00 +0000",
    "Thu, 1 Jan 2020 {}:00:00", "Thu, 1 Jan 2020 10:00:00 +{}"])  # fmt: skip
@pytest.mark.parametrize("digits", [9, 4000, 10_000])
def test_a_date_of_thousands_of_digits_is_no_date(form: str, digits: int) -> None:
    head = f"Message-ID: <a@b>\r\nFrom: a@b\r\nDate: {form.format('9' * digits)}\r\n"
    assert document_of(f"{head}\r\n{BODY}\r\n".encode(), "a.eml").published is None


@pytest.mark.parametrize("header", ["Content-Type: text/plain; name*{}=x",
    "Content-Disposition: inline; filename*{}*=x",
    "Content-Type: multipart/mixed; boundary*{}=x"])  # fmt: skip
def test_parameters_with_numbers_of_thousands_of_digits_are_read(header: str) -> None:
    head = f"Message-ID: <a@b>\r\nFrom: a@b\r\n{header.format('9' * 10_000)}\r\n"
    data = f"{head}\r\n{BODY}\r\n".encode()
    assert "From: a@b" in text_of(data, "a.eml").text
    assert len(attachments(data)) <= 1
