"""What the trained reader is sure of becomes a claim that says so; nothing else changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from benchmarks.sentences import report
from cenotaph.claims.labeller.finder import TrainedRoles
from cenotaph.claims.reader import read_claims
from cenotaph.claims.tolls import reading
from cenotaph.claims.tolls.pieces import Asked
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.claim import Claim, ClaimKind

WORDS = (
    "Gunmen raided the market of Tillabéri on 4 May 2021 and killed a guard. "
    "The mayor's last word is nineteen."
)
NOTE = "toll: read by the trained reader"

Said = Callable[[float], list[Asked]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Sets what the reader answers to everything, and gives the list of what it is asked."""

    def answering(chance: float) -> list[Asked]:
        asked: list[Asked] = []

        def chances(rows: Sequence[Asked]) -> list[float]:
            asked.extend(rows)
            return [chance] * len(rows)

        monkeypatch.setattr(reading, "chances", chances)
        return asked

    return answering


def killings(words: str, *, tolls: bool = True) -> list[Claim]:
    text, document = report(words)
    found = read_claims(text, document, open_gazetteer(), TrainedRoles(tolls=tolls))
    return [claim for claim in found if claim.kind is ClaimKind.KILLING]


def counted(claims: Sequence[Claim]) -> list[int | None]:
    return [c.count.minimum for c in claims if c.count and any(NOTE in note for note in c.notes)]


def test_a_figure_it_is_sure_of_becomes_a_killing(said: Said) -> None:
    said(0.97)
    (claim,) = [c for c in killings(WORDS) if any(NOTE in note for note in c.notes)]
    assert claim.count is not None
    assert (claim.count.minimum, claim.count.maximum) == (19, 19)
    assert "0.97" in " ".join(claim.notes)
    assert "+tolls/" in claim.extractor
    assert claim.when is not None
    assert claim.where is not None


def test_what_it_is_not_sure_of_is_left_alone(said: Said) -> None:
    asked = said(0.4)
    assert counted(killings(WORDS)) == []
    assert asked


def test_without_it_nothing_is_asked(said: Said) -> None:
    asked = said(0.99)
    claims = killings(WORDS, tolls=False)
    assert counted(claims) == []
    assert not asked
    assert all("tolls/" not in claim.extractor for claim in claims)


def test_figures_that_the_grammars_read_are_not_asked_about(said: Said) -> None:
    asked = said(0.99)
    killings("Gunmen killed nine traders. Twelve people were wounded and four were abducted.")
    assert not asked


def test_a_document_without_killing_is_not_asked_about(said: Said) -> None:
    asked = said(0.99)
    assert not killings("The mayor opened a market. By nightfall the trader had sold nineteen.")
    assert not asked


def test_french_is_not_asked_about(said: Said) -> None:
    asked = said(0.99)
    text, document = report(
        "Des hommes armés ont tué un garde au marché de Tillabéri. Le soir, l'imam en avait lavé "
        "dix-neuf. Les habitants ont fui vers la ville voisine, disent les autorités."
    )
    read_claims(text, document, open_gazetteer())
    assert not asked


def test_the_shipped_reader_reads_an_unforeseen_toll() -> None:
    claims = killings(WORDS)
    assert counted(claims) == [19]
