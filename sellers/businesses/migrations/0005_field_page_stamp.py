"""A product's page tells the titles of the licence's fields: a field's new title touches the makers whose licences cover it."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION sellers_field_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(partner_id) FROM sellers_businesses_seller WHERE id IN (
    SELECT licence.seller_id FROM sellers_businesses_licence licence
    JOIN sellers_businesses_licence_fields given ON given.licence_id = licence.id WHERE given.activityfield_id = NEW.id);
    RETURN NULL; END $$;
CREATE TRIGGER page_touched AFTER UPDATE ON sellers_businesses_activityfield FOR EACH ROW EXECUTE FUNCTION sellers_field_touched();
"""
BACKWARD = """
DROP TRIGGER page_touched ON sellers_businesses_activityfield;
DROP FUNCTION sellers_field_touched();
"""


class Migration(migrations.Migration):
    dependencies = [("sellers_businesses", "0004_page_stamp")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
