"""The panel's own pages, tiles and warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sellers.businesses.models import Licence, Seller
from sellers.panel.registry import PanelPage, PanelTiles, Tile, panel_page, panel_tiles
from sellers.panel.selectors import goods_counts, low_counts, lowest
from shop.accounts.menu import AccountEntry, account_entry
from shop.accounts.models import User
from shop.core.calendar import jalali_date, today
from shop.core.persian import digits_fa

LICENCE_WARNS_DAYS = 30


def greeting(now: dt.datetime) -> str:
    """By the hour in Tehran, which `now` is given in."""
    if now.hour < 5:
        return _("سلام، شب‌تان به‌خیر")
    if now.hour < 11:
        return _("سلام، صبح‌تان به‌خیر")
    if now.hour < 16:
        return _("سلام، روزتان به‌خیر")
    if now.hour < 20:
        return _("سلام، عصرتان به‌خیر")
    return _("سلام، شب‌تان به‌خیر")


def goods_tiles(seller: Seller, now: dt.datetime) -> Sequence[Tile]:
    """What runs out, what has run out, what is on sale."""
    stock, goods = low_counts(seller), goods_counts(seller, now)
    stock_url, low_note = reverse("panel:stock") + "?low=1", ""
    row = lowest(seller) if stock["low"] else None
    if row is not None:
        low_note = _("%(title)s، %(n)s عدد") % {"title": row.title, "n": digits_fa(str(row.free))}
    out_note = _("خریدار آن را نمی‌تواند بخرد") if stock["out"] else ""
    hidden = _("%(n)s کالا پنهان است") % {"n": digits_fa(str(goods["hidden"]))} if goods["hidden"] else ""
    return [
        Tile(stock["low"], _("رو به تمام‌شدن"), "package", stock_url, low_note),
        Tile(stock["out"], _("تمام‌شده"), "package-x", stock_url, out_note, bool(out_note)),
        Tile(goods["live"], _("کالا در فروش"), "store", reverse("panel:products"), hidden, bool(goods["hidden"])),
    ]


def warning(seller: Seller, licence: Licence | None) -> str:
    """The one thing that stops the shop, or soon will; "" where nothing does."""
    if seller.frozen_at:
        return _("غرفهٔ شما بسته است: %(reason)s. کالاهایتان تا باز شدن آن دیده نمی‌شوند.") % {"reason": seller.frozen_reason}
    if licence is None:
        return _("مجوز معتبری برای کارگاه شما ثبت نیست. کالاها تا ثبت مجوز تازه فروخته نمی‌شوند.")
    left = (licence.expires_on - today()).days
    if left > LICENCE_WARNS_DAYS:
        return ""
    return _("مجوز %(number)s تا %(day)s اعتبار دارد؛ %(n)s روز دیگر. پس از آن کالاهای این رشته فروخته نمی‌شوند.") % {
        "number": licence.number, "day": jalali_date(licence.expires_on), "n": digits_fa(str(left)),
    }  # fmt: skip


def _sells(user: User) -> bool:
    return Seller.objects.filter(users=user).exists()


def register() -> None:
    panel_page(PanelPage("panel:home", gettext_lazy("خانه"), "house", 10))
    panel_page(PanelPage("panel:products", gettext_lazy("کالاها"), "package", 30))
    panel_page(PanelPage("panel:stock", gettext_lazy("موجودی"), "layout-grid", 40))
    panel_tiles(PanelTiles("goods", goods_tiles, 50))
    account_entry(
        AccountEntry(gettext_lazy("پنل فروشنده"), gettext_lazy("سفارش‌ها، کالاها و موجودی کارگاه"), "store", "panel:home", 5, _sells)
    )
