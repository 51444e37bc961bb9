"""The duties, grades and dispute cues are whole and say what they rest on."""

from __future__ import annotations

from cenotaph.knowledge.disagreement import dispute_cues, grades
from cenotaph.knowledge.protocol import asking_cues, denying_cues, duties, duty_cues


def test_every_duty_has_paragraph_and_basis_and_something_that_speaks_to_it() -> None:
    rows = duties()
    assert len({duty.id for duty in rows}) == len(rows)
    for duty in rows:
        assert duty.title
        assert duty.paragraph
        assert duty.basis in {"checked", "memory", "memory?"}
        assert duty.reported
        assert duty.contradicted
        assert duty.missing


def test_the_core_duties_are_listed() -> None:
    assert {"P1", "P2", "P3", "P4", "P5", "M1", "M2", "M3", "M4", "M5", "F1", "F3"} <= {
        duty.id for duty in duties()
    }


def test_every_cue_can_be_read() -> None:
    for index in (duty_cues(), asking_cues(), denying_cues(), dispute_cues()):
        assert index.hits(["nothing", "here"]) == []


def test_grades_cover_every_number_of_origins() -> None:
    rows = grades()
    assert [row.origins for row in rows] == sorted({row.origins for row in rows}, reverse=True)
    assert rows[-1].origins == 0
