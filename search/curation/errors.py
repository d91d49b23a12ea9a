"""What operators are refused, with what to do next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from shop.core.errors import DomainError
from shop.core.persian import digits_fa


def no_word() -> DomainError:
    return DomainError("no_word", _("دست‌کم یک واژه بنویسید؛ نشانه‌ها به تنهایی چیزی را نمی‌یابند."))


def only_stop_words() -> DomainError:
    return DomainError("only_stop_words", _("این تنها از واژه‌هایی مانند «و» و «از» ساخته شده است که جستجو آن‌ها را نمی‌خواند."))


def too_many_words(most: int) -> DomainError:
    return DomainError("too_many_words", _("بیش از %(most)s واژه خوانده نمی‌شود؛ کوتاه‌تر بنویسید.") % {"most": digits_fa(str(most))})


def too_long(most: int) -> DomainError:
    return DomainError("too_long", _("بیش از %(most)s نویسه نمی‌شود.") % {"most": digits_fa(str(most))})


def same_words() -> DomainError:
    return DomainError("same_words", _("جستجو این دو را یکی می‌خواند؛ هم‌معنی باید واژهٔ دیگری باشد."))


def already_there() -> DomainError:
    return DomainError("already_there", _("این پیش‌تر ثبت شده است؛ همان را ویرایش کنید."))


def too_many(most: int) -> DomainError:
    return DomainError("too_many", _("بیش از %(most)s تا نگه داشته نمی‌شود؛ نخست یکی را بردارید.") % {"most": digits_fa(str(most))})


def without_end() -> DomainError:
    return DomainError("without_end", _("روز آغاز و روز پایان را بنویسید؛ هیچ تقویتی بی‌پایان نیست."))


def days_reversed() -> DomainError:
    return DomainError("days_reversed", _("روز پایان پیش از روز آغاز است."))


def weight_out_of_bounds() -> DomainError:
    return DomainError("weight_out_of_bounds", _("وزن از ۰ تا ۲ است؛ ۱ به اندازهٔ یک واژه در نام کالا."))


def reason_missing() -> DomainError:
    return DomainError("reason_missing", _("دلیل را بنویسید؛ در نسخه‌ها می‌ماند."))


def ground_unknown() -> DomainError:
    return DomainError("ground_unknown", _("چنین چیزی در فروشگاه نیست؛ دوباره برگزینید."))


def offers_unknown() -> DomainError:
    return DomainError("offers_unknown", _("یکی از کالاها در فروشگاه نیست؛ دوباره برگزینید."))


def offers_count(most: int) -> DomainError:
    return DomainError("offers_count", _("از یک تا %(most)s کالا سنجاق می‌شود، هر یک یک بار.") % {"most": digits_fa(str(most))})


def pins_overlap() -> DomainError:
    return DomainError("pins_overlap", _("برای همین جستجو در همین روزها سنجاق دیگری هست؛ همان را ویرایش کنید یا روزها را جدا کنید."))


def pinned_and_excluded() -> DomainError:
    return DomainError("pinned_and_excluded", _("این کالا برای همین جستجو هم سنجاق شده و هم پنهان؛ نخست یکی را بردارید."))


def changed_meanwhile() -> DomainError:
    return DomainError("changed_meanwhile", _("این ردیف در این میان دگرگون شد؛ فهرست را تازه کنید."))


def nothing_to_publish() -> DomainError:
    return DomainError("nothing_to_publish", _("پیش‌نویس با آنچه منتشر شده یکی است؛ چیزی برای انتشار نیست."))


def no_draft() -> DomainError:
    return DomainError("no_draft", _("پیش‌نویسی در کار نیست."))


def draft_changed() -> DomainError:
    return DomainError("draft_changed", _("پیش‌نویس پس از دیدن شما دگرگون شد؛ دوباره آن را ببینید و سپس منتشر کنید."))


def draft_open() -> DomainError:
    return DomainError("draft_open", _("پیش‌نویسی باز است؛ نخست آن را منتشر یا رها کنید."))


def version_unknown() -> DomainError:
    return DomainError("version_unknown", _("چنین نسخه‌ای منتشر نشده است."))
