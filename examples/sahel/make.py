"""Writes the reports of `reports.toml` into `reports/`, byte for byte the same each time."""

from __future__ import annotations

import html
import io
import sys
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

HERE = Path(__file__).parent
NOTES = {
    "en": "{publisher} is a fictional publisher. This text was written for the Cenotaph examples; "
    "it restates in our own words {source}.",
    "fr": "{publisher} est un éditeur fictif. Ce texte a été écrit pour les exemples de Cenotaph ; "
    "il reprend en nos propres mots {source}.",
}
MENU = ("Home", "Africa", "Business", "Sport", "Log in")
COOKIES = "We use cookies to improve your visit. Accept all | Settings"
FOOTER = (
    "Subscribe to our newsletter",
    "Share this article",
    "© Example Faso News. All rights reserved.",
)


@dataclass(frozen=True)
class Report:
    """One report; `body` holds paragraphs with an empty line between them."""

    name: str
    title: str
    publisher: str
    date: date
    source: str
    body: str
    language: str = "en"

    @property
    def paragraphs(self) -> list[str]:
        return self.body.strip().split("\n\n")

    @property
    def note(self) -> str:
        return NOTES[self.language].format(publisher=self.publisher, source=self.source)


def plain(report: Report) -> bytes:
    return "\n\n".join([report.title, *report.paragraphs, report.note, ""]).encode()


def markdown(report: Report) -> bytes:
    front = f"# {report.title}\n\n*{report.publisher}, {report.date:%-d %B %Y}*"
    return "\n\n".join([front, *report.paragraphs, f"---\n\n*{report.note}*\n"]).encode()


def page(report: Report) -> bytes:
    """A news page as sites make them: the story between a menu, a cookie notice and a footer."""
    title, publisher = html.escape(report.title), html.escape(report.publisher)
    story = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in report.paragraphs)
    menu = "".join(f'<li><a href="#{word.lower()}">{word}</a></li>' for word in MENU)
    footer = "\n".join(f"<p>{html.escape(line)}</p>" for line in FOOTER)
    return f"""<!DOCTYPE html>
<html lang="{report.language}">
<head>
<meta charset="utf-8">
<title>{title} | {publisher}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{publisher}">
<meta property="article:published_time" content="{report.date}">
</head>
<body>
<nav><ul>{menu}</ul></nav>
<div class="cookie-notice" role="dialog"><p>{COOKIES}</p></div>
<main><article>
<h1>{title}</h1>
<p class="meta"><time datetime="{report.date}">{report.date:%-d %B %Y}</time></p>
{story}
</article></main>
<aside><h2>Most read</h2><p><a href="#rain">Rains come early to the Centre-Nord</a></p></aside>
<footer>
{footer}
<p>{html.escape(report.note)}</p>
</footer>
</body>
</html>
""".encode()


def mail(report: Report) -> bytes:
    message = EmailMessage()
    message["From"] = f"{report.publisher} <bulletin@example.org>"
    message["To"] = "readers@example.org"
    message["Subject"] = report.title
    message["Date"] = datetime.fromisoformat(f"{report.date}T08:00:00+00:00")
    message["Message-ID"] = f"<{Path(report.name).stem}@example.org>"
    message.set_content("\n\n".join([*report.paragraphs, "-- ", report.note]) + "\n")
    return message.as_bytes()


def word(report: Report) -> bytes:
    paper = docx.Document()
    paper.core_properties.title = report.title
    paper.core_properties.author = report.publisher
    moment = datetime.fromisoformat(f"{report.date}T08:00:00")
    paper.core_properties.created = paper.core_properties.modified = moment
    paper.add_heading(report.title, level=1)
    for paragraph in [*report.paragraphs, report.note]:
        paper.add_paragraph(paragraph)
    packed = io.BytesIO()
    paper.save(packed)
    return _without_clock(packed)


def _without_clock(packed: io.BytesIO) -> bytes:
    """The same archive with every member dated alike, as the library stamps them with now."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in sorted(old.namelist()):
            member = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def pdf(report: Report) -> bytes:
    styles = getSampleStyleSheet()
    story = [Paragraph(html.escape(report.title), styles["Title"])]
    story += [Paragraph(f"{report.publisher}, {report.date:%-d %B %Y}", styles["Italic"])]
    for paragraph in [*report.paragraphs, report.note]:
        story.append(Paragraph(html.escape(paragraph), styles["BodyText"]))
    stream = io.BytesIO()
    SimpleDocTemplate(
        stream, pagesize=A4, title=report.title, author=report.publisher, invariant=1
    ).build(story)
    return stream.getvalue()


WRITERS: dict[str, Callable[[Report], bytes]] = {
    ".txt": plain,
    ".md": markdown,
    ".html": page,
    ".eml": mail,
    ".docx": word,
    ".pdf": pdf,
}


def reports() -> list[Report]:
    """The reports of `reports.toml`, in its order."""
    rows = tomllib.loads((HERE / "reports.toml").read_text("utf-8"))["report"]
    return [Report(**row) for row in rows]


def make(folder: Path) -> None:
    """Write every report into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports():
        (folder / report.name).write_bytes(WRITERS[Path(report.name).suffix](report))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "reports")
