"""A shop whose stores start empty in each test: databases begin anew with the same keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.shop.pages.stores import stores_forget


@pytest.fixture(autouse=True)
def _fresh_stores() -> Iterator[None]:
    stores_forget()
    yield
    stores_forget()
