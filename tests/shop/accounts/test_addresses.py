"""The address book: digits, places, the default one, and other people's addresses."""

from __future__ import annotations

import pytest
from django.urls import reverse

from shop.accounts.forms import AddressForm
from shop.accounts.models import Address
from shop.accounts.services import address_default, address_delete, address_save
from shop.accounts.services.addresses import ADDRESSES_MOST, AddressData
from shop.core.errors import DomainError
from shop.places.models import County

pytestmark = pytest.mark.django_db


@pytest.fixture
def posted(county) -> dict[str, str]:
    return {
        "recipient": "مريم احمدي", "mobile": "۰۹۱۲۰۰۰۰۰۱۱", "province": str(county.province_id), "county": str(county.pk),
        "line": "خیابان باغ فین، کوچهٔ ۳، پلاک ۱۲", "postal_code": "٨٧١٣٧-٤٥٦٧٨",
    }  # fmt: skip


def save(user, county, **changed) -> Address:
    data = {
        "recipient": "مریم", "mobile": "09120000011", "province_id": county.province_id, "county_id": county.pk,
        "line": "خیابان باغ فین ۱۲", "postal_code": "8713745678",
    } | changed  # fmt: skip
    return address_save(user=user, data=AddressData(**data))


def test_address_is_written_clean(signed_in, shopper, posted):
    response = signed_in.post(reverse("accounts:address-new"), posted)
    assert response.headers["Location"] == reverse("accounts:addresses")
    address = Address.objects.get(user=shopper)
    assert (address.recipient, address.mobile, address.postal_code) == ("مریم احمدی", "09120000011", "8713745678")
    assert address.is_default
    page = signed_in.get(reverse("accounts:addresses")).content.decode()
    assert "۸۷۱۳۷۴۵۶۷۸" in page
    assert "کاشان" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("postal_code", "۸۷۱۳۷۴۵۶", "کد پستی ده رقم است؛ ۲ رقم کم دارد."),
        ("postal_code", "87137456789", "کد پستی ده رقم است؛ ۱ رقم زیاد دارد."),
        ("postal_code", "", "کد پستی را بنویسید؛ ده رقم است."),
        ("mobile", "12", "شمارهٔ همراه را مانند ۰۹۱۲۳۴۵۶۷۸۹ بنویسید."),
        ("recipient", "  ", "نام گیرنده را بنویسید."),
        ("line", "تهران", "نشانی کوتاه است"),
        ("county", "", "شهرستان را انتخاب کنید."),
        ("county", "999999", "شهرستان را انتخاب کنید."),
        ("province", "x", "استان را انتخاب کنید."),
    ],
)
def test_each_fault_is_told(signed_in, posted, field, value, sentence):
    page = signed_in.post(reverse("accounts:address-new"), posted | {field: value}).content.decode()
    assert sentence in page
    assert not Address.objects.exists()


def test_county_of_another_province_is_refused_by_form_and_service(signed_in, shopper, posted, county):
    elsewhere = County.objects.exclude(province=county.province).first()
    page = signed_in.post(reverse("accounts:address-new"), posted | {"county": elsewhere.pk}).content.decode()
    assert "این شهرستان در استانی که انتخاب کرده‌اید نیست." in page
    with pytest.raises(DomainError) as refused:
        save(shopper, county, county_id=elsewhere.pk)
    assert refused.value.code == "county_elsewhere"
    assert not Address.objects.exists()


def test_counties_are_grouped_by_province_without_script(signed_in, county):
    page = signed_in.get(reverse("accounts:address-new")).content.decode()
    assert page.count("<optgroup") == 31
    assert f'data-province="{county.province_id}"' in page
    assert 'data-county-of="id_province"' in page
    assert f'<option value="{county.pk}">کاشان</option>' in page


def test_prefix_of_a_form_reaches_the_county_field():
    assert 'data-county-of="id_to-province"' in str(AddressForm(prefix="to")["county"])


def test_form_hands_services_what_they_take(posted, county):
    form = AddressForm(posted)
    assert form.is_valid(), form.errors
    assert form.data_of().county_id == county.pk
    assert form.data_of().postal_code == "8713745678"


def test_edit_keeps_the_row(signed_in, shopper, county, posted):
    address = save(shopper, county)
    url = reverse("accounts:address-edit", args=[address.pk])
    assert 'selected>کاشان</option>' in signed_in.get(url).content.decode()
    signed_in.post(url, posted | {"title": "خانه"})
    changed = Address.objects.get()
    assert (changed.pk, changed.title, changed.is_default) == (address.pk, "خانه", True)


def test_one_default_always(signed_in, shopper, county):
    first, second, third = (save(shopper, county) for _count in range(3))
    assert [row.is_default for row in (first, second, third)] == [True, False, False]
    signed_in.post(reverse("accounts:address-default", args=[second.pk]))
    assert list(Address.objects.filter(is_default=True)) == [second]
    asked = signed_in.get(reverse("accounts:address-delete", args=[second.pk]))
    assert "این نشانی پاک شود؟" in asked.content.decode()
    assert Address.objects.count() == 3
    signed_in.post(reverse("accounts:address-delete", args=[second.pk]))
    assert list(Address.objects.filter(is_default=True)) == [third]


def test_book_has_an_end(shopper, county):
    for _count in range(ADDRESSES_MOST):
        save(shopper, county)
    with pytest.raises(DomainError) as refused:
        save(shopper, county)
    assert refused.value.code == "addresses_full"
    assert Address.objects.count() == ADDRESSES_MOST


@pytest.mark.parametrize("route", ["accounts:address-edit", "accounts:address-delete", "accounts:address-default"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_of_another_is_not_found_and_unchanged(signed_in, other, county, posted, route, method):
    theirs = save(other, county)
    before = Address.objects.values().get()
    response = getattr(signed_in, method)(reverse(route, args=[theirs.pk]), posted)
    assert response.status_code == (405 if (route, method) == ("accounts:address-default", "get") else 404)
    assert Address.objects.values().get() == before


def test_services_do_not_know_addresses_of_others(shopper, other, county):
    theirs = save(other, county)
    for service in (address_default, address_delete):
        with pytest.raises(Address.DoesNotExist):
            service(user=shopper, address_id=theirs.pk)
    assert Address.objects.filter(pk=theirs.pk, is_default=True).exists()


def test_list_asks_as_often_for_twenty_as_for_two(signed_in, shopper, county, django_assert_num_queries):
    signed_in.get(reverse("accounts:addresses"))
    for count in (2, ADDRESSES_MOST):
        while Address.objects.count() < count:
            save(shopper, county)
        with django_assert_num_queries(3):
            signed_in.get(reverse("accounts:addresses"))


def test_guest_is_led_to_sign_in_and_back(client):
    for name in ("accounts:home", "accounts:addresses", "accounts:address-new", "accounts:name"):
        url = reverse(name)
        assert client.get(url).headers["Location"] == f"/account/sign-in/?next={url}"
    empty = client.get("/account/sign-in/", {"next": "/account/addresses/"}).content.decode()
    assert 'name="next" value="/account/addresses/"' in empty


def test_empty_book_says_what_to_do(signed_in):
    assert "هنوز نشانی ندارید" in signed_in.get(reverse("accounts:addresses")).content.decode()
