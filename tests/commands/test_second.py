"""The second reader from the command line, end to end against a real server."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cenotaph.publish.comparison import AskedAnswer, SecondAnswer
from tests.case.asking import FOUR, GUNMEN, obeying, reading, setting
from tests.case.chatserver import ChatServer, raw, serving
from tests.case.reports import COUNT
from tests.commands.conftest import Command

CENOTAPH = (sys.executable, "-m", "cenotaph")


@pytest.fixture
def mine(case: Path, tmp_path: Path) -> Path:
    """A case of one's own, with one document that could not be read."""
    return shutil.copytree(case, tmp_path / "c")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    """A server whose model reads well."""
    with serving(reading) as listening:
        yield listening


def test_ask_and_compare(cenotaph: Command, mine: Path, server: ChatServer) -> None:
    setting(mine, server)
    ran = cenotaph("second", mine)
    assert (ran.code, ran.err) == (0, "")
    out = ran.out.decode()
    assert f"toy-7b at {server.address}/chat/completions" in out
    assert f"documents   {COUNT} to be read, {COUNT} sent in this run" in out
    assert f"cenotaph claims {mine} --second" in out

    shown = cenotaph("claims", mine, "--second")
    assert (shown.code, shown.err) == (0, "")
    table = " ".join(shown.out.decode().split())
    assert f"{COUNT} documents read by toy-7b: 2 agreed" in table
    assert "agreed killing at least 12 at least 12 built-in: killed at least 12 traders" in table
    assert "only built-in" in table
    assert "no incident and no figure rests on it" in table
    assert cenotaph("verify", mine).code == 0


def test_json_of_both_commands_has_its_shape(
    cenotaph: Command, mine: Path, server: ChatServer
) -> None:
    setting(mine, server)
    asked = cenotaph("second", mine, "--json")
    assert (asked.code, asked.err) == (0, "")
    told = msgspec.json.decode(asked.out, type=AskedAnswer)
    assert (told.schema, told.documents, told.faults) == ("cenotaph/asked/1", COUNT, [])

    ran = cenotaph("claims", mine, "--second", "--json")
    assert (ran.code, ran.err) == (0, "")
    answer = msgspec.json.decode(ran.out, type=SecondAnswer)
    assert answer.schema == "cenotaph/second/1"
    verdicts = [row.verdict for row in answer.rows]
    assert answer.totals.agreed == verdicts.count("agreed") == 2
    assert answer.totals.only_built_in == verdicts.count("only built-in")
    assert all(row.second is None for row in answer.rows if row.verdict == "only built-in")
    for row in answer.rows:
        for found in (row.built_in, row.second):
            if found is not None:
                words = cenotaph("text", mine, found.document_id).out.decode()
                assert words[found.start : found.end] == found.quote
    quotes = {" ".join(row.second.quote.split()) for row in answer.rows if row.second}
    assert quotes == {GUNMEN, FOUR}


def test_every_other_answer_is_the_same(
    cenotaph: Command, case: Path, mine: Path, server: ChatServer
) -> None:
    setting(mine, server)
    assert cenotaph("second", mine).code == 0
    for name in ("claims", "incidents", "tally", "disputes"):
        assert cenotaph(name, mine, "--json").out == cenotaph(name, case, "--json").out


def test_off_by_default(cenotaph: Command, mine: Path) -> None:
    ran = cenotaph("second", mine)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.err == (
        f"cenotaph: {mine / 'case.toml'}: no second reader is set; "
        "name its endpoint and model under [reader]\n"
    )
    shown = cenotaph("claims", mine, "--second", "--json")
    assert (shown.code, shown.json["rows"]) == (0, [])
    assert shown.err.startswith("note: no second reader has read a document of this case")


@pytest.mark.parametrize("command", [("second",), ("claims", "--second")])
def test_what_is_no_case_is_one_line(
    cenotaph: Command, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ran = cenotaph(command[0], tmp_path / "nowhere", *command[1:])
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, b"", 1)


def test_a_fault_is_a_line_and_exit_1_and_the_rest_is_done(
    cenotaph: Command, mine: Path, server: ChatServer
) -> None:
    setting(mine, server)
    evil = b'{"error": {"message": "busy\\u001b]0;x\\u0007\\u202e"}}'
    server.answering = lambda asked: (
        raw(500, evil) if "12 traders" in asked.passage else reading(asked)
    )
    ran = cenotaph("second", mine)
    assert ran.code == 1
    fault, waiting = ran.err.splitlines()
    assert fault.startswith("cenotaph: market.txt, characters 0 to ")
    assert fault.endswith(": HTTP 500: busy\\x1b]0;x\\x07\\u202e")
    assert waiting == "note: 1 passage waits for an answer; the same command carries on"
    assert "1 fault, each named above" in ran.out.decode()
    server.answering = reading
    again = cenotaph("second", mine, "--json")
    assert (again.code, again.json["answered"], again.json["before"] > 0) == (0, 1, True)


def test_no_word_of_a_hostile_answer_reaches_the_terminal_as_a_command(
    cenotaph: Command, mine: Path, server: ChatServer
) -> None:
    setting(mine, server, model="toy\x1b[31m")
    server.answering = obeying
    runs = [
        cenotaph("second", mine),
        cenotaph("claims", mine, "--second"),
        cenotaph("claims", mine, "--second", "--json"),
    ]
    for ran in runs:
        assert ran.code == 0
        assert not set("\x1b\x07\u202e\x9b").intersection(ran.out.decode() + ran.err)
    discarded: list[dict[str, Any]] = [
        item for document in runs[2].json["documents"] for item in document["discarded"]
    ]
    assert any("\x1b" in item["words"] for item in discarded)
    assert json.loads(runs[2].out)["totals"]["discarded"] == len(discarded)


def test_an_interrupt_is_told_and_carried_on(mine: Path, server: ChatServer) -> None:
    setting(mine, server)
    server.answering = lambda asked: (
        (lambda _: time.sleep(20)) if len(server.asked) == 2 else reading(asked)
    )
    run = subprocess.Popen(
        [*CENOTAPH, "second", str(mine)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while len(server.asked) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out) == (130, "")
    assert err == "cenotaph: interrupted; what is answered is kept, the same command carries on\n"
    again = subprocess.run(
        [*CENOTAPH, "second", str(mine), "--json"], capture_output=True, text=True, check=True
    )
    told = json.loads(again.stdout)
    assert (told["before"], told["answered"]) == (1, told["passages"] - 1)


def test_looking_loads_nothing_that_sends() -> None:
    program = """if True:
        import sys, cenotaph.cli, cenotaph.case.folder, cenotaph.case.steps
        assert "cenotaph.case.chat" not in sys.modules
        import cenotaph.case.comparing, cenotaph.publish.comparison
        assert "cenotaph.case.chat" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", program], check=True)
