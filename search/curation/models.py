"""What operators say about search, in versions.

One draft gathers changes until it is published; from then on it is a version that never changes. A row belongs to the versions from
`since` until before `until`: nothing is copied, and every earlier state can be read and restored.
"""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from search.curation.phrases import MAX_KEY, MAX_PHRASE
from search.engines.base import Ground
from shop.accounts.models import User

MAX_PINNED = 10
MAX_WEIGHT = 2


class VersionState(models.TextChoices):
    DRAFT = "draft", _("پیش‌نویس")
    PUBLISHED = "published", _("منتشرشده")


class Version(models.Model):
    """`restored` is the number of the version that this one went back to.

    A key is never used twice; the number of a draft that was left may be.
    """

    number = models.PositiveIntegerField(_("شماره"), unique=True)
    state = models.CharField(_("وضعیت"), max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    note = models.CharField(_("یادداشت"), max_length=200, blank=True)
    restored = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(_("انتشار"), null=True)
    published_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("نسخهٔ تنظیم جستجو")
        verbose_name_plural = _("نسخه‌های تنظیم جستجو")
        constraints = (
            models.UniqueConstraint(fields=("state",), condition=Q(state="draft"), name="curation_one_draft"),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True) | Q(state="published", published_at__isnull=False),
                name="curation_published_at",
            ),
        )
        triggers = (
            pgtrigger.Protect(name="published_stays", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__state="published")),
            pgtrigger.Trigger(
                name="published_is_final", when=pgtrigger.Before, operation=pgtrigger.Update, condition=pgtrigger.Q(old__state="published"),
                func="""
                  IF (to_jsonb(NEW) - 'published_by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'published_by_id')
                    OR NEW.published_by_id IS NOT NULL AND NEW.published_by_id IS DISTINCT FROM OLD.published_by_id
                  THEN RAISE EXCEPTION 'a published version does not change'; END IF;
                  RETURN NEW;""",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Change(models.Model):
    """One act of an operator on a version, told in a sentence."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="changes")
    text = models.CharField(max_length=400)
    actor = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)


_ROW_IS_FINAL = """
  IF EXISTS (SELECT 1 FROM search_curation_version WHERE number = OLD.since AND state = 'published') THEN
    IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a row of a published version does not go'; END IF;
    IF (to_jsonb(NEW) - 'until') IS DISTINCT FROM (to_jsonb(OLD) - 'until') OR
       EXISTS (SELECT 1 FROM search_curation_version WHERE number = OLD.until AND state = 'published')
    THEN RAISE EXCEPTION 'a row of a published version does not change'; END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;"""


class Entry(models.Model):
    """A row of the state. `until` is the version that no longer has it."""

    CONTENT: tuple[str, ...] = ()
    since = models.ForeignKey(Version, models.PROTECT, to_field="number", db_column="since", related_name="+")
    until = models.ForeignKey(Version, models.PROTECT, to_field="number", db_column="until", related_name="+", null=True)

    class Meta:
        abstract = True
        triggers = (
            pgtrigger.Trigger(name="final", when=pgtrigger.Before, operation=pgtrigger.Update | pgtrigger.Delete, func=_ROW_IS_FINAL),
        )

    def content(self) -> tuple[Any, ...]:
        """All that the row says: two rows with the same content say the same."""
        return tuple(tuple(value) if isinstance(value := getattr(self, name), list) else value for name in self.CONTENT)


class Synonym(Entry):
    """Who types `typed` means `meant` too; `both_ways` also the other way round."""

    CONTENT = ("typed", "meant", "both_ways", "is_active")
    typed = models.CharField(_("آنچه نوشته می‌شود"), max_length=MAX_PHRASE)
    meant = models.CharField(_("آنچه منظور است"), max_length=MAX_PHRASE)
    both_ways = models.BooleanField(_("دوسویه"), default=False)
    is_active = models.BooleanField(_("فعال"), default=True)
    typed_key = models.CharField(max_length=MAX_KEY)
    meant_key = models.CharField(max_length=MAX_KEY)

    class Meta(Entry.Meta):
        abstract = False
        constraints = (
            models.UniqueConstraint(fields=("typed_key", "meant_key"), condition=Q(until=None), name="synonym_once"),
            models.CheckConstraint(condition=~Q(typed_key=F("meant_key")), name="synonym_of_another"),
            models.CheckConstraint(condition=~Q(typed_key="") & ~Q(meant_key=""), name="synonym_words"),
        )


class HiddenWord(Entry):
    """A word that search neither answers nor proposes."""

    CONTENT = ("word", "reason")
    word = models.CharField(_("واژه"), max_length=MAX_PHRASE)
    reason = models.CharField(_("دلیل"), max_length=200, blank=True)
    key = models.CharField(max_length=MAX_KEY)

    class Meta(Entry.Meta):
        abstract = False
        constraints = (
            models.UniqueConstraint(fields=("key",), condition=Q(until=None), name="hidden_word_once"),
            models.CheckConstraint(condition=~Q(key=""), name="hidden_word_word"),
        )


class BoostRule(Entry):
    """Goods of a ground are worth more from the first day to the last, both in Tehran; `phrase` limits it to one query."""

    GROUNDS = (
        (Ground.OFFER.value, _("یک کالا")), (Ground.CATEGORY.value, _("دسته")), (Ground.ROOT.value, _("رستهٔ اصلی")),
        (Ground.SELLER.value, _("فروشنده")), (Ground.PROVINCE.value, _("استان")),
    )
    CONTENT = ("ground", "value", "weight", "starts_on", "ends_on", "phrase", "season", "reason")
    ground = models.CharField(_("بر پایهٔ"), max_length=10, choices=GROUNDS)
    value = models.BigIntegerField()
    weight = models.DecimalField(_("وزن"), max_digits=3, decimal_places=2)
    starts_on = models.DateField(_("از روز"))
    ends_on = models.DateField(_("تا پایان روز"))
    phrase = models.CharField(_("تنها برای جستجوی"), max_length=MAX_PHRASE, blank=True)
    key = models.CharField(max_length=MAX_KEY, blank=True)
    season = models.CharField(_("فصل یا برنامه"), max_length=60, blank=True)
    reason = models.CharField(_("دلیل"), max_length=200)

    class Meta(Entry.Meta):
        abstract = False
        constraints = (
            models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=MAX_WEIGHT), name="boost_weight"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="boost_days"),
            models.CheckConstraint(condition=Q(ground__in=[ground.value for ground in Ground]), name="boost_ground"),
        )


class Pin(Entry):
    """These offers stand first for the phrase, in this order."""

    CONTENT = ("phrase", "offers", "starts_on", "ends_on")
    phrase = models.CharField(_("جستجو"), max_length=MAX_PHRASE)
    key = models.CharField(max_length=MAX_KEY)
    offers = ArrayField(models.BigIntegerField(), size=MAX_PINNED)
    starts_on = models.DateField(_("از روز"))
    ends_on = models.DateField(_("تا پایان روز"))

    class Meta(Entry.Meta):
        abstract = False
        constraints = (
            models.CheckConstraint(condition=Q(offers__len__gte=1, offers__len__lte=MAX_PINNED), name="pin_offers"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="pin_days"),
            models.CheckConstraint(condition=~Q(key=""), name="pin_words"),
            ExclusionConstraint(
                name="pin_one_at_a_time", condition=Q(until=None),
                expressions=(
                    ("key", RangeOperators.EQUAL),
                    (Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange"), RangeOperators.OVERLAPS),
                ),
            ),
        )


class Exclusion(Entry):
    """An offer that is not shown for the phrase."""

    CONTENT = ("phrase", "offer", "reason")
    phrase = models.CharField(_("جستجو"), max_length=MAX_PHRASE)
    key = models.CharField(max_length=MAX_KEY)
    offer = models.BigIntegerField()
    reason = models.CharField(_("دلیل"), max_length=200)

    class Meta(Entry.Meta):
        abstract = False
        constraints = (
            models.UniqueConstraint(fields=("key", "offer"), condition=Q(until=None), name="exclusion_once"),
            models.CheckConstraint(condition=~Q(key=""), name="exclusion_words"),
        )


class WatchedQuery(models.Model):
    """A query that operators watch: what a draft would change is told for each of them."""

    text = models.CharField(_("جستجو"), max_length=MAX_PHRASE)
    key = models.CharField(max_length=MAX_KEY, unique=True)


ENTRIES: tuple[type[Entry], ...] = (Synonym, HiddenWord, BoostRule, Pin, Exclusion)
