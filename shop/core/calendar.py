"""Jalali dates for the screen and working days for deadlines. Instants are UTC in the database and Tehran time on screen."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import holidays
import jdatetime
from django.utils import timezone

from shop.core.persian import digits_fa

MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
FRIDAY = 4


def local_date(moment: dt.date | dt.datetime) -> dt.date:
    """The day in Tehran that an instant falls on; a date stays itself."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(timezone.get_default_timezone()).date() if timezone.is_aware(moment) else moment.date()
    return moment


def today() -> dt.date:
    """Today in Tehran."""
    return local_date(timezone.now())


def jalali_date(moment: dt.date | dt.datetime) -> str:
    """«۲ آذر ۱۴۰۵»."""
    day = jdatetime.date.fromgregorian(date=local_date(moment))
    return digits_fa(f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def jalali_day(moment: dt.date | dt.datetime) -> str:
    """«دوشنبه ۲ آذر»."""
    date = local_date(moment)
    day = jdatetime.date.fromgregorian(date=date)
    return digits_fa(f"{WEEKDAYS[date.weekday()]} {day.day} {MONTHS[day.month - 1]}")


def jalali_datetime(moment: dt.datetime) -> str:
    """«۲ آذر ۱۴۰۵، ۱۴:۰۵» in Tehran time."""
    local = timezone.localtime(moment)
    return digits_fa(f"{jalali_date(local)}، {local:%H:%M}")


@lru_cache(maxsize=8)
def _holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("IR", years=(year,))


def is_working_day(day: dt.date) -> bool:
    """Neither Friday nor an official holiday. Lunar holidays are estimates of the `holidays` package."""
    return day.weekday() != FRIDAY and day not in _holidays(day.year)


def add_working_days(start: dt.date, count: int) -> dt.date:
    """The working day that lies `count` working days after `start`."""
    day = start
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day
