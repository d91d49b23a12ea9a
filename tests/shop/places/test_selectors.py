"""The list of places, as the package ships it."""

import pytest

from shop.places.models import County, Province
from shop.places.selectors import county_province, provinces

pytestmark = pytest.mark.django_db


def test_all_provinces_and_counties_are_there_in_the_order_of_the_alphabet():
    rows = provinces()
    assert len(rows) == Province.objects.count() == 31
    assert sum(len(row.counties) for row in rows) == County.objects.count() > 400
    assert rows[0].name == "آذربایجان شرقی"
    assert rows[-1].name == "یزد"


def test_places_are_read_once(django_assert_num_queries):
    provinces()
    with django_assert_num_queries(0):
        assert provinces()


def test_a_county_knows_its_province():
    county = County.objects.first()
    assert county_province(county.pk) == county.province_id
    assert county_province(0) is None
