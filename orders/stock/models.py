"""Holds: stock that an order has taken and not yet used. The counters themselves stand on Oscar's stock record, under a CHECK."""

from __future__ import annotations

from django.db import models


class HoldState(models.TextChoices):
    HELD = "held"
    RELEASED = "released"
    CONSUMED = "consumed"


class Hold(models.Model):
    """A reservation of one stock record by one order. Made to order goods are held as well, without a counter."""

    reference = models.CharField(max_length=20, help_text="the order's number")
    stockrecord = models.ForeignKey("partner.StockRecord", models.PROTECT, related_name="holds")
    quantity = models.PositiveIntegerField()
    counted = models.BooleanField(default=True, help_text="false for goods made to order")
    state = models.CharField(max_length=8, choices=HoldState.choices, default=HoldState.HELD)
    expires_at = models.DateTimeField(null=True, help_text="null once paid")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("reference", "stockrecord"), name="hold_unique"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="hold_quantity_positive"),
        )
        indexes = (models.Index(fields=("expires_at",), condition=models.Q(state="held"), name="hold_expiry"),)
