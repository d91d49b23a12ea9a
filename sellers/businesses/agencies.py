"""Who licenses, and what: the list as of its first version. Later versions are rows that an operator adds.

Agencies are the four that license home businesses and the Relief Committee, which licenses in every field for the homes it covers.
`ActivityField.code` is what `catalog.listings.taxonomy` names in `activity_field`.
"""

from __future__ import annotations

from typing import Any

SAMT = "وزارت صنعت، معدن و تجارت"
JAHAD = "وزارت جهاد کشاورزی"
CULTURE = "وزارت فرهنگ و ارشاد اسلامی"
HERITAGE = "وزارت میراث فرهنگی، گردشگری و صنایع دستی"
RELIEF = "کمیتهٔ امداد امام خمینی"
AGENCIES: tuple[tuple[str, str], ...] = (
    (SAMT, "صمت"),
    (JAHAD, "جهاد کشاورزی"),
    (CULTURE, "فرهنگ و ارشاد"),
    (HERITAGE, "میراث فرهنگی"),
    (RELIEF, "کمیتهٔ امداد"),
)

HEALTH = "بهداشت"
VETERINARY = "دامپزشکی"
WORKS = "فرهنگ و ارشاد"
FIELDS: tuple[tuple[str, str, str, str], ...] = (
    ("tailoring", "دوخت پوشاک و لباس محلی", SAMT, ""),
    ("knitting", "بافتنی با میل و قلاب", SAMT, ""),
    ("leather", "دوخت کیف و مصنوعات چرمی", SAMT, ""),
    ("needlework", "رودوزی‌های سنتی", HERITAGE, ""),
    ("weaving", "پارچه‌بافی سنتی", HERITAGE, ""),
    ("block-printing", "چاپ قلمکار", HERITAGE, ""),
    ("shoemaking", "گیوه‌بافی و پاپوش‌های سنتی", HERITAGE, ""),
    ("felt-making", "نمدمالی", HERITAGE, ""),
    ("carpet-weaving", "بافت قالی، گلیم و زیرانداز", SAMT, ""),
    ("pottery", "سفال و سرامیک", HERITAGE, ""),
    ("minakari", "میناکاری", HERITAGE, ""),
    ("metalwork", "هنرهای فلزی", HERITAGE, ""),
    ("jewellery", "زیورآلات دست‌ساز", HERITAGE, ""),
    ("woodwork", "هنرهای چوبی و خاتم", HERITAGE, ""),
    ("basketry", "حصیر و بافته‌های گیاهی", HERITAGE, ""),
    ("calligraphy", "خوشنویسی و تذهیب", CULTURE, WORKS),
    ("preserves", "تهیهٔ مربا، ترشی و شیره", JAHAD, HEALTH),
    ("beekeeping", "زنبورداری و عسل", JAHAD, VETERINARY),
    ("saffron", "کشت و بسته‌بندی زعفران", JAHAD, HEALTH),
    ("confectionery", "شیرینی سنتی و خانگی", SAMT, HEALTH),
    ("bakery", "پخت نان محلی", SAMT, HEALTH),
    ("drying", "خشک کردن و بسته‌بندی خشکبار", JAHAD, HEALTH),
    ("herbs", "خشک کردن و بسته‌بندی گیاهان دارویی", JAHAD, HEALTH),
    ("distilling", "گلاب و عرقیات گیاهی", JAHAD, HEALTH),
)


def fields_load(agency_model: type[Any], field_model: type[Any]) -> None:
    """Write the agencies and fields that are missing; what an operator changed stays. Safe to run again."""
    agency_model.objects.bulk_create([agency_model(name=name, short_name=short) for name, short in AGENCIES], ignore_conflicts=True)
    ids = dict(agency_model.objects.values_list("name", "id"))
    field_model.objects.bulk_create(
        [field_model(code=code, title=title, agency_id=ids[agency], prior_approval=prior) for code, title, agency, prior in FIELDS],
        ignore_conflicts=True,
    )
