"""Ways of delivery stand on products' pages: a seller's own touch the maker's row, a carrier's what all pages share (docs/adr/0010-page-stamps.md)."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION orders_sellerdelivery_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(partner_id) FROM sellers_businesses_seller WHERE id = coalesce(NEW.seller_id, OLD.seller_id);
    RETURN NULL; END $$;
CREATE TRIGGER page_touched AFTER INSERT OR UPDATE OR DELETE ON orders_shipping_sellerdelivery
  FOR EACH ROW EXECUTE FUNCTION orders_sellerdelivery_touched();
CREATE TRIGGER page_touched AFTER INSERT OR UPDATE OR DELETE ON orders_shipping_deliverymethod
  FOR EACH STATEMENT EXECUTE FUNCTION catalog_common_touched();
"""
BACKWARD = """
DROP TRIGGER page_touched ON orders_shipping_deliverymethod;
DROP TRIGGER page_touched ON orders_shipping_sellerdelivery;
DROP FUNCTION orders_sellerdelivery_touched();
"""


class Migration(migrations.Migration):
    dependencies = [("orders_shipping", "0002_methods"), ("sellers_businesses", "0004_page_stamp")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
