from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_cache_table")]
    operations = [
        migrations.RemoveConstraint(model_name="codelimit", name="code_limit_unique"),
        migrations.AlterField(model_name="codelimit", name="key", field=models.CharField(max_length=120, unique=True)),
    ]
