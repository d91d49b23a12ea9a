from django.db import migrations, models

from shop.places.services import capitals_place


def place(apps, schema_editor):
    capitals_place(apps.get_model("shop_places", "Province"))


class Migration(migrations.Migration):
    dependencies = [("shop_places", "0002_places")]
    operations = [
        migrations.AddField("province", "latitude", models.FloatField(default=0, editable=False), preserve_default=False),
        migrations.AddField("province", "longitude", models.FloatField(default=0, editable=False), preserve_default=False),
        migrations.RunPython(place, migrations.RunPython.noop),
        migrations.AddConstraint(
            "province",
            models.CheckConstraint(condition=models.Q(latitude__range=(25, 40), longitude__range=(44, 64)), name="province_capital_in_iran"),
        ),
    ]
