"""An order as its sellers see it: one parcel each, with its states, its frozen lines and its story."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from sellers.businesses.models import Seller
from shop.accounts.models import User
from shop.places.models import County, Province

Order = get_model("order", "Order")
OrderLine = get_model("order", "Line")


class State(models.TextChoices):
    PLACED = "placed", _("در انتظار پرداخت")
    PAID = "paid", _("پرداخت‌شده")
    SHIPPED = "shipped", _("فرستاده‌شده")
    DELIVERED = "delivered", _("تحویل‌شده")
    CANCELLED = "cancelled", _("لغوشده")
    EXPIRED = "expired", _("مهلت‌گذشته")


class OrderContact(models.Model):
    """Who ordered and where it goes, as it was when the order was placed."""

    order = models.OneToOneField(Order, models.CASCADE, related_name="contact", primary_key=True)
    mobile = models.CharField(max_length=11, db_index=True)
    recipient = models.CharField(max_length=80)
    recipient_mobile = models.CharField(max_length=11)
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    county = models.ForeignKey(County, models.PROTECT, related_name="+")
    line = models.CharField(max_length=300)
    postal_code = models.CharField(max_length=10)
    pay_before = models.DateTimeField(help_text="until then the stock is held")


class Consignment(models.Model):
    order = models.ForeignKey(Order, models.PROTECT, related_name="consignments")
    seller = models.ForeignKey(Seller, models.PROTECT, related_name="consignments")
    state = models.CharField(_("وضعیت"), max_length=10, choices=State.choices, default=State.PLACED)
    delivery_code = models.CharField(max_length=20)
    delivery_title = models.CharField(_("ارسال"), max_length=60)
    delivery_cost = models.PositiveBigIntegerField(_("هزینهٔ ارسال (ریال)"))
    goods_total = models.PositiveBigIntegerField(_("بهای کالاها (ریال)"))
    days_min = models.PositiveSmallIntegerField()
    days_max = models.PositiveSmallIntegerField()
    note = models.CharField(_("یادداشت خریدار"), max_length=300, blank=True)
    seller_name = models.CharField(max_length=120)
    seller_address = models.CharField(max_length=400)
    seller_phone = models.CharField(max_length=20)
    tracking_code = models.CharField(_("کد رهگیری"), max_length=40, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("مرسوله")
        verbose_name_plural = _("مرسوله‌ها")
        constraints = (models.UniqueConstraint(fields=("order", "seller"), name="consignment_unique"),)
        indexes = (models.Index(fields=("seller", "state", "-id"), name="consignment_work"),)


class ConsignmentLine(models.Model):
    """What was agreed for one line, frozen when the order was placed."""

    line = models.OneToOneField(OrderLine, models.CASCADE, related_name="frozen", primary_key=True)
    consignment = models.ForeignKey(Consignment, models.CASCADE, related_name="lines")
    title = models.CharField(max_length=255)
    variant = models.CharField(max_length=80, blank=True)
    picture = models.CharField(max_length=200, blank=True)
    quantity = models.PositiveIntegerField()
    unit_price = models.PositiveBigIntegerField(help_text="Rial, tax included")
    vat_class = models.CharField(max_length=10)
    vat_percent = models.PositiveSmallIntegerField()
    licence_number = models.CharField(max_length=40)
    licence_field = models.CharField(max_length=120)
    licence_valid_until = models.DateField()
    return_rule = models.CharField(max_length=12)
    preparation_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(quantity__gt=0), name="consignment_line_quantity"),)


class ConsignmentEvent(models.Model):
    """Who moved a consignment, when, from and to. Never changed."""

    consignment = models.ForeignKey(Consignment, models.CASCADE, related_name="events")
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10, choices=State.choices)
    actor = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
