"""No more is ever allocated than is there: held by the database, on Oscar's own table (the column set stays Oscar's)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders_stock", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """ALTER TABLE partner_stockrecord
                 ADD CONSTRAINT stockrecord_allocated_within_stock CHECK (
                   coalesce(num_allocated, 0) >= 0 AND (num_in_stock IS NULL OR coalesce(num_allocated, 0) <= num_in_stock)),
                 ADD CONSTRAINT stockrecord_price_whole_rial CHECK (price IS NULL OR (price > 0 AND price = trunc(price)))""",
            "ALTER TABLE partner_stockrecord DROP CONSTRAINT stockrecord_allocated_within_stock, DROP CONSTRAINT stockrecord_price_whole_rial",
        ),
    ]
