"""A shop's story and its mark stand on its products' pages: they touch the maker's row (docs/adr/0010-page-stamps.md)."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION sellers_shop_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(partner_id) FROM sellers_businesses_seller WHERE id = coalesce(NEW.seller_id, OLD.seller_id);
    RETURN NULL; END $$;
CREATE FUNCTION sellers_shop_picture_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(seller.partner_id) FROM sellers_businesses_seller seller
    JOIN sellers_shops_shop shop ON shop.seller_id = seller.id WHERE shop.mark_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER page_touched AFTER INSERT OR UPDATE OR DELETE ON sellers_shops_shop FOR EACH ROW EXECUTE FUNCTION sellers_shop_touched();
CREATE TRIGGER page_touched AFTER UPDATE ON catalog_listings_picturefile FOR EACH ROW EXECUTE FUNCTION sellers_shop_picture_touched();
"""
BACKWARD = """
DROP TRIGGER page_touched ON catalog_listings_picturefile;
DROP TRIGGER page_touched ON sellers_shops_shop;
DROP FUNCTION sellers_shop_picture_touched();
DROP FUNCTION sellers_shop_touched();
"""


class Migration(migrations.Migration):
    dependencies = [("sellers_shops", "0001_initial"), ("sellers_businesses", "0004_page_stamp")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
