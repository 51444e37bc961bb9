"""The dossier in a real browser: quiet, narrow enough for a phone, usable by keyboard and ear."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cenotaph.publish.dossier import render
from cenotaph.record.casefile import CaseFile
from cenotaph.record.where import Where
from tests.publish.dossier.many import many

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCRIPTS = Path(__file__).parent / "scripts"
WIDTHS = (320, 360, 768, 1280)

if not CHROMIUM and os.environ.get("CI"):
    raise RuntimeError("the continuous build must have chromium for the dossier's tests")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that can reach nothing."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(case: CaseFile, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The realistic case as a file."""
    path = tmp_path_factory.mktemp("dossier") / "case.html"
    path.write_text(render(case), encoding="utf-8")
    return path.as_uri()


def _open(browser: Browser, address: str, width: int = 1280, **settings: Any) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
    page = context.new_page()
    page.goto(address)
    return page


def _run(page: Page, script: str, argument: object = None) -> Any:
    return page.evaluate((SCRIPTS / f"{script}.js").read_text(encoding="utf-8"), argument)


@pytest.mark.parametrize("script", [True, False])
def test_it_is_silent_and_asks_for_nothing(browser: Browser, address: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator(".quote a").first.click()
    page.wait_for_timeout(100)
    assert said == []
    assert {url.split("#")[0] for url in asked} == {address}
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_off_the_side(browser: Browser, address: str, width: int) -> None:
    page = _open(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _run(page, "overflow") == []
    page.context.close()


def _unbroken(case: CaseFile) -> CaseFile:
    """The case with names that offer no place to break a line."""
    long = "x" * 90
    change = msgspec.structs.replace
    return change(
        case,
        title=long,
        documents=tuple(
            change(d, name=f"{n}{long}", names=(long,), title=long, publisher=long, url=long)
            for n, d in enumerate(case.documents)
        ),
        incidents=tuple(
            change(i, title=long, grade=long, where=Where(wording=long))
            for i in case.incidents
        ),
        origins=tuple(change(o, name=long, why=long) for o in case.origins),
        disputes=tuple(
            change(
                d, about=long, why=long,
                positions=tuple(change(p, value=long, source=long) for p in d.positions),
            )
            for d in case.disputes
        ),
        gaps=tuple(change(g, title=long, note=long, paragraph=long) for g in case.gaps),
        demands=tuple(change(d, by=long, of=long, what=long) for d in case.demands),
        faults=tuple(change(f, what=long, where=long) for f in case.faults),
        tally=change(
            case.tally, incidents=tuple(change(t, why=long) for t in case.tally.incidents)
        ),
    )  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_long_names_break_rather_than_run_off(
    browser: Browser, case: CaseFile, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "long.html"
    path.write_text(render(_unbroken(case)), encoding="utf-8")
    page = _open(browser, path.as_uri(), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _run(page, "overflow") == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_quote_leads_to_the_same_words_in_sight(
    browser: Browser, address: str, width: int
) -> None:
    page = _open(browser, address, width, java_script_enabled=True)
    links = page.locator(".quote a")
    hrefs = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    words = links.evaluate_all("all => all.map(a => a.textContent)")
    assert len(hrefs) > 30
    for href, quoted in dict(zip(hrefs, words, strict=True)).items():
        page.evaluate("href => { location.hash = href }", href)
        found = _run(page, "landing", href[1:])
        assert _squeezed(found["words"]) == _squeezed(quoted)
        assert found["inView"], quoted
        assert found["background"] != found["plain"]
    page.context.close()


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def test_a_highlight_leads_back_to_its_incident(browser: Browser, address: str) -> None:
    page = _open(browser, address)
    page.locator("#i2 .figures-table .quote a").first.click()
    page.locator("mark:target ~ a.back[href='#i2']").first.click()
    assert page.evaluate("location.hash") == "#i2"
    assert page.locator("#i2-heading").evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
    page.context.close()


def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Browser, address: str
) -> None:
    page = _open(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").evaluate("e => e.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(_run(page, "focus"))
    assert all(stop["outlined"] and stop["inView"] for stop in seen)
    assert len({stop["place"] for stop in seen}) == len(seen)
    stops = page.locator("main a:not([tabindex='-1'])").count()
    assert page.locator("main a[href]").count() - stops == page.locator("svg a").count()
    page.context.close()


def test_headings_descend_step_by_step(browser: Browser, address: str) -> None:
    page = _open(browser, address)
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    assert all(text.strip() for text in page.locator("h1, h2, h3, h4, h5").all_text_contents())
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_screen_reader_finds_landmarks_tables_and_images(
    browser: Browser, address: str, width: int
) -> None:
    page = _open(browser, address, width)
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    tables = page.get_by_role("table")
    assert tables.count() == page.locator("table").count()
    assert page.get_by_role("rowheader").count() == page.locator("th[scope=row]").count()
    assert page.get_by_role("columnheader").count() == page.locator("th[scope=col]").count()
    assert page.get_by_role("img", name="Map").count() == 1
    assert page.get_by_role("img", name="Timeline").count() == 1
    assert page.get_by_role("table", name="How each incident counts").count() == 1
    assert _run(page, "nameless") == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast(browser: Browser, address: str, scheme: Any) -> None:
    page = _open(browser, address, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("location.hash = document.querySelector('.quote a').hash")
    measured = _run(page, "contrast")
    assert measured["seen"] > 300
    assert measured["faint"] == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_labels_of_the_drawings_do_not_overlap(browser: Browser, address: str, width: int) -> None:
    page = _open(browser, address, width)
    measured = _run(page, "collisions")
    assert measured["labels"] > 15
    assert measured["overlapping"] == []
    assert measured["cut"] == []
    page.context.close()


def test_right_to_left_words_run_right_to_left(browser: Browser, address: str) -> None:
    page = _open(browser, address)
    directions = page.locator("blockquote").evaluate_all(
        "all => all.map(q => [q.lang, getComputedStyle(q).direction])"
    )
    assert {tuple(pair) for pair in directions} == {("en", "ltr"), ("ar", "rtl")}
    page.context.close()


def test_a_large_case_opens_and_its_quotes_still_lead_to_their_words(
    browser: Browser, case: CaseFile, tmp_path: Path
) -> None:
    path = tmp_path / "large.html"
    path.write_text(render(many(case, 120, 100)), encoding="utf-8")
    page = _open(browser, path.as_uri(), 360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    links = page.locator(".quote a").evaluate_all(
        "all => all.filter((_, n) => n % 40 === 0)"
        ".map(a => [a.getAttribute('href'), a.textContent])"
    )
    assert len(links) > 5
    for href, quoted in links:
        page.evaluate("href => { location.hash = href }", href)
        page.wait_for_timeout(150)
        found = _run(page, "landing", href[1:])
        assert _squeezed(found["words"]) == _squeezed(quoted)
        assert found["inView"]
    page.context.close()


def test_on_paper_each_incident_has_its_page(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = _open(browser, address)
    path = tmp_path / "case.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    document = pdfium.PdfDocument(str(path))
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    for number in range(1, 5):
        beginning = [text for text in texts if re.match(rf"\d+\s+Incident {number} ·", text)]
        assert len(beginning) == 1
    assert not any("Skip to the content" in text for text in texts)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()
