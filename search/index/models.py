"""The outbox of changes, the generations of the index, and what was counted while each was built."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class GenerationState(models.TextChoices):
    BUILDING = "building", _("در حال ساخت")
    SERVING = "serving", _("پاسخ‌گو")
    RETIRED = "retired", _("کنار گذاشته")
    FAILED = "failed", _("ناتمام")


class Generation(models.Model):
    """One build of an engine's index. The serving row decides which index answers; `generations` moves the states."""

    name = models.CharField(_("نام"), max_length=40, unique=True)
    engine = models.CharField(_("موتور"), max_length=20)
    state = models.CharField(_("وضعیت"), max_length=8, choices=GenerationState.choices, default=GenerationState.BUILDING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("engine",), condition=Q(state="serving"), name="search_generation_one_serving"),
            models.UniqueConstraint(fields=("engine",), condition=Q(state="building"), name="search_generation_one_building"),
        )

    def __str__(self) -> str:
        return self.name


class Change(models.Model):
    """This card changed. Rows are added by whoever changes a card and taken away by the follower; the same card may stand here often.

    `pending_for`: the follower is done with it, the rebuild of that generation is not.
    """

    listing_id = models.BigIntegerField()
    pending_for = models.ForeignKey(Generation, models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = (models.Index(fields=("id",), name="search_change_waiting", condition=Q(pending_for=None)),)


class Lexicon(models.Model):
    """The words of a generation, as compressed `Lexicon.dump()`: those of the goods, those that came since, those of the entries."""

    generation = models.OneToOneField(Generation, models.CASCADE, primary_key=True, related_name="lexicon")
    data = models.BinaryField()
    extra = models.BinaryField(default=b"")
    entries = models.BinaryField(default=b"")
    version = models.BigIntegerField(default=1)


class Entry(models.Model):
    """What stands in a generation beside the goods; `digest` tells whether it is still the same."""

    generation = models.ForeignKey(Generation, models.CASCADE, related_name="entries")
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=40)
    version = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("generation", "key"), name="search_entry_unique"),)
