"""Mobile numbers and postal codes as people type them, with any digits, and as we store them."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from shop.core.persian import digits_en, digits_fa

_MOBILE = re.compile(r"^(?:\+98|0098|98|0)?(9\d{9})$")
_NOISE = re.compile(r"[\s\-()\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def mobile_clean(text: str) -> str:
    """09… with eleven digits. ValidationError with a sentence for anything else."""
    found = _MOBILE.match(_NOISE.sub("", digits_en(text)))
    if not found:
        raise ValidationError(_("شمارهٔ همراه را مانند ۰۹۱۲۳۴۵۶۷۸۹ بنویسید."), code="mobile")
    return "0" + found[1]


def mobile_masked(mobile: str) -> str:
    """«۰۹۱۲…۶۷۸۹»: enough to recognise one's own number."""
    return digits_fa(f"{mobile[:4]}…{mobile[-4:]}")


def postal_code_clean(text: str) -> str:
    """Ten digits. ValidationError says how many are missing or too many."""
    digits = _NOISE.sub("", digits_en(text))
    if not digits.isdecimal():
        raise ValidationError(_("کد پستی ده رقم است و تنها رقم دارد."), code="postal_code")
    short = 10 - len(digits)
    if short > 0:
        raise ValidationError(_("کد پستی ده رقم است؛ %(n)s رقم کم دارد.") % {"n": digits_fa(str(short))}, code="postal_code")
    if short < 0:
        raise ValidationError(_("کد پستی ده رقم است؛ %(n)s رقم زیاد دارد.") % {"n": digits_fa(str(-short))}, code="postal_code")
    return digits
