"""The settings of a case: one table of names, defaults and meanings, and `case.toml` over it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cenotaph.case.errors import CaseError
from cenotaph.evidence.disk import replace
from cenotaph.record.base import Record

if TYPE_CHECKING:
    from cenotaph.text import Limits

CASE_TOML = "case.toml"
MEBIBYTE = 1024 * 1024
TITLE = re.compile(r"#?\s*title\s*=")


class Setting(Record, frozen=True, kw_only=True):
    """One row of the table: a whole number or a word, its default and what it means."""

    name: str
    default: int | str
    help: str
    least: int = 0
    choices: tuple[str, ...] = ()


OWN = (
    Setting(
        name="workers",
        default=0,
        help="Processes that read at the same time; 0 is one for each processor.",
    ),
    Setting(
        name="document_seconds",
        default=120,
        least=1,
        help="Seconds for one document, text and claims together; after that only it is given up.",
    ),
    Setting(
        name="worker_megabytes",
        default=4096,
        least=512,
        help="Megabytes of memory that one reading process may use.",
    ),
    Setting(
        name="original_bytes",
        default=4096 * MEBIBYTE,
        least=1,
        help="Bytes of one file that is preserved; a larger one is refused.",
    ),
)


class Settings(Record, frozen=True, kw_only=True):
    """What one case is run with: the table's defaults unless `case.toml` says otherwise.

    `reading` holds the limits of the readers that differ from the defaults, sorted by name.
    """

    title: str | None = None
    workers: int = 0
    document_seconds: int = 120
    worker_megabytes: int = 4096
    original_bytes: int = 4096 * MEBIBYTE
    rule: str = "standing range"
    reading: tuple[tuple[str, int], ...] = ()

    @property
    def limits(self) -> Limits:
        """The limits of the readers."""
        from cenotaph.text import Limits  # noqa: PLC0415 - loads every format

        return Limits(**dict(self.reading))


def table() -> tuple[Setting, ...]:
    """Every setting: those of the case, then the limits of the readers."""
    from cenotaph.tally.ranges import RULES  # noqa: PLC0415 - loads the solver
    from cenotaph.text import limits as text_limits  # noqa: PLC0415 - loads every format

    rule = Setting(
        name="rule",
        default="standing range",
        help="How the tally turns the reports of an incident into a range.",
        choices=tuple(sorted(RULES)),
    )
    reading = tuple(
        Setting(name=row.name, default=row.default, help=row.help, least=1)
        for row in text_limits.settings()
    )
    return (*OWN, rule, *reading)


def load(path: Path) -> Settings:
    """The settings that `case.toml` gives.

    Raises:
        CaseError: the file cannot be read, is not TOML, or holds a name or value not in the table.
    """
    content = _content(path)
    given = content.pop("settings", {})
    title = _title(path, content.pop("title", None))
    if content:
        raise CaseError(f"{path}: unknown key {min(content)!r}; known are title and [settings]")
    if not isinstance(given, dict):
        raise CaseError(f"{path}: settings must be a table")
    return _settled(path, title, given)


def title_in(path: Path) -> str | None:
    """The title that `case.toml` gives, if any; the settings are not looked at.

    Raises:
        CaseError: the file cannot be read or is not TOML.
    """
    return _title(path, _content(path).get("title"))


def write(path: Path, title: str | None) -> None:
    """Put a `case.toml` in place that says how to change each setting."""
    replace(path, template(title).encode())


def retitle(path: Path, title: str) -> None:
    """Change the title in `case.toml` and nothing else.

    Raises:
        CaseError: the file cannot be read or written.
    """
    if title_in(path) == title:
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        kept = [line for line in lines if not TITLE.match(line)]
        content = "\n".join([f"title = {toml_text(title)}", *kept]) + "\n"
        replace(path, content.encode())
    except OSError as cause:
        raise CaseError(f"{path}: {_reason(cause)}") from cause


def template(title: str | None) -> str:
    """A `case.toml` with every setting at its default, commented out."""
    lines = [f"title = {toml_text(title)}" if title else '# title = "Name of the case"']
    lines += ["", "[settings]"]
    for row in table():
        default = toml_text(row.default) if isinstance(row.default, str) else str(row.default)
        lines += [f"# {row.help}", f"# {row.name} = {default}"]
    return "\n".join(lines) + "\n"


def toml_text(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as cause:
        raise CaseError(f"{path}: {_reason(cause)}") from cause


def _title(path: Path, title: object) -> str | None:
    if title is not None and not isinstance(title, str):
        raise CaseError(f"{path}: title must be text")
    return (title or "").strip() or None


def _settled(path: Path, title: str | None, given: dict[str, Any]) -> Settings:
    rows = {row.name: row for row in table()}
    for name, value in given.items():
        if name not in rows:
            raise CaseError(f"{path}: unknown setting {name!r}; see cenotaph settings")
        fault = _fault(rows[name], value)
        if fault:
            raise CaseError(f"{path}: {name} {fault}")
    own = {*(row.name for row in OWN), "rule"}
    limits = sorted((name, value) for name, value in given.items() if name not in own)
    mine = {name: value for name, value in given.items() if name in own}
    return Settings(title=title, reading=tuple(limits), **mine)


def _fault(row: Setting, value: object) -> str | None:
    if isinstance(row.default, str):
        if not isinstance(value, str):
            return "must be text"
        return _not_among(row.choices, value)
    if not isinstance(value, int) or isinstance(value, bool):
        return "must be a whole number"
    return f"must be at least {row.least}" if value < row.least else None


def _not_among(choices: tuple[str, ...], value: str) -> str | None:
    if choices and value not in choices:
        return f"must be one of {', '.join(choices)}"
    return None


def _reason(cause: Exception) -> str:
    if isinstance(cause, OSError):
        return cause.strerror or str(cause)
    if isinstance(cause, RecursionError):
        return "is not valid TOML: nested too deeply"
    return "is not valid TOML: " + " ".join(str(cause).split())
