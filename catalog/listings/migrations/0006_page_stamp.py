"""What a product's page tells beside its own rows is followed by two rows: the maker's, and one for what all pages share.

`catalog_maker_touch` is for the rooms above: their triggers call it where something of a maker changes that only they know.
"""

from django.db import migrations, models

FORWARD = """
CREATE TABLE catalog_listings_common (id boolean PRIMARY KEY DEFAULT true CHECK (id), touched bigint NOT NULL DEFAULT 0);
INSERT INTO catalog_listings_common DEFAULT VALUES;
CREATE FUNCTION catalog_maker_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN NEW.touched := OLD.touched + 1; RETURN NEW; END $$;
CREATE TRIGGER page_touched BEFORE UPDATE ON catalog_listings_maker FOR EACH ROW EXECUTE FUNCTION catalog_maker_changed();
CREATE FUNCTION catalog_maker_touch(partner bigint) RETURNS void LANGUAGE sql AS
  'UPDATE catalog_listings_maker SET touched = touched WHERE partner_id = partner';
CREATE FUNCTION catalog_common_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN UPDATE catalog_listings_common SET touched = touched + 1; RETURN NULL; END $$;
CREATE FUNCTION catalog_makerfield_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM catalog_maker_touch(coalesce(NEW.maker_id, OLD.maker_id)); RETURN NULL; END $$;
CREATE TRIGGER page_touched AFTER INSERT OR UPDATE OR DELETE ON catalog_listings_makerfield
  FOR EACH ROW EXECUTE FUNCTION catalog_makerfield_touched();
CREATE TRIGGER page_touched AFTER INSERT OR UPDATE OR DELETE ON catalog_listings_taxrate
  FOR EACH STATEMENT EXECUTE FUNCTION catalog_common_touched();
CREATE TRIGGER page_touched AFTER UPDATE ON catalog_listings_categoryinfo FOR EACH STATEMENT EXECUTE FUNCTION catalog_common_touched();
CREATE TRIGGER page_touched AFTER UPDATE ON catalogue_category FOR EACH STATEMENT EXECUTE FUNCTION catalog_common_touched();
"""
BACKWARD = """
DROP TRIGGER page_touched ON catalogue_category;
DROP TRIGGER page_touched ON catalog_listings_categoryinfo;
DROP TRIGGER page_touched ON catalog_listings_taxrate;
DROP TRIGGER page_touched ON catalog_listings_makerfield;
DROP FUNCTION catalog_makerfield_touched();
DROP FUNCTION catalog_common_touched();
DROP FUNCTION catalog_maker_touch(bigint);
DROP TRIGGER page_touched ON catalog_listings_maker;
DROP FUNCTION catalog_maker_changed();
DROP TABLE catalog_listings_common;
"""


class Migration(migrations.Migration):
    dependencies = [("catalog_listings", "0005_cards_vacuum")]
    operations = [
        migrations.AddField("maker", "touched", models.BigIntegerField(
            default=0, db_default=0, editable=False, help_text="counts changes, by triggers")),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
