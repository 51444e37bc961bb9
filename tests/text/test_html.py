"""Web pages: all visible words, parts that are not the report marked, statements taken up."""

from __future__ import annotations

import json

import pytest

from cenotaph.record.document import MarkKind
from tests.text.making import BODY, document_of, labelled, text_of, values, words

LINKED = json.dumps(
    {
        "@graph": [
            {"@type": "WebSite", "name": "Post"},
            {
                "@type": ["NewsArticle"],
                "headline": "Nine traders shot",
                "datePublished": "2024-05-06T08:00:00Z",
                "author": [{"@type": "Person", "name": "A. Writer"}],
                "publisher": {"name": "The Northland Post"},
            },
        ]
    }
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Nine traders shot | The Northland Post</title>
<meta property="og:site_name" content="The Northland Post">
<link rel="canonical" href="https://example.org/2024/05/06/nine">
<script type="application/ld+json">{LINKED}</script><style>p {{ color: red }}</style></head>
<body class="has-sidebar"><a class="skip-link" href="#c">Skip to content</a>
<header><div>The Northland Post</div></header>
<nav><ul><li><a href="/">Home</a><li><a href="/a">Africa</a></ul></nav>
<main><article><h1>Nine traders <em>shot</em></h1>
<p>By <a rel="author" href="x">A. Writer</a> <time datetime="2024-05-06">6 May 2024</time>
<p>DAKAR, May 6 (NPA) - {BODY}<p>Nobody was <b>arr</b>ested &amp; nobody asked.<br>Two graves.
<h2>Background</h2><p>Cafe&#x301; owners fled. <span hidden>unseen</span>
<span style="display:none">unseen</span></p>
<table><tr><th>Name<th>Age<tr><td>Moussa<td>30</table></article></main>
<div class="share-buttons"><a>Facebook</a></div><aside><p>Another story of the region</aside>
<form><label>Your address</label><input></form><p>Get our weekly newsletter</p>
<footer>The Northland Post, 12 River Road</footer><script>var unseen = 1</script></body></html>"""


def test_visible_words_are_kept_in_order_and_nothing_else() -> None:
    text = text_of(PAGE, "a.html")
    assert "unseen" not in text.text
    assert "color" not in text.text
    assert "Nobody was arrested & nobody asked." in text.text
    assert "Café owners fled." in text.text
    assert "Moussa\t30" in text.text
    order = [text.text.index(said) for said in ("Skip", "Home", "DAKAR", "Two graves", "Road")]
    assert order == sorted(order)


def test_title_and_headings() -> None:
    text = text_of(PAGE, "a.html")
    assert words(text, MarkKind.TITLE) == ["Nine traders shot"]
    assert words(text, MarkKind.HEADING) == ["Background"]
    assert words(text, MarkKind.DATELINE) == ["DAKAR, May 6 (NPA)"]


def test_parts_of_the_page_that_are_not_the_report_are_marked() -> None:
    found = labelled(text_of(PAGE, "a.html"))
    assert found == {
        "Skip to content": "navigation",
        "The Northland Post": "header",
        "Home": "navigation",
        "Africa": "navigation",
        "Facebook": "share",
        "Another story of the region": "aside",
        "Your address": "form",
        "Get our weekly newsletter": "subscribe",
        "The Northland Post, 12 River Road": "footer",
    }


def test_the_page_states_its_facts() -> None:
    document = document_of(PAGE, "a.html")
    assert document.title == "Nine traders shot"
    assert document.publisher == "The Northland Post"
    assert document.author == "A. Writer"
    assert document.url == "https://example.org/2024/05/06/nine"
    assert str(document.published) == "2024-05-06"
    bases = [basis for _, basis in values(text_of(PAGE, "a.html"), "published")]
    assert bases == ["JSON-LD datePublished", "time element", "address path"]


def test_a_form_or_sidebar_around_the_whole_page_is_not_believed() -> None:
    page = f"<html><body><form class='sidebar'><h1>Nine shot</h1><p>{BODY}</p></form></body></html>"
    assert labelled(text_of(page)) == {}


def test_a_row_of_short_links_is_a_menu() -> None:
    links = "".join(
        f"<div><a href='/{name}'>{name}</a></div>" for name in ["Mali", "Niger", "Chad", "Sudan"]
    )
    page = f"<html><body>{links}<p>{BODY} <a href='/x'>Read the order</a></p></body></html>"
    assert set(labelled(text_of(page)).values()) == {"navigation"}
    assert "Sudan" in labelled(text_of(page))


def test_a_preformatted_wire_text_keeps_its_lines() -> None:
    first = "NINE MEN WERE SHOT ON THE ROAD TO TANDORI, THE\nCOMMITTEE FOR THE NORTH SAID."
    wire = f"{first}\n\n   THE ARMY DENIED IT."
    text = text_of(f"<html><body><pre>{wire}</pre></body></html>")
    assert text.text == wire
    assert words(text, MarkKind.PARAGRAPH) == [first.replace("\n", " "), "THE ARMY DENIED IT."]


def test_a_page_without_h1_finds_its_title_by_the_title_element() -> None:
    page = (
        "<html><head><title>Nine shot - The Post</title></head><body><div>The Post</div>"
        f"<div><h2>Nine shot</h2></div><p>{BODY}</p></body></html>"
    )
    assert words(text_of(page), MarkKind.TITLE) == ["Nine shot"]


def test_where_a_saved_page_came_from() -> None:
    source = "<!-- saved from url=(0022)https://example.org/x -->"
    page = f"{source}<html><body><p>{BODY}</p></body></html>"
    assert values(text_of(page), "url") == [("https://example.org/x", "saved-from comment")]


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8_r"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
        ("", "cp1251"),
        ("<meta charset=utf-8>", "cp1251"),  # the page is wrong about itself
    ],
)
def test_the_encoding_of_a_page(head: str, codec: str) -> None:
    said = "Солдаты застрелили девять торговцев на дороге, рассказали свидетели."
    page = f"<html><head>{head}</head><body><p>{said}</p></body></html>"
    assert text_of(page.encode(codec), "a.html").text == said


def test_broken_statements_are_passed_over() -> None:
    page = (
        "<html><head><script type='application/ld+json'>{not json</script>"
        f"<script type='application/ld+json'>{'[' * 50_000}</script>"
        "<meta property='og:url' content='javascript:alert(1)'>"
        "<meta name='date' content='yesterday'></head>"
        f"<body><p>{BODY}</p></body></html>"
    )
    text = text_of(page)
    assert text.text == BODY
    assert values(text, "url") == values(text, "published") == []


def test_an_author_named_by_class_alone() -> None:
    page = (
        "<html><body><h1>Neuf tués</h1><div><span>4 mars 2024</span> "
        f"<span class='byline'>par Awa Témoin</span></div><p>{BODY}</p></body></html>"
    )
    assert values(text_of(page), "author") == [("Awa Témoin", "author element")]
