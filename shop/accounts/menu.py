"""What the account's home leads to. Each room above adds its own entry in `ready()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shop.accounts.models import User


def _everybody(user: User) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """`url_name` is a route without arguments; `is_shown` may ask the database once."""

    title: Any
    text: Any
    icon: str
    url_name: str
    order: int = 100
    is_shown: Callable[[User], bool] = _everybody


_entries: dict[str, AccountEntry] = {}


def account_entry(entry: AccountEntry) -> None:
    """Register an entry; one with the same route takes its place."""
    _entries[entry.url_name] = entry


def entries_for(user: User) -> list[AccountEntry]:
    """The entries that this person sees, in order."""
    return [entry for entry in sorted(_entries.values(), key=lambda one: one.order) if entry.is_shown(user)]
