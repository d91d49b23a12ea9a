"""Sellers with place, supporter and shop by one prepared statement: an order pays for no building of a query of seven joins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db.models import ForeignObjectRel, Model

from sellers.businesses.models import Seller
from shop.core.hot import hot_rows

_JOINED = ("province", "county", "supporter", "supporter.province", "supporter.county", "shop", "shop.mark")
"""What comes along, each after what it hangs on."""


class _Part(NamedTuple):
    """One table of the statement: the object that a part of the row becomes, and where it hangs."""

    alias: str
    model: type[Model]
    names: tuple[str, ...]
    key: int
    on: str = ""
    link: Any = None


def sellers_read(partner_ids: Iterable[int]) -> list[Seller]:
    """The sellers of these partners; their province, county, supporter and shop are there without another query."""
    statement, parts = _statement()
    rows = hot_rows(statement, ["{" + ",".join(map(str, sorted(partner_ids))) + "}"])
    return [_seller(row, parts) for row in rows]


def _seller(row: tuple[Any, ...], parts: tuple[_Part, ...]) -> Seller:
    made: dict[str, Any] = {}
    start = 0
    for part in parts:
        values = row[start : start + len(part.names)]
        start += len(part.names)
        one = None if values[part.key] is None else part.model.from_db("default", part.names, values)
        made[part.alias] = one
        if part.link is not None and made[part.on] is not None:
            part.link.set_cached_value(made[part.on], one)
    seller: Seller = made[parts[0].alias]
    return seller


@cache
def _statement() -> tuple[str, tuple[_Part, ...]]:
    parts = {"seller": _part("seller", Seller)}
    joins = []
    for path in _JOINED:
        on, _dot, name = path.rpartition(".")
        on, alias = on or "seller", path.replace(".", "_")
        link: Any = parts[on].model._meta.get_field(name)
        parts[alias] = _part(alias, link.related_model, on=on, link=link)
        joins.append(f"LEFT JOIN {link.related_model._meta.db_table} {alias} ON {_condition(link, on, alias)}")
    columns = ", ".join(f"{part.alias}.{field.column}" for part in parts.values() for field in part.model._meta.concrete_fields)
    whole = f"SELECT {columns} FROM {Seller._meta.db_table} seller {' '.join(joins)} WHERE seller.partner_id = ANY(%s::text::bigint[])"  # noqa: S608
    return whole, tuple(parts.values())


def _part(alias: str, model: type[Model], **hangs: Any) -> _Part:
    fields = model._meta.concrete_fields
    key = next(place for place, field in enumerate(fields) if field.primary_key)
    return _Part(alias, model, tuple(field.attname for field in fields), key, **hangs)


def _condition(link: Any, on: str, alias: str) -> str:
    """The key of the other table stands here, or ours stands there."""
    return f"{alias}.{link.field.column} = {on}.id" if isinstance(link, ForeignObjectRel) else f"{alias}.id = {on}.{link.column}"
