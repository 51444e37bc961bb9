"""The one way in which reading a file fails: a line that names the cause."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - the name is part of the wall between rooms
    """A file that cannot be read; `reason` is one clear line without the file's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = " ".join(reason.split())

    def __str__(self) -> str:
        return self.reason

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str]]:
        return (type(self), (self.reason,))
