"""What is sold: four fields, their leaves, and what each leaf asks of a product.

The list is loaded into Oscar's categories and product classes by `services.taxonomy_load`, which may run again at any time:
an operator's later titles and attributes stay. `activity_field` names the field of licence that covers a leaf
(`sellers.businesses.ActivityField.code`); `return_rule` is the consumer's right of article 37.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReturnRule = Literal["seven_days", "perishable", "personal"]
VatClass = Literal["standard", "exempt"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A category that products stand in. Attributes are (code, title) pairs, in the order a page shows them."""

    slug: str
    title: str
    activity_field: str
    attributes: tuple[tuple[str, str], ...]
    return_rule: ReturnRule = "seven_days"
    vat: VatClass = "standard"


@dataclass(frozen=True, slots=True)
class Field:
    """A root category, and the order of its leaves."""

    slug: str
    title: str
    leaves: tuple[Leaf, ...]


CLOTH = (("material", "جنس"), ("colour", "رنگ"), ("care", "شست‌وشو"))
GARMENT = (("material", "جنس"), ("colour", "رنگ"), ("technique", "دوخت و تزیین"), ("care", "شست‌وشو"))
TEXTILE = (("technique", "فن"), ("material", "جنس"), ("size", "اندازه"), ("colour", "رنگ"), ("care", "نگهداری"))
LEATHER = (("material", "جنس چرم"), ("size", "اندازه"), ("colour", "رنگ"), ("care", "نگهداری"))
SHOES = (("material", "جنس رویه"), ("sole", "جنس تخت"), ("colour", "رنگ"), ("care", "نگهداری"))
FOOD = (("weight", "وزن خالص"), ("ingredients", "مواد"), ("keeping", "نگهداری"), ("best_before", "ماندگاری"))
HERB = (("weight", "وزن خالص"), ("origin", "محل برداشت"), ("drying", "روش خشک کردن"), ("use", "کاربرد"), ("keeping", "نگهداری"))
CRAFT = (("technique", "فن"), ("material", "جنس"), ("size", "اندازه"), ("weight", "وزن"), ("care", "نگهداری"))
RUG = (("technique", "بافت"), ("material", "جنس"), ("size", "اندازه"), ("dye", "رنگرزی"), ("care", "نگهداری"))

