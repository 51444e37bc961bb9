"""The shipped weights are the ones their card names, and read the plainest of sentences."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from cenotaph.claims.labeller import model
from cenotaph.claims.labeller.model import Reading, readings
from cenotaph.claims.labeller.pieces import pieces_around, pieces_of
from cenotaph.claims.labeller.shipped import WrongWeightsError, card, checked

WEIGHTS = Path(model.__file__).parent / "weights"
FORTY_MEGABYTES = 40_000_000


def read(words: str, act: str) -> Reading:
    tokens = words.split()
    place = tokens.index(act)
    return readings([pieces_around([pieces_of(token) for token in tokens], place, place + 1)])[0]


def said(words: str, act: str) -> dict[str, str]:
    tokens = words.split()
    return {s.label: " ".join(tokens[s.first : s.last]) for s in read(words, act).spans}


def test_the_card_names_the_files() -> None:
    data = (WEIGHTS / card().file).read_bytes()
    assert sha256(data).hexdigest() == card().sha256
    assert len(data) <= FORTY_MEGABYTES
    assert card().sha256 in (WEIGHTS / "MODEL_CARD.md").read_text("utf-8")
    words = (WEIGHTS / card().tokenizer).read_bytes()
    assert sha256(words).hexdigest() == card().tokenizer_sha256


def test_other_bytes_than_the_card_names_are_refused() -> None:
    with pytest.raises(WrongWeightsError, match="not the weights"), checked(card().file, "0" * 64):
        pass


def test_a_missing_file_is_named() -> None:
    with pytest.raises(WrongWeightsError, match=r"gone\.onnx .* missing"), checked("gone.onnx", ""):
        pass


def test_exchanged_weights_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = msgspec.structs.replace(card(), sha256="0" * 64)
    monkeypatch.setattr(model, "card", lambda: wrong)
    model._session.cache_clear()
    with pytest.raises(WrongWeightsError, match="not the weights"):
        readings([pieces_around([pieces_of("killed")], 0, 1)])
    monkeypatch.undo()
    model._session.cache_clear()


@pytest.mark.parametrize(
    ("words", "agent", "victim"),
    [
        ("soldiers killed nine farmers on monday", "soldiers", "nine farmers"),
        ("nine farmers were killed by soldiers", "by soldiers", "nine farmers"),
        ("FARMERS HAVE KILLED TWO SOLDIERS", "FARMERS", "TWO SOLDIERS"),
        ("the soldiers who killed the farmers have fled", "the soldiers", "the farmers"),
    ],
)
def test_roles_follow_the_sentence_and_not_the_word(words: str, agent: str, victim: str) -> None:
    act = next(word for word in words.split() if word.lower() == "killed")
    roles = said(words, act)
    assert (roles["ARG0"], roles["ARG1"]) == (agent, victim)


def test_a_batch_of_any_order_gives_each_sentence_its_own_roles() -> None:
    one = pieces_around([pieces_of(w) for w in ["rebels", "shot", "the", "mayor"]], 1, 2)
    two = pieces_around([pieces_of(w) for w in ["the", "mayor", "was", "shot"]], 3, 4)
    assert readings([one, two]) == readings([two, one])[::-1]


def test_every_word_read_has_a_part_of_speech() -> None:
    tags = read("soldiers killed nine farmers", "killed").tags
    assert tags == ("NOUN", "VERB", "NUM", "NOUN")
