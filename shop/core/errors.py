"""A refusal by a rule of ours. Views turn it into a Persian sentence that says what to do next."""

from __future__ import annotations

from typing import Any


class DomainError(Exception):
    """Refused: `code` for machines, `message` (a lazy translation) for people, `details` for the page that shows it."""

    def __init__(self, code: str, message: Any, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.details = details

    def __str__(self) -> str:
        return str(self.message)