FASHION = Field("fashion", "پوشاک و منسوجات", (
    Leaf("manto", "مانتو", "tailoring", GARMENT),
    Leaf("needlework-dress", "پیراهن سوزن‌دوزی", "needlework", GARMENT),
    Leaf("local-dress", "لباس محلی", "tailoring", GARMENT),
    Leaf("abaya", "عبا و چادر", "tailoring", GARMENT),
    Leaf("children-wear", "لباس کودک", "tailoring", GARMENT),
    Leaf("knitwear", "بافتنی", "knitting", GARMENT),
    Leaf("scarf", "روسری", "tailoring", CLOTH),
    Leaf("shawl", "شال دستباف", "weaving", CLOTH),
    Leaf("chadorshab", "چادرشب", "weaving", TEXTILE),
    Leaf("termeh", "ترمه", "weaving", TEXTILE),
    Leaf("pateh", "پته", "needlework", TEXTILE),
    Leaf("qalamkar", "قلمکار", "block-printing", TEXTILE),
    Leaf("darayi", "دارایی", "weaving", TEXTILE),
    Leaf("golabetun", "گلابتون‌دوزی", "needlework", TEXTILE),
    Leaf("giveh", "گیوه و کلاش", "shoemaking", SHOES),
    Leaf("charoq", "چارق", "shoemaking", SHOES),
    Leaf("leather-bag", "کیف چرم", "leather", LEATHER),
    Leaf("felt", "نمد و نمدپوش", "felt-making", TEXTILE),
))
FOODS = Field("food", "خوراکی", (
    Leaf("jam", "مربا", "preserves", FOOD),
    Leaf("pickle", "ترشی", "preserves", FOOD),
    Leaf("honey", "عسل", "beekeeping", FOOD, vat="exempt"),
    Leaf("saffron", "زعفران", "saffron", FOOD, vat="exempt"),
    Leaf("gaz", "گز", "confectionery", FOOD),
    Leaf("qottab", "قطاب", "confectionery", FOOD, return_rule="perishable"),
    Leaf("koluche", "کلوچه", "confectionery", FOOD, return_rule="perishable"),
    Leaf("nan-berenji", "نان برنجی", "confectionery", FOOD, return_rule="perishable"),
    Leaf("noghl", "نقل", "confectionery", FOOD),
    Leaf("baklava", "باقلوا", "confectionery", FOOD, return_rule="perishable"),
    Leaf("halva", "حلوا", "confectionery", FOOD, return_rule="perishable"),
    Leaf("masghati", "مسقطی", "confectionery", FOOD, return_rule="perishable"),
    Leaf("cake", "کیک خانگی", "confectionery", FOOD, return_rule="perishable"),
    Leaf("bread", "نان محلی", "bakery", FOOD, return_rule="perishable", vat="exempt"),
    Leaf("dates", "خرما", "drying", FOOD, vat="exempt"),
    Leaf("syrup", "شیره", "preserves", FOOD),
    Leaf("dried-fruit", "میوهٔ خشک", "drying", FOOD),
    Leaf("nuts", "پسته و آجیل", "drying", FOOD),
    Leaf("barberry", "زرشک", "drying", FOOD, vat="exempt"),
))
CRAFTS = Field("crafts", "صنایع دستی", (
    Leaf("minakari", "میناکاری", "minakari", CRAFT),
    Leaf("glazed-pottery", "سفال لعاب‌دار", "pottery", CRAFT),
    Leaf("clay-pottery", "سفال کلپورگان", "pottery", CRAFT),
    Leaf("copper", "مس و ورشو", "metalwork", CRAFT),
    Leaf("filigree", "ملیله و نقره", "metalwork", CRAFT),
    Leaf("turquoise", "فیروزه‌کوبی", "metalwork", CRAFT),
    Leaf("jewellery", "زیورآلات دست‌ساز", "jewellery", CRAFT),
    Leaf("khatam", "خاتم", "woodwork", CRAFT),
    Leaf("wood", "چوب و نازک‌کاری", "woodwork", CRAFT),
    Leaf("gelim", "گلیم", "carpet-weaving", RUG, vat="exempt"),
    Leaf("carpet", "قالیچه", "carpet-weaving", RUG, vat="exempt"),
    Leaf("jajim", "جاجیم و ورنی", "carpet-weaving", RUG, vat="exempt"),
    Leaf("basket", "حصیر و بامبو", "basketry", CRAFT),
    Leaf("kapu", "کپو", "basketry", CRAFT),
    Leaf("calligraphy", "خوشنویسی و تذهیب", "calligraphy", CRAFT, return_rule="personal"),
    Leaf("towel", "حوله‌بافی", "weaving", TEXTILE),
))
HERBS = Field("herbs", "گیاهان دارویی", (
    Leaf("thyme", "آویشن", "herbs", HERB, vat="exempt"),
    Leaf("chamomile", "بابونه", "herbs", HERB, vat="exempt"),
    Leaf("rosebud", "غنچهٔ گل محمدی", "herbs", HERB, vat="exempt"),
    Leaf("rosewater", "گلاب و عرقیات", "distilling", HERB),
    Leaf("borage", "گل گاوزبان", "herbs", HERB, vat="exempt"),
    Leaf("orange-blossom", "بهارنارنج", "herbs", HERB, vat="exempt"),
    Leaf("mint", "نعنا و گزنه", "herbs", HERB, vat="exempt"),
    Leaf("cumin", "زیره", "herbs", HERB, vat="exempt"),
    Leaf("jujube", "عناب", "herbs", HERB, vat="exempt"),
    Leaf("liquorice", "شیرین‌بیان", "herbs", HERB, vat="exempt"),
    Leaf("henna", "حنا", "herbs", HERB),
    Leaf("madder", "روناس", "herbs", HERB),
    Leaf("tea", "چای و دمنوش", "herbs", HERB),
    Leaf("gum", "سقز و کتیرا", "herbs", HERB),
))
FIELDS: tuple[Field, ...] = (FASHION, FOODS, CRAFTS, HERBS)
LEAVES: dict[str, Leaf] = {leaf.slug: leaf for field in FIELDS for leaf in field.leaves}
