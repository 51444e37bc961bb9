"""The bytes of an answer of a chat-completions server become a list of claims as given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

FENCED = re.compile(r"```[A-Za-z]*[ \t]*\n(.*?)```", re.DOTALL)
MOST_OBJECTS = 50  # places in a chatty answer at which an object is looked for


class UnusableAnswerError(Exception):
    """The answer holds no claims in the shape asked for; the message says why, in our words."""


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct, frozen=True):
    choices: tuple[_Choice, ...]


def given_claims(body: bytes) -> list[Any]:
    """What the answer lists as claims, each still of any shape.

    The object may stand alone, in a Markdown fence, or among other words.

    Raises:
        UnusableAnswerError: it is no completion, was cut off, or lists no claims.
    """
    content = _content(body)
    found = False
    for text in _candidates(content):
        value = _decoded(text)
        if isinstance(value, dict):
            found = True
            claims = value.get("claims")
            if isinstance(claims, list):
                return claims
    if found:
        raise UnusableAnswerError("the answer's JSON has no list of claims")
    raise UnusableAnswerError("the answer holds no JSON object")


def _content(body: bytes) -> str:
    try:
        completion = msgspec.json.decode(body, type=_Completion)
    except msgspec.ValidationError:
        raise UnusableAnswerError("not the answer of a chat-completions server") from None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        page = body.lstrip()[:1] == b"<"
        what = "a page of HTML or XML" if page else "something that is not JSON"
        raise UnusableAnswerError(f"answered with {what}") from None
    if not completion.choices:
        raise UnusableAnswerError("the answer holds no choice")
    choice = completion.choices[0]
    if choice.finish_reason == "length":
        raise UnusableAnswerError("the answer was cut off (answer_tokens)")
    if not choice.message.content:
        raise UnusableAnswerError("the answer holds no words")
    return choice.message.content


def _candidates(content: str) -> Iterator[str]:
    """Where the object may stand: the whole, fenced blocks, then each opening brace."""
    yield content.strip()
    for block in FENCED.finditer(content):
        yield block.group(1).strip()
    decoder = json.JSONDecoder()
    start = content.find("{")
    for _ in range(MOST_OBJECTS):
        if start < 0:
            return
        try:
            _, end = decoder.raw_decode(content, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            yield content[start:end]
        start = content.find("{", end)


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text.encode())
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
