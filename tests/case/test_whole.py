"""A projection that points at what the case does not hold is refused in one line."""

from __future__ import annotations

import msgspec
import pytest

from cenotaph.case.errors import CaseError
from cenotaph.case.whole import whole
from cenotaph.record.casefile import CaseFile
from cenotaph.record.document import Text
from cenotaph.record.finding import Demand
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally

HELD = "sha256:" + "0" * 64
CASE = CaseFile(
    title="T",
    documents=(),
    texts=(Text(document=HELD, text="They asked for an inquiry."),),
    claims=(),
    incidents=(),
    origins=(),
    tally=Tally(minimum=0, maximum=0, incidents=()),
)


def demanded(document: str) -> CaseFile:
    span = Span(document=document, start=0, end=4)
    demand = Demand(id="demand-0", by="they", of=None, what="an inquiry", span=span)
    return msgspec.structs.replace(CASE, demands=(demand,))


def test_a_case_that_hangs_together_is_given_back() -> None:
    case = demanded(HELD)
    assert whole(case, "t.case") is case


def test_a_case_that_points_outside_itself_is_refused_with_what_to_do() -> None:
    with pytest.raises(CaseError, match=r"cenotaph rebuild t\.case"):
        whole(demanded(HELD.replace("0", "1", 1)), "t.case")
