from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog_listings", "0006_page_stamp")]
    operations = [
        migrations.AddIndex(
            "listing", models.Index(fields=["score"], condition=models.Q(score__isnull=False), name="listing_scored"),
        ),
    ]
