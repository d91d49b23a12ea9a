"""What a checkout form holds, read from its fields; the address form is the address book's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from orders.basket.views import number_of
from orders.checkout.plan import ContactData
from shop.accounts.forms import AddressForm
from shop.accounts.models import Address, User
from shop.accounts.services.addresses import AddressData

NEW = "new"
TOWN_COOKIE = "to"
"""The province that a shopper chose in the header."""


class CheckoutAddressForm(AddressForm):
    """Where the parcels go. A guest's number is the order's as well."""

    field_order = ("mobile", "recipient", "postal_code", "province", "county", "line")

    def __init__(self, *args: Any, is_guest: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_guest:
            self.fields["mobile"].label = _("شمارهٔ همراه")
            self.fields["mobile"].help_text = _("خبر سفارش به این شماره پیامک می‌شود. ساختن حساب لازم نیست.")
        self.fields["line"].widget.attrs["rows"] = 2


class CheckoutForm:
    """One post or the first view of the checkout page.

    `chosen` is the address of the book, None for a new one; `fields` is the form of a new address, bound only where it is to be checked.
    """

    def __init__(self, request: HttpRequest, user: User | None, *, is_placing: bool) -> None:
        self.data: QueryDict = request.POST
        self.user = user
        self.book = list(Address.objects.filter(user=user).select_related("province", "county")) if user else []
        self.chosen = self._chosen()
        posted = request.method == "POST"
        initial = self.data.dict() if posted else self._first(request)
        bound = self.data if is_placing and self.chosen is None else None
        self.fields = CheckoutAddressForm(bound, initial=initial, is_guest=user is None)
        self.province_id = self.chosen.province_id if self.chosen else _int(initial.get("province"))

    def _chosen(self) -> Address | None:
        wanted = self.data.get("address", "" if self.data else str(self.book[0].pk) if self.book else NEW)
        return next((address for address in self.book if str(address.pk) == wanted), None)

    def _first(self, request: HttpRequest) -> dict[str, Any]:
        start: dict[str, Any] = {"province": request.COOKIES.get(TOWN_COOKIE, "")}
        if self.user:
            start |= {"mobile": self.user.mobile or "", "recipient": self.user.get_full_name()}
        return start

    def contact(self) -> ContactData | None:
        """Who orders and where to; None where the form says what is missing."""
        if self.chosen:
            address = AddressData(**{name: getattr(self.chosen, name) for name in AddressData.__slots__})
        elif self.fields.is_valid():
            address = self.fields.data_of()
        else:
            return None
        return ContactData(mobile=(self.user.mobile if self.user else None) or address.mobile, address=address)

    def deliveries(self, seller_ids: Iterable[int]) -> dict[int, str]:
        return {key: str(self.data[f"delivery_{key}"]) for key in seller_ids if f"delivery_{key}" in self.data}

    def notes(self, seller_ids: Iterable[int]) -> dict[int, str]:
        return {key: self.data.get(f"note_{key}", "").strip() for key in seller_ids}

    @property
    def expected_total(self) -> int:
        return number_of(self.data, "total", -1)

    @property
    def basket_id(self) -> int:
        return number_of(self.data, "basket")


def _int(text: Any) -> int | None:
    text = str(text or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None
