"""The list of places, as the package ships it."""

import pytest
from django.db import IntegrityError

from shop.places.models import County, Province
from shop.places.selectors import county_province, provinces, provinces_near

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


def test_provinces_are_ordered_by_how_near_they_are():
    names = {row.id: row.name for row in provinces()}
    keys = {name: number for number, name in names.items()}
    near = [names[number] for number in provinces_near(keys["یزد"])]
    assert near[:2] == ["یزد", "اصفهان"]
    assert sorted(near) == sorted(names.values())
    assert [names[number] for number in provinces_near(keys["تهران"])][:3] == ["تهران", "البرز", "قم"]
    assert near[-1] == "آذربایجان غربی"
    assert provinces_near(0) == ()


@pytest.mark.parametrize(("town", "nearer", "farther"), [
    ("یزد", ("اصفهان", "کرمان"), ("آذربایجان شرقی", "گیلان")),
    ("تهران", ("البرز", "قم", "سمنان", "قزوین"), ("فارس", "خوزستان", "خراسان رضوی")),
    ("خراسان رضوی", ("خراسان شمالی", "خراسان جنوبی"), ("تهران", "کرمانشاه")),
    ("آذربایجان شرقی", ("آذربایجان غربی", "اردبیل"), ("تهران", "کردستان")),
    ("سیستان و بلوچستان", ("کرمان", "خراسان جنوبی"), ("تهران", "خوزستان")),
    ("هرمزگان", ("کرمان", "فارس"), ("اصفهان", "بوشهر")),
    ("گیلان", ("قزوین", "زنجان"), ("مازندران", "گلستان")),
    ("خوزستان", ("لرستان", "ایلام", "کهگیلویه و بویراحمد"), ("فارس", "تهران")),
    ("همدان", ("کردستان", "کرمانشاه", "مرکزی"), ("اصفهان", "تهران")),
])
def test_what_anyone_knows_of_distances(town, nearer, farther):
    names = {row.id: row.name for row in provinces()}
    keys = {name: number for number, name in names.items()}
    order = [names[number] for number in provinces_near(keys[town])]
    assert max(map(order.index, nearer)) < min(map(order.index, farther))


def test_a_capital_lies_in_iran():
    with pytest.raises(IntegrityError, match="province_capital_in_iran"):
        Province.objects.update(latitude=0)
