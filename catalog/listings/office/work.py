"""What the catalogue asks an operator to look at."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import Product

from catalog.listings.models import Picture
from catalog.listings.office.lists import PERMISSION
from themes.office import WorkItem


class ProductsWithoutPicture(WorkItem):
    order = 30
    permission = PERMISSION
    label = _("کالای بی‌عکس")
    icon = "image"

    def count(self) -> int:
        rows = Product.objects.filter(parent=None, info__isnull=False)
        return rows.filter(~Exists(Picture.objects.filter(product=OuterRef("pk")))).count()

    def url(self) -> str:
        return reverse("office_products:index") + "?pictures=none"
