"""Who sells: the licensed home business, its licence, the fields it covers, and who issued it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from shop.accounts.models import User
from shop.places.models import County, Province

Partner = get_model("partner", "Partner")


class LicensingAgency(models.Model):
    name = models.CharField(_("نام"), max_length=120, unique=True)
    short_name = models.CharField(_("نام کوتاه"), max_length=60)

    class Meta:
        verbose_name = _("دستگاه اجرایی")
        verbose_name_plural = _("دستگاه‌های اجرایی")

    def __str__(self) -> str:
        return self.short_name


class ActivityField(models.Model):
    """A field that a licence can cover. The list has versions: a field is closed, never deleted."""

    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(_("عنوان"), max_length=120)
    agency = models.ForeignKey(LicensingAgency, models.PROTECT, related_name="fields", verbose_name=_("دستگاه"))
    prior_approval = models.CharField(_("تأیید پیشین"), max_length=60, blank=True)
    since = models.PositiveSmallIntegerField(_("از نسخهٔ فهرست"), default=1)
    is_open = models.BooleanField(_("باز"), default=True)

    class Meta:
        verbose_name = _("رشته")
        verbose_name_plural = _("رشته‌ها")

    def __str__(self) -> str:
        return self.title


class Supporter(models.Model):
    """A پشتیبان: leads a supply network, and may lend its address to the homes it covers."""

    name = models.CharField(_("نام"), max_length=120, unique=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("استان"))
    county = models.ForeignKey(County, models.PROTECT, related_name="+", verbose_name=_("شهرستان"))
    address_line = models.CharField(_("نشانی"), max_length=300)
    phone = models.CharField(_("تلفن"), max_length=20)

    class Meta:
        verbose_name = _("پشتیبان")
        verbose_name_plural = _("پشتیبان‌ها")

    def __str__(self) -> str:
        return self.name


class AddressShown(models.TextChoices):
    LICENCE = "licence", _("نشانی مجوز")
    SUPPORTER = "supporter", _("نشانی پشتیبان")
    COUNTY = "county", _("تنها شهرستان؛ نشانی کامل پیش از پرداخت")


@pghistory.track(obj_field=None)
class Seller(models.Model):
    """A licensed home business. Its offers are Oscar's stock records of `partner`."""

    partner = models.OneToOneField(Partner, models.PROTECT, related_name="seller")
    name = models.CharField(_("نام کارگاه"), max_length=120)
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True)
    owner_name = models.CharField(_("نام صاحب مجوز"), max_length=120)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("استان"))
    county = models.ForeignKey(County, models.PROTECT, related_name="+", verbose_name=_("شهرستان"))
    address_line = models.CharField(_("نشانی مجوز"), max_length=300)
    postal_code = models.CharField(_("کد پستی"), max_length=10)
    address_shown = models.CharField(_("نشانی نمایشی"), max_length=10, choices=AddressShown.choices, default=AddressShown.COUNTY)
    phone = models.CharField(_("تلفن"), max_length=20)
    supporter = models.ForeignKey(Supporter, models.PROTECT, null=True, blank=True, related_name="sellers", verbose_name=_("پشتیبان"))
    users = models.ManyToManyField(User, related_name="sellers", verbose_name=_("کاربران"))
    frozen_at = models.DateTimeField(_("بسته از"), null=True, blank=True)
    frozen_reason = models.CharField(_("دلیل بستن"), max_length=200, blank=True)
    frozen_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+", help_text="who last closed or opened it")
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("فروشنده")
        verbose_name_plural = _("فروشنده‌ها")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(address_shown="supporter") | models.Q(supporter__isnull=False), name="seller_supporter_address",
            ),
        )

    def __str__(self) -> str:
        return self.name


class LicenceKind(models.TextChoices):
    INDEPENDENT = "independent", _("مستقل")
    SUPPORTED = "supported", _("تحت پوشش")
    SUPPORTER = "supporter", _("پشتیبان")


class LicenceState(models.TextChoices):
    VALID = "valid", _("معتبر")
    REVOKED = "revoked", _("باطل‌شده")


@pghistory.track(obj_field=None)
class Licence(models.Model):
    """A licence as the registry has it. The number is an opaque string. It covers its fields through its last day."""

    seller = models.ForeignKey(Seller, models.PROTECT, related_name="licences", verbose_name=_("فروشنده"))
    number = models.CharField(_("شمارهٔ مجوز"), max_length=40, unique=True)
    kind = models.CharField(_("نوع"), max_length=12, choices=LicenceKind.choices)
    agency = models.ForeignKey(LicensingAgency, models.PROTECT, related_name="licences", verbose_name=_("دستگاه"))
    fields = models.ManyToManyField(ActivityField, related_name="licences", verbose_name=_("رشته‌ها"))
    issued_on = models.DateField(_("تاریخ صدور"))
    expires_on = models.DateField(_("تاریخ پایان"))
    state = models.CharField(_("وضعیت"), max_length=8, choices=LicenceState.choices, default=LicenceState.VALID)

    class Meta:
        verbose_name = _("مجوز")
        verbose_name_plural = _("مجوزها")
        constraints = (models.CheckConstraint(condition=models.Q(expires_on__gt=models.F("issued_on")), name="licence_dates"),)

    def __str__(self) -> str:
        return self.number
