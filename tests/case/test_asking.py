"""A case asks a second reader: what is sent, logged, kept, thrown away, and never touched."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from cenotaph.case.comparing import compared
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.record.document import Sensitivity
from cenotaph.second.records import Comparison, Verdict
from tests.case import chatserver as chat
from tests.case.asking import FOUR, GUNMEN, acts, ask, both, holds, reading, setting, verdicts
from tests.case.building import Heard, answers, build, rebuild
from tests.case.chatserver import ChatServer, claim, listing, raw
from tests.case.reports import COUNT


def test_nothing_is_asked_unless_set(case: Path) -> None:
    before = (case / "ledger.jsonl").read_bytes()
    with pytest.raises(CaseError, match=r"case\.toml: no second reader is set"):
        ask(case)
    setting(case, "http://127.0.0.1:1/v1", model="")
    with pytest.raises(CaseError, match=r"reader\.model must name the model"):
        ask(case)
    assert (case / "ledger.jsonl").read_bytes() == before
    assert both(case)[1] == Comparison()


def test_a_build_never_asks(case: Path, server: ChatServer) -> None:
    setting(case, server)
    build(case)
    rebuild(case)
    assert server.asked == []


def test_claims_are_kept_and_compared(case: Path, server: ChatServer) -> None:
    setting(case, server)
    result = ask(case)
    assert (result.documents, result.sent, result.faults) == (COUNT, COUNT, ())
    assert (result.before, result.answered) == (0, result.passages)
    file, comparison = both(case)
    assert {document.answered for document in comparison.documents} >= {1}
    agreed = [row for row in comparison.rows if row.verdict is Verdict.AGREED]
    texts = {text.document: text.text for text in file.texts}
    found = {
        " ".join(row.second.span.quote(texts[row.second.document]).split())
        for row in agreed
        if row.second
    }
    assert found == {GUNMEN, FOUR}
    assert all(row.second and "toy-7b" in row.second.extractor for row in agreed)
    assert verdicts(case)["only built-in"] > 0
    holds(case)


def test_nothing_of_it_enters_any_other_answer(built: Path, case: Path, server: ChatServer) -> None:
    setting(case, server)
    ask(case)
    both(case)
    assert answers(case) == answers(built)
    build(case)
    rebuild(case)
    assert answers(case) == answers(built)


def test_each_use_is_in_the_ledger_before_it_happens(case: Path, server: ChatServer) -> None:
    setting(case, server)
    seen: list[int] = []

    def watching(asked: chat.Asked) -> str:
        seen.append(len(acts(case, "send")))
        return reading(asked)

    server.answering = watching
    ask(case)
    sent = acts(case, "send")
    assert len(sent) == COUNT
    assert seen
    assert min(seen) == 1
    for payload in sent:
        assert payload["endpoint"] == f"{server.address}/chat/completions"
        assert payload["model"] == "toy-7b"
        assert payload["document"].startswith("sha256:")
    assert {payload["document"] for payload in sent} == {d.id for d in both(case)[0].documents}
    assert len(acts(case, "answer")) == len(server.asked)


def test_what_is_answered_is_not_asked_again(case: Path, server: ChatServer) -> None:
    setting(case, server)
    ask(case)
    first, count = both(case), len(server.asked)
    lines = len((case / "ledger.jsonl").read_bytes())
    again = ask(case)
    assert (again.sent, again.answered, again.before) == (0, 0, again.passages)
    assert len(server.asked) == count
    assert len((case / "ledger.jsonl").read_bytes()) == lines
    setting(case, server, model="other-13b")
    assert ask(case).answered == count
    assert both(case)[1].documents[0].model == "other-13b"
    assert len(first[1].rows) == len(both(case)[1].rows)


def test_answers_are_read_again_without_a_server(case: Path, server: ChatServer) -> None:
    setting(case, server)
    ask(case)
    first = both(case)[1]
    server.answering = lambda _: raw(500, b"")
    (case / "case.toml").write_text("")
    (case / "case.db").unlink()
    rebuild(case)
    assert both(case)[1] == first
    assert len(list((case / "answers").rglob("[0-9a-f]" * 64))) >= 1


def test_a_changed_answer_is_a_fault_and_shown_as_nothing(case: Path, server: ChatServer) -> None:
    setting(case, server)
    ask(case, "market.txt")
    (kept,) = [path for path in (case / "answers").rglob("*") if path.is_file()]
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes().replace(b"killing", b"torture"))
    with CaseFolder.open(case) as folder:
        (fault,) = folder.verify().faults
    assert fault.where.startswith("answers/")
    assert fault.what.startswith("changed")
    comparison = both(case)[1]
    assert [row.second for row in comparison.rows] == [None] * len(comparison.rows)
    assert len(comparison.faults) == 1
    kept.unlink()
    with CaseFolder.open(case) as folder:
        assert [fault.what for fault in folder.verify().faults] == [
            "missing: the ledger received it"
        ]
    assert ask(case, "market.txt").answered == 1
    holds(case)


@pytest.mark.parametrize("level", ["restricted", "confidential", "critical"])
def test_a_restricted_document_is_never_sent(case: Path, server: ChatServer, level: str) -> None:
    setting(case, server)
    with CaseFolder.open(case) as folder:
        document = next(d for d in folder.projection().documents() if d.name == "market.txt")
        marked = msgspec.structs.replace(document, sensitivity=Sensitivity(level))
        folder.projection().store_document(marked)
    heard = Heard()
    result = ask(case, heard=heard)
    assert (result.withheld, result.faults) == (1, ())
    assert heard.notes == [f"market.txt is {level} and is never sent"]
    assert not any("12 traders" in asked.passage for asked in server.asked)
    assert document.id not in {payload["document"] for payload in acts(case, "send")}
    named = ask(case, "market.txt", "road.html")
    assert [fault.where for fault in named.faults] == ["market.txt"]
    assert not any("12 traders" in asked.passage for asked in server.asked)


def test_only_named_documents_are_sent(case: Path, server: ChatServer) -> None:
    setting(case, server)
    assert ask(case, "market", "market.txt").sent == 1
    assert len(server.asked) == 1
    with pytest.raises(CaseError, match="holds no such document"):
        ask(case, "nothing.txt")


def test_a_long_document_goes_in_passages(case: Path, tmp_path: Path, server: ChatServer) -> None:
    paragraphs = [f"In village {n} soldiers killed {n + 2} men." for n in range(40)]
    (tmp_path / "long.txt").write_text("\n\n".join(paragraphs))
    build(case, tmp_path / "long.txt")

    def numbers(asked: chat.Asked) -> str:
        lines = [line for line in asked.passage.splitlines() if "killed" in line]
        return listing(*(claim(line, minimum=int(line.split()[-2])) for line in lines))

    server.answering = numbers
    setting(case, server, passage_characters=200, document_passages=20)
    result = ask(case, "long.txt")
    assert result.passages > 5
    assert all(len(asked.passage) <= 200 for asked in server.asked)
    rows = both(case)[1].rows
    assert sum(row.verdict is Verdict.AGREED for row in rows) >= 35
    (document,) = both(case)[1].documents
    assert (document.answered, document.passages) == (result.passages, result.passages)
    setting(case, server, passage_characters=200, document_passages=3)
    (fault,) = ask(case, "long.txt").faults
    assert fault.what.endswith("over the limit of 3 (document_passages)")


def test_a_document_read_anew_is_outdated(case: Path, server: ChatServer) -> None:
    setting(case, server)
    ask(case, "market.txt")
    with CaseFolder.open(case) as folder:
        file = folder.case_file()
        texts = tuple(msgspec.structs.replace(t, text=t.text + " More.") for t in file.texts)
        comparison = compared(folder, msgspec.structs.replace(file, texts=texts))
    assert comparison.outdated == ("market.txt",)
    assert comparison.rows == ()


def test_other_words_of_the_task_are_asked_for_again(
    case: Path, server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting(case, server)
    ask(case, "market.txt")
    monkeypatch.setattr("cenotaph.case.asked.prompt_version", lambda: "2-next")
    monkeypatch.setattr("cenotaph.case.comparing.prompt_version", lambda: "2-next")
    assert both(case)[1].outdated == ("market.txt",)
    assert ask(case, "market.txt").answered == 1
    assert both(case)[1].outdated == ()
