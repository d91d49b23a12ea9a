"""People at the office's door, and a small market behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from search.engines import registry
from search.engines.base import IndexedEngine
from shop.accounts.models import User
from shop.cms.operators import OPERATORS
from tests.orders.world import seller_make, user_make
from tests.search.index.conftest import forget


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(autouse=True)
def one_factor(settings: Any) -> None:
    settings.OFFICE_SECOND_FACTOR = False


@pytest.fixture
def engine(settings: Any, tmp_path: Path) -> Iterator[IndexedEngine]:
    """The embedded engine, with no index yet."""
    settings.LIST_ENGINE, settings.SEARCH_FOLDER = "tantivy", tmp_path / "search"
    forget()
    made = registry.indexed()
    assert made is not None
    yield made
    forget()


@pytest.fixture
def operator(db: None) -> User:
    user = user_make("09100000021")
    user.groups.add(Group.objects.get(name=OPERATORS))
    return user


@pytest.fixture
def office(operator: User) -> Client:
    return client_of(operator)


@pytest.fixture
def boss(db: None) -> Client:
    return client_of(User.objects.create(username="09100000022", mobile="09100000022", is_superuser=True))


@pytest.fixture
def seller(db: None) -> Any:
    return seller_make()
