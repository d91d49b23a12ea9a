"""Lists from PostgreSQL: hits, total and all counts in one prepared statement. The fallback of better engines.

The statement is a UNION of parts. The main part reads the rows that pass every filter, once, and counts all facets that are not
chosen from by grouping sets over a covering index; a facet that is chosen from has a part of its own without its filter.

One plan serves all values (`force_generic_plan`), so the text must lead the planner: the limit is written out, and the end of a
licence, which rules out next to nothing, is written so that no index on it is taken.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import DatabaseError
from django.db.utils import InterfaceError

from search.engines.base import LAST_NUMBERED_PAGE, CursorError, EngineError, Facet, FacetCount, Ground, Hit, ListQuery, ListResult, Sort
from search.engines.clauses import weights_of
from search.engines.cursors import MAX_BIGINT, PLACES_MAX, SECONDS_BITS, cursor_read, cursor_write, is_deep
from search.engines.layout import DAY, DAY_BITS
from search.engines.ranking import GRID, NEAR, QUALITY_STEPS, on_grid
from search.engines.table import ListTable, table_read
from search.engines.text import Words
from shop.core.hot import hot_rows

HITS, MAIN, HERE = 0, 1, 2
OWN = {Facet.CATEGORY: 3, Facet.ROOT: 4, Facet.PROVINCE: 5, Facet.STOCK: 6, Facet.PRICE: 7}
ASCENDING = (Sort.CHEAPEST, Sort.DELIVERY)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)


class PostgresEngine:
    """See `base.Engine`. Ties are broken by key, so that pages neither repeat nor lose anything."""

    name = "postgres"

    def search(self, query: ListQuery) -> ListResult:
        words = Words.read(query.text)
        try:
            found = _Search(query, words, table_read()).result()
            if found.total == 0 and words.plain:
                found = _Search(query, replace(words, loose=True), table_read()).result()
        except (DatabaseError, InterfaceError) as error:
            raise EngineError(str(error)) from error
        return found


class _Search:
    def __init__(self, query: ListQuery, words: Words, table: ListTable) -> None:
        self.query, self.words, self.table = query, words, table
        self.params: list[Any] = []
        self.facets = tuple(dict.fromkeys(query.facets))
        self.columns = {
            Facet.CATEGORY: table.category, Facet.ROOT: table.root, Facet.PROVINCE: table.province, Facet.PRICE: table.band,
        }
        chosen = {
            Facet.CATEGORY: bool(query.category_ids), Facet.PROVINCE: bool(query.province_ids), Facet.STOCK: query.in_stock,
            Facet.PRICE: query.price_min is not None or query.price_max is not None,
        }
        self.own = [facet for facet in self.facets if chosen.get(facet)]
        self.shared = [facet for facet in self.facets if facet not in self.own and facet in self.columns]
        self.sort = query.sort
        if self.sort == Sort.NEAREST and not query.near:
            self.sort = Sort.NEWEST
        self.near = list(dict.fromkeys(query.near))[:PLACES_MAX - 1]
        self.first = (min(max(query.page, 1), LAST_NUMBERED_PAGE) - 1) * query.page_size
        if query.after:
            self.first = cursor_read(query.after, 3)[0] if self.sort == Sort.RELEVANCE else 0

    def result(self) -> ListResult:
        parts: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in hot_rows(self._statement(), self.params):
            parts[row[0]].append(row[1:])
        query = self.query
        total = self._total(parts[MAIN])
        hits = sorted(parts[HITS], key=lambda row: (row[3], row[1]), reverse=self.sort not in ASCENDING)
        more = len(hits) > query.page_size
        hits = hits[:query.page_size]
        facets = {facet: self._counts(facet, parts, total) for facet in self.facets}
        least, most = self._price_limits(parts) if Facet.PRICE in facets else (None, None)
        return ListResult(
            hits=[Hit(id=row[1], version=row[2]) for row in hits], total=total,
            pages=min(-(-total // query.page_size), LAST_NUMBERED_PAGE), engine=PostgresEngine.name, facets=facets,
            price_min=least, price_max=most,
            after=self._onward(hits[-1]) if more else "",
        )

    def _statement(self) -> str:
        parts = [self._hits(), self._main()]
        if Facet.PROVINCE in self.shared and self.query.seller_id is None:
            parts.append(self._here())
        parts += [self._own(facet) for facet in self.own]
        return " UNION ALL ".join(parts)

    # Parts. Each gives: part, which facet, key, version or count, sort key or count in stock, least price, most price

    def _hits(self) -> str:
        table, query = self.table, self.query
        where = self._where(None)
        key, direction = {
            Sort.NEWEST: (f"(extract(epoch FROM {table.created_at}) * 1000000)::bigint", "DESC"),
            Sort.CHEAPEST: (table.price, ""),
            Sort.DEAREST: (table.price, "DESC"),
            Sort.DELIVERY: (f"{table.delivery}::bigint", ""),
            Sort.SCORE: (table.score, "DESC"),
            Sort.NEAREST: (self._nearness(), "DESC"),
            Sort.RELEVANCE: ("", "DESC"),
        }[self.sort]
        if self.sort == Sort.RELEVANCE:
            key, params = self.words.score(table.text) if self.words.plain else self._merit()
            self.params[:0] = params
        if self.sort == Sort.NEAREST:
            self.params[:0] = [self.near]
        order = {
            Sort.NEWEST: f"{table.created_at} DESC, {table.id} DESC", Sort.RELEVANCE: f"5 DESC, {table.id} DESC",
            Sort.NEAREST: f"5 DESC, {table.id} DESC",
        }.get(self.sort, f"{key} {direction}, {table.id} {direction}")
        limit = f"LIMIT {int(query.page_size) + 1}"
        if query.after and self.sort != Sort.RELEVANCE:
            where += f" AND {self._after(key, direction)}"
        elif self.first:
            limit += " OFFSET %s::bigint"
            self.params.append(self.first)
        return (
            f"(SELECT {HITS} AS part, 0 AS facet, {table.id}::bigint AS key, {table.version}::bigint AS number, {key} AS other, "  # noqa: S608
            f"NULL::bigint AS least, NULL::bigint AS most FROM {table.name} WHERE {where} ORDER BY {order} {limit})"
        )

    def _nearness(self) -> str:
        """Provinces in turn, then all others, in each the newest by seconds: one number that falls."""
        table = self.table
        turn = f"coalesce(array_position(%s::int[], {table.province}::int), {PLACES_MAX})"
        return f"(({PLACES_MAX} - {turn})::bigint << {SECONDS_BITS} | extract(epoch FROM {table.created_at})::bigint)"

    def _merit(self) -> tuple[str, list[Any]]:
        """What lists without words go by, as other engines have it: what lifts an offer, then stock, quality and day, as one number."""
        table, params, lifts = self.table, list[Any](), ["0"]
        for ground, weights in weights_of(self.query.boosts).items():
            lifts.append(f"coalesce((%s::bigint[])[array_position(%s::bigint[], {self._ground(ground)}::bigint)], 0)")
            params += [[round(weight * GRID) for weight in weights.values()], list(weights)]
        if self.near:
            lifts.append(f"({table.in_stock} AND {table.province} = %s::int)::int * {round(on_grid(NEAR) * GRID)}")
            params.append(_id(self.near[0]))
        quality = f"round(greatest(least({table.quality}, 1), 0) * {QUALITY_STEPS})::bigint"
        day = f"least(extract(epoch FROM {table.created_at})::bigint / {DAY}, {2**DAY_BITS - 1})"
        return f"(((({' + '.join(lifts)}) << 5) | ({table.in_stock}::int << 4) | {quality}) << {DAY_BITS} | {day})", params

    def _ground(self, ground: Ground) -> str:
        table = self.table
        return {
            Ground.OFFER: table.id, Ground.CATEGORY: table.category, Ground.ROOT: table.root, Ground.SELLER: table.seller,
            Ground.PROVINCE: table.province,
        }[ground]

    def _main(self) -> str:
        columns = [self.columns[facet] for facet in self.shared]
        sets = ", ".join(f"({column})" for column in columns) or "()"
        which = f"grouping({', '.join(columns)})" if columns else "0"
        key = f"coalesce({', '.join(f'{column}::bigint' for column in columns)})" if columns else "0::bigint"
        return f"(SELECT {MAIN}, {which}, {key}, {self._numbers()} WHERE {self._where(None)} GROUP BY GROUPING SETS ({sets}))"

    def _here(self) -> str:
        """Offers that stand for their product in their province only: a province counts them too."""
        table = self.table
        return (
            f"(SELECT {HERE}, 0, {table.province}::bigint, {self._numbers()} WHERE {self._where(Facet.PROVINCE, elsewhere=True)} "
            f"GROUP BY {table.province})"
        )

    def _own(self, facet: Facet) -> str:
        column = self.columns.get(facet)
        key, group = (f"{column}::bigint", f"GROUP BY {column}") if column else ("0::bigint", "")
        return f"(SELECT {OWN[facet]}, 0, {key}, {self._numbers()} WHERE {self._where(facet)} {group})"

    def _numbers(self) -> str:
        table = self.table
        prices = f"min({table.price}), max({table.price})" if Facet.PRICE in self.facets else "NULL::bigint, NULL::bigint"
        return f"count(*), count(*) FILTER (WHERE {table.in_stock}), {prices} FROM {table.name}"

    # Conditions; each adds its parameters in the order of its text

    def _where(self, without: Facet | None, *, elsewhere: bool = False) -> str:
        query, table = self.query, self.table
        clauses = [self._population(without, elsewhere=elsewhere)]
        if query.category_id is not None:
            root = table.root_of(query.category_id)
            clauses.append(self._is(table.root, root if root is not None else 0))
            if root != query.category_id:
                clauses.append(self._is(table.category, query.category_id))
        if query.category_ids and without != Facet.CATEGORY:
            clauses.append(self._among(table.category, query.category_ids))
        clauses.append(f"({table.ends_at} > %s::timestamptz) IS TRUE")
        self.params.append(query.now)
        if query.in_stock and without != Facet.STOCK:
            clauses.append(table.in_stock)
        if without != Facet.PRICE:
            for limit, sign in ((query.price_min, ">="), (query.price_max, "<=")):
                if limit is not None:
                    clauses.append(f"{table.price} {sign} %s::bigint")
                    self.params.append(min(max(limit, -1), MAX_BIGINT))
        if self.words.plain:
            clause, params = self.words.matches(table.text)
            clauses.append(clause)
            self.params += params
        if query.excluded_ids:
            clauses.append(f"{table.id} <> ALL(%s::bigint[])")
            self.params.append(list(query.excluded_ids))
        return " AND ".join(clauses)

    def _population(self, without: Facet | None, *, elsewhere: bool) -> str:
        """A shop shows its own, a province its best, all else the best."""
        query, table = self.query, self.table
        in_provinces = query.province_ids and without != Facet.PROVINCE
        if query.seller_id is not None:
            own = f"{self._is(table.seller, query.seller_id)} AND NOT {table.hidden}"
            return f"{own} AND {self._among(table.province, query.province_ids)}" if in_provinces else own
        if in_provinces:
            return f"{table.best_here} AND {self._among(table.province, query.province_ids)}"
        if elsewhere:
            return f"{table.best_here} AND NOT {table.best}"
        return table.best_here if without == Facet.PROVINCE else table.best

    def _is(self, column: str, value: int) -> str:
        self.params.append(_id(value))
        return f"{column} = %s::int"

    def _among(self, column: str, values: Iterable[int]) -> str:
        self.params.append(list(map(_id, values)))
        return f"{column} = ANY(%s::int[])"

    def _after(self, key: str, direction: str) -> str:
        value, last = cursor_read(self.query.after, 2)
        bound: int | dt.datetime = value
        column, cast = key, "bigint"
        if self.sort == Sort.NEWEST:
            try:
                column, cast, bound = self.table.created_at, "timestamptz", EPOCH + value * MICROSECOND
            except OverflowError as error:
                raise CursorError("not a cursor") from error
        if self.sort == Sort.NEAREST:
            self.params.append(self.near)
        self.params += [bound, last]
        return f"({column}, {self.table.id}) {'<' if direction else '>'} (%s::{cast}, %s::bigint)"

    def _onward(self, last: tuple[Any, ...]) -> str:
        """By relevance a place only: what words are worth here says nothing to other engines."""
        if self.sort != Sort.RELEVANCE:
            return cursor_write(last[3], last[1])
        return cursor_write(self.first + self.query.page_size, 0, 0) if is_deep(self.query) else ""

    # Reading what came

    def _total(self, rows: list[tuple[Any, ...]]) -> int:
        if not self.shared:
            return rows[0][2] if rows else 0
        return sum(row[2] for row in self._set(rows, self.shared[0]))

    def _set(self, rows: list[tuple[Any, ...]], facet: Facet) -> list[tuple[Any, ...]]:
        """The main part's rows of one grouping set: PostgreSQL sets a bit for each column that is not in it."""
        mask = (1 << len(self.shared)) - 1 - (1 << (len(self.shared) - 1 - self.shared.index(facet)))
        return [row for row in rows if row[0] == mask]

    def _rows(self, facet: Facet, parts: dict[int, list[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
        """Rows that count a facet; for stock and price limits any set of the main part will do."""
        if facet in self.own:
            return parts[OWN[facet]]
        if facet in self.shared:
            return self._set(parts[MAIN], facet)
        return self._set(parts[MAIN], self.shared[0]) if self.shared else parts[MAIN]

    def _counts(self, facet: Facet, parts: dict[int, list[tuple[Any, ...]]], total: int) -> list[FacetCount]:
        rows = self._rows(facet, parts)
        counts: dict[int, int] = defaultdict(int)
        if facet == Facet.STOCK:
            counts[1] = sum(row[3] for row in rows)
            counts[0] = sum(row[2] for row in rows) - counts[1]
        else:
            for row in rows:
                counts[row[1]] += row[2]
        if facet == Facet.PROVINCE and facet in self.shared:
            for row in parts[HERE]:
                counts[row[1]] += row[2]
        order = sorted(counts.items(), key=lambda item: item[0] if facet == Facet.PRICE else (-item[1], item[0]))
        return [FacetCount(value, count) for value, count in order if count]

    def _price_limits(self, parts: dict[int, list[tuple[Any, ...]]]) -> tuple[int | None, int | None]:
        rows = self._rows(Facet.PRICE, parts)
        return (
            min((row[4] for row in rows if row[4] is not None), default=None),
            max((row[5] for row in rows if row[5] is not None), default=None),
        )


def _id(value: int) -> int:
    """As a column can hold it; what is no id fits nothing."""
    return value if 0 < value < 2**31 else -1
