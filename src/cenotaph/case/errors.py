"""What can be wrong with a case or an input, told in one line that names the file and the cause."""

from __future__ import annotations


class CaseError(Exception):
    """The case or an input is at fault; the message is one line for the user (exit code 1)."""
