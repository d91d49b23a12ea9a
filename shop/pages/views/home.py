"""The first page."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.engines.base import ListQuery, Sort
from search.index.find import find
from shop.pages.home import home_facts
from shop.pages.hot import hot_page
from shop.pages.lists import render

NEW = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Promise, fields, what is new, provinces, one maker's story."""
    facts, version = home_facts()
    new = find(ListQuery(now=timezone.now(), sort=Sort.NEWEST, page_size=NEW, spread=True)).result
    return hot_page(
        request, "pages/home.html", key=(version, bool(new.hits)), places={"cards": render.cards(new)}, has_leaves=False,
        context=lambda: {"facts": facts, "has_new": bool(new.hits), "canonical": settings.SITE_URL + "/", "tab": "home"},
    )
