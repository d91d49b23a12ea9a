"""Compile the translations of all rooms."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from shop.core.messages import messages_compile


class Command(BaseCommand):
    help = "Compiles the .po files of all rooms whose .mo is older."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"compiled: {messages_compile()}")
