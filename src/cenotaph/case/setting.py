"""One row of a table of settings, and whether a value that `case.toml` gives fits it."""

from __future__ import annotations

from cenotaph.record.base import Record


class Setting(Record, frozen=True, kw_only=True):
    """One row of the table: a whole number or a word, its default and what it means."""

    name: str
    default: int | str
    help: str
    least: int = 0
    choices: tuple[str, ...] = ()


def misfit(row: Setting, value: object) -> str | None:
    """What is wrong with a value given for a setting, `None` if nothing is."""
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
