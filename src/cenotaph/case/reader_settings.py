"""The settings of the second reader, the table `[reader]` of `case.toml`; off by default."""

from __future__ import annotations

from typing import Any

import msgspec

from cenotaph.case.setting import Setting, misfit
from cenotaph.record.base import Record

TABLE = "reader"
HERE = "no"
FORMATS = ("json_object", "json_schema", "none")
DAY = 24 * 60 * 60


class ReaderSettings(Record, frozen=True, kw_only=True):
    """Which endpoint is asked, for which model, and within which limits; see `ROWS`."""

    endpoint: str = ""
    model: str = ""
    key_variable: str = ""
    elsewhere: str = HERE
    timeout_seconds: int = 300
    answer_bytes: int = 1024 * 1024
    answer_tokens: int = 4096
    answer_format: str = "json_object"
    passage_characters: int = 6000
    document_passages: int = 200


ROWS = (
    Setting(
        name="endpoint",
        default="",
        help="Address of an OpenAI-compatible server, as http://127.0.0.1:8080/v1; empty is off.",
    ),
    Setting(
        name="model",
        default="",
        help="The model that the server is asked for.",
    ),
    Setting(
        name="key_variable",
        default="",
        help="Environment variable that holds the server's key; the key itself is never kept.",
    ),
    Setting(
        name="elsewhere",
        default=HERE,
        choices=(HERE, "https", "http"),
        help="Whether documents may leave this machine: no; https, encrypted only; http, also in"
        " the clear.",
    ),
    Setting(
        name="timeout_seconds",
        default=300,
        least=1,
        help="Seconds for one passage, from the connection to the last byte of the answer.",
    ),
    Setting(
        name="answer_bytes",
        default=1024 * 1024,
        least=1,
        help="Bytes of one answer; a larger one is refused.",
    ),
    Setting(
        name="answer_tokens",
        default=4096,
        least=1,
        help="Tokens that the model is allowed for one answer.",
    ),
    Setting(
        name="answer_format",
        default="json_object",
        choices=FORMATS,
        help="The response_format that the server is asked for; none asks for no format.",
    ),
    Setting(
        name="passage_characters",
        default=6000,
        least=200,
        help="Characters of a document that are sent at once; paragraphs stay whole where they"
        " can.",
    ),
    Setting(
        name="document_passages",
        default=200,
        least=1,
        help="Passages of one document; a longer document is not sent.",
    ),
)


def qualified() -> tuple[Setting, ...]:
    """The rows under names that tell them from those of `[settings]`: `reader.endpoint`."""
    return tuple(msgspec.structs.replace(row, name=f"{TABLE}.{row.name}") for row in ROWS)


def settled(given: dict[str, Any]) -> ReaderSettings | str:
    """The settings that a table gives, or what is wrong with it."""
    rows = {row.name: row for row in ROWS}
    for name, value in given.items():
        if name not in rows:
            return f"unknown setting {name!r} in [{TABLE}]; see cenotaph settings"
        wrong = misfit(rows[name], value)
        if wrong:
            return f"{TABLE}.{name} {wrong}"
    settings = msgspec.convert(given, ReaderSettings)
    if settings.timeout_seconds > DAY:
        return f"{TABLE}.timeout_seconds must be at most {DAY}"
    return settings
