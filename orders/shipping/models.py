"""How parcels go, what it costs and how long it takes: data that an operator edits."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.businesses.models import Seller


class DeliveryMethod(models.Model):
    """A carrier's service. Cost is a base plus a step for each started kilogram above the first; Rial, tax included."""

    code = models.SlugField(max_length=20, unique=True)
    title = models.CharField(_("عنوان"), max_length=60)
    base_same = models.PositiveBigIntegerField(_("پایه در استان (ریال)"))
    base_other = models.PositiveBigIntegerField(_("پایه به استان دیگر (ریال)"))
    per_kg = models.PositiveBigIntegerField(_("هر کیلوی بیشتر (ریال)"))
    days_same_min = models.PositiveSmallIntegerField(_("کمترین روز در استان"))
    days_same_max = models.PositiveSmallIntegerField(_("بیشترین روز در استان"))
    days_other_min = models.PositiveSmallIntegerField(_("کمترین روز به استان دیگر"))
    days_other_max = models.PositiveSmallIntegerField(_("بیشترین روز به استان دیگر"))
    max_weight_g = models.PositiveIntegerField(_("بیشترین وزن (گرم)"), default=30_000)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(_("فعال"), default=True)

    class Meta:
        ordering = ("position", "id")
        verbose_name = _("شیوهٔ ارسال")
        verbose_name_plural = _("شیوه‌های ارسال")

    def __str__(self) -> str:
        return self.title


class SellerDelivery(models.Model):
    """A method that a seller offers. A seller without a row offers every active method."""

    seller = models.ForeignKey(Seller, models.CASCADE, related_name="deliveries")
    method = models.ForeignKey(DeliveryMethod, models.CASCADE, related_name="+")
    free_from = models.PositiveBigIntegerField(_("رایگان از (ریال)"), null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("seller", "method"), name="seller_delivery_unique"),)
