"""Numbers and prices that a query names: «زیر ۵۰۰ هزار تومان», «بین ۱ تا ۲ میلیون», «حدود دویست تومن».

Shoppers think in Toman and leave the thousands out («زیر ۵۰۰»); the database thinks in Rial. A number is a price only where a word
beside it says so: «۲ کیلو» is a weight, «سایز ۳۸ تا ۴۴» a size.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from search.text.words import listed

RIAL_PER_TOMAN = 10
MAX_RIAL = 10**13
SPOKEN_IN_THOUSANDS = 1_000
AROUND = (Decimal("0.8"), Decimal("1.2"))
LONGEST_BOUND = 3

_NUMBERS = {
    "صفر": 0, "یک": 1, "یه": 1, "دو": 2, "سه": 3, "چهار": 4, "چار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7, "هشت": 8, "نه": 9, "ده": 10,
    "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15, "پونزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19,
    "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90, "صد": 100, "یکصد": 100, "دویست": 200,
    "سیصد": 300, "چهارصد": 400, "پانصد": 500, "پونصد": 500, "ششصد": 600, "شیشصد": 600, "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
}
_HALF = "نیم"
_SCALES = {"هزار": 10**3, "میلیون": 10**6, "ملیون": 10**6, "میلیارد": 10**9, "ملیارد": 10**9, "k": 10**3}
_UNITS = {"تومان": 10, "تومن": 10, "تومانی": 10, "تومنی": 10, "ت": 10, "ریال": 1, "ریالی": 1}
_MEASURES = listed(
    "کیلو کیلویی کیلوگرم گرم گرمی متر متری سانت سانتی سانتیمتر عدد عددی عددتایی تایی نفر نفره سایز لیتر لیتری مثقال درصد سال ساله ماه ماهه "
    "روز روزه تکه پارچه جفت بسته شیشه در"
)
_MOST = listed(
    "زیر حداکثر نهایتا سقف کمتراز ارزانتراز ارزونتراز پاییناز پایینتراز کمتر ارزانتر ارزونتر پایینتر"
)
_LEAST = listed("بالای حداقل بیشاز بیشتراز گرانتراز گرونتراز بالاتراز بیشتر گرانتر گرونتر بالاتر")
_AROUND = listed("حدود حدودا حوالی دور")
_TO, _FROM, _BETWEEN, _AND = "تا", "از", "بین", "و"
_PRICE_WORDS = listed("قیمت مبلغ بودجه نرخ")

# The same words in Latin letters, where the vocabulary of goods cannot know them.
LATIN = {
    "zir": "زیر", "zire": "زیر", "ta": "تا", "bala": "بالای", "balaye": "بالای", "kamtar": "کمتر", "bishtar": "بیشتر", "az": "از",
    "hadaksar": "حداکثر", "hadaghal": "حداقل", "bein": "بین", "beyn": "بین", "hodud": "حدود", "hodood": "حدود", "hezar": "هزار",
    "milion": "میلیون", "million": "میلیون", "melyun": "میلیون", "miliun": "میلیون", "toman": "تومان", "tomani": "تومانی",
    "tuman": "تومان", "rial": "ریال",
}


class PriceReading(NamedTuple):
    """Limits in Rial, and which words said so (positions in the query)."""

    least: int | None
    most: int | None
    taken: frozenset[int]


class _Amount(NamedTuple):
    number: Decimal
    end: int
    scaled: bool
    unit: int | None

    def rial(self) -> int | None:
        """None for what cannot be a price. Bare small numbers are thousands of Toman."""
        number = self.number
        if not self.scaled and self.unit is None and number < SPOKEN_IN_THOUSANDS:
            number *= SPOKEN_IN_THOUSANDS
        rial = int(number * (self.unit or RIAL_PER_TOMAN))
        return rial if 0 < rial <= MAX_RIAL else None

    def scaled_as(self, other: _Amount) -> _Amount:
        """«۲۰۰ تا ۵۰۰ هزار تومان»: the first number has the second's scale, as long as it then stays below it."""
        if self.scaled or self.unit is not None or not other.scaled or other.number == 0:
            return self._replace(unit=self.unit or other.unit)
        for scale in (10**9, 10**6, 10**3):
            if other.number >= scale and self.number * scale <= other.number:
                return self._replace(number=self.number * scale, scaled=True, unit=other.unit)
        return self._replace(unit=other.unit)


