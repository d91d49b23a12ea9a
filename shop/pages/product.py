"""A product's page: the live facts of its offers, read at each request, and the body that changes seldom."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.listings.cards import picture_srcset, picture_url
from catalog.listings.models import ReturnRule
from catalog.listings.selectors import LiveOffer, ProductPage, product_page
from orders.shipping.selectors import Quote
from sellers.businesses.models import Licence, Seller
from sellers.businesses.selectors import article33_address, licence_for, titles_of
from sellers.shops.selectors import mark_url
from shop.core.calendar import add_working_days, jalali_date, jalali_day
from shop.core.money import toman_fa
from shop.core.persian import digits_fa


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page shows of the offers: the chosen one, its variants, and the cheapest offer of each other seller."""

    offer: LiveOffer
    variants: list[LiveOffer]
    others: list[LiveOffer]


def choose(offers: list[LiveOffer], *, stockrecord_id: int | None) -> Choice | None:
    """The offer asked for, else the cheapest that can be bought, else the cheapest. None without offers that may be shown."""
    shown = [offer for offer in offers if offer.live] or offers
    if not shown:
        return None
    by_worth = sorted(shown, key=lambda offer: (not offer.can_buy(), offer.price, offer.stockrecord_id))
    asked = next((offer for offer in shown if offer.stockrecord_id == stockrecord_id), None)
    offer = asked or by_worth[0]
    variants = sorted((one for one in shown if one.partner_id == offer.partner_id), key=lambda one: (one.position, one.stockrecord_id))
    others: dict[int, LiveOffer] = {}
    for one in by_worth:
        if one.partner_id != offer.partner_id and one.can_buy():
            others.setdefault(one.partner_id, one)
    return Choice(offer, variants, list(others.values()))


@dataclass(frozen=True, slots=True)
class VariantOption:
    """One size or colour; `out` cannot be bought now."""

    label: str
    stockrecord_id: int
    chosen: bool
    out: bool
    colour_hex: str = ""


@dataclass(frozen=True, slots=True)
class VariantGroup:
    name: str
    legend: str
    chosen: str
    options: list[VariantOption]


def variant_groups(choice: Choice) -> list[VariantGroup]:
    """Sizes, then colours: each leads to the variant that keeps the other choice, else to the best that has it. None for one variant."""
    if len(choice.variants) < 2:
        return []
    groups = []
    for name, legend, other in (("size", _("اندازه"), "colour"), ("colour", _("رنگ"), "size")):
        mine = getattr(choice.offer, name)
        by_label: dict[str, list[LiveOffer]] = {}
        for one in choice.variants:
            if getattr(one, name):
                by_label.setdefault(getattr(one, name), []).append(one)
        if len(by_label) < 2:
            continue
        options = []
        for label, found in by_label.items():
            kept = getattr(choice.offer, other)
            best = min(found, key=lambda one: (getattr(one, other) != kept, not one.can_buy(), one.price))
            options.append(VariantOption(
                label, best.stockrecord_id, label == mine, not best.can_buy(), best.colour_hex if name == "colour" else "",
            ))
        groups.append(VariantGroup(name, legend, mine, options))
    return groups


@dataclass(frozen=True, slots=True)
class Body:
    """What is read on a miss, in three queries."""

    page: ProductPage
    seller: Seller
    licence: Licence | None
    day: dt.date


def body(offer: LiveOffer, day: dt.date) -> Body | None:
    """None where the product left the shop meanwhile, or the partner is no seller."""
    page = product_page(offer.root_id)
    seller = Seller.objects.select_related("province", "county", "supporter__province", "supporter__county", "shop__mark").filter(
        partner_id=offer.partner_id).first()
    return Body(page, seller, licence_for(seller, offer.activity_field, day), day) if page and seller else None


def gallery(page: ProductPage) -> list[dict[str, str]]:
    return [
        {
            "src": picture_url(one.file, 640 if one.ready else None), "thumb": picture_url(one.file, 160 if one.ready else None),
            "small": picture_url(one.file, 320 if one.ready else None), "srcset": picture_srcset(one.file) if one.ready else "",
            "alt": one.alt,
        }
        for one in page.pictures
    ]


def licence_badge(licence: Licence, agency: str) -> dict[str, Any]:
    """What the badge says of a licence of `licences_told`."""
    return {
        "fields": "، ".join(titles_of(licence)), "agency": agency, "kind": licence.get_kind_display(), "number": licence.number,
        "issued_on": licence.issued_on, "expires_on": licence.expires_on,
    }


