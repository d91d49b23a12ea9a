"""The tree of categories as the shell and the lists need it: read whole, kept for a minute in each process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from django.urls import reverse

from catalog.listings.models import CategoryInfo
from themes.menu import MenuItem

AGE_S = 60


@dataclass(slots=True)
class Node:
    """A category. `path` are the ids from the root to here."""

    id: int
    slug: str
    title: str
    description: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def url(self) -> str:
        return reverse("pages:category", args=[self.slug])

    @property
    def trail(self) -> list[Node]:
        return [*(self.parent.trail if self.parent else []), self]


@dataclass(frozen=True, slots=True)
class Tree:
    """All categories; `version` changes with what they say."""

    roots: Sequence[Node]
    by_slug: dict[str, Node]
    by_id: dict[int, Node]
    version: int


_kept: tuple[float, Tree] | None = None
_lock = Lock()


def _read() -> Tree:
    rows = CategoryInfo.objects.filter(category__is_public=True).select_related("category").order_by("category__path")
    by_path: dict[str, Node] = {}
    roots: list[Node] = []
    for row in rows:
        category = row.category
        node = Node(category.pk, row.slug, category.name, category.description)
        node.parent = by_path.get(category.path[: -category.steplen])
        (node.parent.children if node.parent else roots).append(node)
        by_path[category.path] = node
    nodes = by_path.values()
    version = hash(tuple((node.id, node.slug, node.title, node.description) for node in nodes))
    return Tree(roots, {node.slug: node for node in nodes}, {node.id: node for node in nodes}, version)


def tree() -> Tree:
    """One query a minute and process; an operator's change is seen within that minute."""
    global _kept
    with _lock:
        if _kept is None or _kept[0] < time.monotonic() - AGE_S:
            _kept = (time.monotonic(), _read())
        return _kept[1]


def tree_forget() -> None:
    """Read it again at the next call."""
    global _kept
    _kept = None


def menu_items() -> list[MenuItem]:
    return [MenuItem(root.title, root.url, [MenuItem(leaf.title, leaf.url) for leaf in root.children]) for root in tree().roots]
