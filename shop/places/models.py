"""Provinces and counties of Iran, as the package `django-iranian-cities` lists them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Province(models.Model):
    """`latitude` and `longitude`, in degrees, are its capital's."""

    name = models.CharField(_("نام"), max_length=40, unique=True)
    slug = models.SlugField(_("نشانی"), max_length=60, unique=True, allow_unicode=True)
    sort_key = models.CharField(max_length=120, db_index=True, editable=False)
    latitude = models.FloatField(editable=False)
    longitude = models.FloatField(editable=False)

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("استان")
        verbose_name_plural = _("استان‌ها")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(latitude__range=(25, 40), longitude__range=(44, 64)), name="province_capital_in_iran",
            ),
        )

    def __str__(self) -> str:
        return self.name


class County(models.Model):
    province = models.ForeignKey(Province, models.PROTECT, related_name="counties", verbose_name=_("استان"))
    name = models.CharField(_("نام"), max_length=60)
    sort_key = models.CharField(max_length=120, editable=False)

    class Meta:
        ordering = ("sort_key",)
        verbose_name = _("شهرستان")
        verbose_name_plural = _("شهرستان‌ها")
        constraints = (models.UniqueConstraint(fields=("province", "name"), name="county_unique_in_province"),)

    def __str__(self) -> str:
        return self.name
