"""What search engines ask for: robots.txt, the sitemap in parts, and the icon at its old address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from catalog.listings.models import Listing, ListingState
from sellers.businesses.models import Seller
from shop.core.hot import hot_rows
from shop.pages.categories import tree
from shop.places.models import Province
from themes.built import public_name

PART = 10_000
"""Products in one part; the protocol allows 50,000."""
CLOSED = ("/account/", "/basket/", "/checkout/", "/orders/", "/payments/", "/panel/", "/to/", "/health/", "/demo/")
HOUR_S = 3600
Entry = tuple[str, dt.datetime | None]


def _entries(found: Iterable[Entry]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    for path, changed in found:
        when = f"<lastmod>{changed.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed else ""
        yield f"<url><loc>{escape(settings.SITE_URL + path)}</loc>{when}</url>"
    yield "</urlset>"


def _xml(parts: Iterable[str]) -> HttpResponse:
    return HttpResponse("".join(parts), content_type="application/xml; charset=utf-8")


def _pages() -> Iterator[Entry]:
    """Home, indexes, categories, provinces with goods, help."""
    for name in ("home", "all", "categories", "provinces", "makers"):
        yield reverse(f"pages:{name}"), None
    for node in tree().by_id.values():
        yield node.url, None
    there = Listing.objects.filter(best_here=True, ends_at__gt=timezone.now()).values_list("province_id", flat=True).distinct()
    for slug in Province.objects.filter(pk__in=list(there)).values_list("slug", flat=True):
        yield reverse("pages:province", args=[slug]), None
    for page in Page.objects.live().public().filter(depth__gt=1):
        path = page.relative_url(None) or page.url
        if path:
            yield path.removeprefix(settings.SITE_URL), page.last_published_at


def _shops() -> Iterator[Entry]:
    for slug in Seller.objects.filter(frozen_at=None).order_by("pk").values_list("slug", flat=True):
        yield reverse("pages:shop", args=[slug]), None


def _bounds() -> list[int]:
    """The first key of each part of the products."""
    rows = hot_rows(
        "SELECT product_id FROM (SELECT product_id, row_number() OVER (ORDER BY product_id) AS n FROM catalog_listings_listing "
        "WHERE best AND state = 'live' AND ends_at > %s::timestamptz) ranked WHERE (n - 1) %% %s::int = 0 ORDER BY 1",
        [timezone.now(), PART],
    )
    return [row[0] for row in rows]


def _products(part: int) -> Iterator[Entry]:
    bounds = _bounds()
    if not 1 <= part <= len(bounds):
        raise Http404
    found = Listing.objects.filter(best=True, state=ListingState.LIVE, ends_at__gt=timezone.now(), product_id__gte=bounds[part - 1])
    if part < len(bounds):
        found = found.filter(product_id__lt=bounds[part])
    for key, slug, changed in found.order_by("product_id").values_list("product_id", "slug", "updated_at"):
        yield reverse("pages:product", args=[key, slug]), changed


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of the parts."""
    parts = ["pages", "shops", *(f"products-{number}" for number in range(1, len(_bounds()) + 1))]
    rows = "".join(f"<sitemap><loc>{escape(settings.SITE_URL)}/sitemap-{part}.xml</loc></sitemap>" for part in parts)
    return _xml([
        '<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', rows, "</sitemapindex>",
    ])


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def sitemap_part(request: HttpRequest, name: str) -> HttpResponse:
    return _xml(_entries(_shops() if name == "shops" else _pages()))


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def sitemap_products(request: HttpRequest, name: str, number: str) -> HttpResponse:
    return _xml(_entries(_products(int(number))))


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Browsers ask here whatever a page says."""
    return HttpResponseRedirect(f"{settings.STATIC_URL}bazarche/{public_name('favicon.svg')}")
