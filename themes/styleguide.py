"""Plausible data for the style guide (templates/styleguide.html): every component with what it may meet on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

CARDS = (
    ("گلدان میناکاری لاجوردی، نقش بته‌جقه", "کارگاه لاجورد", "اصفهان", "۲٬۸۸۰٬۰۰۰", "۳٬۲۰۰٬۰۰۰", "۱۰", "", ""),
    ("کوزه و کاسهٔ سفال لالجین، لعاب فیروزه‌ای", "سفال آبی‌گون", "لالجین", "۹۴۰٬۰۰۰", "", "", "", ""),
    ("پیراهن سوزن‌دوزی بلوچ، زرشکی", "سوزن‌دوزی گل‌مهتاب", "ایرانشهر", "۶٬۸۰۰٬۰۰۰", "", "", "سفارشی، ۱۲ روزه", "order"),
    ("زعفران نگین قائنات، ۴٫۶ گرم", "باغ سرخ", "قائن", "۸۹۰٬۰۰۰", "۹۹۰٬۰۰۰", "۱۰", "", ""),
    ("جعبهٔ خاتم شش‌گوش، دو لایه", "خاتم آرتیمان", "شیراز", "۱٬۹۰۰٬۰۰۰", "", "", "ناموجود", "soldout"),
    ("آویشن کوهی سایه‌خشک، ۱۰۰ گرم", "دامنهٔ سهند", "بستان‌آباد", "۹۵٬۰۰۰", "", "", "", ""),
    ("گلیم دست‌باف کرمانشاه، ۱ در ۱٫۵ متر", "تار و گره", "کرمانشاه", "۵٬۹۰۰٬۰۰۰", "۶٬۵۰۰٬۰۰۰", "۹", "", ""),
    ("سبد حصیری نوار قرمز، ۳۰ سانتی", "حصیربافی گیلوا", "رشت", "۳۶۰٬۰۰۰", "", "", "", ""),
)

FIELDS = {
    "پوشاک و منسوجات": ("مانتو", "شال", "ترمه", "گیوه"),
    "خوراکی": ("عسل", "مربا", "زعفران"),
    "صنایع دستی": ("میناکاری", "سفال", "خاتم"),
    "گیاهان دارویی": ("گل محمدی", "آویشن"),
}
ORDERS = (
    ("B7K4-92", "گلدان میناکاری ۲۵ سانتی", "اصفهان", "امروز", 28_800_000, "تازه", "new"),
    ("B7K1-37", "بشقاب نقش خورشید × ۲", "تهران", "امروز", 48_000_000, "در حال آماده‌سازی", "waiting"),
    ("B6X2-61", "گلدان میناکاری ۲۰ سانتی", "شیراز", "رفت: ۳۰ آبان", 21_000_000, "فرستاده شد", "sent"),
)


class AddressExample(forms.Form):
    recipient = forms.CharField(label="نام گیرنده")
    postal_code = forms.CharField(
        label="کد پستی",
        help_text="ده رقم، بی خط تیره",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "control-ltr", "data-digits": True}),
    )
    province = forms.ChoiceField(label="استان", choices=[("1", "اصفهان"), ("2", "یزد")])
    note = forms.CharField(label="یادداشت برای فروشنده", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    gift = forms.BooleanField(label="هدیه است، فاکتور در بسته نگذارید", required=False)

    def clean_postal_code(self) -> str:
        value = str(self.cleaned_data["postal_code"])
        if len(value) != 10:
            raise forms.ValidationError("کد پستی ده رقم است؛ دو رقم کم دارد.")
        return value


def styleguide_context(pictures: Sequence[str]) -> dict[str, Any]:
    """`pictures` are addresses of square pictures, eight or more."""
    cards = [
        {"url": "#", "title": title, "shop": shop, "place": place, "price": now, "old": old, "cut": cut, "tag": tag, "tag_kind": kind,
         "picture": pictures[at % len(pictures)], "unit": "تومان"}
        for at, (title, shop, place, now, old, cut, tag, kind) in enumerate(CARDS)
    ]  # fmt: skip
    licence = {
        "url": "#",
        "issued_on": dt.date(2025, 6, 6),
        "expires_on": dt.date(2028, 6, 5),
        "fields": "میناکاری",
        "kind": "مستقل",
        "agency": "میراث فرهنگی و صنایع دستی",
        "number": "۱۴۰۳-۵۱۲-۰۰۸۸",
    }
    return {
        "menu": [
            {"title": title, "url": "#", "here": title == "صنایع دستی", "children": [{"title": leaf, "url": "#"} for leaf in leaves]}
            for title, leaves in FIELDS.items()
        ],
        "basket_count": 3,
        "cards": cards,
        "crumbs": [("صنایع دستی", "#"), ("سفال، سرامیک و مینا", "")],
        "chips": [("اصفهان", "#"), ("همدان", "#"), ("۳۰۰٬۰۰۰ تا ۳٬۰۰۰٬۰۰۰ تومان", "#")],
        "bars": [12, 40, 88, 100, 58, 24, 8],
        "stops": [50_000 * 2**(step // 2) if step % 2 == 0 else 75_000 * 2**(step // 2) for step in range(15)],
        "pictures": [{"src": picture, "alt": ""} for picture in pictures[:4]],
        "sizes": [
            {"label": "۲۰ سانتی", "url": "#"},
            {"label": "۲۵ سانتی", "url": "#", "selected": True},
            {"label": "۳۰ سانتی", "url": "#", "out": True},
        ],
        "colours": [
            {"label": "لاجوردی", "value": "1", "colour": "#123a8c", "selected": True},
            {"label": "فیروزه‌ای", "value": "2", "colour": "#1b8f9b"},
            {"label": "اناری", "value": "3", "colour": "#7a1826", "out": True},
        ],
        "buy_lines": [
            {"icon": "package-check", "classes": "size-5 text-success", "text": "۴ عدد آماده در کارگاه"},
            {"icon": "truck", "text": "رسیدن به اصفهان: شنبه ۷ تا دوشنبه ۹ آذر، از ۸۵٬۰۰۰ تومان"},
            {"icon": "undo-2", "text": "تا ۷ روز کاری پس از تحویل می‌توانید بازگردانید"},
        ],
        "maker": {
            "name": "کارگاه لاجورد", "place": "اصفهان", "since": "۱۴۰۲", "picture": pictures[0], "url": "#", "licence": licence,
            "story": "دو خواهر، یک کوره و سی سال میناکاری که از پدر مانده. نقش‌ها را بی‌الگو و دستِ آزاد می‌کشیم.",
            "figures": [("۱۸", "کالا"), ("۲۱۴", "سفارش رسیده")],
        },
        "facts": [("فن", "میناکاری روی مس"), ("بلندی و دهانه", "۲۵ در ۱۴ سانتی‌متر"), ("وزن", "۶۲۰ گرم"), ("نگهداری", "دستمال نرم و خشک")],
        "rows33": [
            ("فروشنده", "کارگاه لاجورد، اصفهان، خیابان هنر، کوی مینا، پلاک ۱۲"), ("تماس", "۰۳۱-۰۰۰۰۰۰۰۰", "ltr"),
            ("قیمت و مالیات", "۲٬۸۸۰٬۰۰۰ تومان، با \u061c۱۰٪ ارزش افزوده"), ("هزینهٔ ارسال", "پیشتاز ۸۵٬۰۰۰، تیپاکس ۱۴۰٬۰۰۰ تومان"),
            ("اعتبار این قیمت", "تا شنبه ۱۴ آذر ۱۴۰۵"), ("بازگرداندن", "۷ روز کاری، بی‌دلیل؛ هزینهٔ پستِ برگشت با خریدار"),
        ],
        "seller": {"name": "کارگاه لاجورد", "place": "اصفهان", "url": "#", "picture": pictures[0], "verified": True},
        "line": {"id": 1, "title": CARDS[0][0], "url": "#", "variant": "۲۵ سانتی، لاجوردی", "quantity": 1, "most": 4, "total": 28_800_000,
                 "old_total": 32_000_000, "picture": pictures[0], "changes": ["قیمت از ۲٬۷۰۰٬۰۰۰ به ۲٬۸۸۰٬۰۰۰ تومان رسید."]},
        "sums": [("بهای ۴ کالا", 46_600_000), ("تخفیف کالاها", -3_200_000, "cut"), ("ارسال ۲ مرسوله", 1_800_000)],
        "events": [
            {"title": "پرداخت شد", "state": "done", "when": "۲ آذر ۱۴۰۵، ۱۰:۱۵"},
            {"title": "در حال آماده‌سازی", "state": "now", "when": "تا چهارشنبه ۴ آذر"},
            {"title": "فرستاده شد", "state": "todo"},
            {"title": "تحویل شد", "state": "todo"},
        ],
        "form": AddressExample({"recipient": "مریم", "postal_code": "۸۱۶۳۰۰۰۰", "province": "1"}),
        "orders": [dict(zip(("number", "title", "town", "due", "total", "word", "kind"), order, strict=True)) for order in ORDERS],
    }  # fmt: skip
