"""Labels never cover each other, a marker or the edge, and those placed are the first wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.publish.dossier.labels import Box, Wanted, place, shorten, text_width, wrap

FRAME = Box(0, 0, 720, 460)
names = st.text(alphabet="abcdefgMWÀéخل中 ", min_size=1, max_size=25)
wanted = st.lists(
    st.builds(
        Wanted, names, st.floats(0, 720), st.floats(0, 460), st.just(10.0), st.sampled_from([11.0])
    ),
    max_size=25,
)


@given(wanted)
def test_no_label_overlaps_another_or_an_obstacle_or_leaves_the_frame(labels: list[Wanted]) -> None:
    obstacles = [Box(w.x - 10, w.y - 10, w.x + 10, w.y + 10) for w in labels]
    placed = [found for found in place(labels, obstacles, FRAME) if found]
    for index, label in enumerate(placed):
        assert label.box.inside(FRAME)
        assert not any(label.box.overlaps(box) for box in obstacles)
        assert not any(label.box.overlaps(other.box) for other in placed[:index])


def test_the_first_label_wins_the_room_and_the_right_side_is_preferred() -> None:
    same = Wanted("Lemba", 100, 100, 10, 12)
    crowd = [same] * 12
    placed = place(crowd, [Box(90, 90, 110, 110)], FRAME)
    assert placed[0] is not None
    assert placed[0].align == "start"
    assert placed[-1] is None


def test_a_label_at_the_edge_turns_inward() -> None:
    (placed,) = place([Wanted("Dakora", 715, 200, 5, 12)], [], FRAME)
    assert placed is not None
    assert placed.align == "end"


@pytest.mark.parametrize(("text", "ems"), [("中文", 2.0), ("e\u0301", 0.63), ("", 0.0)])
def test_width_follows_the_kind_of_letter(text: str, ems: float) -> None:
    assert text_width(text, 10) == pytest.approx(ems * 10)


@given(names, st.floats(20, 200))
def test_a_shortened_label_fits_and_is_a_beginning(text: str, room: float) -> None:
    short = shorten(text, 11, room)
    assert text_width(short, 11) <= room
    assert short == text or text.startswith(short.removesuffix("…"))


@given(st.lists(st.sampled_from(["killing", "of", "at", "least", "27", "Mopti"]), max_size=20))
def test_wrapping_keeps_the_words_and_the_lines_fit(words: list[str]) -> None:
    lines = wrap(" ".join(words), 11, 150, 2)
    assert len(lines) <= 2
    assert all(text_width(line, 11) <= 150 for line in lines)
    shown = " ".join(lines).removesuffix("…").split()
    assert shown[:-1] == words[: len(shown)][:-1]
