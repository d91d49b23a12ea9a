"""Money is whole Rial, as int. Toman is for people's eyes alone: one Toman is ten Rial."""

from __future__ import annotations

from decimal import Decimal

from shop.core.persian import digits_fa

RIAL_PER_TOMAN = 10
RETAIL_MAX_RIAL = 9_999_999_999
"""The most that one retail order can be: Oscar's money columns hold ten digits before the point."""


def rial(amount: Decimal | int) -> int:
    """A stored amount as whole Rial. ValueError for a fraction of a Rial."""
    whole = int(amount)
    if whole != amount:
        raise ValueError(f"not whole Rial: {amount}")
    return whole


def toman_fa(amount_rial: int) -> str:
    """«۲٬۸۸۰٬۰۰۰» for 28,800,000 Rial. A Rial that is not a full Toman shows as a decimal («۰٫۵»)."""
    whole, rest = divmod(abs(amount_rial), RIAL_PER_TOMAN)
    text = f"{whole:,}".replace(",", "٬") + (f"٫{rest}" if rest else "")
    return digits_fa(("\u2212" if amount_rial < 0 else "") + text)


def vat_part(amount_rial: int, rate_percent: int) -> int:
    """The tax inside a price that includes it, rounded down to whole Rial."""
    return amount_rial * rate_percent // (100 + rate_percent)
