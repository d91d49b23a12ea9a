"""Money on its way: one row for each try to pay an order, and what the gateways told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

Order = get_model("order", "Order")


class PaymentState(models.TextChoices):
    CREATED = "created", _("ساخته‌شده")
    REQUESTED = "requested", _("فرستاده به درگاه")
    VERIFYING = "verifying", _("در پرسش از درگاه")
    VERIFIED = "verified", _("تأییدشدهٔ درگاه")
    SETTLED = "settled", _("پرداخت‌شده")
    FAILED = "failed", _("ناموفق")
    CANCELLED = "cancelled", _("لغو خریدار")
    LEFT = "left", _("واگذاشته: تأیید نشد و بانک برمی‌گرداند")


MOVES: dict[str, frozenset[str]] = {
    PaymentState.CREATED: frozenset({PaymentState.REQUESTED, PaymentState.FAILED}),
    PaymentState.REQUESTED: frozenset({PaymentState.VERIFYING, PaymentState.FAILED, PaymentState.CANCELLED, PaymentState.LEFT}),
    PaymentState.VERIFYING: frozenset({PaymentState.VERIFYING, PaymentState.VERIFIED, PaymentState.FAILED, PaymentState.LEFT}),
    PaymentState.VERIFIED: frozenset({PaymentState.SETTLED}),
    PaymentState.SETTLED: frozenset(),
    # a shopper may press back and pay after all: what the gateway calls paid is asked about again
    PaymentState.FAILED: frozenset({PaymentState.VERIFYING, PaymentState.LEFT}),
    PaymentState.CANCELLED: frozenset({PaymentState.VERIFYING, PaymentState.LEFT}),
    PaymentState.LEFT: frozenset(),
}
OPEN = (PaymentState.CREATED, PaymentState.REQUESTED)
"""The shopper may still be on the way to the gateway or there. At most one of an order."""
CLAIMED = (PaymentState.VERIFYING, PaymentState.VERIFIED, PaymentState.SETTLED)
"""The gateway is being told, or was told, to keep the money. At most one of an order, by the database: never charged twice."""
CLAIMABLE = (PaymentState.REQUESTED, PaymentState.FAILED, PaymentState.CANCELLED)


class Payment(models.Model):
    """A try to pay one order at one gateway. `amount` is what is sent, verified and posted."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=20)
    amount = models.PositiveBigIntegerField(_("مبلغ (ریال)"))
    state = models.CharField(_("وضعیت"), max_length=10, choices=PaymentState.choices, default=PaymentState.CREATED)
    authority = models.CharField(max_length=64, null=True, blank=True)
    reference = models.CharField(_("شمارهٔ پیگیری"), max_length=64, null=True, blank=True)
    card = models.CharField(_("کارت"), max_length=24, blank=True)
    error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    requested_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True, help_text="since then somebody asks the gateway to verify")
    verified_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("پرداخت")
        verbose_name_plural = _("پرداخت‌ها")
        constraints = (
            models.UniqueConstraint(fields=("provider", "authority"), name="payment_authority_unique"),
            models.UniqueConstraint(fields=("provider", "reference"), name="payment_reference_unique"),
            models.UniqueConstraint(fields=("order",), condition=models.Q(state="settled"), name="payment_one_settled"),
            models.UniqueConstraint(fields=("order",), condition=models.Q(state__in=OPEN), name="payment_one_open"),
            models.UniqueConstraint(fields=("order",), condition=models.Q(state__in=CLAIMED), name="payment_one_claimed"),
            models.CheckConstraint(
                condition=~models.Q(state__in=("verified", "settled")) | models.Q(reference__isnull=False, authority__isnull=False),
                name="payment_verified_has_reference",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_amount_positive"),
        )
        indexes = (
            models.Index(
                fields=("state", "created_at"),
                condition=models.Q(state__in=("created", "requested", "verifying", "verified")),
                name="payment_unfinished",
            ),
        )


class PaymentEvent(models.Model):
    """What happened to a payment, word by word; callbacks that were refused as well."""

    payment = models.ForeignKey(Payment, models.CASCADE, null=True, related_name="events")
    kind = models.CharField(max_length=30)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
