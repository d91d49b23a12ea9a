"""What others look for and where most goods are, for an empty search box. A minute old at most."""

from __future__ import annotations

from django.utils import timezone

from search.learning import selectors as learning
from shop.pages.categories import Node
from shop.pages.faces import CategoryFace, roots_with_faces
from shop.pages.kept import Kept

MOST = 12
_queries = Kept(lambda: tuple(row.text for row in learning.popular_queries(now=timezone.now(), limit=MOST)))


def popular_queries(limit: int) -> tuple[str, ...]:
    """The most asked texts that found something, most first."""
    return _queries()[0][:limit]


def popular_categories(limit: int) -> list[tuple[Node, CategoryFace]]:
    """The leaves with most goods; none that is empty."""
    faces = [(leaf, face) for _root, _face, leaves in roots_with_faces() for leaf, face in leaves if face.count]
    return sorted(faces, key=lambda row: -row[1].count)[:limit]
