"""The settings of a case: one table of names, defaults and meanings, and `case.toml` over it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs

from cenotaph.case import reader_settings
from cenotaph.case.errors import CaseError
from cenotaph.case.reader_settings import ReaderSettings
from cenotaph.case.setting import Setting, misfit
from cenotaph.evidence.disk import replace
from cenotaph.record.base import Record

if TYPE_CHECKING:
    from cenotaph.text import Limits

CASE_TOML = "case.toml"
CREDIBLE = "most credible"
MEBIBYTE = 1024 * 1024
TRANSLATIONS = "translations"
TITLE = re.compile(r"#?\s*title\s*=")


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

    `reading` holds the limits of the readers that differ from the defaults, sorted by name;
    `reader` is the table of the second reader, `translations` are the documents that a person
    has marked as translations of another, both by file name or the start of an id.
    """

    title: str | None = None
    workers: int = 0
    document_seconds: int = 120
    worker_megabytes: int = 4096
    original_bytes: int = 4096 * MEBIBYTE
    rule: str = "standing range"
    credible: str = ""
    reading: tuple[tuple[str, int], ...] = ()
    reader: ReaderSettings = ReaderSettings()
    translations: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """The sources of the rule “most credible”, the most credible first."""
        return tuple(name for each in self.credible.split(";") if (name := each.strip()))

    @property
    def limits(self) -> Limits:
        """The limits of the readers."""
        from cenotaph.text import Limits  # noqa: PLC0415 - loads every format

        return Limits(**dict(self.reading))


def table() -> tuple[Setting, ...]:
    """Every row of `[settings]`: those of the case, then the limits of the readers. The rows of
    `[reader]` are `reader_settings.ROWS`."""
    from cenotaph.knowledge.counting import counting_rules  # noqa: PLC0415 - reads a table
    from cenotaph.text import limits as text_limits  # noqa: PLC0415 - loads every format

    rule = Setting(
        name="rule",
        default="standing range",
        help="How the tally turns the reports of an incident into a range.",
        choices=tuple(sorted(counting_rules())),
    )
    credible = Setting(
        name="credible",
        default="",
        help="Whose figure the rule “most credible” takes: kinds or names of sources, the most "
        "credible first, with a semicolon between them.",
    )
    reading = tuple(
        Setting(name=row.name, default=row.default, help=row.help, least=1)
        for row in text_limits.settings()
    )
    return (*OWN, rule, credible, *reading)


def load(path: Path) -> Settings:
    """The settings that `case.toml` gives.

    Raises:
        CaseError: the file cannot be read, is not TOML, or holds a name or value not in the table.
    """
    content = _content(path)
    given = content.pop("settings", {})
    second = content.pop(reader_settings.TABLE, {})
    title = _title(path, content.pop("title", None))
    marked = _translations(path, content.pop(TRANSLATIONS, {}))
    if content:
        known = f"title, [settings], [{reader_settings.TABLE}] and [{TRANSLATIONS}]"
        raise CaseError(f"{path}: unknown key {min(content)!r}; known are {known}")
    for name, value in (("settings", given), (reader_settings.TABLE, second)):
        if not isinstance(value, dict):
            raise CaseError(f"{path}: {name} must be a table")
    reader = reader_settings.settled(second)
    if isinstance(reader, str):
        raise CaseError(f"{path}: {reader}")
    return structs.replace(_settled(path, title, given, reader), translations=marked)


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
    for name, rows in (("settings", table()), (reader_settings.TABLE, reader_settings.ROWS)):
        lines += ["", f"[{name}]", *(line for row in rows for line in _row_lines(row))]
    lines += [
        "",
        f"[{TRANSLATIONS}]",
        "# A document that only translates another counts with it: file names of both.",
        '# "communique-fr.txt" = "statement-en.txt"',
    ]
    return "\n".join(lines) + "\n"


def toml_text(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _row_lines(row: Setting) -> tuple[str, str]:
    default = toml_text(row.default) if isinstance(row.default, str) else str(row.default)
    return f"# {row.help}", f"# {row.name} = {default}"


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


def _translations(path: Path, given: object) -> tuple[tuple[str, str], ...]:
    """The table `[translations]`: a document and the one that it translates, by file name."""
    if not isinstance(given, dict) or not all(isinstance(each, str) for each in given.values()):
        raise CaseError(f'{path}: {TRANSLATIONS} must be a table of lines "copy" = "original"')
    if itself := [name for name, original in given.items() if name == original]:
        raise CaseError(f"{path}: {TRANSLATIONS}: {itself[0]} cannot translate itself")
    return tuple(sorted(given.items()))


def _settled(
    path: Path, title: str | None, given: dict[str, Any], reader: ReaderSettings
) -> Settings:
    rows = {row.name: row for row in table()}
    for name, value in given.items():
        if name not in rows:
            raise CaseError(f"{path}: unknown setting {name!r}; see cenotaph settings")
        fault = misfit(rows[name], value)
        if fault:
            raise CaseError(f"{path}: {name} {fault}")
    own = {*(row.name for row in OWN), "rule", "credible"}
    limits = sorted((name, value) for name, value in given.items() if name not in own)
    mine = {name: value for name, value in given.items() if name in own}
    settled = Settings(title=title, reading=tuple(limits), reader=reader, **mine)
    if settled.rule == CREDIBLE and not settled.order:
        raise CaseError(f"{path}: the rule {CREDIBLE!r} needs the setting credible")
    return settled


def _reason(cause: Exception) -> str:
    if isinstance(cause, OSError):
        return cause.strerror or str(cause)
    if isinstance(cause, RecursionError):
        return "is not valid TOML: nested too deeply"
    return "is not valid TOML: " + " ".join(str(cause).split())
