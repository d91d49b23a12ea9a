"""What the home page tells of the shop, all counted from rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from catalog.listings.cards import picture_srcset, picture_url
from catalog.listings.models import Listing, ListingState
from sellers.shops.models import Shop
from sellers.shops.selectors import mark_url
from shop.pages.categories import tree
from shop.pages.faces import face_of
from shop.pages.kept import Kept
from shop.places.models import Province

PROVINCES = 6
HERO = ("minakari", "barberry", "shawl")
FIELD_FACES = {"fashion": "needlework-dress", "food": "gaz", "crafts": "glazed-pottery", "herbs": "rosebud"}


@dataclass(frozen=True, slots=True)
class Face:
    """A link with a picture and what is behind it."""

    title: str
    url: str
    picture: str
    ready: bool = False
    count: int = 0
    note: str = ""

    @property
    def large(self) -> str:
        return picture_url(self.picture, 640 if self.ready else None)

    @property
    def small(self) -> str:
        return picture_url(self.picture, 320 if self.ready else None)

    @property
    def srcset(self) -> str:
        return picture_srcset(self.picture) if self.ready else ""


@dataclass(frozen=True, slots=True)
class Story:
    shop: str
    place: str
    headline: str
    text: str
    url: str
    picture: str
    srcset: str
    mark: str
    since: int


@dataclass(frozen=True, slots=True)
class HomeFacts:
    makers: int
    provinces_with_makers: int
    hero: tuple[Face, ...]
    fields: tuple[Face, ...]
    provinces: tuple[Face, ...]
    story: Story | None


def _live() -> QuerySet[Listing]:
    return Listing.objects.filter(state=ListingState.LIVE, ends_at__gt=timezone.now())


def _picture_of(slug: str) -> Listing | None:
    node = tree().by_slug.get(slug)
    if node is None:
        return None
    return _live().filter(category_id=node.id, best=True).exclude(picture="").order_by("-created_at", "-id").first()


def _fields() -> tuple[Face, ...]:
    """Each with as many goods as its list shows, sold out ones too."""
    faces = []
    for root in tree().roots:
        shown = _picture_of(FIELD_FACES.get(root.slug, root.children[0].slug if root.children else root.slug))
        faces.append(Face(
            root.title, root.url, shown.picture if shown else "", bool(shown and shown.picture_ready), face_of(root).count,
        ))
    return tuple(faces)


def _provinces() -> tuple[Face, ...]:
    live = _live().filter(best_here=True)
    counts = list(live.values_list("province_id").annotate(n=Count("pk")).order_by("-n", "province_id")[:PROVINCES])
    names = {row.pk: row for row in Province.objects.filter(pk__in=[number for number, _n in counts])}
    faces, used = [], set()
    for number, count in counts:
        rows = live.filter(province_id=number).exclude(picture="").order_by("-created_at", "-id")
        shown = next((row for row in rows[:40] if row.picture not in used), None)
        if shown is None:
            continue
        used.add(shown.picture)
        leaves = list(dict.fromkeys(tree().by_id[row.category_id].title for row in rows[:40] if row.category_id in tree().by_id))[:2]
        province = names[number]
        faces.append(Face(
            province.name, reverse("pages:province", args=[province.slug]), shown.picture, shown.picture_ready, count, "، ".join(leaves),
        ))
    return tuple(faces)


def _story() -> Story | None:
    """The newest shop that told its story and has goods to show."""
    shops = Shop.objects.exclude(story="").exclude(headline="").filter(seller__frozen_at=None).select_related("seller", "band", "mark")
    for shop in shops.order_by("-seller__joined_at", "-pk")[:20]:
        first = _live().filter(partner_id=shop.seller.partner_id).exclude(picture="").order_by("-created_at", "-id").first()
        if first:
            name, ready = (shop.band.file.name, shop.band.sizes_ready) if shop.band else (first.picture, first.picture_ready)
            return Story(
                shop.seller.name, first.county_name, shop.headline, shop.story, reverse("pages:shop", args=[shop.seller.slug]),
                picture_url(name, 640 if ready else None), picture_srcset(name) if ready else "",
                mark_url(shop), shop.seller.joined_at.year,
            )
    return None


def _read() -> HomeFacts:
    counted = _live().aggregate(makers=Count("partner_id", distinct=True), provinces=Count("province_id", distinct=True))
    hero = tuple(
        Face(row.title, reverse("pages:product", args=[row.product_id, row.slug]), row.picture, row.picture_ready)
        for slug in HERO if (row := _picture_of(slug))
    )
    return HomeFacts(counted["makers"], counted["provinces"], hero, _fields(), _provinces(), _story())


home_facts = Kept(_read)
