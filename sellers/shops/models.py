"""How a seller's shop looks to a shopper."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.listings.models import PictureFile
from sellers.businesses.models import Seller


class Shop(models.Model):
    seller = models.OneToOneField(Seller, models.CASCADE, related_name="shop", primary_key=True)
    headline = models.CharField(_("یک جمله"), max_length=160, blank=True)
    story = models.TextField(_("داستان کارگاه"), blank=True)
    band = models.ForeignKey(PictureFile, models.SET_NULL, null=True, blank=True, related_name="+")
    mark = models.ForeignKey(PictureFile, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("غرفه")
        verbose_name_plural = _("غرفه‌ها")
