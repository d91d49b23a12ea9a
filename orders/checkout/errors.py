"""Why no order is placed or paid. Each sentence says what to do next; nothing was changed and nothing is charged."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from orders.consignments.sale import closed_told
from shop.core.errors import DomainError
from shop.core.money import RETAIL_MAX_RIAL, toman_fa


def basket_empty() -> DomainError:
    return DomainError("basket_empty", _("سبد شما خالی است."))


def basket_changed(lines: Sequence[str]) -> DomainError:
    """`lines` are sentences, one for each line that changed."""
    return DomainError(
        "basket_changed", _("بعضی کالاهای سبد عوض شده است. چیزی پرداخت نشد؛ سبد را ببینید و دوباره ادامه دهید."), lines=list(lines)
    )


def total_changed(*, total: int, lines: Sequence[str]) -> DomainError:
    """`total` is what it costs now, in Rial."""
    text = _("جمع خرید اکنون %(total)s تومان است. چیزی پرداخت نشد؛ ببینید و دوباره بپردازید.") % {"total": toman_fa(total)}
    return DomainError("total_changed", lazystr(text), total=total, lines=list(lines))


def delivery_missing(seller_name: str) -> DomainError:
    text = _("هیچ شیوهٔ ارسالی مرسولهٔ «%(seller)s» را به این نشانی نمی‌برد؛ آن را سبک‌تر کنید.") % {"seller": seller_name}
    return DomainError("delivery_missing", lazystr(text))


def delivery_unknown(seller_name: str) -> DomainError:
    text = _("شیوهٔ ارسال «%(seller)s» را برگزینید.") % {"seller": seller_name}
    return DomainError("delivery_unknown", lazystr(text))


def order_too_large() -> DomainError:
    text = _("یک سفارش بیش از %(most)s تومان نمی‌شود؛ آن را در دو سفارش بخرید.") % {"most": toman_fa(RETAIL_MAX_RIAL)}
    return DomainError("order_too_large", lazystr(text))


def note_long(most: int) -> DomainError:
    return DomainError("note_long", _("یادداشت برای فروشنده کوتاه‌تر باشد."), most=most)


def order_over() -> DomainError:
    """Paid, cancelled or expired: the order's page tells which."""
    return DomainError("order_over", _("این سفارش دیگر در انتظار پرداخت نیست."))


def sale_closed(titles: Sequence[str]) -> DomainError:
    """An order that waits for its payment, of a maker who may not sell at present."""
    return DomainError("sale_closed", lazystr(closed_told(titles)), titles=list(titles))


def sale_over() -> DomainError:
    """Paid after the time was over, and a maker may not sell any more."""
    return DomainError("sale_over", _("مهلت پرداخت گذشته و کالای این سفارش دیگر فروخته نمی‌شود؛ بانک پول شما را برمی‌گرداند."))
