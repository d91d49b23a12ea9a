"""States move along a table of allowed moves; whoever moves one records who, when, from and to in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from shop.core.errors import DomainError

Moves = Mapping[str, frozenset[str]]


def move_check(moves: Moves, before: str, after: str) -> None:
    """DomainError `state` unless the table allows the move."""
    if after not in moves.get(before, frozenset()):
        raise DomainError("state", _("این کار در وضعیت کنونی شدنی نیست."), before=before, after=after)
