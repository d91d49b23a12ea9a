"""What the shop learns of a search page that was shown, and of what was opened there: counts, never a person."""

from __future__ import annotations

import re
from functools import lru_cache

from django.http import HttpRequest

from search.engines.base import Sort
from search.index.find import Found
from search.learning.services import query_seen
from shop.pages.lists.params import ListParams

_MACHINE = re.compile(
    "(?<!cu)bot|crawl|spider|slurp|preview|fetch|monitor|lighthouse|externalhit|headless|http|curl|wget|python|java/|go-", re.IGNORECASE,
)
"""Found in the names that crawlers and tools give themselves. (Cubot makes telephones.)"""


def is_person(request: HttpRequest) -> bool:
    """Whether a browser shows the page to somebody now: not a tool that says what it is, and not a page fetched in advance."""
    meta = request.META
    purpose = meta.get("HTTP_SEC_PURPOSE") or meta.get("HTTP_PURPOSE") or meta.get("HTTP_X_MOZ") or ""
    return "prefetch" not in purpose and "preview" not in purpose and _is_browser(meta.get("HTTP_USER_AGENT", ""))


@lru_cache(maxsize=1024)
def _is_browser(name: str) -> bool:
    return bool(name) and not _MACHINE.search(name)


def search_shown(request: HttpRequest, params: ListParams, found: Found) -> None:
    """Count the first page of a search without filters, in the order of worth, where nothing of it was hidden by operators."""
    closed = found.plan is not None and found.plan.closed
    if request.method == "GET" and not params.typed and params.effective_sort == Sort.RELEVANCE and not closed and is_person(request):
        query_seen(text=params.text, found=found.result.total, relaxed=found.relaxed)
