"""Counts read the cards' covering indexes alone, as long as a vacuum keeps up with price changes: it comes after 500 + 2 % of the rows."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalog_listings", "0004_delivery_index")]
    operations = [
        migrations.RunSQL(
            """ALTER TABLE catalog_listings_listing SET (
                 autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.02,
                 autovacuum_vacuum_insert_threshold = 500, autovacuum_vacuum_insert_scale_factor = 0.02)""",
            """ALTER TABLE catalog_listings_listing RESET (
                 autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor,
                 autovacuum_vacuum_insert_threshold, autovacuum_vacuum_insert_scale_factor)""",
        ),
    ]
