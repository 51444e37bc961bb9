"""Opening `case.db`: Django without a project, one database alias for each open case."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import django
import msgspec
from django.conf import settings as django_settings
from django.db import DatabaseError, connections, transaction

from cenotaph.case.errors import CaseError
from cenotaph.evidence.disk import open_private

NAME = "case.db"
PROJECT = "DJANGO_SETTINGS_MODULE"
SIDE_FILES = ("-wal", "-shm", "-journal")
BUSY_SECONDS = 10
# SQLite calls it an input/output error when its shared memory finds no room on the disk.
LITTLE = 1 << 20
UNREADABLE = (msgspec.MsgspecError, ValueError, TypeError, LookupError, OverflowError)

WORDS = """CREATE VIRTUAL TABLE words USING fts5(
    document UNINDEXED, start UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2')"""


def configure() -> None:
    """Make Django ready when no project has: only the projection, no time zone, no signals.

    A workbench configures Django itself and installs `cenotaph.case`; then this does nothing.
    """
    if not django_settings.configured and not os.environ.get(PROJECT):
        django_settings.configure(
            INSTALLED_APPS=["cenotaph.case"],
            DATABASES={},
            USE_TZ=True,
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        )
    from django.apps import apps  # noqa: PLC0415 - only after the settings stand

    if not apps.ready:
        django.setup()


class Database:
    """One `case.db`, opened under an alias of its own so that several cases can be open.

    Raises:
        CaseError: it is not a projection that this version reads (`opened`).
    """

    def __init__(self, path: Path) -> None:
        configure()
        self.path = path
        self.alias = f"case-{uuid4().hex}"
        connections.databases[self.alias] = _sqlite(path)

    def create(self) -> None:
        """Make the tables in one step; a crash leaves none of them."""
        from cenotaph.case.models import SCHEMA, TABLES  # noqa: PLC0415 - Django must be set up

        # SQLite gives what it keeps beside the file the permissions of the file
        os.close(open_private(self.path, os.O_WRONLY))
        with self.guarded(), connections[self.alias].schema_editor() as editor:
            for model in TABLES:
                editor.create_model(model)
            editor.execute(WORDS)
            editor.execute(f"PRAGMA user_version = {SCHEMA}")

    def current(self) -> bool:
        """Whether the tables are there and of this version's shape.

        Raises:
            CaseError: the file cannot be opened or is not a database.
        """
        from cenotaph.case.models import SCHEMA  # noqa: PLC0415 - Django must be set up

        return self.path.exists() and self.rows("PRAGMA user_version") == [(SCHEMA,)]

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All writes inside or none; a full disk or a broken file is one clear line.

        Raises:
            CaseError: the database refused.
        """
        with self.guarded(), transaction.atomic(using=self.alias):
            yield

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Tell what the database says in one line.

        Raises:
            CaseError: the database refused.
        """
        try:
            yield
        except (DatabaseError, UnicodeDecodeError) as cause:  # SQLite quotes a damaged file
            raise CaseError(f"{self.path}: {self._advice(str(cause))}") from cause

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Like `guarded`, for code that only takes records out: what does not read is damage.

        Raises:
            CaseError: the database refused, or holds what no program of ours wrote.
        """
        try:
            with self.guarded():
                yield
        except UNREADABLE as cause:
            # what still reads must let go of the file before the file is closed
            traceback.clear_frames(cause.__traceback__)
            raise CaseError(f"{self.path}: {self._advice(str(cause))}") from cause

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query.

        Raises:
            CaseError: the database refused.
        """
        with self.guarded(), connections[self.alias].cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    def execute_many(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        """The same statement for each row."""
        with self.guarded(), connections[self.alias].cursor() as cursor:
            cursor.executemany(sql, rows)

    def close(self) -> None:
        """Let go of the file."""
        connections[self.alias].close()
        del connections[self.alias]
        connections.databases.pop(self.alias, None)

    def delete(self) -> None:
        """Remove the file and what SQLite keeps beside it; a later use opens a new one."""
        connections[self.alias].close()
        for name in (NAME, *(NAME + side for side in SIDE_FILES)):
            self.path.with_name(name).unlink(missing_ok=True)

    def _advice(self, said: str) -> str:
        if "full" in said or ("I/O error" in said and _free(self.path) < LITTLE):
            return "the disk is full"
        if "locked" in said:
            return "in use by another process; try again when it is done"
        why = " ".join(said.split()).replace("; ", ", ")
        return f"cannot be read ({why}); run: cenotaph rebuild {self.path.parent}"


def _free(path: Path) -> int:
    status = os.statvfs(path.parent)
    return status.f_bavail * status.f_frsize


def _sqlite(path: Path) -> dict[str, Any]:
    options: dict[str, Any] = {"timeout": BUSY_SECONDS}
    name = str(path.absolute())
    if os.access(path.parent, os.W_OK):
        options["init_command"] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
    else:  # an archive: nobody writes, and SQLite must not try to keep anything beside it
        name = f"file:{quote(name)}?immutable=1"
    return {
        **dict.fromkeys(("USER", "PASSWORD", "HOST", "PORT", "TIME_ZONE"), None),
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "TEST": {},
    }
