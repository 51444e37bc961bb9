"""The ledger: canonical bound lines, one writer, durable, and mended only where a crash tore it."""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.evidence import ledger as ledger_module
from cenotaph.evidence.chain import read_ledger
from cenotaph.evidence.disk import DamagedError, EvidenceError
from cenotaph.evidence.head import head_path, read_head
from cenotaph.evidence.ledger import Ledger
from cenotaph.evidence.lock import BusyError
from cenotaph.evidence.vault import Vault
from cenotaph.evidence.verify import verify

from .conftest import ticking

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def opened(path: Path) -> Ledger:
    return Ledger.open(path, actor="tests", clock=ticking())


def test_lines_are_canonical_json_bound_to_the_line_before(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        first = ledger.append("create", {"title": "Mali", "a": [1, 2]})
        second = ledger.append("receive", {"sha256": "ab", "size": 3})
        assert ledger.head == second.hash
        assert list(ledger.entries()) == [first, second]
    assert (first.seq, first.previous) == (1, "0" * 64)
    assert (second.seq, second.previous) == (2, first.hash)
    assert first.time == "2025-01-02T00:00:00.000000Z"
    for line, entry in zip(path.read_bytes().splitlines(), [first, second], strict=True):
        fields = json.loads(line)
        ordinary = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}
        assert json.dumps(fields, **ordinary).encode() == line  # type: ignore[arg-type]
        own = fields.pop("hash")
        assert own == entry.hash
        spelled = json.dumps(fields, **ordinary).encode()  # type: ignore[arg-type]
        assert hashlib.sha256(spelled).hexdigest() == own


