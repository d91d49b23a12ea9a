"""New products: what is written, what is refused, and that one and many are written the same."""

from __future__ import annotations

import dataclasses

import pytest
from oscar.apps.catalogue.models import Product, ProductAttributeValue
from oscar.core.loading import get_model

from catalog.listings.models import CategoryInfo, Listing, OfferTerms, PictureFile, ProductInfo, TaxRate, Variant
from catalog.listings.services import OtherOffer, ProductSpec, VariantSpec, products_import, taxonomy_load
from catalog.listings.taxonomy import FIELDS, LEAVES
from shop.core.errors import DomainError
from tests.catalog.makes import card_of, maker_make, product_make, record_of

pytestmark = pytest.mark.django_db
StockRecord = get_model("partner", "StockRecord")


def _nothing_there() -> bool:
    return not (Product.objects.exists() or StockRecord.objects.exists() or Listing.objects.exists() or ProductInfo.objects.exists())


def test_every_database_has_the_taxonomy_and_loading_again_keeps_an_operators_words() -> None:
    assert CategoryInfo.objects.filter(is_leaf=True).count() == len(LEAVES) >= 60
    assert CategoryInfo.objects.filter(is_leaf=False).count() == len(FIELDS)
    assert TaxRate.objects.get(vat_class="standard").percent == 10
    leaf = CategoryInfo.objects.select_related("category").get(slug="scarf").category
    leaf.name = "روسری و شال"
    leaf.save()
    count = CategoryInfo.objects.count()
    taxonomy_load()
    leaf.refresh_from_db()
    assert (leaf.name, CategoryInfo.objects.count()) == ("روسری و شال", count)


def test_a_product_without_variants_stands_alone() -> None:
    partner = maker_make()
    product = product_make(partner, "روسری  نخي", attributes={"material": "نخ", "colour": ""}, weight_g=300, unit_weight_g=200)
    assert (product.structure, product.title, product.slug) == ("standalone", "روسری نخی", "روسری-نخی")
    assert list(ProductAttributeValue.objects.values_list("attribute__code", "value_text")) == [("material", "نخ")]
    record = record_of(product)
    assert (record.price, record.num_in_stock, record.num_allocated, record.price_currency) == (5_000_000, 5, 0, "IRR")
    card = card_of(product)
    assert (card.state, card.price, card.best, card.best_here, card.version) == ("live", 5_000_000, True, True, 2)
    assert card.seller_name == partner.name
    assert card.categories == [card.root_id, card.category_id]
    assert " نخی " in card.search_text.split("\n")[0]


def test_variants_are_children_folded_into_one_card() -> None:
    partner = maker_make()
    product = product_make(partner, variants=[
        VariantSpec(price=900, stock=0, size="کوچک"), VariantSpec(price=2_000, stock=3, size="میانه", preparation_days=4),
        VariantSpec(price=3_000, stock=None, size="بزرگ"),
    ])
    assert product.structure == "parent"
    assert list(Variant.objects.order_by("position").values_list("size", "position")) == [("کوچک", 0), ("میانه", 1), ("بزرگ", 2)]
    card = card_of(product)
    assert (card.price, card.has_prices, card.in_stock, card.made_to_order, card.preparation_days) == (2_000, True, True, False, 4)


@pytest.mark.parametrize(("change", "code"), [
    ({"title": " \u200c "}, "title_empty"),
    ({"title": "ا" * 121}, "title_long"),
    ({"leaf": "nothing"}, "leaf_unknown"),
    ({"leaf": "fashion"}, "leaf_unknown"),
    ({"attributes": {"wings": "2"}}, "attribute_unknown"),
    ({"variants": [VariantSpec(price=5, size="a"), VariantSpec(price=6, size="a")]}, "variants_same"),
    ({"price": 0}, "price"),
    ({"price": -10}, "price"),
    ({"price": 10_000_000_000}, "price"),
    ({"stock": -1}, "stock"),
    ({"pictures": [99]}, "picture_unknown"),
])
def test_what_breaks_a_rule_is_refused_and_nothing_is_written(change: dict, code: str) -> None:
    partner = maker_make()
    with pytest.raises(DomainError) as refused:
        product_make(partner, **change)
    assert refused.value.code == code
    assert _nothing_there()


def test_a_seller_cannot_have_two_titles_that_read_the_same_but_two_sellers_can() -> None:
    partner, other = maker_make(), maker_make()
    product_make(partner, "شال گل‌دوزی کرمان")
    with pytest.raises(DomainError) as refused:
        product_make(partner, "شال  گلدوزي كرمان")
    assert refused.value.code == "title_taken"
    assert Product.objects.count() == Listing.objects.count() == 1
    product_make(other, "شال گلدوزی کرمان")
    spec = ProductSpec(partner_id=other.pk, leaf_slug="scarf", title="یکی", description="", variants=[VariantSpec(price=10)])
    with pytest.raises(DomainError):
        products_import([spec, dataclasses.replace(spec, title="يكی")])
    assert Product.objects.count() == 2


def test_an_import_writes_what_product_create_writes() -> None:
    partner, other = maker_make(), maker_make()
    PictureFile.objects.bulk_create(PictureFile(file=f"goods/{n}.webp", width=800, height=800) for n in range(2))
    pictures = list(PictureFile.objects.values_list("pk", flat=True))
    variants = [VariantSpec(price=100, size="یک"), VariantSpec(price=200, size="دو", stock=1)]
    one = product_make(partner, "نخست", variants=variants, pictures=pictures, attributes={"material": "نخ"})
    key = products_import([ProductSpec(
        partner_id=partner.pk, leaf_slug="scarf", title="دوم", description="شرح", variants=variants, pictures=pictures,
        attributes={"material": "نخ"}, others=[OtherOffer(other.pk, [None, VariantSpec(price=150, stock=2)])],
    )])[0]
    ours, cards = card_of(one), {card.partner_id: card for card in Listing.objects.filter(product_id=key)}
    for name in ("state", "price", "has_prices", "in_stock", "picture", "category_id", "best_here", "made_to_order"):
        assert getattr(cards[partner.pk], name) == getattr(ours, name), name
    assert cards[other.pk].price == 150
    assert (cards[partner.pk].best, cards[other.pk].best) == (True, False)
    assert OfferTerms.objects.count() == StockRecord.objects.count() == 5


def test_many_products_take_as_many_queries_as_two(django_assert_max_num_queries: object) -> None:
    partner = maker_make()

    def specs(name: str, count: int) -> list[ProductSpec]:
        return [
            ProductSpec(partner_id=partner.pk, leaf_slug="jam", title=f"{name} {n}", description="", variants=[VariantSpec(price=10)])
            for n in range(count)
        ]

    for name, number in (("الف", 2), ("ب", 40)):
        with django_assert_max_num_queries(20):  # type: ignore[operator]
            assert len(products_import(specs(name, number))) == number
    assert Listing.objects.filter(best=True).count() == 42
