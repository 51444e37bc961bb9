"""The shipped weights are the ones their card names, small enough, and sure of plain sentences."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from cenotaph.claims.labeller.shipped import WrongWeightsError, card
from cenotaph.claims.tolls import model
from cenotaph.claims.tolls.model import chances
from cenotaph.claims.tolls.pieces import Sentence, asked
from cenotaph.claims.tolls.shipped import toll_card

WEIGHTS = Path(model.__file__).parent / "weights"
LABELLER = Path(model.__file__).parents[1] / "labeller" / "weights"
FORTY_MEGABYTES = 40_000_000


def chance(text: str, number: str, before: str = "") -> float:
    start = text.index(number)
    place = (start, start + len(number))
    return chances([asked(Sentence(text=text, before=before), place, place)])[0]


def test_the_card_names_the_file() -> None:
    data = (WEIGHTS / toll_card().file).read_bytes()
    assert sha256(data).hexdigest() == toll_card().sha256
    assert toll_card().sha256 in (WEIGHTS / "MODEL_CARD.md").read_text("utf-8")
    both = len(data) + (LABELLER / card().file).stat().st_size
    assert both <= FORTY_MEGABYTES


def test_exchanged_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = msgspec.structs.replace(toll_card(), sha256="0" * 64)
    monkeypatch.setattr(model, "toll_card", lambda: wrong)
    model._session.cache_clear()
    with pytest.raises(WrongWeightsError, match="not the weights"):
        chance("They buried nine.", "nine")
    monkeypatch.undo()
    model._session.cache_clear()


@pytest.mark.parametrize(
    ("before", "text", "number"),
    [
        ("The planes came back at noon.", "When it was over, fourteen lay dead.", "fourteen"),
        ("Militiamen stormed the hostel.", "The dead number 23, a nurse said.", "23"),
        ("Troops shelled the bridge.", "The governor admits 12, the clergy say 40.", "40"),
    ],
)
def test_it_is_sure_of_plain_tolls(before: str, text: str, number: str) -> None:
    assert chance(text, number, before) > 0.8


@pytest.mark.parametrize(
    ("before", "text", "number"),
    [
        (
            "The planes came back at noon.",
            "When it was over, fourteen had fled abroad.",
            "fourteen",
        ),
        ("Militiamen stormed the hostel.", "The hostel has beds for 23 guests.", "23"),
        ("Two men were shot in the raid.", "Police arrested 12 suspects.", "12"),
        ("A mayor was murdered.", "Some 900 people followed the coffin.", "900"),
    ],
)
def test_it_takes_no_other_figure_for_one(before: str, text: str, number: str) -> None:
    assert chance(text, number, before) < 0.5


def test_no_answer_depends_on_what_else_is_asked() -> None:
    rows = [
        asked(Sentence(text=text), (12, 16), (12, 16))
        for text in ("They buried nine.", "They buried nine of the men whom the soldiers had shot.")
    ]
    assert chances(rows) == [chances([row])[0] for row in rows]
