"""The database itself: what it refuses by raw SQL, and that no migration is missing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.db import IntegrityError, connection, transaction
from oscar.apps.catalogue.models import Product, ProductClass
from oscar.core.loading import get_model

from shop.places.models import County, Province
from shop.settings.env import ROOT


def test_no_migration_is_missing_ours_or_oscars() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], cwd=ROOT, capture_output=True, text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_raw_sql_cannot_oversell() -> None:
    product = Product.objects.create(product_class=ProductClass.objects.create(name="a"), title="کوزه")
    partner = get_model("partner", "Partner").objects.create(name="کارگاه")
    record = get_model("partner", "StockRecord").objects.create(
        product=product, partner=partner, partner_sku="1", price=1000, num_in_stock=1, num_allocated=1,
    )
    with pytest.raises(IntegrityError, match="stockrecord_allocated_within_stock"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE partner_stockrecord SET num_allocated = 2 WHERE id = %s", [record.pk])
    record.refresh_from_db()
    assert record.num_allocated == 1


@pytest.mark.django_db
def test_all_provinces_and_their_counties_are_there() -> None:
    assert Province.objects.count() == 31
    assert County.objects.count() >= 400
    assert not Province.objects.filter(counties=None).exists()
