"""Answers of every shape: claims are found where they are, and nothing else is taken for them."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.second.answer import UnusableAnswerError, given_claims

ONE = {"quote": "nine men were shot", "kind": "killing", "modality": "asserted"}
LIST = json.dumps({"claims": [ONE]})


def body(content: Any, finish: str = "stop") -> bytes:
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return json.dumps({"choices": [choice], "model": "x"}).encode()


@pytest.mark.parametrize(
    "content",
    [
        LIST,
        f"  \n{LIST}\n",
        f"```json\n{LIST}\n```",
        f"Here is what I found:\n\n```\n{LIST}\n```\nTell me if you need more.",
        f"<think>The schema is {{'a': 1}} ...</think>{LIST}",
        f'First {{"note": 1}} and then {LIST} - done',
        json.dumps({"claims": [ONE], "more": {"anything": [1]}}),
    ],
)
def test_claims_are_found_wherever_the_object_stands(content: str) -> None:
    assert given_claims(body(content)) == [ONE]


def test_no_claims_is_an_answer() -> None:
    assert given_claims(body('{"claims": []}')) == []


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"", "something that is not JSON"),
        (b"<!doctype html><title>Log in</title>", "a page of HTML"),
        (b'data: {"choices": []}\n\ndata: [DONE]\n', "something that is not JSON"),
        (b"\xff\xfe\x00", "something that is not JSON"),
        (b"[" * 100_000, "not the answer of a chat-completions server"),
        (b'{"x": ' + b"[" * 100_000, "something that is not JSON"),
        (b'{"choices": []}', "holds no choice"),
        (b'{"error": "no"}', "not the answer of a chat-completions server"),
        (b'{"choices": [{"text": "old"}]}', "not the answer of a chat-completions server"),
        (body(None), "holds no words"),
        (body(""), "holds no words"),
        (body([{"type": "text", "text": LIST}]), "not the answer of a chat-completions server"),
        (body(LIST[:-5], "length"), "cut off (answer_tokens)"),
        (body(LIST[:-5]), "no JSON object"),
        (body("I cannot help with that."), "no JSON object"),
        (body("[1, 2]"), "no JSON object"),
        (body('{"claims": "none"}'), "no list of claims"),
        (body('{"claim": []}'), "no list of claims"),
        (body('{"a":' * 50_000), "no JSON object"),
        (body('{"claims": [{"quote": "\\ud800"}]}'), "no JSON object"),
        (body('{"claims": [NaN]}'), "no JSON object"),
    ],
)
def test_what_is_no_list_of_claims_is_one_line(answer: bytes, why: str) -> None:
    with pytest.raises(UnusableAnswerError) as caught:
        given_claims(answer)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_claims_or_unusable(answer: bytes) -> None:
    for content in (answer, body(answer.decode("latin-1"))):
        try:
            assert isinstance(given_claims(content), list)
        except UnusableAnswerError as cause:
            assert str(cause)


@pytest.mark.parametrize(
    "content",
    [
        "{" * 1_000_000,
        '{"a": "' * 100_000,
        "```\n" + " " * 1_000_000,
        "```" * 300_000,
        "{}" * 400_000,
    ],
    ids=["braces", "strings", "spaces", "fences", "objects"],
)
def test_a_huge_answer_is_soon_refused(content: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnusableAnswerError):
        given_claims(body(content))
    assert time.monotonic() - start < 20
