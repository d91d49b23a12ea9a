"""A product's page edited through the services: what holds afterwards, what is refused, two editors at once."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from oscar.apps.catalogue.models import Product, ProductAttributeValue

from catalog.listings.facts import ProductFacts, Shown, pictures_shown, pictures_stamp, product_facts
from catalog.listings.models import Listing, Picture, PictureFile, ProductInfo
from catalog.listings.services import VariantSpec, product_edit, product_pictures_set
from catalog.listings.signals import listing_changed
from shop.core.errors import DomainError
from tests.catalog.makes import card_of, maker_make, product_make

pytestmark = pytest.mark.django_db


def facts_of(product: Product) -> ProductFacts:
    return product_facts(ProductInfo.objects.select_related("product").get(pk=product.pk))


def edit(product: Product, **changes: Any) -> dict[str, Any]:
    facts = facts_of(product)
    return product_edit(product_id=product.pk, stamp=facts.stamp, facts=dataclasses.replace(facts, **changes))


def state() -> tuple[Any, ...]:
    return (
        list(Product.objects.order_by("pk").values_list("title", "slug", "description", "date_updated")),
        list(ProductInfo.objects.values_list("title_en", "title_key", "search_text", "weight_g", "unit_weight_g", "version")),
        list(ProductAttributeValue.objects.order_by("pk").values_list("product_id", "attribute__code", "value_text")),
        list(Listing.objects.order_by("pk").values_list("version", "title", "slug", "picture", "search_text")),
        list(Picture.objects.order_by("pk").values_list("product_id", "file_id", "position", "alt")),
    )


def files_make(count: int) -> list[int]:
    made = PictureFile.objects.bulk_create(PictureFile(file=f"goods/{n}.webp", width=800, height=800) for n in range(count))
    return [file.pk for file in made]


def test_news_of_a_description_goes_upwards_though_the_card_stays() -> None:
    product = product_make(maker_make(), "روسری نخی")
    card = card_of(product)
    heard: list[int] = []

    def hear(sender: Any, *, listing_ids: list[int], **kwargs: Any) -> None:
        heard.extend(listing_ids)

    listing_changed.connect(hear)
    try:
        edit(product, description="دستباف")
    finally:
        listing_changed.disconnect(hear)
    assert heard == [card.pk]
    assert card_of(product).version == card.version


def test_card_and_search_tell_what_was_edited_and_the_address_follows() -> None:
    product = product_make(maker_make(), "روسری نخی", attributes={"material": "نخ"}, title_en="Cotton scarf")
    old, version = card_of(product), ProductInfo.objects.get(pk=product.pk).version
    changes = edit(
        product, title="شال ابريشمي", description="دستباف\nدو  متر", title_en="Silk shawl", weight_g=320, unit_weight_g=300,
        attributes={"material": "ابریشم", "care": "آب سرد"},
    )
    assert changes["title"] == ("روسری نخی", "شال ابریشمی")
    assert changes["material"] == ("نخ", "ابریشم")
    product.refresh_from_db()
    assert (product.title, product.slug, product.description) == ("شال ابریشمی", "شال-ابریشمی", "دستباف\nدو متر")
    info = ProductInfo.objects.get(pk=product.pk)
    assert (info.title_en, info.weight_g, info.unit_weight_g, info.version) == ("Silk shawl", 320, 300, version + 1)
    card = card_of(product)
    assert (card.title, card.title_en, card.slug) == ("شال ابریشمی", "Silk shawl", "شال-ابریشمی")
    assert card.version > old.version
    assert "ابریشم" in card.search_text
    assert "نخی" not in card.search_text
    assert "silk" in card.search_text


def test_an_edit_writes_what_creating_would_have_written() -> None:
    variants = [VariantSpec(price=100, size="کوچک", colour="آبی"), VariantSpec(price=200, size="بزرگ", colour="آبی")]
    partner, other = maker_make(), maker_make()
    fresh = product_make(other, "شال گل‌دوزی", attributes={"material": "نخ"}, title_en="Shawl", variants=variants, weight_g=200)
    edited = product_make(partner, "چیز دیگر", variants=variants)
    edit(edited, title="شال گل‌دوزی", title_en="Shawl", attributes={"material": "نخ"}, weight_g=200)
    told = [ProductInfo.objects.values_list("search_text", "title_key", "title_en", "weight_g").get(pk=one.pk) for one in (fresh, edited)]
    assert told[0] == told[1]
    assert set(Product.objects.filter(parent=edited).values_list("slug", flat=True)) == {"شال-گل-دوزی"}


@pytest.mark.parametrize(("change", "code"), [
    ({"title": " \u200c "}, "title_empty"), ({"title": "ا" * 121}, "title_long"), ({"title": "شال گلدوزي"}, "title_taken"),
    ({"title_en": "a" * 256}, "title_en_long"), ({"description": "ا" * 5001}, "description_long"),
    ({"attributes": {"wings": "2"}}, "attribute_unknown"),
    ({"attributes": {"material": "ا" * 201}}, "attribute_long"), ({"weight_g": 0}, "weight"), ({"weight_g": 1_000_001}, "weight"),
    ({"unit_weight_g": 0}, "weight"),
])
def test_what_breaks_a_rule_is_refused_and_nothing_changes(change: dict[str, Any], code: str) -> None:
    partner = maker_make()
    product_make(partner, "شال گل‌دوزی")
    product = product_make(partner, "روسری", attributes={"material": "نخ"})
    before = state()
    with pytest.raises(DomainError) as refused:
        edit(product, **{"description": "دیگر", **change})
    assert refused.value.code == code
    assert state() == before


def test_nothing_new_raises_no_version() -> None:
    product = product_make(maker_make(), "روسری", attributes={"material": "نخ"})
    before = state()
    assert edit(product, title=" روسري ") == {}
    assert state() == before


def test_the_second_of_two_editors_is_told_and_overwrites_nothing() -> None:
    product = product_make(maker_make(), "روسری")
    seen = facts_of(product)
    edit(product, title="روسری نخی")
    before = state()
    with pytest.raises(DomainError) as refused:
        product_edit(product_id=product.pk, stamp=seen.stamp, facts=dataclasses.replace(seen, description="تازه"))
    assert refused.value.code == "changed_meanwhile"
    assert state() == before


def test_pictures_are_ordered_described_and_taken_out() -> None:
    first, second, third = files_make(3)
    product = product_make(maker_make(), pictures=[first, second])
    version, card = ProductInfo.objects.get(pk=product.pk).version, card_of(product)
    shown = [Shown(third, " نمای  پشت "), Shown(first)]
    stamp = pictures_stamp(pictures_shown(product.pk))
    assert product_pictures_set(product_id=product.pk, stamp=stamp, shown=shown) == {"pictures": (2, 2)}
    assert pictures_shown(product.pk) == [Shown(third, "نمای پشت"), Shown(first, "")]
    after = card_of(product)
    assert (after.picture, after.picture_alt) == ("goods/2.webp", "نمای پشت")
    assert after.version > card.version
    assert ProductInfo.objects.get(pk=product.pk).version == version + 1
    product_pictures_set(product_id=product.pk, stamp=pictures_stamp(pictures_shown(product.pk)), shown=[])
    assert card_of(product).picture == ""


@pytest.mark.parametrize(("shown", "code"), [
    ([Shown(10**8)], "picture_unknown"), ([Shown(0), Shown(0)], "picture_twice"), ([Shown(n) for n in range(13)], "pictures_many"),
    ([Shown(0, "ا" * 201)], "alt_long"), (None, "changed_meanwhile"),
])
def test_wrong_pictures_are_refused_and_nothing_changes(shown: list[Shown] | None, code: str) -> None:
    keys = files_make(13)
    product = product_make(maker_make(), pictures=keys[:2])
    stamp = pictures_stamp(pictures_shown(product.pk)) if shown else "old"
    before = state()
    wanted = [Shown(keys[one.file_id] if one.file_id < 13 else one.file_id, one.alt) for one in shown or []]
    with pytest.raises(DomainError) as refused:
        product_pictures_set(product_id=product.pk, stamp=stamp, shown=wanted)
    assert refused.value.code == code
    assert state() == before
