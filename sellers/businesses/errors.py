"""What this room refuses, and the sentence that says what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from shop.core.errors import DomainError


def slug_taken(slug: str) -> DomainError:
    return DomainError("slug_taken", _("این نشانی اینترنتی برای غرفهٔ دیگری است؛ نشانی دیگری بنویسید."), slug=slug)


def county_elsewhere() -> DomainError:
    return DomainError("county_elsewhere", _("این شهرستان در استانی که انتخاب کرده‌اید نیست."))


def supporter_missing() -> DomainError:
    return DomainError("supporter_missing", _("برای نمایش نشانی پشتیبان، نخست پشتیبان را انتخاب کنید."))


def licence_number_taken(number: str) -> DomainError:
    return DomainError("licence_number_taken", _("مجوزی با این شماره پیش‌تر ثبت شده است."), number=number)


def licence_number_empty() -> DomainError:
    return DomainError("licence_number_empty", _("شمارهٔ مجوز را بنویسید."))


def licence_dates() -> DomainError:
    return DomainError("licence_dates", _("تاریخ پایان مجوز باید پس از تاریخ صدور باشد."))


def licence_without_fields() -> DomainError:
    return DomainError("licence_without_fields", _("مجوز باید دست‌کم یک رشته داشته باشد."))


def field_closed(title: str) -> DomainError:
    return DomainError("field_closed", _("این رشته در فهرست کنونی بسته است و برای آن مجوزی ثبت نمی‌شود."), field=title)


def licence_not_valid() -> DomainError:
    return DomainError("licence_not_valid", _("این مجوز پیش‌تر باطل شده است."))


def reason_missing() -> DomainError:
    return DomainError("reason_missing", _("دلیل بستن غرفه را بنویسید."))


def seller_frozen_already() -> DomainError:
    return DomainError("seller_frozen", _("این غرفه هم‌اکنون بسته است."))


def seller_not_frozen() -> DomainError:
    return DomainError("seller_not_frozen", _("این غرفه بسته نیست."))
