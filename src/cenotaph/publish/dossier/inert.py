"""Foreign words made harmless for a screen: nothing in them can steer, hide or reorder text."""

from __future__ import annotations

import re

# Embeddings, overrides and isolates can make a name read as another (Unicode TR 36); the marks
# U+200E, U+200F and U+061C stay, since Arabic and Hebrew need them and they reorder nothing.
_STEERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x206A, 0x2070))
_ALLOWED_CONTROLS = frozenset("\t\n")

_TABLE: dict[int, str] = {code: f"⟨U+{code:04X}⟩" for code in _STEERING}
_TABLE |= {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _ALLOWED_CONTROLS}
_TABLE |= {0x7F: "␡"} | {code: f"⟨U+{code:04X}⟩" for code in range(0x80, 0xA0)}
_TABLE |= {ord("\r"): "\n", ord("\f"): "\n"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def inert(words: str) -> str:
    """`words` with control characters shown as visible signs; all else as it is.

    The same function serves quotes and source texts, so that they stay equal to the eye.
    """
    return _SURROGATE.sub("\ufffd", words.translate(_TABLE))
