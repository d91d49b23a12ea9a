"""Who can sign in to the demo; known before any database is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoUser:
    role: str
    role_fa: str
    mobile: str
    name: str
    hint: str


DEMO_USERS = (
    DemoUser("shopper", "خریدار", "09120000001", "مریم احمدی", "/account/"),
    DemoUser("shopper", "خریدار", "09120000002", "رضا کاظمی", "/account/"),
    DemoUser("seller", "فروشنده", "09130000001", "زهرا لاجوردی", "/panel/"),
    DemoUser("seller", "فروشنده", "09130000002", "گل‌بی‌بی ریگی", "/panel/"),
    DemoUser("operator", "کارشناس", "09100000001", "نسرین امینی", "/office/"),
)
