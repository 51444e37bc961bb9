"""Finding the files to preserve: folders walked in order, no link out of them, nothing twice."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cenotaph.case.harmless import harmless

REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ELOOP: "a symbolic link that leads back to itself",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EIO: "the disk cannot read it",
}

OUTSIDE = (
    "a symbolic link that leads outside the folder; "
    "add its target by name if it belongs to the case"
)
UNREAL = ("/proc", "/sys")

Identity = tuple[int, int]


class Found(NamedTuple):
    """A file to preserve; `fault` says why it cannot be, `hidden` that it was passed over."""

    path: Path
    fault: str | None = None
    hidden: bool = False


def walk(sources: list[Path], case: Path) -> Iterator[Found]:
    """The regular files below the sources, each folder in the order of its names.

    A source may be a symbolic link. Links inside a folder are followed as long as they stay in
    it: what leads outside was never given to us. Each folder is entered once, and a link back
    into a folder that is being walked is a fault. What the system makes up as it is read (below
    /proc and /sys) is no document. Names that begin with a dot are passed over inside folders,
    and so is the folder of the case itself.
    """
    seen: set[Identity] = set()
    own = _identity(case)
    if own is not None:
        seen.add(own)
    waiting = [_Visit(source, os.path.realpath(source)) for source in reversed(sources)]
    while waiting:
        visit = waiting.pop()
        if visit.above and visit.path.name.startswith("."):
            yield Found(visit.path, hidden=True)
            continue
        found, inside = _look(visit, seen)
        if found is not None:
            yield found
        waiting.extend(reversed(inside))


def plain_name(path: Path) -> str:
    """The file name as text that any JSON and any terminal line can hold.

    Bytes that are not UTF-8 become U+FFFD; control characters and changes of writing direction
    become their escapes, so that a name can neither break the ledger nor forge a line on a screen.
    """
    text = os.fsencode(path.name or str(path)).decode("utf-8", "replace")
    return harmless(text)


def open_regular(path: Path) -> BinaryIO:
    """Open a file that was regular when it was found; what took its place since does not block.

    Raises:
        OSError: it is no regular file any more, or the system refused.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise OSError("not a regular file")


def reason(cause: OSError) -> str:
    """Why the system refused, in plain words."""
    return REASONS.get(cause.errno or 0) or cause.strerror or str(cause) or type(cause).__name__


class _Visit(NamedTuple):
    """A path to look at; `real` is where it leads, `source` where the source above it leads."""

    path: Path
    real: str
    source: str = ""
    above: tuple[Identity, ...] = ()


def _look(visit: _Visit, seen: set[Identity]) -> tuple[Found | None, list[_Visit]]:
    path = visit.path
    try:
        status = path.stat()
    except OSError as cause:
        return Found(path, _missing(path, cause)), []
    if visit.above and not _is_below(visit.real, visit.source):
        return Found(path, OUTSIDE), []
    if any(_is_below(visit.real, place) for place in UNREAL):
        return Found(path, "made up by the running system, not a document"), []
    if stat.S_ISREG(status.st_mode):
        return Found(path), []
    if not stat.S_ISDIR(status.st_mode):
        return Found(path, "not a regular file"), []
    return _enter(visit, (status.st_dev, status.st_ino), seen)


def _enter(
    visit: _Visit, identity: Identity, seen: set[Identity]
) -> tuple[Found | None, list[_Visit]]:
    if identity in visit.above:
        return Found(visit.path, "a symbolic link back to a folder above it; not followed"), []
    if identity in seen:
        return None, []
    seen.add(identity)
    try:
        inside = sorted(visit.path.iterdir(), key=os.fsencode)
    except OSError as cause:
        return Found(visit.path, reason(cause)), []
    if not inside and not visit.above:
        return Found(visit.path, "the folder is empty"), []
    source, above = visit.source or visit.real, (*visit.above, identity)
    return None, [_Visit(path, _real(path, visit.real), source, above) for path in inside]


def _real(path: Path, folder: str) -> str:
    """Where a path in a folder leads; only a link needs to be asked."""
    return os.path.realpath(path) if path.is_symlink() else f"{folder.rstrip('/')}/{path.name}"


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _missing(path: Path, cause: OSError) -> str:
    if cause.errno == errno.ENOENT and path.is_symlink():
        return "a symbolic link to nothing"
    return reason(cause)


def _identity(path: Path) -> Identity | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
