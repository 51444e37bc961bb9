"""What a text takes back stands no longer, and is shown with what stands."""

from __future__ import annotations

from cenotaph.assess import Assessment
from cenotaph.claims.withdrawn import WITHDRAWN
from cenotaph.record.claim import Certainty, FigureRole, Modality
from cenotaph.record.finding import Between, Standing
from tests.assess.case import Paper, accused, count, figure, incident, kinds, only, report, weigh

ARMY = ("Malian Armed Forces", "ml-armed-forces")
JNIM = ("JNIM", "jnim")
BACK = "An earlier version said that the army killed 14 people; that was wrong."


def corrected(*, stands: bool = True) -> tuple[str, Assessment]:
    paper = Paper("a.txt", f"Fighters killed 11 people. {BACK}")
    made = []
    now = paper.claim(
        "11 people", count=count(11, 11), perpetrators=accused(*JNIM) if stands else ()
    )
    was = paper.claim(
        "14 people",
        count=count(14, 14),
        modality=Modality.DENIED,
        figure=FigureRole.EARLIER,
        perpetrators=accused(*ARMY, Certainty.DENIED),
        notes=(WITHDRAWN + BACK,),
    )
    figures = [figure(now, "o"), figure(was, "o", "denial")]
    made.append(incident("i", [report(paper, [now, was], "o", figures)]))
    return paper.text, weigh([paper], made)


def test_a_figure_withdrawn_stands_against_the_one_that_replaced_it() -> None:
    found = only(corrected()[1], "count")
    assert found.between is Between.VERSIONS
    assert found.settled
    assert {(p.value, p.standing) for p in found.positions} == {
        ("11", Standing.STANDS),
        ("14", Standing.WITHDRAWN),
    }


def test_an_accusation_withdrawn_is_no_denial_and_no_open_dispute() -> None:
    text, assessed = corrected()
    found = only(assessed, "perpetrator")
    assert found.settled
    assert [(p.value, p.standing) for p in found.positions] == [
        ("JNIM", Standing.STANDS),
        ("Malian Armed Forces", Standing.WITHDRAWN),
    ]
    assert "since withdrawn; now JNIM" in found.why
    assert kinds(assessed) == ["count", "perpetrator"]
    assert all(p.span.quote(text) for p in found.positions)


def test_where_nobody_is_accused_instead_the_words_that_take_it_back_are_shown() -> None:
    text, assessed = corrected(stands=False)
    found = only(assessed, "perpetrator")
    assert [p.span.quote(text) for p in found.positions if p.value == "withdrawn"] == [BACK]
