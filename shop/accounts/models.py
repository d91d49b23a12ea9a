"""People, their addresses, and the codes that prove a mobile number."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.places.models import County, Province


class User(AbstractUser):
    """A person. A shopper's user name is the mobile number that the person proved."""

    mobile = models.CharField(_("شمارهٔ همراه"), max_length=11, unique=True, null=True, blank=True)
    mobile_verified_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = (models.CheckConstraint(condition=models.Q(mobile__regex=r"^09\d{9}$"), name="user_mobile_form"),)

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username


class Address(models.Model):
    """Where a person's parcels go. An order keeps a copy of its own."""

    user = models.ForeignKey(User, models.CASCADE, related_name="address_book")
    title = models.CharField(_("نام نشانی"), max_length=40, blank=True)
    recipient = models.CharField(_("نام گیرنده"), max_length=80)
    mobile = models.CharField(_("شمارهٔ همراه گیرنده"), max_length=11)
    province = models.ForeignKey(Province, models.PROTECT, verbose_name=_("استان"), related_name="+")
    county = models.ForeignKey(County, models.PROTECT, verbose_name=_("شهرستان"), related_name="+")
    line = models.CharField(_("نشانی"), max_length=300)
    postal_code = models.CharField(_("کد پستی"), max_length=10)
    is_default = models.BooleanField(_("نشانی پیش‌فرض"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-is_default", "-id")
        verbose_name = _("نشانی")
        verbose_name_plural = _("نشانی‌ها")
        constraints = (
            models.CheckConstraint(condition=models.Q(postal_code__regex=r"^\d{10}$"), name="address_postal_code_form"),
            models.UniqueConstraint(fields=("user",), condition=models.Q(is_default=True), name="address_one_default"),
        )

    def __str__(self) -> str:
        return f"{self.province}، {self.county}، {self.line}"


class Purpose(models.TextChoices):
    SIGN_IN = "sign_in", _("ورود")
    ORDER = "order", _("دیدن سفارش")


class MobileCode(models.Model):
    """A code that was sent to a number. Only its hash is kept; it is used once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mobile = models.CharField(max_length=11, db_index=True)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    code_hash = models.CharField(max_length=128)
    tries = models.PositiveSmallIntegerField(default=0)
    device = models.CharField(max_length=64, blank=True)
    address = models.GenericIPAddressField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class CodeLimit(models.Model):
    """How many codes a number, a device or an address has had since its window began (or what else a room counts by a key of its own)."""

    key = models.CharField(max_length=120, unique=True)
    window_starts_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)


class SmsMessage(models.Model):
    """What the outbox adapter was asked to send. In demo mode a page shows these."""

    mobile = models.CharField(max_length=11, db_index=True)
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
