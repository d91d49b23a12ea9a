"""What stands behind each category, for pills and indexes: how many goods, and the newest picture. A minute old at most."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from catalog.listings.cards import picture_url
from shop.core.hot import hot_rows
from shop.pages.categories import Node, tree
from shop.pages.kept import Kept

_FACES = """
SELECT leaf.category_id, counted.n, shown.picture, shown.picture_ready
FROM catalog_listings_categoryinfo leaf
CROSS JOIN LATERAL (
  SELECT count(*) AS n FROM catalog_listings_listing one
  WHERE one.best AND one.category_id = leaf.category_id AND one.ends_at > %s::timestamptz
) counted
LEFT JOIN LATERAL (
  SELECT picture, picture_ready FROM catalog_listings_listing one
  WHERE one.best AND one.state = 'live' AND one.category_id = leaf.category_id AND one.picture <> '' AND one.ends_at > %s::timestamptz
  ORDER BY created_at DESC, id DESC LIMIT 1
) shown ON true
WHERE leaf.is_leaf
"""


@dataclass(frozen=True, slots=True)
class CategoryFace:
    count: int = 0
    picture: str = ""
    ready: bool = False

    def url(self, width: int) -> str:
        return picture_url(self.picture, width if self.ready else None)

    @property
    def thumb(self) -> str:
        """For a square of up to 160 px."""
        return self.url(160)

    @property
    def small(self) -> str:
        """For a square of up to 320 px."""
        return self.url(320)


NONE = CategoryFace()


def _read() -> dict[int, CategoryFace]:
    now = timezone.now()
    return {row[0]: CategoryFace(row[1], row[2] or "", bool(row[3])) for row in hot_rows(_FACES, [now, now])}


category_faces = Kept(_read)


def face_of(node: Node) -> CategoryFace:
    """A leaf's own face; of a field the sum of its leaves and the picture of the first that has one."""
    faces, _version = category_faces()
    if not node.children:
        return faces.get(node.id, NONE)
    leaves = [faces.get(leaf.id, NONE) for leaf in node.children]
    shown = next((face for face in leaves if face.picture), NONE)
    return CategoryFace(sum(face.count for face in leaves), shown.picture, shown.ready)


def roots_with_faces() -> list[tuple[Node, CategoryFace, list[tuple[Node, CategoryFace]]]]:
    """All fields and leaves, each with its face."""
    return [(root, face_of(root), [(leaf, face_of(leaf)) for leaf in root.children]) for root in tree().roots]
