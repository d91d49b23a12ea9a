"""What a process keeps between requests."""

from __future__ import annotations

from catalog.listings.cards import store
from shop.pages.kept import forget_all
from themes.lean import lean_forget
from themes.menu import chrome_forget


def stores_forget() -> None:
    """As in a process that has just started."""
    store.clear()
    forget_all()
    lean_forget()
    chrome_forget()
