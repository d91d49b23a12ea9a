"""`manage.py demo`: fill an empty shop with home businesses, their goods and orders."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from shop.demo import build


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Fill the empty shop with demo data. The same numbers give the same shop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sellers", type=int, default=300)
        parser.add_argument("--products", type=int, default=2000)

    def handle(self, *args: Any, **options: Any) -> None:
        if build.is_there():
            self.stdout.write("داده‌ها از پیش هستند؛ کاری نکردم.")
            return
        if options["sellers"] < 2 or options["products"] < 1:
            raise CommandError("at least 2 sellers and 1 product")
        started = time.monotonic()
        try:
            built = build.demo_build(
                sellers=options["sellers"], products=options["products"], now=timezone.now(),
                say=lambda text: self.stdout.write(f"  {text} …"),
            )
        except FileNotFoundError as error:
            raise CommandError("the demo's pictures are missing: make art") from error
        seconds = time.monotonic() - started
        self.stdout.write(f"{built.sellers} فروشنده، {built.products} کالا و {built.orders} سفارش در {seconds:.0f} ثانیه")
