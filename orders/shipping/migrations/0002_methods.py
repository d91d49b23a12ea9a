"""The carriers that parcels of home businesses go with. Costs and days are data from here on: an operator edits them."""

from django.db import migrations

METHODS = (
    {"code": "pishtaz", "title": "پست پیشتاز", "base_same": 650_000, "base_other": 850_000, "per_kg": 220_000,
     "days_same_min": 1, "days_same_max": 2, "days_other_min": 2, "days_other_max": 4, "max_weight_g": 30_000, "position": 1},
    {"code": "sefareshi", "title": "پست سفارشی", "base_same": 420_000, "base_other": 560_000, "per_kg": 140_000,
     "days_same_min": 2, "days_same_max": 4, "days_other_min": 4, "days_other_max": 8, "max_weight_g": 10_000, "position": 2},
    {"code": "tipax", "title": "تیپاکس", "base_same": 950_000, "base_other": 1_400_000, "per_kg": 380_000,
     "days_same_min": 1, "days_same_max": 1, "days_other_min": 1, "days_other_max": 3, "max_weight_g": 100_000, "position": 3},
)


def load(apps, schema_editor):
    model = apps.get_model("orders_shipping", "DeliveryMethod")
    for method in METHODS:
        model.objects.get_or_create(code=method["code"], defaults=method)


class Migration(migrations.Migration):
    dependencies = [("orders_shipping", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
