from django.db import migrations

from sellers.businesses.agencies import fields_load


def load(apps, schema_editor):
    fields_load(apps.get_model("sellers_businesses", "LicensingAgency"), apps.get_model("sellers_businesses", "ActivityField"))


class Migration(migrations.Migration):
    dependencies = [("sellers_businesses", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
