"""A case file as one HTML page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cenotaph import __version__
from cenotaph.publish.dossier.barsview import bars_view
from cenotaph.publish.dossier.citations import Citations
from cenotaph.publish.dossier.incident_page import IncidentWriter
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.inert import inert
from cenotaph.publish.dossier.mapview import map_view
from cenotaph.publish.dossier.overview import overview
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.dossier.sections import (
    demand_rows,
    dispute_rows,
    method,
    origin_rows,
    original_rows,
    source_texts,
)
from cenotaph.publish.dossier.timelineview import timeline_view
from cenotaph.publish.dossier.withhold import Withheld, withhold
from cenotaph.publish.strings import load_strings
from cenotaph.record.casefile import CaseFile

LARGE = 100


def render(case: CaseFile, *, include_restricted: bool = False, language: str = "en") -> str:
    """The dossier of a case: one self-contained HTML file, the same for the same case.

    Documents marked restricted, confidential or critical stay out, with all that only they
    say, unless `include_restricted` is set; the dossier says how much is withheld.

    Raises:
        LookupError: there are no strings in `language`.
    """
    say = load_strings("dossier", language)
    shown, withheld = (case, Withheld()) if include_restricted else withhold(case, say)
    index = Index(shown)
    citations = Citations(index)
    writer = IncidentWriter(index, citations, say)
    pages = tuple(writer.page(incident) for incident, _ in index.order)
    disputes = dispute_rows(index, citations, say)
    demands = demand_rows(index, citations, say)
    style, script = _asset("dossier.css"), _asset("dossier.js")
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            t=say,
            phrases=Phrases(say),
            case=shown,
            large=len(shown.incidents) + len(shown.documents) > LARGE,
            version=__version__,
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704  # a file of ours, not of the case
            script=Markup(script),  # noqa: S704
            overview=overview(index, withheld, say),
            withheld=withheld,
            breakdown=bars_view(index, say),
            map=map_view(index, say),
            timeline=timeline_view(index, say),
            incidents=pages,
            disputes=disputes,
            demands=demands,
            origins=origin_rows(index, say),
            method=method(index, say),
            originals=original_rows(index, say),
            sources=source_texts(index, citations, say),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cenotaph.publish.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["at"] = _coordinate
    return environment


def _finished(value: object) -> object:
    """Foreign words are made inert before they are escaped; markup of ours passes."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> str:
    """A style sheet or script of the dossier as it is set into the page."""
    path = files("cenotaph.publish.dossier") / "templates" / name
    return path.read_text(encoding="utf-8").strip()


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing but our own style and script can act."""
    return (
        "default-src 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()


def _coordinate(value: float) -> str:
    """A length of a drawing with one decimal: enough for print, the same on every machine."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")
