"""ZarinPal's codes as errors of the port, each with a Persian sentence."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from orders.payments.providers.base import AmountError, FinalError, GatewayError, NotPaidError, RetryableError, SetupError

_CODES: dict[int, tuple[type[GatewayError], Any]] = {
    -9: (SetupError, _("درگاه داده‌های درخواست را نپذیرفت.")),
    -10: (SetupError, _("شناسهٔ پذیرنده یا نشانی سرور فروشگاه نزد درگاه درست نیست.")),
    -11: (SetupError, _("درگاه فروشگاه فعال نیست.")),
    -12: (RetryableError, _("درگاه تلاش‌های پیاپی را نمی‌پذیرد؛ کمی بعد دوباره.")),
    -14: (SetupError, _("نشانی بازگشت با دامنهٔ ثبت‌شدهٔ درگاه یکی نیست.")),
    -15: (SetupError, _("درگاه فروشگاه تعلیق شده است.")),
    -16: (SetupError, _("سطح تأیید پذیرنده کافی نیست.")),
    -17: (SetupError, _("محدودیت پذیرنده در سطح کنونی.")),
    -50: (AmountError, _("مبلغ پرداخت‌شده با مبلغ سفارش یکی نیست.")),
    -51: (NotPaidError, _("پرداخت انجام نشده است.")),
    -52: (RetryableError, _("خطای پیش‌بینی‌نشده در درگاه.")),
    -53: (FinalError, _("این پرداخت از این پذیرنده نیست.")),
    -54: (FinalError, _("شناسهٔ این پرداخت نزد درگاه شناخته نیست.")),
    -55: (FinalError, _("درگاه این تراکنش را پیدا نکرد.")),
}


def error_for(code: int) -> GatewayError:
    """A code that we do not know is a clear no: the documented ones that may be repeated are listed."""
    kind, message = _CODES.get(code, (FinalError, _("درگاه این درخواست را نپذیرفت.")))
    return kind(str(code), message)


def silent(reason: str) -> RetryableError:
    return RetryableError(reason, _("درگاه پاسخ نمی‌دهد."))
