"""A person has one open basket: held by the database, on Oscar's own table (the column set stays Oscar's)."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [("basket", "0012_line_code")]
    operations = [
        migrations.RunSQL(
            """CREATE UNIQUE INDEX basket_one_open ON basket_basket (owner_id) WHERE status = 'Open' AND owner_id IS NOT NULL;
               ALTER TABLE basket_line ADD CONSTRAINT basket_line_quantity CHECK (quantity BETWEEN 1 AND 999)""",
            "DROP INDEX basket_one_open; ALTER TABLE basket_line DROP CONSTRAINT basket_line_quantity",
        ),
    ]
