"""What cards and baskets know of a maker, told by the rooms above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction

from catalog.listings.models import Maker, MakerField
from catalog.listings.services.cards import listings_refresh
from catalog.listings.services.texts import searchable
from shop.places.models import County, Province


@transaction.atomic
def maker_set(
    *, partner: Any, name: str, slug: str, province: Province, county: County, is_frozen: bool, fields: Mapping[str, dt.datetime],
    mark: str = "",
) -> Maker:
    """Set all of it and bring the maker's cards up to date. `fields`: until when a field's goods may be sold (its last moment)."""
    maker, _ = Maker.objects.update_or_create(
        partner=partner,
        defaults={
            "name": name, "slug": slug, "province": province, "county": county, "is_frozen": is_frozen, "mark": mark,
            "search_text": searchable(f"{name} {province.name} {county.name}")[:300],
        },
    )
    maker.fields.exclude(activity_field__in=fields).delete()
    MakerField.objects.bulk_create(
        [MakerField(maker=maker, activity_field=code, valid_until=until) for code, until in fields.items()],
        update_conflicts=True, unique_fields=("maker", "activity_field"), update_fields=("valid_until",),
    )
    listings_refresh(product_ids=maker_product_ids(partner_id=partner.pk))
    return maker


def maker_product_ids(*, partner_id: int) -> list[int]:
    """Root products that the maker offers."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT DISTINCT coalesce(sold.parent_id, sold.id) FROM partner_stockrecord record
               JOIN catalogue_product sold ON sold.id = record.product_id WHERE record.partner_id = %s""",
            [partner_id],
        )
        return [row[0] for row in cursor.fetchall()]
