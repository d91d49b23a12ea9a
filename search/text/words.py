"""Closed lists of the language: what is skipped, what survives stemming, what may lose a suffix. All words are folded."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


STOP = listed("و در به از که را با این ان برای")

# «به» is also quince, and begins the names of goods: به‌لیمو, به‌دانه.
STOP_IN_COMPOUNDS = STOP - {"به"}

# What shoppers add to any wish, and sellers to any title. Such a word lifts a product that carries it, and rules none out.
NOISE = listed(
    "خرید فروش قیمت قیمتی ارزان ارزون ارزانترین بهترین خوب اصل اصلی جدید انلاین اینترنتی فروشگاه سایت عکس سفارش انواع لیست "
    "لطفا میخوام میخواهم میخواستم محصول محصولات یک یه تومان تومن ریال لطف "
    "خانگی طبیعی اصیل مرغوب اعلا درجه ممتاز ارگانیک عالی شیک قشنگ زیبا جذاب"
)

# Words that only look inflected.
KEEP = listed(
    "تنها تنهایی انتها انتهای اشتها منتها بها بهای گرانبها خونبها پربها کمبها رها رهایی شیوا اژدها باها مها "
    "برات نبات شکلات سوغات ادبیات لبنیات مرکبات حبوبات هرات قنات حیات نجات اوقات صادرات واردات ریاضیات اطلاعات دخانیات "
    "بهترین بهتر دفتر دختر کرمان کتان بادام حمام ارام اندام پیام الهام سلام بهنام نقاش قماش تراش فراش "
    "قهوهای نقرهای سرمهای سورمهای فیروزهای پستهای سرخابی گردوی حنایی طلایی نایی برای دارای مالیات طاها قاینات"
)

# Plurals that no rule makes. They are kept from the rules as well.
IRREGULAR = {"عرقیات": "عرق", "قطعات": "قطعه", "میوجات": "میوه", "سبزیجات": "سبزی"}
KEEP |= IRREGULAR.keys()

# Names of provinces that are ordinary words, unless «استان» stands before them.
PROVINCE_LIKE = listed("مرکزی")

# Adjectives that lose تر and ترین when written without a half-space; انگشتر, دفتر and بستر look the same and must not.
ADJECTIVES = listed(
    "بزرگ کوچک ارزان گران بلند کوتاه زیبا قشنگ خوشگل نرم سبک سنگین تازه شیرین ترش ضخیم نازک گرم خنک سرد قدیمی جدید روشن تیره "
    "پررنگ کمرنگ ساده پهن باریک کلفت محکم قوی ظریف لطیف مرغوب مناسب راحت خوشمزه سالم پاک تند ملایم گشاد تنگ دراز عمیق نو سفت "
    "درشت ریز شیک جذاب مقاوم طبیعی لاغر"
)

PLURALS = ("هایشان", "هایتان", "هایمان", "هایی", "هایم", "هایت", "هایش", "های", "ها")

# Pieces behind a half-space that inflect the word before it.
ENDINGS = frozenset((*PLURALS, "تر", "ترین", "تری", "ام", "ات", "اش", "ی", "مان", "تان", "شان", "جات", "الات"))
BEGINNINGS = frozenset(("می", "نمی"))
