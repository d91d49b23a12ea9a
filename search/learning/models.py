"""What searches taught, as counts by day. There is no person in it: no account, session, address, nor a time finer than the day.

Rows are written by `counting` alone, added up in one statement; `purge` takes them away.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from search.curation.phrases import MAX_KEY, MAX_PHRASE

LAST_POSITION = 480
"""Twenty pages; what is opened beyond them says nothing of the order."""


class Asked(models.Model):
    """How often a text was asked on a day in Tehran. `key` is the same for all spellings (`phrase_key`).

    Of the `asked`, `empty` found nothing, and `relaxed` only goods that lack some of its words. `found`: the results of the last time.
    """

    day = models.DateField()
    key = models.CharField(max_length=MAX_KEY)
    text = models.CharField(max_length=MAX_PHRASE)
    asked = models.PositiveIntegerField()
    empty = models.PositiveIntegerField()
    relaxed = models.PositiveIntegerField()
    found = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=("key",), name="asked_by_key"),)
        constraints = (
            models.UniqueConstraint(fields=("day", "text"), name="asked_once_a_day"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(text=""), name="asked_words"),
            models.CheckConstraint(condition=Q(asked__gte=F("empty") + F("relaxed"), asked__gt=0), name="asked_adds_up"),
        )


class Opened(models.Model):
    """How often the offer at a position (from 1, over all pages) of a query was opened on a day; `offer` is a card's key.

    A sale (`sold`) has a name on it elsewhere, in the order. So it is counted under the first day of its week and without its offer (0).
    """

    day = models.DateField()
    key = models.CharField(max_length=MAX_KEY)
    position = models.PositiveSmallIntegerField()
    offer = models.BigIntegerField()
    clicked = models.PositiveIntegerField()
    sold = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=("key",), name="opened_by_key"),)
        constraints = (
            models.UniqueConstraint(fields=("day", "key", "position", "offer"), name="opened_once_a_day"),
            models.CheckConstraint(condition=Q(position__gte=1, position__lte=LAST_POSITION), name="opened_position"),
            models.CheckConstraint(condition=Q(clicked__gt=0, sold=0, offer__gt=0) | Q(sold__gt=0, clicked=0, offer=0), name="opened_sale"),
        )
