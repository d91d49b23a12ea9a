"""Categories and makers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.db import connection

from catalog.listings.cards import picture_url
from catalog.listings.selectors import categories_read
from search.index.sources.base import SourceEntry


class Categories:
    kind = "category"

    def entries(self) -> Iterator[SourceEntry]:
        """Each category with the field it stands in."""
        nodes = categories_read()
        for node in nodes.values():
            above = nodes.get(node.parent_id) if node.parent_id else None
            yield SourceEntry(
                key=str(node.id), title=node.name, url=node.url, note=above.name if above else "", weight=0.6 if above else 0.7,
            )


class Makers:
    """Makers with goods to show, with the picture of their newest; more goods weigh more."""

    kind = "maker"

    def entries(self) -> Iterator[SourceEntry]:
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT maker.partner_id, maker.name, maker.slug, county.name, province.name, shown.count, shown.picture, shown.ready
                   FROM catalog_listings_maker maker
                   JOIN shop_places_county county ON county.id = maker.county_id
                   JOIN shop_places_province province ON province.id = maker.province_id
                   JOIN LATERAL (
                     SELECT count(*) AS count, (array_agg(picture ORDER BY created_at DESC, id DESC))[1] AS picture,
                       (array_agg(picture_ready ORDER BY created_at DESC, id DESC))[1] AS ready
                     FROM catalog_listings_listing card WHERE card.partner_id = maker.partner_id AND card.state <> 'hidden'
                   ) shown ON shown.count > 0
                   WHERE NOT maker.is_frozen ORDER BY maker.partner_id""",
            )
            rows = cursor.fetchall()
        for key, name, slug, county, province, goods, picture, ready in rows:
            yield SourceEntry(
                key=str(key), title=name, url=f"/shop/{quote(slug)}/", note=f"{county}، {province}" if county != province else county,
                picture=picture_url(picture, 160 if ready else None), words=f"{county} {province}", weight=goods / (goods + 20),
            )
