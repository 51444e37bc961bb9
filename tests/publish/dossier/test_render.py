"""The dossier as text: complete, inert to hostile words, silent about what is closed."""

from __future__ import annotations

import re
import time
from html import unescape
from html.parser import HTMLParser

import msgspec
import pytest

from cenotaph.publish.dossier import render
from cenotaph.record.casefile import CaseFile, Custody, Fault
from cenotaph.record.document import Sensitivity
from cenotaph.record.tally import Tally
from tests.publish.dossier.many import many

VOID = {"meta", "br", "line", "rect", "circle", "path"}


class Page(HTMLParser):
    """The elements of a page and its visible words; fails where tags do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words with white space squeezed."""
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="session")
def page(case: CaseFile) -> Page:
    """The realistic case as rendered."""
    return Page(render(case))


def test_the_summary_gives_bounds_and_says_what_they_are(page: Page) -> None:
    assert "at least 37" in page.text
    assert "No upper bound can be given" in page.text
    assert "figures that documents report" in page.text
    assert "await a person’s decision" in page.text
    assert "its dead are among the 27" in page.text


def test_it_speaks_french(case: CaseFile) -> None:
    page = Page(render(case, language="fr"))
    assert page.elements[0][1].get("lang") == "fr" or page.elements[1][1].get("lang") == "fr"
    assert "au moins 37" in page.text
    assert "du 2 au 4 janvier 2025" in page.text
    assert "figures that documents report" not in page.text


def test_ids_are_unique_and_every_link_within_the_page_has_a_target(page: Page) -> None:
    ids = [facts["id"] for _, facts in page.elements if "id" in facts]
    assert len(ids) == len(set(ids))
    links = [facts["href"] for tag, facts in page.elements if tag == "a"]
    assert links
    for link in links:
        assert link is not None
        assert link.startswith("#")
        assert link[1:] in ids
    for _, facts in page.elements:
        for attribute in ("aria-labelledby", "aria-describedby"):
            if attribute in facts:
                assert facts[attribute] in ids


def test_nothing_is_loaded_and_the_policy_forbids_it(case: CaseFile) -> None:
    html = render(case)
    page = Page(html)
    loading = {"src", "srcset", "data", "action", "formaction", "ping", "poster", "background"}
    for tag, facts in page.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "form", "base", "image"}
        assert not loading & set(facts)
        assert not any(name.startswith("on") or name == "style" for name in facts)
    policy = next(
        f["content"] for t, f in page.elements if f.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "@import" not in html
    assert all(url.startswith("#hatch-") for url in re.findall(r"url\(([^)]*)\)", html))


def test_every_quote_stands_in_its_language_and_direction(page: Page) -> None:
    quotes = [facts for tag, facts in page.elements if tag == "blockquote"]
    assert {facts["lang"] for facts in quotes} == {"en", "ar"}
    assert all(facts["dir"] == "auto" for facts in quotes)


def test_custody_and_faults_are_listed(page: Page, case: CaseFile) -> None:
    for document in case.documents:
        digest = document.id.removeprefix("sha256:")
        assert (digest in page.text) == (document.sensitivity is Sensitivity.INTERNAL)
    assert case.custody.head in page.text
    assert "annex-locked.pdf" in page.text
    assert "grammar/1" in page.text


def test_the_same_case_gives_the_same_page(case: CaseFile) -> None:
    again = msgspec.json.decode(msgspec.json.encode(case), type=CaseFile)
    assert render(case) == render(again)


CLOSED_WORDS = (
    "balem", "idris", "fourteen", "interview-balem", "not for circulation", "hawa", "driver",
)  # fmt: skip


def test_closed_documents_leave_no_word_behind(case: CaseFile) -> None:
    html = unescape(render(case)).casefold()
    for word in CLOSED_WORDS:
        assert word not in html
    assert "one document is marked restricted, confidential or critical" in html


def test_closed_documents_are_shown_on_request(case: CaseFile) -> None:
    html = unescape(render(case, include_restricted=True)).casefold()
    for word in CLOSED_WORDS:
        assert word in html
    assert "is withheld" not in html


@pytest.mark.parametrize(
    "level", [Sensitivity.RESTRICTED, Sensitivity.CONFIDENTIAL, Sensitivity.CRITICAL]
)
def test_whatever_only_closed_documents_say_goes(case: CaseFile, level: Sensitivity) -> None:
    closed = next(d for d in case.documents if d.name == "ouara-valley.html")
    documents = tuple(
        msgspec.structs.replace(d, sensitivity=level) if d is closed else d for d in case.documents
    )
    tally = msgspec.structs.replace(
        case.tally,
        incidents=tuple(
            msgspec.structs.replace(line, why=f"{line.why}, see ouara-valley.html")
            for line in case.tally.incidents
        ),
    )
    told = msgspec.structs.replace(case, documents=documents, tally=tally)
    html = unescape(render(told))
    for word in ("ouara-valley", "Lemba", "Kessou Courier", "rights groups", "market", "late 2021"):
        assert word not in html
    assert "3 incidents are known only from what is withheld" in html
    assert "at least 37" in html


HOSTILE = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202egpj.exe\u2066\x00\x85{{7*7}}'
)


