"""What the rules of codes and addresses refuse, each with the sentence that says what to do next."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.core.errors import DomainError
from shop.core.persian import digits_fa


def wait_text(seconds: int) -> str:
    """«۴۵ ثانیه», «۳ دقیقه», «۵ ساعت»: rounded up."""
    if seconds < 90:
        return ngettext("%(n)s ثانیه", "%(n)s ثانیه", seconds) % {"n": digits_fa(str(seconds))}
    minutes = -(-seconds // 60)
    if minutes < 90:
        return ngettext("%(n)s دقیقه", "%(n)s دقیقه", minutes) % {"n": digits_fa(str(minutes))}
    hours = -(-minutes // 60)
    return ngettext("%(n)s ساعت", "%(n)s ساعت", hours) % {"n": digits_fa(str(hours))}


def code_limit(retry_after: int) -> DomainError:
    """`details["retry_after"]`: in how many seconds a code may be asked for again."""
    return DomainError(
        "code_limit",
        _("برای امنیت شما کد تازه فرستاده نشد. پس از %(wait)s دوباره بخواهید.") % {"wait": wait_text(retry_after)},
        retry_after=retry_after,
    )


def code_wrong(tries_left: int) -> DomainError:
    message = _("کد درست نیست. %(n)s بار دیگر می‌توانید بنویسید.") % {"n": digits_fa(str(tries_left))}
    return DomainError("code_wrong", message, tries_left=tries_left)


def code_spent() -> DomainError:
    """Used, expired, tried too often, or never sent to this number: a person does the same in each case."""
    return DomainError("code_spent", _("این کد دیگر پذیرفته نمی‌شود. کد تازه بخواهید."))


def county_elsewhere() -> DomainError:
    return DomainError("county_elsewhere", _("این شهرستان در استانی که انتخاب کرده‌اید نیست."))


def addresses_full(most: int) -> DomainError:
    message = _("دفتر نشانی جای %(n)s نشانی دارد؛ یکی را پاک کنید.") % {"n": digits_fa(str(most))}
    return DomainError("addresses_full", message, most=most)
