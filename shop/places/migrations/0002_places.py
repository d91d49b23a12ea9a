from django.db import migrations

from shop.places.services import places_load


def load(apps, schema_editor):
    places_load(apps.get_model("shop_places", "Province"), apps.get_model("shop_places", "County"))


class Migration(migrations.Migration):
    dependencies = [("shop_places", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