@settings(max_examples=60, deadline=None)
@given(payloads=st.lists(st.dictionaries(st.text(max_size=6), JSON, max_size=4), max_size=5))
def test_whatever_is_appended_reads_back(
    tmp_path_factory: pytest.TempPathFactory, payloads: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("l") / "ledger.jsonl"
    with opened(path) as ledger:
        entries = ledger.append_all(("note", payload) for payload in payloads)
    assert [entry.payload for entry in entries] == payloads
    assert list(read_ledger(path)) == list(entries)
    with opened(path) as again:
        assert len(again) == len(payloads)
        assert list(again.entries()) == list(entries)


@pytest.mark.parametrize("payload", [{"name": "\udcff.txt"}, {"x": object()}])
def test_a_payload_that_json_cannot_carry_is_refused(
    tmp_path: Path, payload: dict[str, Any]
) -> None:
    with opened(tmp_path / "ledger.jsonl") as ledger:
        with pytest.raises(ValueError, match="the payload of 'note'"):
            ledger.append_all([("good", {}), ("note", payload)])
        assert len(ledger) == 0
        ledger.append("good", {})


def test_a_clock_without_a_zone_is_refused(tmp_path: Path) -> None:
    naive = datetime(2025, 1, 1)  # noqa: DTZ001
    with (
        Ledger.open(tmp_path / "ledger.jsonl", actor="tests", clock=lambda: naive) as ledger,
        pytest.raises(ValueError, match="time zone"),
    ):
        ledger.append("note", {})


def test_the_clock_of_the_machine_is_utc(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with Ledger.open(tmp_path / "ledger.jsonl", actor="tests") as ledger:
        entry = ledger.append("note", {})
    assert before <= datetime.fromisoformat(entry.time) <= datetime.now(UTC)


def test_a_second_writer_is_turned_away(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        with pytest.raises(BusyError, match=f"in use by another writer .process {os.getpid()}"):
            opened(path)
        ledger.append("note", {})
        assert verify(tmp_path).faults[-1].what.startswith("busy")
    with opened(path) as next_one:
        assert len(next_one) == 1


PARENT_OF_A_WORKER = """
import os, sys, time
from pathlib import Path
from cenotaph.evidence.ledger import Ledger
ledger = Ledger.open(Path(sys.argv[1]), actor="tests")
worker = os.fork()
if worker == 0:
    print("ready", os.getpid(), flush=True)
time.sleep(60)
"""


def test_an_orphaned_worker_does_not_keep_the_case_shut(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with subprocess.Popen(
        [sys.executable, "-c", PARENT_OF_A_WORKER, str(path)], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline().split()[1])
        try:
            with pytest.raises(BusyError):
                opened(path)
            parent.kill()
            parent.wait()
            os.kill(worker, 0)
            opened(path).close()
        finally:
            os.kill(worker, signal.SIGKILL)


def test_a_closed_ledger_takes_nothing(tmp_path: Path) -> None:
    ledger = opened(tmp_path / "ledger.jsonl")
    ledger.close()
    ledger.close()
    with pytest.raises(EvidenceError, match="closed"):
        ledger.append("note", {})


@pytest.mark.parametrize("with_head", ["lagging", "missing"])
def test_a_last_line_torn_at_any_byte_is_mended_and_kept(tmp_path: Path, with_head: str) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        kept = ledger.append("note", {"n": 1})
        head_before = head_path(path).read_bytes()
        ledger.append("receive", {"name": "rapport été.txt"})
    whole = path.read_bytes()
    start = whole.index(b"\n") + 1
    for cut in range(start + 1, len(whole)):
        path.write_bytes(whole[:cut])
        if with_head == "lagging":
            head_path(path).write_bytes(head_before)
        else:
            head_path(path).unlink()
        faults = {fault.what.partition(":")[0] for fault in verify(tmp_path).faults}
        assert "cut short" in faults
        with opened(path) as ledger:
            entries = list(ledger.entries())
        assert entries[0] == kept
        assert [entry.act for entry in entries] == ["note", "repair"]
        payload = entries[1].payload
        assert base64.b64decode(payload["base64"]) == whole[start:cut]
        assert payload["sha256"] == hashlib.sha256(whole[start:cut]).hexdigest()
        assert verify(tmp_path).ok


def test_lines_flushed_before_the_head_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        ledger.append("note", {"n": 1})
        head_before = head_path(path).read_bytes()
        ledger.append_all([("note", {"n": 2}), ("note", {"n": 3})])
    head_path(path).write_bytes(head_before)
    assert verify(tmp_path).ok
    with opened(path) as again:
        assert [entry.payload["n"] for entry in again.entries()] == [1, 2, 3]
    head = read_head(path)
    assert head is not None
    assert head.seq == 3


def test_unwritten_blocks_inside_a_torn_batch_are_mended(tmp_path: Path) -> None:
    """After a power cut a file may have its new length but zeros where blocks were not written."""
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        ledger.append("note", {"n": 0})
        head_before = head_path(path).read_bytes()
        ledger.append_all([("note", {"n": n}) for n in range(1, 6)])
    data = bytearray(path.read_bytes())
    lines = data.splitlines(keepends=True)
    second, third = len(lines[0] + lines[1]), len(lines[0] + lines[1] + lines[2])
    data[second + 10 : third + 10] = bytes(third - second)
    path.write_bytes(data)
    head_path(path).write_bytes(head_before)
    with opened(path) as again:
        assert [entry.act for entry in again.entries()] == ["note", "note", "repair"]
        assert base64.b64decode(list(again.entries())[-1].payload["base64"]) == data[second:]
    assert verify(tmp_path).ok


def test_damage_within_what_was_acknowledged_is_reported_never_repaired(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        ledger.append_all([("note", {"n": n}) for n in range(3)])
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    damaged = {
        "changed": whole.replace(b'"n":1', b'"n":7'),
        "out of order": lines[1] + lines[0] + lines[2],
        "malformed": lines[0] + b"\n" + lines[1] + lines[2],
        "cut short: ledger.head knows 3": lines[0] + lines[1],
        "cut short: the last line": whole[:-1],
    }
    for why, data in damaged.items():
        path.write_bytes(data)
        with pytest.raises(DamagedError, match=f"{why}.*run verify"):
            opened(path)
        assert path.read_bytes() == data
        assert not verify(tmp_path).ok
    path.unlink()
    with pytest.raises(DamagedError, match="missing"):
        opened(path)


def test_a_case_copied_without_its_head_opens_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        ledger.append("note", {})
    head_path(path).unlink()
    assert [fault.where for fault in verify(tmp_path).faults] == ["ledger.head"]
    with opened(path) as again:
        last = list(again.entries())[-1]
    assert (last.act, last.payload) == (
        "repair",
        {"file": "ledger.head", "found": "missing", "entries": 1},
    )
    assert verify(tmp_path).ok


@pytest.mark.parametrize("step", ["write_all", "write_head", "fsync"])
def test_a_full_disk_leaves_the_ledger_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        ledger.append("note", {"n": 1})
        before = path.read_bytes()
        left = [1]

        def refuse_once(*arguments: Any) -> None:
            if left.pop() if left else False:
                if step == "write_all":
                    os.write(arguments[0], arguments[1][:20])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            real(*arguments)

        where = os if step == "fsync" else ledger_module
        real = getattr(where, step)
        with monkeypatch.context() as full:
            full.setattr(where, step, refuse_once)
            with pytest.raises(EvidenceError, match=r"ledger\.jsonl: the disk is full"):
                ledger.append("note", {"n": 2})
        assert path.read_bytes() == before
        ledger.append("note", {"n": 3})
    assert verify(tmp_path).ok
    assert [entry.payload["n"] for entry in read_ledger(path)] == [1, 3]


def test_a_disk_that_stays_full_closes_the_ledger_until_it_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.jsonl"

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with opened(path) as ledger:
        ledger.append("note", {"n": 1})
        with monkeypatch.context() as full:
            full.setattr(ledger_module, "write_head", refuse)
            with pytest.raises(EvidenceError, match="the disk is full"):
                ledger.append("note", {"n": 2})
        with pytest.raises(EvidenceError, match="open it again"):
            ledger.append("note", {"n": 3})
    with opened(path) as again:
        again.append("note", {"n": 4})
    assert verify(tmp_path).ok


def test_no_directory_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="No such file") as caught:
        opened(tmp_path / "nowhere" / "ledger.jsonl")
    assert "\n" not in str(caught.value)


def test_a_reader_needs_no_lock_and_leaves_out_the_unfinished_line(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    with opened(path) as ledger:
        ledger.append("note", {"n": 1})
        with path.open("ab") as writer_at_work:
            writer_at_work.write(b'{"act":"no')
        assert [entry.payload["n"] for entry in read_ledger(path)] == [1]
    path.write_bytes(b"{}\n" + path.read_bytes())
    with pytest.raises(DamagedError, match="line 1: malformed"):
        list(read_ledger(path))


WRITER = """
import sys
from pathlib import Path
from cenotaph.evidence.ledger import Ledger
with Ledger.open(Path(sys.argv[1]), actor="tests") as ledger:
    print("ready", flush=True)
    for number in range(10**6):
        entries = ledger.append_all([("note", {"n": number, "filling": "x" * 5000})] * 3)
        print(entries[-1].seq, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.007, 0.013, 0.025, 0.04])
def test_kill_at_any_instant_keeps_every_acknowledged_entry(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "ledger.jsonl"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        told = [int(line) for line in writer.stdout if line.endswith(b"\n")]
    with opened(path) as ledger:
        assert len(ledger) >= max(told, default=0)
        ledger.append("note", {})
    assert verify(tmp_path).ok


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_nobody_but_the_owner_reads_the_evidence(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        kept = Vault(tmp_path / "originals").put(io.BytesIO(b"testimony"))
        with Ledger.open(tmp_path / "ledger.jsonl", actor="tests") as ledger:
            ledger.append("receive", {"sha256": kept.sha256})
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in tmp_path.rglob("*")
    }
    shelf = f"originals/{kept.sha256[:2]}"
    assert modes == {
        "ledger.head": 0o600,
        "ledger.jsonl": 0o600,
        "ledger.lock": 0o600,
        "originals": 0o700,
        "originals/.incoming": 0o700,
        shelf: 0o700,
        f"{shelf}/{kept.sha256}": 0o400,
    }
