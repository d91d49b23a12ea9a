"""What changes a document leaves a row in the outbox, inside the changing transaction.

Rows are only added, under keys of their own, so two transactions never wait for each other here. There is no NOTIFY on purpose:
PostgreSQL takes one lock for the whole server from the first NOTIFY's commit to its end, so commits would queue behind each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from oscar.apps.catalogue.models import Category

from catalog.listings.signals import listing_changed
from search.engines.registry import indexed
from search.index.generations import generations_retire
from search.index.outbox import changes_add, changes_add_category


@receiver(listing_changed, dispatch_uid="search.index.listing_changed")
def on_listing_changed(sender: Any, *, listing_ids: Sequence[int], **kwargs: Any) -> None:
    """Where lists are PostgreSQL's alone nobody follows: no row is left, and an index of before must not serve again."""
    if indexed() is not None:
        changes_add(listing_ids=listing_ids)
    else:
        generations_retire()


@receiver(post_save, sender=Category, dispatch_uid="search.index.category_saved")
def on_category_saved(sender: Any, *, instance: Category, created: bool, **kwargs: Any) -> None:
    """A category's title stands in the documents of its goods."""
    if not created and indexed() is not None:
        changes_add_category(category_id=instance.pk)
