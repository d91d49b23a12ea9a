"""Recompute the cards and report those that differed: there should be none."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from catalog.listings.models import Listing, ProductInfo
from catalog.listings.services import listings_refresh

BATCH = 5_000
SHOWN = 20


class Command(BaseCommand):
    help = "Recompute every card; report differences (exit code 1), and keep the right ones with --repair."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        differing: list[int] = []
        products = list(ProductInfo.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(products), BATCH):
            with transaction.atomic():
                differing += listings_refresh(product_ids=products[start:start + BATCH])
                if not repair:
                    transaction.set_rollback(True)
        for card in Listing.objects.filter(pk__in=differing[:SHOWN]):
            self.stdout.write(f"card {card.pk}: product {card.product_id}, partner {card.partner_id}")
        self.stdout.write(f"{Listing.objects.count()} cards of {len(products)} products, {len(differing)} differ")
        if differing and not repair:
            raise CommandError("cards differ; run again with --repair")
