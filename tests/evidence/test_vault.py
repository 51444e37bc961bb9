"""The vault keeps bytes as they came, once, and leaves nothing half-written behind."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.evidence import vault as vault_module
from cenotaph.evidence.disk import DamagedError, EvidenceError
from cenotaph.evidence.vault import TooLargeError, Vault


def files_under(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_an_original_stands_under_its_digest_read_only(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "originals")
    stored = vault.put(io.BytesIO(b"a report"))
    digest = hashlib.sha256(b"a report").hexdigest()
    assert (stored.sha256, stored.size, stored.new) == (digest, 8, True)
    path = tmp_path / "originals" / digest[:2] / digest
    assert vault.path(digest) == path
    assert path.read_bytes() == vault.read(digest) == b"a report"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "originals")
    first, second = vault.put(io.BytesIO(b"one")), vault.put(io.BytesIO(b"one"))
    assert first.new
    assert not second.new
    assert files_under(tmp_path) == [f"originals/{first.sha256[:2]}/{first.sha256}"]


@settings(max_examples=50, deadline=None)
@given(contents=st.lists(st.binary(max_size=200), max_size=6))
def test_iteration_gives_every_digest_once_in_order(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    vault = Vault(tmp_path_factory.mktemp("v") / "originals")
    stored = [vault.put(io.BytesIO(content)) for content in contents]
    assert list(vault) == sorted({one.sha256 for one in stored})
    for content, one in zip(contents, stored, strict=True):
        assert vault.read(one.sha256) == content
        assert one.sha256 in vault


def test_contents_of_several_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_module, "CHUNK", 7)
    vault = Vault(tmp_path / "originals")
    data = bytes(range(256)) * 3
    assert vault.read(vault.put(io.BytesIO(data)).sha256) == data


def test_a_stream_over_the_limit_leaves_nothing(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "originals")
    with pytest.raises(TooLargeError, match="limit of 3 bytes"):
        vault.put(io.BytesIO(b"four"), limit=3)
    assert files_under(tmp_path) == []
    assert vault.put(io.BytesIO(b"four"), limit=4).size == 4


def test_a_source_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 0:
                raise OSError(errno.EIO, "the stick was pulled out")
            return super().read(2)

    with pytest.raises(OSError, match="pulled out"):
        Vault(tmp_path / "originals").put(Failing(b"abcdef"))
    assert files_under(tmp_path) == []


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """The system takes part of a write and refuses the rest, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_refused_write_is_one_clear_line_and_leaves_nothing(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "originals")
    with files_no_larger_than(1000), pytest.raises(EvidenceError) as caught:
        vault.put(io.BytesIO(b"x" * 5000))
    assert isinstance(caught.value, OSError)
    assert caught.value.errno == errno.EFBIG
    assert str(caught.value) == f"{vault.root}: the file would exceed the size the system allows"
    assert files_under(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("call", ["write", "fsync", "fchmod"])
def test_a_full_disk_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    vault = Vault(tmp_path / "originals")
    vault.put(io.BytesIO(b"before"))

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as full:
        full.setattr(os, call, refuse)
        with pytest.raises(EvidenceError, match=r"the disk (is full|quota is used up)") as caught:
            vault.put(io.BytesIO(b"after"))
    assert caught.value.errno == number
    assert "\n" not in str(caught.value)
    assert files_under(tmp_path / "originals" / ".incoming") == []
    assert vault.put(io.BytesIO(b"after")).new


def test_left_overs_of_a_crash_go_and_files_of_a_living_writer_stay(tmp_path: Path) -> None:
    root = tmp_path / "originals"
    vault = Vault(root)
    (root / ".incoming").mkdir(parents=True)
    (root / ".incoming" / "left").write_bytes(b"half of a rep")

    class Opening(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            Vault(root)  # another opens the case while we receive
            return super().read(size)

    stored = vault.put(Opening(b"a whole report"))
    assert vault.read(stored.sha256) == b"a whole report"
    assert not (root / ".incoming" / "left").exists()


def test_changed_bytes_are_never_handed_out(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "originals")
    stored = vault.put(io.BytesIO(b"seven dead"))
    path = vault.path(stored.sha256)
    path.chmod(0o644)
    path.write_bytes(b"eleven dead")
    with pytest.raises(DamagedError, match="changed since it was received"):
        vault.read(stored.sha256)
    with pytest.raises(DamagedError, match="changed since it was received"):
        vault.put(io.BytesIO(b"seven dead"))
    assert path.read_bytes() == b"eleven dead"


def test_what_is_not_there(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "originals")
    assert list(vault) == []
    with pytest.raises(EvidenceError, match="No such file"):
        vault.read("0" * 64)
    for name in ("../../etc/passwd", "ABCD", "", "A" * 64):
        with pytest.raises(ValueError, match="is not a SHA-256"):
            vault.path(name)


WRITER = """
import io, sys
from pathlib import Path
from cenotaph.evidence.vault import Vault
vault = Vault(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(10**6):
    stored = vault.put(io.BytesIO(b"%d" % number * 3000))
    print(stored.sha256, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.011, 0.02, 0.035, 0.05])
def test_kill_at_any_instant_keeps_every_acknowledged_original(
    tmp_path: Path, delay: float
) -> None:
    root = tmp_path / "originals"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        acknowledged = [line.strip().decode() for line in writer.stdout if line.endswith(b"\n")]
    vault = Vault(root)
    assert set(acknowledged) <= set(vault)
    for digest in vault:
        vault.read(digest)
    incoming = root / ".incoming"
    assert not incoming.exists() or files_under(incoming) == []
