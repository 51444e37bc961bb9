"""Walking the sources: order, links, loops, hidden files and names that mislead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cenotaph.case.sources import OUTSIDE, open_regular, plain_name, walk


def found(*sources: Path, case: Path | None = None) -> list[tuple[str, str | None]]:
    return [
        (item.path.name, item.fault)
        for item in walk(list(sources), case or Path("/nonexistent"))
        if not item.hidden
    ]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = ["B.txt", "a.txt", "b.txt", "d.txt"]
    assert found(tmp_path) == [(name, None) for name in names]


def test_hidden_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    (tmp_path / ".notes").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    items = list(walk([tmp_path], Path("/nonexistent")))
    assert [(item.path.name, item.hidden) for item in items] == [(".git", True), (".notes", True)]
    assert found(tmp_path / ".notes") == [(".notes", None)]


def test_the_case_itself_is_not_a_source(tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    (case / "originals").mkdir(parents=True)
    (case / "originals" / "original").write_text("x")
    (tmp_path / "report.txt").write_text("x")
    assert found(tmp_path, case=case) == [("report.txt", None)]


def test_a_link_back_to_a_folder_above_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text("x")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    (name, fault), other = found(tmp_path)
    assert name == "again"
    assert fault is not None
    assert "symbolic link back" in fault
    assert other == ("report.txt", None)


def test_links_that_lead_to_each_other_and_to_nothing_are_faults(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c").symlink_to(tmp_path / "gone")
    faults = dict(found(tmp_path))
    assert faults["a"] == faults["b"] == "a symbolic link that leads back to itself"
    assert faults["c"] == "a symbolic link to nothing"


def test_folders_that_link_to_each_other_are_entered_once(tmp_path: Path) -> None:
    folders = [tmp_path / f"f{number}" for number in range(12)]
    for folder in folders:
        folder.mkdir()
        (folder / f"{folder.name}.txt").write_text("x")
    for folder in folders:
        for other in folders:
            if other != folder:
                (folder / f"to-{other.name}").symlink_to(other)
    files = [name for name, fault in found(tmp_path) if fault is None]
    assert sorted(files) == sorted(f"{folder.name}.txt" for folder in folders)


def test_a_link_out_of_the_folder_is_refused_and_one_that_is_named_is_followed(
    tmp_path: Path,
) -> None:
    (tmp_path / "in2").mkdir()
    (tmp_path / "in2" / "report.txt").write_text("x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "in2")
    (tmp_path / "in" / "link.txt").symlink_to("../in2/report.txt")
    (tmp_path / "in" / "own.txt").write_text("y")
    (tmp_path / "in" / "to-own.txt").symlink_to("own.txt")
    (tmp_path / "named").symlink_to(tmp_path / "in")
    both = [("folder", OUTSIDE), ("link.txt", OUTSIDE), ("own.txt", None), ("to-own.txt", None)]
    assert found(tmp_path / "in") == both
    assert found(tmp_path / "named") == both
    assert found(tmp_path / "in" / "link.txt") == [("link.txt", None)]


def test_what_the_running_system_makes_up_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "log").symlink_to("/proc/self/status")
    for source in (tmp_path / "log", Path("/proc/self/status"), Path("/sys/kernel")):
        ((_, fault),) = found(source)
        assert fault is not None
        assert "made up by the running system" in fault


def test_a_pipe_that_took_the_place_of_a_file_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        open_regular(tmp_path / "pipe")


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path) == [("pipe", "not a regular file")]


@pytest.mark.parametrize("name", ["missing", "missing/deeper"])
def test_a_missing_source_is_a_fault(tmp_path: Path, name: str) -> None:
    assert found(tmp_path / name)[0][1] == "no such file or folder"


def test_an_empty_folder_is_a_fault_only_as_a_source(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert found(tmp_path / "empty") == [("empty", "the folder is empty")]
    assert found(tmp_path) == []


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    depth, here = 900, os.open(tmp_path, os.O_RDONLY)
    for _ in range(depth):  # step by step: making all at once would recurse
        os.mkdir("d", dir_fd=here)
        there = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    os.close(os.open("report.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    assert found(tmp_path) == [("report.txt", None)]


def test_names_are_made_harmless() -> None:
    assert plain_name(Path("été.txt")) == "été.txt"
    assert plain_name(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\ufffd.txt"
    assert plain_name(Path("a\nb.txt")) == "a\\nb.txt"
    assert plain_name(Path("a\u202etxt.exe")) == "a\\u202etxt.exe"
