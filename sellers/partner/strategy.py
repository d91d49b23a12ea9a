"""Whose price a line has: its own stock record's.

Oscar takes the first seller's price for everyone; with several sellers of one product a line names its stock record instead.
"""

from __future__ import annotations

from typing import Any

from oscar.apps.partner import strategy


class LineStrategy(strategy.UseFirstStockRecord, strategy.NoTax, strategy.StockRequired, strategy.Structured):
    """Prices include tax already, so no tax is added; a line is priced and stocked by the record that stands in it."""

    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> Any:
        return self.fetch_for_product(line.product, stockrecord or line.stockrecord)


class Selector:
    def strategy(self, request: Any = None, user: Any = None, **kwargs: Any) -> LineStrategy:
        return LineStrategy(request)
