"""Which categories a shopper may choose among on a list, and what a choice stands for.

A list on no category offers the fields; a chosen field also offers its leaves, and as soon as one of them is chosen the field stands
for those leaves alone. A field's list offers its leaves. A leaf's list offers nothing: its neighbours are links (`pages/list.html`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.engines.base import FacetCount
from shop.pages.categories import Node, tree


@dataclass(frozen=True, slots=True)
class Choice:
    """A box of the category filter."""

    id: int
    title: str
    count: int
    chosen: bool
    inner: bool = False


def leaves_of(chosen: Sequence[int], ground: Node | None) -> tuple[int, ...]:
    """The leaves that the chosen categories stand for. What is no category of this list counts for nothing."""
    if not chosen:
        return ()
    nodes = tree().by_id
    picked = [nodes[number] for number in chosen if number in nodes]
    leaves = {node.id for node in picked if not node.children and (ground is None or node.parent is ground)}
    if ground is None:
        for root in (node for node in picked if node.children):
            inside = {leaf.id for leaf in root.children}
            leaves |= (leaves & inside) or inside
    return tuple(sorted(leaves))


def known(chosen: Sequence[int], ground: Node | None) -> tuple[int, ...]:
    """The chosen categories that this list knows."""
    if not chosen:
        return ()
    nodes = tree().by_id
    if ground is None:
        return tuple(number for number in chosen if number in nodes)
    inside = {leaf.id for leaf in ground.children}
    return tuple(number for number in chosen if number in inside)


def category_choices(ground: Node | None, found: Sequence[FacetCount], chosen: Sequence[int]) -> list[Choice]:
    """The boxes with goods behind them, and the chosen ones. A field counts what its leaves count."""
    counts = {row.value: row.count for row in found}
    if ground is not None:
        return _inside(ground, counts, chosen)
    rows = []
    for root in tree().roots:
        total = sum(counts.get(leaf.id, 0) for leaf in root.children)
        opened = root.id in chosen or any(leaf.id in chosen for leaf in root.children)
        if total or opened:
            rows.append(Choice(root.id, root.title, total, root.id in chosen))
        if opened:
            rows += _inside(root, counts, chosen, inner=True)
    return rows


def _inside(root: Node, counts: dict[int, int], chosen: Sequence[int], *, inner: bool = False) -> list[Choice]:
    rows = [Choice(leaf.id, leaf.title, counts.get(leaf.id, 0), leaf.id in chosen, inner) for leaf in root.children]
    return sorted((row for row in rows if row.count or row.chosen), key=lambda row: (not row.chosen, -row.count))
