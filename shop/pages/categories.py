"""The tree of categories as the shell and the lists need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from catalog.listings.selectors import categories_read
from shop.pages.kept import Kept
from themes.menu import MenuItem


@dataclass(slots=True, repr=False)
class Node:
    """A category."""

    id: int
    slug: str
    title: str
    description: str
    url: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"{self.id} {self.slug} {self.title} {self.description} {self.children}"


@dataclass(frozen=True, slots=True)
class Tree:
    roots: Sequence[Node]
    by_slug: dict[str, Node]
    by_id: dict[int, Node]

    def __repr__(self) -> str:
        return repr(self.roots)


def _read() -> Tree:
    rows = categories_read()
    nodes = {row.id: Node(row.id, row.slug, row.name, row.description, row.url) for row in rows.values()}
    for row in rows.values():
        if row.parent_id in nodes:
            nodes[row.id].parent = nodes[row.parent_id]
        nodes[row.id].children = [nodes[child] for child in row.children if child in nodes]
    return Tree([node for node in nodes.values() if node.parent is None], {node.slug: node for node in nodes.values()}, nodes)


_kept = Kept(_read)


def tree() -> Tree:
    """One query a minute and process; an operator's change is seen within that minute."""
    return _kept()[0]


def tree_version() -> int:
    """Another one where anything in the tree is another."""
    return _kept()[1]


def menu_items() -> list[MenuItem]:
    return [MenuItem(root.title, root.url, [MenuItem(leaf.title, leaf.url) for leaf in root.children]) for root in tree().roots]
