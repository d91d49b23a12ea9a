"""What the tests of search in the office share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search.curation.models import ENTRIES, Change, Version, WatchedQuery


def to(name: str, *args: Any) -> str:
    return reverse(f"office_search:{name}", args=args)


def everything() -> list[Any]:
    """All that operators said, for "nothing changed"."""
    return [list(model._default_manager.order_by("pk").values()) for model in (Version, Change, WatchedQuery, *ENTRIES)]


def chosen(*cards: Any) -> dict[str, str]:
    """What the form's rows of offers would send, in this order."""
    rows = {f"offers-{n}-{name}": value for n, card in enumerate(cards) for name, value in (("offer", str(card.pk)), ("ORDER", str(n + 1)))}
    return {"offers-TOTAL_FORMS": str(len(cards)), **rows}


def refused(client: Client, url: str, form: dict[str, Any], words: str) -> None:
    """The form is shown again with these words, and nothing changed."""
    before = everything()
    answer = client.post(url, form)
    assert (answer.status_code, words in answer.content.decode()) == (422, True), answer.content.decode()[-3000:]
    assert everything() == before


def cost(client: Client, url: str) -> list[str]:
    """The queries that the page takes when it was seen before, each by its beginning."""
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return [query["sql"][:120] for query in seen.captured_queries]


def same_cost(client: Client, urls: list[str], more: Callable[[], Any]) -> None:
    """The pages cost the same before and after there are more rows."""
    few = [cost(client, url) for url in urls]
    more()
    for url, before in zip(urls, few, strict=True):
        after = cost(client, url)
        assert len(after) == len(before), (url, before, after)
