"""Whatever a product's page tells of a seller touches the maker's row, so that no kept page is stale (docs/adr/0010-page-stamps.md)."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION sellers_seller_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(NEW.partner_id); RETURN NULL; END $$;
CREATE FUNCTION sellers_supporter_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(partner_id) FROM sellers_businesses_seller WHERE supporter_id = NEW.id; RETURN NULL; END $$;
CREATE FUNCTION sellers_agency_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(partner_id) FROM sellers_businesses_seller
    WHERE id IN (SELECT seller_id FROM sellers_businesses_licence WHERE agency_id = NEW.id); RETURN NULL; END $$;
CREATE FUNCTION sellers_licence_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(partner_id) FROM sellers_businesses_seller WHERE id = coalesce(NEW.seller_id, OLD.seller_id);
    RETURN NULL; END $$;
CREATE FUNCTION sellers_licence_fields_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(seller.partner_id) FROM sellers_businesses_seller seller
    JOIN sellers_businesses_licence licence ON licence.seller_id = seller.id
    WHERE licence.id = coalesce(NEW.licence_id, OLD.licence_id); RETURN NULL; END $$;
CREATE TRIGGER page_touched AFTER UPDATE ON sellers_businesses_seller FOR EACH ROW EXECUTE FUNCTION sellers_seller_touched();
CREATE TRIGGER page_touched AFTER UPDATE ON sellers_businesses_supporter FOR EACH ROW EXECUTE FUNCTION sellers_supporter_touched();
CREATE TRIGGER page_touched AFTER UPDATE ON sellers_businesses_licensingagency FOR EACH ROW EXECUTE FUNCTION sellers_agency_touched();
CREATE TRIGGER page_touched AFTER INSERT OR UPDATE OR DELETE ON sellers_businesses_licence
  FOR EACH ROW EXECUTE FUNCTION sellers_licence_touched();
CREATE TRIGGER page_touched AFTER INSERT OR DELETE ON sellers_businesses_licence_fields
  FOR EACH ROW EXECUTE FUNCTION sellers_licence_fields_touched();
"""
BACKWARD = """
DROP TRIGGER page_touched ON sellers_businesses_licence_fields;
DROP TRIGGER page_touched ON sellers_businesses_licence;
DROP TRIGGER page_touched ON sellers_businesses_licensingagency;
DROP TRIGGER page_touched ON sellers_businesses_supporter;
DROP TRIGGER page_touched ON sellers_businesses_seller;
DROP FUNCTION sellers_licence_fields_touched();
DROP FUNCTION sellers_licence_touched();
DROP FUNCTION sellers_agency_touched();
DROP FUNCTION sellers_supporter_touched();
DROP FUNCTION sellers_seller_touched();
"""


class Migration(migrations.Migration):
    dependencies = [("sellers_businesses", "0003_audit"), ("catalog_listings", "0006_page_stamp")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