def prices_read(words: Sequence[str]) -> PriceReading:
    """The price limits that folded words name. The last word on each limit counts; turned-round limits are put right."""
    least: int | None = None
    most: int | None = None
    taken: set[int] = set()
    at = 0
    while at < len(words):
        found = _range(words, at) or _bound(words, at) or _plain(words, at)
        if found is None:
            at += 1
            continue
        low, high, end = found
        least, most = (least if low is None else low), (most if high is None else high)
        begin = at - 1 if at and words[at - 1] in _PRICE_WORDS else at
        taken.update(range(begin, end))
        at = end
    if least is not None and most is not None and least > most:
        least, most = most, least
    return PriceReading(least, most, frozenset(taken))


_Found = tuple[int | None, int | None, int]


def _range(words: Sequence[str], at: int) -> _Found | None:
    """«بین A و B», «از A تا B», «A تا B تومان»."""
    named = words[at] in (_BETWEEN, _FROM)
    first = _amount(words, at + named, joins=False)
    if first is None or first.end >= len(words) or words[first.end] not in ((_TO, _AND) if words[at] == _BETWEEN else (_TO,)):
        return None
    second = _amount(words, first.end + 1)
    if second is None or (second.unit is None and not second.scaled and not (named and second.number >= SPOKEN_IN_THOUSANDS)):
        return None
    low, high = first.scaled_as(second).rial(), second.rial()
    return None if low is None or high is None else (low, high, second.end)


def _bound(words: Sequence[str], at: int) -> _Found | None:
    """«زیر A», «کمتر از A», «بالای A», «حدود A», and «تا A تومان» (without a unit «تا» may count anything)."""
    for length in range(LONGEST_BOUND, 0, -1):
        word = "".join(words[at:at + length])
        if word not in _MOST and word not in _LEAST and word not in _AROUND and word not in (_TO, _FROM):
            continue
        amount = _amount(words, at + length)
        if amount is None or (word in (_TO, _FROM) and amount.unit is None and not amount.scaled):
            continue
        rial = amount.rial()
        if rial is None:
            continue
        if word in _AROUND:
            return int(rial * AROUND[0]), int(rial * AROUND[1]), amount.end
        if word in _LEAST or word == _FROM:
            return rial, None, amount.end
        return None, rial, amount.end
    return None


def _plain(words: Sequence[str], at: int) -> _Found | None:
    """«۵۰۰ هزار تومانی»: about that much. A trailing «به پایین» or «به بالا» makes it a limit."""
    amount = _amount(words, at)
    if amount is None or amount.unit is None:
        return None
    rial = amount.rial()
    if rial is None:
        return None
    after = tuple(words[amount.end:amount.end + 2])
    if after in (("به", "پایین"), ("به", "پایینتر")):
        return None, rial, amount.end + 2
    if after in (("به", "بالا"), ("به", "بالاتر")):
        return rial, None, amount.end + 2
    return int(rial * AROUND[0]), int(rial * AROUND[1]), amount.end


def _amount(words: Sequence[str], at: int, *, joins: bool = True) -> _Amount | None:
    """A number in digits or words with its scale and unit: «۱.۵ میلیون», «یک میلیون و دویست هزار تومان», «نیم میلیون»."""
    total, group, end, scale = Decimal(0), None, at, 1
    while end < len(words):
        word = words[end]
        value = _value(word)
        if value is not None:
            if group is not None and words[end - 1] != _AND and (word[0].isdigit() or words[end - 1][0].isdigit()):
                break
            group = (group or 0) + value
        elif word in _SCALES and (group is not None or total == 0):
            scale = _SCALES[word]
            total += (1 if group is None else group) * scale
            group = None
        elif not (word == _AND and joins and end > at and end + 1 < len(words) and _value(words[end + 1]) is not None):
            break
        end += 1
    number = total + (group or 0) * _scale_of_rest(group, total, scale)
    if end == at or not 0 < number <= MAX_RIAL or (end < len(words) and words[end] in _MEASURES):
        return None
    unit = _UNITS.get(words[end]) if end < len(words) else None
    return _Amount(number, end + (unit is not None), total > 0, unit)


def _scale_of_rest(group: Decimal | None, total: Decimal, scale: int) -> int:
    """«یک میلیون و نیم» ends with half a million, «یک میلیون و دویست» with two hundred thousand."""
    if group is None or not total:
        return 1
    if group < 1:
        return scale
    return SPOKEN_IN_THOUSANDS if scale >= 10**6 and group < SPOKEN_IN_THOUSANDS else 1


def _value(word: str) -> Decimal | None:
    if word == _HALF:
        return Decimal("0.5")
    if word in _NUMBERS:
        return Decimal(_NUMBERS[word])
    if word[:1].isdigit():
        try:
            return Decimal(word)
        except InvalidOperation:
            return None
    return None