def maker(one: Body) -> dict[str, Any]:
    """The maker's box."""
    seller, shop = one.seller, getattr(one.seller, "shop", None)
    licence = one.licence
    return {
        "name": seller.name,
        "place": f"{seller.county.name}، {seller.province.name}",
        "picture": mark_url(shop),
        "story": shop.story if shop else "",
        "url": reverse("pages:shop", args=[seller.slug]),
        "licence": licence_badge(licence, licence.agency.short_name) if licence else None,
    }


def facts(page: ProductPage) -> list[tuple[str, str]]:
    rows = [(name, value) for name, value in page.attributes if value]
    return [*rows, (_("وزن بسته"), _("%(weight)s گرم") % {"weight": digits_fa(str(page.weight_g))})]


def arrival(offer: LiveOffer, quote: Quote, day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day on which the parcel is expected: preparation and the carrier, in working days."""
    ready = add_working_days(day, offer.preparation_days)
    return add_working_days(ready, quote.days_min), add_working_days(ready, quote.days_max)


def arrival_text(offer: LiveOffer, quote: Quote, day: dt.date) -> str:
    first, last = arrival(offer, quote, day)
    if first == last:
        return jalali_day(first)
    return _("%(first)s تا %(last)s") % {"first": jalali_day(first), "last": jalali_day(last)}


def unit_price(page: ProductPage, offer: LiveOffer) -> str:
    """The price of a kilogram, where goods are sold by weight and have one size."""
    if not page.unit_weight_g or offer.size:
        return ""
    kilo = offer.price * 1000 // page.unit_weight_g
    return _("هر کیلو %(price)s تومان") % {"price": toman_fa(kilo // 10_000 * 10_000)} if kilo >= 10_000 else ""


def stock_text(offer: LiveOffer) -> str:
    if offer.available is None:
        return _("به سفارش شما در %(days)s روز کاری ساخته می‌شود") % {"days": digits_fa(str(offer.preparation_days))}
    if offer.available == 0:
        return _("فعلاً تمام شده است")
    if offer.available == 1:
        return _("تنها یکی مانده است")
    return _("%(count)s عدد آماده در کارگاه") % {"count": digits_fa(str(offer.available))}


def return_text(rule: str) -> str:
    if rule == ReturnRule.SEVEN_DAYS:
        return _("تا ۷ روز کاری پس از تحویل می‌توانید بازگردانید")
    return str(ReturnRule(rule).label)


def tax_text(offer: LiveOffer) -> str:
    if offer.vat_percent:
        return _("با %(percent)s٪ مالیات بر ارزش افزوده") % {"percent": digits_fa(str(offer.vat_percent))}
    return _("معاف از مالیات بر ارزش افزوده")


def article33(one: Body, offer: LiveOffer, quote: Quote | None, place: str) -> list[tuple[str, ...]]:
    """What article 33 of the e-commerce law wants known before the sale."""
    seller = one.seller
    freight = _("%(title)s به %(place)s، %(cost)s تومان") % {
        "title": quote.title, "place": place, "cost": toman_fa(quote.cost),
    } if quote else _("در صفحهٔ تسویه برای نشانی شما")
    return [
        (_("فروشنده"), _("%(shop)s، %(owner)s") % {"shop": seller.name, "owner": seller.owner_name}),
        (_("نشانی"), article33_address(seller, before_paying=False)),
        (_("تماس"), digits_fa(seller.phone), "ltr"),
        (_("قیمت و مالیات"), f"{toman_fa(offer.price)} {_('تومان')}، {tax_text(offer)}"),
        (_("هزینهٔ ارسال"), freight),
        (_("اعتبار این قیمت"), _("قیمت %(day)s؛ پس از ثبت سفارش تغییر نمی‌کند") % {"day": jalali_date(one.day)}
            if offer.cut_ends_at is None else _("تا %(day)s") % {"day": jalali_date(offer.cut_ends_at)}),
        (_("بازگرداندن"), return_text(offer.return_rule)),
    ]


def schema(one: Body, offer: LiveOffer) -> SafeString:
    """schema.org Product with its Offer, as data for search engines. Prices in Rial."""
    url = settings.SITE_URL + one.page.url
    data = {
        "@context": "https://schema.org", "@type": "Product", "name": one.page.title, "description": one.page.description, "url": url,
        "sku": str(offer.stockrecord_id), "category": offer.category_name,
        "image": [settings.SITE_URL + picture_url(picture.file) for picture in one.page.pictures],
        "offers": {
            "@type": "Offer", "url": url, "price": offer.price, "priceCurrency": "IRR",
            "availability": "https://schema.org/" + (
                "MadeToOrder" if offer.available is None else "InStock" if offer.can_buy() else "OutOfStock"),
            "seller": {"@type": "Organization", "name": offer.seller_name},
        },
    }
    return mark_safe(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S308
