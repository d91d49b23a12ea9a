"""What a process keeps between requests."""

from __future__ import annotations

from catalog.listings.cards import store
from search.curation.state import published
from search.index.state import watch
from shop.core.lru import lru_forget_all
from shop.pages.kept import forget_all
from themes.menu import chrome_forget


def stores_forget() -> None:
    """As in a process that has just started."""
    store.clear()
    forget_all()
    lru_forget_all()
    chrome_forget()
    published.forget()
    watch().forget()
