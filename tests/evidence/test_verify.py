"""verify names what is wrong: one byte is enough, and a whole case gives no false alarm."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.evidence.entry import GENESIS, seal, spell
from cenotaph.evidence.head import Head, head_path, write_head
from cenotaph.evidence.ledger import Ledger
from cenotaph.evidence.recover import adopt
from cenotaph.evidence.vault import Vault
from cenotaph.evidence.verify import verify
from cenotaph.record.casefile import Fault

from .conftest import Contents, ticking

MakeCase = Callable[[Contents], Path]
REPORTS: Contents = (
    b"At least twelve people were reported killed in the market.\n",
    "Un témoin parle de quatre morts.\n".encode(),
    bytes(range(256)),
    b"",
)


def kinds(root: Path) -> list[tuple[str, str]]:
    return [(fault.what.partition(":")[0], fault.where) for fault in verify(root).faults]


def ledger_lines(root: Path) -> list[bytes]:
    return (root / "ledger.jsonl").read_bytes().splitlines(keepends=True)


def rewrite(root: Path, *lines: bytes) -> None:
    (root / "ledger.jsonl").write_bytes(b"".join(lines))


def test_a_whole_case_has_no_fault_and_other_files_are_its_own_business(
    make_case: MakeCase,
) -> None:
    root = make_case(REPORTS)
    (root / "case.toml").write_text('title = "Mali"\n')
    (root / "case.db").write_bytes(b"SQLite")
    (root / "dossier").mkdir()
    (root / "dossier" / "index.html").write_text("<p>")
    (root / "originals" / ".incoming" / "half").write_bytes(b"half")
    found = verify(root)
    assert (found.ok, found.originals, found.ledger, found.faults) == (True, 4, 4, ())


def single_byte_edit(data: bytes, chance: random.Random) -> bytes:
    """`data` after one random change, deletion, insertion or swap that does change it."""
    while True:
        edited, at = bytearray(data), chance.randrange(len(data))
        match chance.choice(["change", "delete", "insert", "swap"]):
            case "change":
                edited[at] ^= chance.randrange(1, 256)
            case "delete":
                del edited[at]
            case "insert":
                edited.insert(chance.randrange(len(data) + 1), chance.randrange(256))
            case _:
                other = chance.randrange(len(data))
                edited[at], edited[other] = edited[other], edited[at]
        if bytes(edited) != data:
            return bytes(edited)


def test_each_of_a_thousand_single_byte_edits_is_found_where_it_is(make_case: MakeCase) -> None:
    root = make_case(REPORTS)
    chance = random.Random(20250102)  # noqa: S311
    ledger = root / "ledger.jsonl"
    targets = [path for path in sorted((root / "originals").rglob("*")) if path.is_file()]
    targets = [path for path in targets if path.stat().st_size]
    for path in targets:
        path.chmod(0o644)
    for number in range(1000):
        target = [*targets, ledger][number % (len(targets) + 1)]
        whole = target.read_bytes()
        target.write_bytes(single_byte_edit(whole, chance))
        found = verify(root)
        assert not found.ok, (number, target)
        where = target.relative_to(root).as_posix()
        assert any(fault.where.startswith(where) for fault in found.faults), found.faults
        target.write_bytes(whole)
    assert verify(root).ok


def test_every_single_byte_edit_of_the_head_is_found(make_case: MakeCase) -> None:
    root = make_case(REPORTS)
    chance = random.Random(7)  # noqa: S311
    path = root / "ledger.head"
    whole = path.read_bytes()
    for _ in range(300):
        path.write_bytes(single_byte_edit(whole, chance))
        assert not verify(root).ok, path.read_bytes()


def test_originals_changed_cut_missing_and_extra_are_told_apart(make_case: MakeCase) -> None:
    root = make_case((b"first report", b"second report", b"third report"))
    vault = Vault(root / "originals")
    changed, cut, gone = (vault.path(digest) for digest in vault)
    for path in (changed, cut):
        path.chmod(0o644)
    changed.write_bytes(changed.read_bytes()[::-1])
    cut.write_bytes(cut.read_bytes()[:4])
    gone.unlink()
    smuggled = vault.path("e" * 64)
    smuggled.parent.mkdir(exist_ok=True)
    smuggled.write_bytes(b"never received")
    (root / "originals" / "notes.txt").write_text("a stray file")
    (root / "originals" / "link").symlink_to(root)
    faults = {where: kind for kind, where in kinds(root)}
    assert faults == {
        f"originals/{changed.parent.name}/{changed.name}": "changed",
        f"originals/{cut.parent.name}/{cut.name}": "cut short",
        f"originals/{gone.parent.name}/{gone.name}": "missing",
        f"originals/ee/{'e' * 64}": "changed",
        "originals/notes.txt": "extra",
        "originals/link": "extra",
    }
    assert verify(root).originals == 3


def test_an_original_that_the_ledger_never_received_is_extra_until_it_is_adopted(
    make_case: MakeCase, tmp_path: Path
) -> None:
    root = make_case((b"received",))
    vault = Vault(root / "originals")
    aside = tmp_path / "aside"
    aside.write_bytes(b"kept just before the crash")
    with aside.open("rb") as stream:
        stored = vault.put(stream)
    assert kinds(root) == [("extra", f"originals/{stored.sha256[:2]}/{stored.sha256}")]
    with Ledger.open(root / "ledger.jsonl", actor="tests", clock=ticking()) as ledger:
        (found,) = adopt(vault, ledger)
        assert adopt(vault, ledger) == ()
    assert (found.act, found.payload["sha256"]) == ("found", stored.sha256)
    assert verify(root).ok


def test_an_original_replaced_by_a_link_to_the_same_bytes_is_no_original(
    make_case: MakeCase, tmp_path: Path
) -> None:
    root = make_case((b"bytes",))
    (digest,) = Vault(root / "originals")
    path = Vault(root / "originals").path(digest)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert kinds(root) == [("extra", f"originals/{digest[:2]}/{digest}")]


def test_ledger_lines_missing_repeated_and_out_of_order_are_told_apart(
    make_case: MakeCase,
) -> None:
    root = make_case(tuple(b"%d" % number for number in range(5)))
    one, two, three, four, five = ledger_lines(root)

    def ledger_kinds() -> list[tuple[str, str]]:
        found = [(kind, where) for kind, where in kinds(root) if where.startswith("ledger.jsonl ")]
        return [(kind, where.removeprefix("ledger.jsonl ")) for kind, where in found]

    rewrite(root, one, two, four, five)
    assert ledger_kinds() == [("missing", "line 3")]
    rewrite(root, one, two, two, three, four, five)
    assert ledger_kinds()[0] == ("extra", "line 3")
    rewrite(root, one, three, two, four, five)
    assert {kind for kind, _ in ledger_kinds()} == {"reordered"}
    rewrite(root, one, two, b"{}\n", four, five)
    assert ledger_kinds() == [("malformed", "line 3")]
    rewrite(root, one, two, three.replace(b'"actor":', b'"actor": '), four, five)
    assert ledger_kinds() == [("not canonical", "line 3")]
    rewrite(root, one, two, three.replace(b"tests", b"tests!"), four, five)
    assert ledger_kinds() == [("changed", "line 3")]
    rewrite(root, one, two, three, four, five[:-9])
    assert ledger_kinds() == [("cut short", "line 5")]


def test_whole_lines_lost_from_the_end_are_found(make_case: MakeCase) -> None:
    root = make_case((b"a", b"b", b"c"))
    rewrite(root, *ledger_lines(root)[:2])
    faults = kinds(root)
    assert ("cut short", "ledger.jsonl") in faults
    assert sum(kind == "extra" for kind, _ in faults) == 1
    rewrite(root)
    assert ("cut short", "ledger.jsonl") in kinds(root)
    (root / "ledger.jsonl").unlink()
    assert ("missing", "ledger.jsonl") in kinds(root)


def test_a_line_forged_with_its_own_hash_breaks_the_chain(make_case: MakeCase) -> None:
    root = make_case((b"a", b"b"))
    one, two = ledger_lines(root)
    payload = {"sha256": "0" * 64, "size": 1, "name": "forged", "obtained": "file"}
    forged = seal(1, GENESIS, time="2025-01-02T00:00:00.000000Z", actor="tests", act="receive",
                  payload=payload)  # fmt: skip
    rewrite(root, spell(forged), two)
    assert ("changed", "ledger.jsonl line 2") in kinds(root)
    rewrite(root, spell(forged))
    assert ("cut short", "ledger.jsonl") in kinds(root)
    assert one != spell(forged)


def test_a_head_of_another_ledger_is_found(make_case: MakeCase) -> None:
    root = make_case((b"a", b"b"))
    first = ledger_lines(root)[0]
    write_head(root / "ledger.jsonl", Head(seq=1, hash="1" * 64, size=len(first)))
    assert kinds(root) == [("changed", "ledger.jsonl")]
    head_path(root / "ledger.jsonl").write_bytes(b"{}")
    assert kinds(root) == [("not canonical", "ledger.head")]
    head_path(root / "ledger.jsonl").write_bytes(b"not JSON")
    assert kinds(root) == [("malformed", "ledger.head")]


@pytest.mark.parametrize("make", [True, False])
def test_what_is_not_a_case_is_not_whole(tmp_path: Path, make: bool) -> None:
    root = tmp_path / "nothing"
    if make:
        root.mkdir()
    found = verify(root)
    assert not found.ok
    assert [fault.where for fault in found.faults] == ["ledger.jsonl"]


def test_verify_changes_nothing(make_case: MakeCase) -> None:
    root = make_case(REPORTS)
    (root / "ledger.jsonl").write_bytes(b"".join(ledger_lines(root))[:-5])

    def state() -> dict[str, bytes | None]:
        return {
            path.as_posix(): path.read_bytes() if path.is_file() else None
            for path in sorted(root.rglob("*"))
        }

    before = state()
    assert not verify(root).ok
    assert state() == before


def publish(root: Path, page: bytes) -> Path:
    """Write a dossier and say so in the ledger."""
    path = root / "dossier" / "index.html"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(page)
    with Ledger.open(root / "ledger.jsonl", actor="tests") as ledger:
        payload = {"file": "dossier/index.html", "sha256": hashlib.sha256(page).hexdigest()}
        ledger.append("publish", payload)
    return path


def test_a_dossier_changed_since_it_was_published_is_a_fault(make_case: MakeCase) -> None:
    root = make_case(REPORTS)
    publish(root, b"first")
    path = publish(root, b"second")
    assert verify(root).ok
    path.write_bytes(b"secund")
    told = [Fault(what="changed since it was published", where="dossier/index.html")]
    assert list(verify(root).faults) == told
    path.unlink()
    assert verify(root).ok
    path.symlink_to(root / "ledger.jsonl")
    assert list(verify(root).faults) == told
    path.unlink()
    os.mkfifo(path)
    assert list(verify(root).faults) == told


@pytest.mark.parametrize("name", ["/etc/passwd", "../other", "a/../../other", "", 7, None, "a\0b"])
def test_what_a_ledger_published_elsewhere_is_not_read(make_case: MakeCase, name: object) -> None:
    root = make_case(REPORTS)
    (root.parent / "other").write_bytes(b"x")
    with Ledger.open(root / "ledger.jsonl", actor="tests") as ledger:
        ledger.append("publish", {"file": name, "sha256": "0" * 64})
    assert verify(root).ok


def test_originals_that_are_a_link_are_a_fault(make_case: MakeCase) -> None:
    root = make_case(REPORTS)
    (root / "originals").rename(root.parent / "elsewhere")
    (root / "originals").symlink_to(root.parent / "elsewhere")
    (fault,) = verify(root).faults
    assert (fault.where, "symbolic link" in fault.what) == ("originals", True)
