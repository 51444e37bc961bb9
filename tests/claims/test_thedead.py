"""A person whom a document tells dead is nobody's killer; two of the dead clear no third."""

from __future__ import annotations

import pytest

from cenotaph.claims.draft import Draft
from cenotaph.claims.thedead import without_the_dead
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind, Modality, Perpetrator, Victims
from cenotaph.record.span import Span

HERE = Span(document="a", start=0, end=1)


def killing(*, of: tuple[str, ...] = (), by: str = "", kind: ActorKind = ActorKind.PERSON) -> Draft:
    return Draft(
        sentence=0,
        paragraph=0,
        heading=False,
        span=HERE,
        trigger=HERE,
        kind=ClaimKind.KILLING,
        modality=Modality.ASSERTED,
        confidence=1.0,
        victims=(Victims(category="people", names=of),) if of else (),
        perpetrators=(Perpetrator(name=by, kind=kind),) if by else (),
    )


@pytest.mark.parametrize(
    ("dead", "kind", "kept"),
    [
        (("Moussa Oumar Keita",), ActorKind.PERSON, False),
        (("KEITA Moussa",), ActorKind.PERSON, False),
        (("Moussa Traoré", "Ali Keita"), ActorKind.PERSON, True),
        (("Keita",), ActorKind.PERSON, True),
        (("Moussa Keita",), ActorKind.ARMED_GROUP, True),
    ],
)
def test_only_a_name_that_one_of_the_dead_bears_is_cleared(
    dead: tuple[str, ...], kind: ActorKind, kept: bool
) -> None:
    accused = killing(by="Moussa Keita", kind=kind)
    told = without_the_dead([accused, killing(of=dead)])
    assert (told[0] == accused) is kept
    assert told[0].perpetrators == (accused.perpetrators if kept else ())