def _hostile(case: CaseFile) -> CaseFile:
    documents = tuple(
        msgspec.structs.replace(
            d, name=HOSTILE + str(n), title=HOSTILE, publisher=HOSTILE, author=HOSTILE,
            url="javascript:alert(3)", language=HOSTILE, dateline=HOSTILE, media_type=HOSTILE,
            obtained=HOSTILE, names=(HOSTILE, HOSTILE + "b"),
        )
        for n, d in enumerate(case.documents)
    )  # fmt: skip
    texts = tuple(msgspec.structs.replace(t, text=HOSTILE + t.text[len(HOSTILE) :])
                  for t in case.texts)  # fmt: skip
    incidents = tuple(msgspec.structs.replace(i, title=HOSTILE) for i in case.incidents)
    return msgspec.structs.replace(
        case, title=HOSTILE, documents=documents, texts=texts, incidents=incidents,
        faults=(Fault(what=HOSTILE, where=HOSTILE),),
        custody=Custody(originals=1, ledger=1, head=HOSTILE),
    )  # fmt: skip


def test_hostile_words_stay_words(case: CaseFile) -> None:
    html = render(_hostile(case), include_restricted=True)
    found = Page(html)
    assert [tag for tag, _ in found.elements].count("script") == 1
    assert all(tag != "img" for tag, _ in found.elements)
    links = [facts["href"] or "" for tag, facts in found.elements if tag == "a"]
    assert all(link.startswith("#") for link in links)
    assert not set(html) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x85")
    assert "⟨U+202E⟩" in html
    assert "{{7*7}}" in html
    assert {f["lang"] for t, f in found.elements if t == "blockquote"} == {"und"}


def test_an_empty_case_says_so() -> None:
    empty = CaseFile(
        title="", documents=(), texts=(), claims=(), incidents=(), origins=(),
        tally=Tally(minimum=0, maximum=0, incidents=()),
    )  # fmt: skip
    text = Page(render(empty)).text
    assert "The documents report no incident." in text
    assert "No incident has coordinates" in text
    assert "Every document could be read." in text


@pytest.mark.parametrize(
    ("documents", "incidents", "seconds"),
    [(200, 100, 2.0), pytest.param(1500, 1000, 30.0, marks=pytest.mark.slow)],
)
def test_a_large_case_is_written_in_time(
    case: CaseFile, documents: int, incidents: int, seconds: float
) -> None:
    large = many(case, documents, incidents)
    render(case)
    start = time.process_time()
    html = render(large)
    assert time.process_time() - start < seconds
    assert f"i{incidents}-heading" in html
